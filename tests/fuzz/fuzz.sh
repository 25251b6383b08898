#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# fuzz.sh [SECONDS] [TARGET…]
# Lets libFuzzer search each target so long (60 s), with the address and undefined-behaviour
# sanitizers, and keeps the inputs that reach something new in inputs/TARGET. An input that breaks
# a promise is written as crash-…; put it into inputs/TARGET when it is mended.
set -euo pipefail
seconds=${1:-60}
here=$(cd -- "$(dirname -- "$0")" && pwd)
root=$(cd -- "$here/../.." && pwd)
shift || true
command -v clang++ > /dev/null || {
    echo 'fuzz.sh: needs clang++ (Debian: clang)' >&2
    exit 1
}
cd -- "$root"
cmake --preset fuzz > /dev/null
if [ "$#" -eq 0 ]; then
    for file in "$here"/*fuzz.cpp; do
        set -- "$@" "$(basename -- "$file" fuzz.cpp)"
    done
fi
cmake --build build/fuzz --target "${@/#/fuzz_}"
for target in "$@"; do
    found=$(mktemp -d)
    # First what is new, then only what adds something: the kept inputs stay few.
    "build/fuzz/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 \
        -print_final_stats=1 "$found" "$here/inputs/$target"
    "build/fuzz/tests/fuzz/fuzz_$target" -merge=1 "$here/inputs/$target" "$found"
    rm -r -- "$found"
done
