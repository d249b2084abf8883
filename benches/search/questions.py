#!/usr/bin/env python3
"""Asks the judged questions and prints recall@10 and nDCG@10 of both halves, in both scripts.

usage: questions.py FANGAN INDEX QUESTIONS.json
QUESTIONS holds objects with id, query, query_hant, relevant (law and article). The weights in src/index/rank.rs were
chosen by the questions with an even id; those with an odd one were printed along, and no weight was chosen by them.
"""
import json
import math
import re
import subprocess
import sys


def name(law, label):
    law = re.sub(r"\s|[(（]\d{4}-\d\d-\d\d[)）]", "", law.translate(str.maketrans("〈〉", "《》"))).replace("中华人民共和国", "", 1)
    return ("民法典" if law.startswith("民法典") else law) + re.sub(r"\s", "", label)


def wanted(title):
    law, label = re.fullmatch(r"(.*?)(第[^第]+条(?:之[一二三四五六七八九十]+)?)?", title).groups()
    return name(law, label or "")


def ask(query):
    command = [sys.argv[1], "search", "--index", sys.argv[2], "--format", "json", "--limit", "10", "--", query]
    answer = subprocess.run(command, capture_output=True, text=True)
    if answer.returncode > 1:
        sys.exit(answer.stderr)
    return [name(hit["title"], hit["label"]) for hit in json.loads(answer.stdout)["hits"]]


with open(sys.argv[3], encoding="utf-8") as file:
    questions = json.load(file)
same = 0
rows = []
for question in questions:
    relevant = {wanted(title) for title in question["relevant"]}
    best = sum(1 / math.log2(i + 2) for i in range(min(10, len(relevant))))
    tops = [ask(question[field]) for field in ("query", "query_hant")]
    same += tops[0] == tops[1]
    row = []
    for top in tops:
        row.append(len(relevant & set(top)) / len(relevant))
        row.append(sum(1 / math.log2(i + 2) for i, hit in enumerate(top) if hit in relevant) / best)
    rows.append((question["id"] % 2, row))
for title, part in (("even, tuned on", [0]), ("odd, held out", [1]), ("all", [0, 1])):
    chosen = [row for half, row in rows if half in part]
    means = [sum(column) / len(chosen) for column in zip(*chosen)]
    print(f"{title:<15} {len(chosen):>3} questions  Simplified {means[0]:.3f} {means[1]:.3f}  Traditional {means[2]:.3f} {means[3]:.3f}")
print(f"same top ten {same / len(rows):.3f}")
