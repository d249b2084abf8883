#!/bin/sh
# Compares the plans of a merge request with its base and keeps one note up to date. Fails at the gate.
# Needs git, curl and jq; FANGAN_TOKEN is a token of the project that may write notes.
set -eu

base=${CI_MERGE_REQUEST_DIFF_BASE_SHA:?runs in merge request pipelines}
gate=${FANGAN_FAIL_ON:-error}
lang=${FANGAN_LANG:-zh-Hans}
mark='<!-- fangan diff -->'
report=fangan-diff.md

git cat-file -e "$base^{commit}" 2>/dev/null || git fetch --quiet --depth=1 origin "$base"

changed=0
fangan diff "$base" HEAD --lang "$lang" --format markdown --output "$report" || changed=$?
[ "$changed" -le 1 ] || exit "$changed"
fangan diff "$base" HEAD --lang "$lang" --format sarif --output fangan-diff.sarif || [ $? -eq 1 ]

api() {
    curl --silent --show-error --fail --header "PRIVATE-TOKEN: $FANGAN_TOKEN" "$@"
}

if [ -n "${FANGAN_TOKEN:-}" ]; then
    notes=$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes
    { echo "$mark"; cat "$report"; } > "$report.body"
    known=$(api "$notes?per_page=100" | jq -r --arg mark "$mark" 'map(select(.body | startswith($mark)))[0].id // empty')
    if [ -n "$known" ]; then
        api --request PUT --data-urlencode "body@$report.body" "$notes/$known" >/dev/null
    elif [ "$changed" -eq 1 ]; then
        api --request POST --data-urlencode "body@$report.body" "$notes" >/dev/null
    fi
fi

[ "$gate" != never ] || exit 0
fangan diff "$base" HEAD --fail-on "$gate" --format json >/dev/null
