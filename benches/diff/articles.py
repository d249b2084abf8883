#!/usr/bin/env python3
"""Writes a law of 700 articles and its revision with 750, put together from real ones: usage: articles.py PAIRS OUT"""
import pathlib
import re
import sys

pairs, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
bodies = []
for file in sorted(pairs.glob("tw-statutes/*/old.txt")):
    parts = re.split(r"(?m)^第 [0-9-]+ 條", file.read_text())[1:]
    bodies += [part.strip() for part in parts if 40 < len(part) < 600]
bodies = list(dict.fromkeys(bodies))[:750]


def law(texts):
    return "綜合法\n" + "".join(f"第 {n} 條\n{text}\n" for n, text in enumerate(texts, 1))


(out / "750.txt").write_text(law(bodies))
(out / "700.txt").write_text(law([text for n, text in enumerate(bodies) if n % 15 != 7]))
