#!/bin/sh
# Times indexing and cold queries beside ripgrep, SQLite FTS5 and Lucene SmartCN.
# usage: benches/search/run.sh LAWS [OUT]   needs: hyperfine, ripgrep, python3; javac and liblucene4.10-java for Lucene
# then, when wanted: growth.py and robust.py, beside this file
set -eu
laws=$1
out=${2:-target/bench-search}
here=$(dirname "$0")
fangan=target/release/fangan
cargo build --release --quiet
mkdir -p "$out"
python3 "$here/articles.py" "$laws" > "$out/articles.tsv"
java=/usr/share/java
jars=$java/lucene-core-4.10.4.jar:$java/lucene-analyzers-common-4.10.4.jar:$java/lucene-analyzers-smartcn-4.10.4.jar
[ -e $java/lucene-analyzers-smartcn-4.10.4.jar ] && javac -nowarn -cp "$jars" -d "$out" "$here/SmartCn.java"
timed() { /usr/bin/time -f "$1: %e s wall, %U s user, %S s system, peak %M KB" "$@" 2>&1 >/dev/null | tail -1; }
echo "== index: three rounds, each in turn"
for round in 1 2 3; do
  rm -rf "$out/index" "$out/lucene"
  timed "$fangan" index "$laws" --index "$out/index"
  timed python3 "$here/fts5.py" "$out/articles.tsv" "$out/fts5.db"
  [ -e "$out/SmartCn.class" ] && timed java -cp "$out:$jars" SmartCn "$out/articles.tsv" "$out/lucene"
done
echo "text: $(find "$laws" -name '*.md' -exec cat {} + | wc -c) bytes"
du -kc "$out/index" "$out/fts5.db" "$out"/lucene 2>/dev/null | sed 's/\t/ KB  /'
echo "== memory"
for memory in 16 64 512; do
  rm -rf "$out/index-$memory"
  echo "--memory $memory"
  timed "$fangan" index "$laws" --index "$out/index-$memory" --memory $memory
done
echo "== cold queries, the Beijing plan"
hyperfine -N -i --warmup 3 --runs 30 --export-json "$out/plan.json" \
  "rg 氢能 plan/" "$fangan search 氢能" "$fangan search '氢能 供热'" "$fangan search 氢能 --kind measure" "$fangan search 氢能 --format json"
echo "== cold queries, the laws"
hyperfine -N -i --warmup 3 --runs 30 --export-json "$out/laws.json" \
  "rg 氢能 $laws" "$fangan search --index $out/index 氢能" "$fangan search --index $out/index '劳动合同 解除'" \
  "$fangan search --index $out/index 氢能 --kind measure" "$fangan search --index $out/index --format json 氢能" \
  "$fangan search --index $out/index 夫妻一方以个人名义所欠债务由谁偿还"
python3 - "$out/plan.json" "$out/laws.json" <<'PY'
import json, sys
for file in sys.argv[1:]:
    results = json.load(open(file))["results"]
    rg = results[0]
    print("\n| query | median | of rg | processor time | of rg |\n| --- | --- | --- | --- | --- |")
    for r in results:
        cpu = r["user"] + r["system"]
        print(f"| `{r['command']}` | {r['median'] * 1e3:.1f} ms | {r['median'] / rg['median']:.2f} | {cpu * 1e3:.1f} ms | {cpu / (rg['user'] + rg['system']):.2f} |")
PY
