#!/usr/bin/env python3
"""Megabytes of text a second that parse with extraction takes on one core, over a folder of statutes.

usage: benches/reading/throughput.py FANGAN LAWS
Counts processor time (user and system), start and the outline printed included; the least of five runs over all files that
are plans, read by one process.
"""
import os
import pathlib
import subprocess
import sys


def seconds(fangan, files):
    child = subprocess.Popen([fangan, "parse", "--format", "outline", *files], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime


def main():
    fangan, laws = sys.argv[1], pathlib.Path(sys.argv[2])
    files = [p for p in sorted(laws.rglob("*.md")) if seconds(fangan, [p])[0] == 0]
    size = sum(p.stat().st_size for p in files) / 1e6
    runs = [seconds(fangan, files) for _ in range(5)]
    assert all(code == 0 for code, _ in runs), runs
    best = min(took for _, took in runs)
    print(f"{len(files)} files, {size:.1f} MB, {best:.2f} s of processor time: {size / best:.1f} MB/s")


if __name__ == "__main__":
    main()
