#!/usr/bin/env python3
"""Prints docs/reading-corpus.md: for each document of a corpus its units, measures, clauses with a verb, and what is unread.

usage: benches/reading/corpus.py [--times] FANGAN CORPUS > docs/reading-corpus.md
The cells of the CSV files are documents of their own. With --times (of a release build) the processor time of `parse --format json`
stands in a last column: user and system, start and output included, the least of three runs.
"""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SKIP = {".csv", ".mm"}


def run(fangan, path):
    """Exit code, output and processor milliseconds of one parse."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen([fangan, "--lang", "en", "parse", path, "--format", "json"], stdout=out, stderr=err)
        _, status, used = os.wait4(child.pid, 0)
        out.seek(0)
        err.seek(0)
        return os.waitstatus_to_exitcode(status), out.read(), err.read().decode(errors="replace"), (used.ru_utime + used.ru_stime) * 1000


def documents(corpus, scratch):
    """Folder, name and path of each document; long cells of tables are written out as text first."""
    csv.field_size_limit(10**9)
    for path in sorted(p for p in corpus.rglob("*") if p.is_file()):
        folder = path.parent.relative_to(corpus).as_posix()
        if path.suffix == ".csv":
            with open(path, encoding="utf-8-sig", newline="") as table:
                for number, row in enumerate(csv.reader(table)):
                    cell = max(row, key=len, default="")
                    if len(cell) > 300:
                        text = scratch / f"{path.stem}-{number:03}.txt"
                        text.write_text(cell)
                        yield folder, text.name, text
        elif path.suffix not in SKIP and path.name != "LICENSE":
            yield folder, path.name, path


def main():
    timed = "--times" in sys.argv
    fangan, corpus = [a for a in sys.argv[1:] if a != "--times"]
    corpus = pathlib.Path(corpus)
    folders, refused, slow, times, total = {}, [], 0, [], [0] * 5
    with tempfile.TemporaryDirectory() as scratch:
        for folder, name, path in documents(corpus, pathlib.Path(scratch)):
            runs = [run(fangan, path) for _ in range(3 if timed else 1)]
            code, out, err, _ = runs[0]
            took = min(r[3] for r in runs)
            if code:
                refused.append((folder, name, code, err.strip().splitlines()[0].split("' ", 1)[-1]))
                continue
            plan = json.loads(out)
            clauses = [c for m in plan["measures"] for c in m["clauses"]]
            verbs = sum(1 for c in clauses if c["verb"])
            row = (len(plan["sections"]), len(plan["measures"]), verbs, len(clauses), len(plan["unread"]))
            total = [a + b for a, b in zip(total, row)]
            times.append(took)
            slow += took > 200
            folders.setdefault(folder.split("/")[0], []).append((name, *row, took))
    share = lambda verbs, clauses: f"{verbs / clauses:.3f}" if clauses else "–"
    print("# The corpus as it is read\n")
    print("Made by `benches/reading/corpus.py target/release/fangan ../shared/corpus/plans > docs/reading-corpus.md`; `--times` adds the processor time.\n")
    print(f"{len(times)} documents, {total[0]} units, {total[1]} measures, {total[3]} clauses, {share(total[2], total[3])} of them with a verb, "
          f"{total[4]} unread." + (f" Slowest {max(times):.0f} ms; {slow} over 200 ms.\n" if timed else "\n"))
    print(f"Refused, each with one sentence ({len(refused)}):\n")
    for folder, name, code, why in refused:
        print(f"* {folder}/{name}: {why}" + ("" if code == 2 else f" **exit {code}**"))
    for folder, rows in folders.items():
        print(f"\n## {folder}\n")
        print("| document | units | measures | clauses with a verb | unread |" + " ms |" * timed)
        print("| --- | --- | --- | --- | --- |" + " --- |" * timed)
        for name, units, measures, verbs, clauses, unread, took in rows:
            name = name if len(name) <= 44 else name[:28] + "…" + name[-15:]
            print(f"| {name} | {units} | {measures} | {share(verbs, clauses)} of {clauses} | {unread} |" + f" {took:.0f} |" * timed)


if __name__ == "__main__":
    main()
