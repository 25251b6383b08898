#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# lint.sh [--format] [BUILD_FOLDER [FILE…]]
# clang-format, shellcheck, clang-tidy and clazy on our own sources. --format: only the first.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd -- "$root"

only_format=''
if [ "${1:-}" = --format ]; then
    only_format=1
    shift
fi
build=${1:-build/dev}
[ "$#" -eq 0 ] || shift

sources() {
    find app engine ui tests -name build -prune -o -name "$1" -type f -print | LC_ALL=C sort
}

# Every tool has its say before the run fails.
result=0
step() {
    echo "$1" >&2
}

step 'clang-format'
{ sources '*.h'; sources '*.cpp'; } | tr '\n' '\0' \
    | xargs -0 clang-format --dry-run -Werror --ferror-limit=1 || result=1
[ -z "$only_format" ] || exit "$result"

step 'shellcheck'
{ sources '*.sh'; echo .ci/run; } | tr '\n' '\0' | xargs -0 shellcheck || result=1

if [ ! -f "$build/compile_commands.json" ]; then
    echo "lint.sh: $build holds no compile_commands.json; build first" >&2
    exit 2
fi
# The bench and the fuzz drivers may be left out of a build: only what is compiled is looked at.
list=$(mktemp)
trap 'rm -f -- "$list"' EXIT
if [ "$#" -gt 0 ]; then
    printf '%s\n' "$@" > "$list"
else
    sources '*.cpp' | while IFS= read -r file; do
        grep -qF "/$file\"" "$build/compile_commands.json" && printf '%s\n' "$file"
    done > "$list"
fi

step 'clazy'
tr '\n' '\0' < "$list" | xargs -0 -n 8 -P 2 env CLAZY_CHECKS="$(cat .clazy)" \
    clazy-standalone -p "$build" --header-filter="$root/(app|engine|ui|tests)/.*" \
    --extra-arg=-Werror || result=1

step 'clang-tidy'
tr '\n' '\0' < "$list" | xargs -0 -n 1 -P 2 clang-tidy -p "$build" --quiet || result=1
exit "$result"
