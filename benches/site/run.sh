#!/bin/sh
# Times the building of a site beside stock mdBook on the same sources, and measures its search in a browser.
# usage: benches/site/run.sh WORKSPACE      needs hyperfine; the search also node and chromium
set -eu
workspace=$1
fangan=target/release/fangan
cargo build --release --quiet --bin fangan --example stock
"$fangan" -C "$workspace" build > /dev/null
echo "$(find "$workspace/book/html" -name '*.html' | wc -l) pages, $(ls "$workspace"/plan/*/measures/*.yaml | wc -l) measures"
# Turn about, so that both meet the same machine.
for round in 1 2 3; do
    hyperfine -N --warmup 1 --runs "${RUNS:-3}" "$fangan -C $workspace site build" "target/release/examples/stock $workspace" 2> /dev/null |
        grep -E 'Benchmark|Time|times faster|±'
done
if command -v node > /dev/null && command -v chromium > /dev/null; then
    node tests/browser/measure.mjs "$(command -v chromium)" "$workspace" "$fangan"
fi
