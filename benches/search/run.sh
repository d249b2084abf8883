#!/bin/sh
# Times indexing and cold queries beside ripgrep, SQLite FTS5 and Lucene SmartCN.
# usage: benches/search/run.sh LAWS [OUT]   needs: hyperfine, ripgrep, python3; javac and liblucene4.10-java for Lucene
set -eu
laws=$1
out=${2:-target/bench-search}
here=$(dirname "$0")
fangan=target/release/fangan
cargo build --release --quiet
mkdir -p "$out"
rm -rf "$out/index"
python3 "$here/articles.py" "$laws" > "$out/articles.tsv"
echo "== index"
/usr/bin/time -f "fangan: %e s, user %U s, peak %M KB" "$fangan" index "$laws" --index "$out/index"
du -k "$out/index" | cut -f1 | sed 's/$/ KB on disk/'
python3 "$here/fts5.py" "$out/articles.tsv" "$out/fts5.db"
jars=/usr/share/java/lucene4.10-core.jar:/usr/share/java/lucene4.10-analyzers-common.jar:/usr/share/java/lucene4.10-analyzers-smartcn.jar
if [ -e /usr/share/java/lucene4.10-core.jar ]; then
  javac -cp "$jars" -d "$out" "$here/SmartCn.java"
  rm -rf "$out/lucene"
  /usr/bin/time -f "Lucene: %e s, user %U s, peak %M KB" java -cp "$out:$jars" SmartCn "$out/articles.tsv" "$out/lucene"
fi
echo "== cold queries"
hyperfine -N -i --warmup 3 --runs 30 \
  "rg 氢能 plan/" "$fangan search 氢能" "$fangan search '氢能 供热'" "$fangan search 氢能 --kind measure" "$fangan search 氢能 --format json"
hyperfine -N -i --warmup 3 --runs 30 \
  "rg 氢能 $laws" "$fangan search --index $out/index 氢能" "$fangan search --index $out/index '劳动合同 解除'" \
  "$fangan search --index $out/index 氢能 --kind measure" "$fangan search --index $out/index --format json 氢能"
