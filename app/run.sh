#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh [DATABASE]
# Installs what is missing, builds Litekeep and opens its window on DATABASE; without one, on
# a demo shop. Without a display it shows the same main job on the command line.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

if [ "$#" -gt 1 ]; then
    echo 'Usage: run.sh [DATABASE]' >&2
    exit 2
fi
case ${1:-} in
    -h | --help)
        sed -n '3,6s/^# //p' "$root/app/run.sh"
        exit 0
        ;;
esac

"$root/app/install-dependencies.sh" build
build=$root/build/release
log=$root/build/release.log
mkdir -p -- "$build"
[ -f "$build/build.ninja" ] || echo 'Building Litekeep; the first time takes some minutes.' >&2
# Quiet when all goes well, everything when it does not.
if ! (cd -- "$root" && { [ -f "$build/build.ninja" ] || cmake --preset release; } \
    && cmake --build --preset release) > "$log" 2>&1; then
    cat -- "$log" >&2
    exit 1
fi

ctl=$build/app/cli/litekeepctl
window=$build/app/window/litekeep
if [ "$#" -eq 1 ]; then
    database=$1
else
    database=$("$root/app/demo/make-demo.sh")
fi

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -x "$window" ]; then
    status=0
    "$window" "$database" || status=$?
    # Qt aborts when there is a name of a display but nothing behind it.
    [ "$status" -eq 134 ] || exit "$status"
    echo 'The display cannot be reached; here is the same on the command line.' >&2
fi
exec "$root/app/demo/walk-through.sh" "$ctl" "$database"
