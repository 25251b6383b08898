#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# lint.sh [--format] [FILE…]
# clang-format, shellcheck, clang-tidy and clazy on our own sources. --format: only the first.
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
[ -f "$build/build.ninja" ] || cmake --preset dev -B "$build" -DLITEKEEP_PCH=OFF \
    -DCMAKE_AUTOGEN_ORIGIN_DEPENDS=OFF > /dev/null
cmake --build "$build" --target build.ninja > /dev/null
ninja -C "$build" -t targets all | sed -n 's/^\([^/]*_autogen\): phony$/\1/p' \
    | xargs cmake --build "$build" --target > /dev/null
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
