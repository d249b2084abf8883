#!/usr/bin/env python3
"""Times the diff on pairs of 100 kB that no office writes: usage: hostile.py FANGAN [SEEDS]

Each shape is made with SEEDS seeds (default 3), against itself with other chance; a pair must take less than a second of
processor time, and a text against itself must differ in nothing. The slowest pair of each shape is printed."""
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

fangan, seeds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3
SIZE = 100_000
WORDS = "建設 推進 研究 嚴禁 公園 綠道 河道 治理 完善 機制 300公里 95% 到2025年 力爭 不得 《規劃》 市交通委 電網 水系 學校".split()


def fill(chance, piece):
    out, size = [], 0
    while size < SIZE:
        out.append(piece(chance, len(out)))
        size += len(out[-1].encode())
    return "".join(out)


def noise(chance, n):
    return "".join(chr(0x4E00 + chance.randrange(700)) for _ in range(n))


SHAPES = {
    "figures in one sentence": lambda c, i: f"建設{c.randrange(9000)}公里綠道、",
    "members of one list": lambda c, i: noise(c, 3) + "、",
    "segments of one sentence": lambda c, i: c.choice(WORDS) + noise(c, c.randrange(1, 5)) + "，",
    "sentences of one unit": lambda c, i: c.choice(WORDS) + noise(c, 6) + "。",
    "digits": lambda c, i: str(c.randrange(10)),
    "equal headings": lambda c, i: f"\n{i + 1}.加強領導。{noise(c, 8)}。",
    "equal units": lambda c, i: f"\n{i + 1}.加強領導。{'研究' if c.randrange(40) == 0 else ''}建設綠道。",
    "short units": lambda c, i: f"\n{i + 1}.{noise(c, 2)}。{c.choice(WORDS)}。",
    "articles": lambda c, i: f"\n第{i + 1}條 {c.choice(WORDS)}{noise(c, 12)}。",
    "brackets": lambda c, i: c.choice("（）《》「」〔〕") + noise(c, 1),
    "broken lines": lambda c, i: c.choice(WORDS) + noise(c, 27) + "\n    ",
    "offices": lambda c, i: f"（市{noise(c, 2)}委牽頭，市{noise(c, 2)}局負責）",
    "dates": lambda c, i: f"到{2020 + c.randrange(20)}年{1 + c.randrange(12)}月底前建成，",
    "citations": lambda c, i: f"依照《{noise(c, 4)}條例》第{1 + c.randrange(99)}條，",
    "words at random": lambda c, i: c.choice(WORDS + ["，", "。", "、", "\n", "；", "\n1.", "\n（一）", "\n一、"]),
}


def seconds(base, revision):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    status = subprocess.run([fangan, "diff", base, revision, "--format", "json"], stdout=subprocess.DEVNULL).returncode
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return status, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


worst = 0.0
with tempfile.TemporaryDirectory() as folder:
    for name, piece in SHAPES.items():
        slowest = 0.0
        for seed in range(seeds):
            files = []
            for side in ("base", "revision"):
                file = pathlib.Path(folder) / f"{side}.txt"
                chance = random.Random(f"{name} {seed} {side}")
                file.write_text("綠色發展實施方案\n一、主要任務\n（一）建設綠道。" + fill(chance, piece) + "。\n")
                files.append(os.fspath(file))
            status, took = seconds(*files)
            assert status == 1, f"{name}, seed {seed}: exit {status}"
            same, _ = seconds(files[0], files[0])
            assert same == 0, f"{name}, seed {seed}: differs from itself"
            slowest = max(slowest, took)
        worst = max(worst, slowest)
        print(f"{slowest * 1000:6.0f} ms  {name}", flush=True)
print(f"slowest {worst * 1000:.0f} ms")
sys.exit(worst >= 1.0)
