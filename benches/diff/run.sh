#!/bin/sh
# Times the diff beside `git diff --word-diff` on the largest pair, the plan against itself, and 700 articles against 750.
# usage: benches/diff/run.sh PAIRS [OUT]   needs: hyperfine, git, python3; PAIRS is a folder of folders of pairs
set -eu
pairs=$1
out=${2:-target/bench-diff}
fangan=${CARGO_TARGET_DIR:-target}/release/fangan
export LC_ALL=C.UTF-8
mkdir -p "$out"
python3 "$(dirname "$0")/articles.py" "$pairs" "$out"
# shellcheck disable=SC2012
new=$(ls -S "$pairs"/*/*/new.* | head -n 1)
old=$(dirname "$new")/old.${new##*.}
plan=plan/beijing-subcenter/source.txt
echo "largest pair: $new ($(wc -c < "$new") bytes)"
hyperfine -N -i --warmup 3 --runs "${RUNS:-20}" --export-json "$out/times.json" \
  "git diff --no-index --word-diff --word-diff-regex=. $old $new" "$fangan diff $old $new" \
  "$fangan diff $plan $plan" "$fangan diff $out/700.txt $out/750.txt" "$fangan --version" > "$out/hyperfine.log" 2>&1
python3 - "$out/times.json" <<'P'
import json, sys
times = json.load(open(sys.argv[1]))["results"]
for t in times:
    cpu = t["user"] + t["system"]
    print(f"{cpu * 1000:8.1f} ms processor  {t['min'] * 1000:8.1f} ms fastest wall  {t['command'][-90:]}")
cpu = [t["user"] + t["system"] for t in times]
print(f"largest pair: {cpu[1] / cpu[0]:.2f} of git's processor time, {times[1]['min'] / times[0]['min']:.2f} of its fastest wall time")
P
