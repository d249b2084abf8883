#!/usr/bin/env python3
"""Indexes articles.tsv with SQLite FTS5 and its trigram tokenizer.

usage: fts5.py articles.tsv OUT.db
"""
import os
import resource
import sqlite3
import sys
import time

rows = [line.rstrip("\n").split("\t") for line in open(sys.argv[1], encoding="utf-8")]
if os.path.exists(sys.argv[2]):
    os.remove(sys.argv[2])
start = time.perf_counter()
db = sqlite3.connect(sys.argv[2])
db.execute("PRAGMA journal_mode=OFF")
db.execute("PRAGMA synchronous=OFF")
db.execute("CREATE VIRTUAL TABLE a USING fts5(law, label, body, tokenize='trigram')")
db.executemany("INSERT INTO a VALUES (?, ?, ?)", rows)
db.execute("INSERT INTO a(a) VALUES ('optimize')")
db.commit()
db.close()
took = time.perf_counter() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(f"SQLite {sqlite3.sqlite_version} FTS5 trigram: {len(rows)} articles, {took:.1f} s, peak {memory} MB, {os.path.getsize(sys.argv[2]) >> 20} MB on disk")
