#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh [--long] [--asan] [--lint] [CTEST ARGUMENT…]
# Installs what is missing, builds with warnings as errors, runs every test.
#   --long  also what takes minutes: the whole corpus, and as root the package in a clean Debian
#   --asan  with the address and undefined-behaviour sanitizers
#   --lint  clang-format, clang-tidy, clazy and shellcheck first
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

preset=dev
lint=''
long=''
while [ "$#" -gt 0 ]; do
    case $1 in
        --long)
            export LITEKEEP_LONG=1
            long=package
            ;;
        --asan) preset=asan ;;
        --lint) lint=lint ;;
        -h | --help)
            sed -n '3,7s/^# //p' "$root/tests/run.sh"
            exit 0
            ;;
        *) break ;;
    esac
    shift
done

# shellcheck disable=SC2086 # no word at all where there is nothing to do
"$root/app/install-dependencies.sh" build test $lint $long
cd -- "$root"
# Configured once; after that the build sees by itself when that has to be done again.
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset"
cmake --build --preset "$preset"
[ -z "$lint" ] || tests/lint.sh
if [ -z "$long" ] || [ "$#" -gt 0 ]; then
    exec ctest --preset "$preset" -j2 "$@"
fi
ctest --preset "$preset" -j2
if [ "$(id -u)" -eq 0 ]; then
    tests/system/package.sh
else
    echo 'run.sh: the package is tried as root only' >&2
fi
