#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# screenshots.sh FOLDER | --readme
# Pictures of the real window on a real database, in both languages, light and dark, wide and
# narrow. --readme makes resources/screenshots/window.png instead. Needs a configured build:
# BUILD=build/dev unless it is set.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
build=${BUILD:-$root/build/dev}
if [ "$#" -ne 1 ]; then
    sed -n '3,6s/^# //p' "$0"
    exit 2
fi
cmake --build "$build" --target litekeep_screenshots >/dev/null

home=$(mktemp -d)
trap 'rm -rf -- "$home"' EXIT

# shoot FOLDER LANGUAGE PALETTE [small]; a fresh home each time, so that nothing is remembered
shoot() {
    rm -rf -- "$home/user"
    mkdir -p -- "$1" "$home/user/run"
    chmod 700 "$home/user/run"
    env HOME="$home/user" XDG_RUNTIME_DIR="$home/user/run" \
        XDG_CONFIG_HOME="$home/user/.config" XDG_DATA_HOME="$home/user/.local/share" \
        XDG_STATE_HOME="$home/user/.local/state" LC_ALL=C.UTF-8 \
        LITEKEEP_CHART_FOLDER="$build/app/window" QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR="${scale:-1}" \
        "$build/tests/ui/litekeep_screenshots" "$@" 2>"$home/log" || {
        cat "$home/log" >&2
        exit 1
    }
}

if [ "$1" = --readme ]; then
    scale=2
    shoot "$home/pictures" en light
    mkdir -p -- "$root/resources/screenshots"
    cp -- "$home/pictures/backups.png" "$root/resources/screenshots/window.png"
    exit 0
fi

for language in en ru; do
    for palette in light dark; do
        shoot "$1/$language-$palette" "$language" "$palette"
        shoot "$1/$language-$palette-small" "$language" "$palette" small
    done
done
scale=2
shoot "$1/en-light-200" en light
shoot "$1/ru-dark-small-200" ru dark small
