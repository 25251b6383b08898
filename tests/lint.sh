#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# lint.sh [--format] [FILE…]
# clang-format, shellcheck, clazy and clang-tidy on our own sources, or the last two on those files
# only. --format: only the first. The whole takes an hour of processor time at first.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd -- "$root"

only_format=''
if [ "${1:-}" = --format ]; then
    only_format=1
    shift
fi
build=build/lint

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

# A build folder of its own: the clang tools cannot read the headers that gcc precompiled for a
# development build. Nothing is compiled there, only what Qt's tools generate is made.
step 'what the tools read'
[ -f "$build/build.ninja" ] || cmake --preset dev -B "$build" -DLITEKEEP_PCH=OFF > /dev/null
cmake --build "$build" --target build.ninja > /dev/null
# Not by the targets x_autogen: they would have the libraries built first.
find "$build" -name AutogenInfo.json -print0 \
    | xargs -0 -P 2 -I '{}' cmake -E cmake_autogen '{}' Debug > /dev/null
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

# What was clean and has not changed since is not looked at again (build/lint/clean).
look() {
    step "$1"
    tr '\n' '\0' < "$list" \
        | xargs -0 -n 4 -P 2 python3 tests/lint_file.py "$1" "$build" "$2" || result=1
}
look clazy .clazy
look clang-tidy .clang-tidy
exit "$result"
