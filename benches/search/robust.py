#!/usr/bin/env python3
"""Kills indexing a hundred times, tears the index, fills the disk, takes the right to write, lets two run at once.

usage: robust.py FANGAN LAWS [KILLS]   full disk and read-only folder need root (a small tmpfs); left out without
Every step ends in an assertion: a reader answers as before or says one sentence, and the next run heals.
"""
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

fangan, laws = sys.argv[1], pathlib.Path(sys.argv[2])
kills = int(sys.argv[3]) if len(sys.argv) > 3 else 100
work = pathlib.Path(tempfile.mkdtemp(prefix="fangan-robust-"))
files = sorted(f for f in laws.rglob("*.md") if f.stat().st_size)


def sample(name, every):
    for file in files[::every]:
        copy = work / name / file.relative_to(laws)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    return work / name


def run(*args):
    done = subprocess.run([fangan, "--lang", "en", *map(str, args)], capture_output=True, text=True)
    return done.returncode, done.stdout.strip(), done.stderr.strip()


def hits(index):
    code, out, err = run("search", "--index", index, "--count", "--", "合同")
    assert code == 0, (code, out, err)
    return int(out)


def one_sentence(code, out, err):
    assert code == 2 and not out and len(err.splitlines()) == 1, (code, out, err)
    return err


def left(index):
    return sorted(p.name for p in index.iterdir())


few, many = sample("few", 100), sample("many", 10)
index, spare = work / "index", work / "spare"
assert run("index", few, "--index", index)[0] == 0
old = hits(index)
shutil.copytree(index, spare)
start = time.monotonic()
assert run("index", many, "--index", index)[0] == 0
whole, new = time.monotonic() - start, hits(index)
assert new > old > 0
print(f"before {old} hits, after {new}; a whole run takes {whole:.1f} s")

rng = random.Random(20211)
killed = 0
for _ in range(kills):
    shutil.copyfile(spare / "fangan.index", index / "fangan.index")
    child = subprocess.Popen([fangan, "index", many, "--index", index], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(rng.uniform(0, whole * 1.1))
    child.send_signal(signal.SIGKILL)
    if child.wait() == -signal.SIGKILL:
        killed += 1
        assert hits(index) in (old, new)
    else:
        assert hits(index) == new
shutil.copyfile(spare / "fangan.index", index / "fangan.index")
assert run("index", many, "--index", index)[0] == 0 and hits(index) == new
assert left(index) == ["fangan.index", "lock"], left(index)
print(f"kill -9: {kills} runs, {killed} died, every reader answered, the next run healed and left nothing behind")

whole_bytes = (index / "fangan.index").read_bytes()
for size in (0, 1, 23, 24, len(whole_bytes) // 3, len(whole_bytes) - 1):
    (index / "fangan.index").write_bytes(whole_bytes[:size])
    said = one_sentence(*run("search", "--index", index, "合同"))
    assert run("index", many, "--index", index)[0] == 0 and hits(index) == new
print(f"truncated at 6 places: {said}; healed each time")

both = [subprocess.Popen([fangan, "index", many, "--index", work / "both"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in "ab"]
assert [child.wait() for child in both] == [0, 0] and hits(work / "both") == new
print("two indexers at once: both succeeded, one after the other")

if os.geteuid() == 0:
    disk = work / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], check=True)
    try:
        assert run("index", few, "--index", disk / "index")[0] == 0
        for memory in (512, 16):
            said = one_sentence(*run("index", many, "--index", disk / "index", "--memory", memory))
            assert hits(disk / "index") == old and left(disk / "index") == ["fangan.index", "lock"]
        print(f"full disk: {said}; the old index answers, nothing is left behind")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        said = one_sentence(*run("index", many, "--index", disk / "index"))
        assert hits(disk / "index") == old
        print(f"read-only folder: {said}; the old index answers")
        subprocess.run(["mount", "-o", "remount,rw,size=64m", disk], check=True)
        assert run("index", many, "--index", disk / "index")[0] == 0 and hits(disk / "index") == new
        print("room again: the next run healed")
    finally:
        subprocess.run(["umount", disk], check=True)
shutil.rmtree(work)
