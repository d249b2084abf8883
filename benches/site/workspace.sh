#!/bin/sh
# Makes a workspace of documents, as they are given, until they have SIZE characters together.
# Documents that are no plans are left out. usage: benches/site/workspace.sh OUT SIZE DOCUMENT...   (UTF-8 text or Markdown)
set -eu
out=$1
size=$2
shift 2
fangan=${FANGAN:-target/release/fangan}
rm -rf "$out"
total=0
number=0
for file in "$@"; do
    [ "$total" -lt "$size" ] || break
    "$fangan" parse "$file" > /dev/null 2>&1 || [ $? -eq 1 ] || continue
    number=$((number + 1))
    total=$((total + $(wc -m < "$file")))
    folder=$out/plan/plan-$(printf %03d $number)
    mkdir -p "$folder"
    cp "$file" "$folder/source.${file##*.}"
done
echo "$number plans, $total characters"
