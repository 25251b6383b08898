#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# screenshots.sh FOLDER | --readme
# Pictures of the real program on a virtual desktop, with the databases of a home server: both
# languages, light and dark, at 100 and 200 %, and some at 300 %, on a small and on a very large
# screen. Takes some minutes for each. --readme makes resources/screenshots/window.png instead.
# Needs a built program (BUILD=build/dev unless it is set) and what
# "app/install-dependencies.sh test" installs.
set -euo pipefail
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
build=${BUILD:-$root/build/dev}
if [ "$#" -ne 1 ]; then
    sed -n '3,8s/^# //p' "$0"
    exit 2
fi
cmake --build "$build" --target litekeep litekeepctl > /dev/null

# take SCREEN LANGUAGE PALETTE SCALE FOLDER [WHAT…]
take() {
    local screen=$1
    shift
    SCREEN=${screen}x24 "$root/tests/desktop/desktop.sh" "$root/tests/desktop/pictures.py" \
        "$build/app/window/litekeep" "$build/app/cli/litekeepctl" "$@" 2> "$log" || {
        cat -- "$log" >&2
        exit 1
    }
}

log=$(mktemp)
home=$(mktemp -d)
trap 'rm -rf -- "$home" "$log"' EXIT
if [ "$1" = --readme ]; then
    take 2560x1600 en light 2 "$home" readme
    mkdir -p -- "$root/resources/screenshots"
    cp -- "$home/window.png" "$root/resources/screenshots/window.png"
    exit 0
fi

for language in en ru; do
    for palette in light dark; do
        take 1280x800 "$language" "$palette" 1 "$1/$language-$palette"
        take 2560x1600 "$language" "$palette" 2 "$1/$language-$palette-200"
    done
done
take 3840x2400 en light 3 "$1/en-light-300" overview database
take 800x600 ru light 1 "$1/ru-light-small" fill overview database restore
take 980x700 en light 1 "$1/en-light-narrow" fill overview
take 3840x2160 en dark 1 "$1/en-dark-large" fill overview database
