#!/usr/bin/env python3
"""Cuts a folder of Markdown statutes into articles, one a line: law, label, text, parted by tabs.

usage: articles.py LAWS > articles.tsv
"""
import pathlib
import re
import sys

HEAD = re.compile(r"(?m)^\s*(?:\*\*)?(第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?)(?=[\s　*])")
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.md")):
    text = file.read_text()
    marks = list(HEAD.finditer(text))
    for a, b in zip(marks, marks[1:] + [None]):
        body = re.split(r"(?m)^#", text[a.start() : b.start() if b else len(text)])[0]
        print(file.stem, a.group(1), re.sub(r"\s+", " ", body).strip(), sep="\t")
