#!/usr/bin/env python3
"""Checks what holds of every comparison on real pairs: usage: mirror.py FANGAN PAIRS

Swapping the sides gives the mirror of every finding; of text files, every quotation stands at its span and the redline's
words make up the revision. PAIRS is a folder of folders of pairs."""
import json
import pathlib
import subprocess
import sys

fangan, root = sys.argv[1], pathlib.Path(sys.argv[2])


def run(*args):
    return subprocess.run([fangan, "--lang", "en", "diff", *args], capture_output=True, text=True).stdout


def mirrors():
    found, rule = {}, None
    for line in run("--rules").splitlines():
        if not line.startswith(" "):
            rule = line.split()[0]
        elif line.strip().startswith("⇄"):
            found[rule] = line.split()[1]
    return found


def told(diff, turned, rule):
    """The findings as seen from the base, or from the revision when they are turned."""
    one, other, first, last = ("revision", "base", "after", "before") if turned else ("base", "revision", "before", "after")
    place = lambda side: str(side and side["span"])
    return sorted((rule(c["rule"]), place(c[one]), place(c[other]), str(c[first]), str(c[last])) for c in diff["changes"])


def faults(old, new, mirror):
    forth, back = (json.loads(run(a, b, "--format", "json")) for a, b in ((old, new), (new, old)))
    if told(forth, False, lambda rule: rule) != told(back, True, mirror.get):
        yield "no mirror"
    if old.suffix == ".txt":
        texts = {side: file.read_bytes().removeprefix(b"\xef\xbb\xbf") for side, file in (("base", old), ("revision", new))}
        quotes = [(c[side], texts[side]) for c in forth["changes"] for side in texts if c[side]]
        yield from (q["quote"] for q, text in quotes if text[slice(*q["span"])] != q["quote"].encode())
        for unit in (unit for unit in forth["units"] if unit.get("words")):
            words = "".join(run["text"] for run in unit["words"] if run["op"] != "delete")
            if texts["revision"][slice(*unit["revision"]["span"])] != words.encode():
                yield unit["revision"]["path"]
    global findings
    findings += len(forth["changes"])


mirror, findings, wrong, pairs = mirrors(), 0, 0, 0
for folder in sorted(root.glob("*/*")):
    old, new = (next(folder.glob(f"{side}.*"), None) for side in ("old", "new"))
    if old and new:
        pairs += 1
        for fault in faults(old, new, mirror):
            wrong += 1
            print(folder.name, fault)
print(f"{pairs} pairs, {findings} findings, {wrong} faults")
sys.exit(wrong > 0 or pairs == 0)
