#!/bin/sh
# Compares the plans of a pull request with its base: annotations on the lines, a summary of the job, and one comment
# that is kept up to date. Fails at the gate. Needs git, and gh to comment.
set -eu

base=${FANGAN_BASE:?the revision to compare with}
gate=${FANGAN_FAIL_ON:-error}
lang=${FANGAN_LANG:-zh-Hans}
mark='<!-- fangan diff -->'
report=${RUNNER_TEMP:-${TMPDIR:-/tmp}}/fangan-diff.md

# A shallow checkout does not hold the base.
git cat-file -e "$base^{commit}" 2>/dev/null || git fetch --quiet --depth=1 origin "$base"

# 0: the same, 1: changes, more: it could not be done.
changed=0
fangan diff "$base" HEAD --lang "$lang" --format markdown --output "$report" || changed=$?
[ "$changed" -le 1 ] || exit "$changed"
fangan diff "$base" HEAD --lang "$lang" --format github || [ $? -eq 1 ]

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$report" >> "$GITHUB_STEP_SUMMARY"; fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "report=$report" >> "$GITHUB_OUTPUT"; fi

comment() {
    body=$report.body
    { echo "$mark"; cat "$report"; } > "$body"
    list=repos/$GITHUB_REPOSITORY/issues/$FANGAN_PULL_REQUEST/comments
    known=$(gh api --paginate "$list" --jq ".[] | select(.body | startswith(\"$mark\")) | .id" | head -n 1)
    if [ -n "$known" ]; then
        gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$known" --field "body=@$body" >/dev/null
    elif [ "$changed" -eq 1 ]; then
        gh api --method POST "$list" --field "body=@$body" >/dev/null
    fi
}

if [ "${FANGAN_COMMENT:-true}" = true ] && [ -n "${FANGAN_PULL_REQUEST:-}" ]; then
    # A pull request from a fork has a token that may only read: the summary holds the report all the same.
    comment || echo "::notice::fangan: the comment could not be written; the report stands in the job's summary"
fi

[ "$gate" != never ] || exit 0
fangan diff "$base" HEAD --fail-on "$gate" --format json >/dev/null
