#!/usr/bin/env python3
"""Indexes 1, 10 and 100 % of the laws and ten copies of them; prints time, memory, size, and a cold query's time.

usage: growth.py FANGAN LAWS   needs hyperfine; about 1 GB of room in the temporary folder
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

fangan, laws = sys.argv[1], pathlib.Path(sys.argv[2])
work = pathlib.Path(tempfile.mkdtemp(prefix="fangan-growth-"))
files = sorted(f for f in laws.rglob("*.md") if f.stat().st_size)


def sample(name, every, copies=1):
    size = 0
    for copy in range(copies):
        for file in files[::every]:
            target = work / name / str(copy) / file.relative_to(laws)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
            size += file.stat().st_size
    return work / name, size


def cold(index, query):
    out = work / "hyperfine.json"
    command = f"{fangan} search --index {index} -- {query}"
    subprocess.run(["hyperfine", "-N", "-i", "--warmup", "3", "--runs", "30", "--export-json", out, command], check=True, capture_output=True)
    result = json.loads(out.read_text())["results"][0]
    hits = subprocess.run([*command.split()[:4], "--count", "--", query], capture_output=True, text=True).stdout.strip()
    return f"{hits} hits, {result['median'] * 1000:.1f}, {(result['user'] + result['system']) * 1000:.1f} ms"


print("| text | wall | processor | s / MB | peak memory | index / text | 劳动合同: median, processor | 合同 |")
print("| --- | --- | --- | --- | --- | --- | --- | --- |")
for name, every, copies in (("1 %", 100, 1), ("10 %", 10, 1), ("100 %", 1, 1), ("10 ×", 1, 10)):
    folder, size = sample("laws", every, copies)
    index = work / "index"
    start = time.monotonic()
    child = subprocess.Popen([fangan, "index", folder, "--index", index], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    assert status == 0, status
    wall, cpu = time.monotonic() - start, usage.ru_utime + usage.ru_stime
    disk = sum(p.stat().st_size for p in index.iterdir())
    print(
        f"| {name}, {size / 1e6:.1f} MB | {wall:.1f} s | {cpu:.1f} s | {cpu / size * 1e6:.3f} | {usage.ru_maxrss >> 10} MB "
        f"| {disk / size:.2f} | {cold(index, '劳动合同')} | {cold(index, '合同')} |",
        flush=True,
    )
    shutil.rmtree(folder)
    shutil.rmtree(index)
shutil.rmtree(work)
