#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# desktop.sh COMMAND…
# Runs the command on a desktop of its own: a virtual screen, a window manager, a session bus with
# the accessibility bus, and a fresh home. Exit code 77 when something for that is missing.
set -euo pipefail

if [ -z "${LITEKEEP_OWN_DESKTOP:-}" ]; then
    for program in Xvfb openbox dbus-run-session dbus-send xdotool; do
        command -v "$program" > /dev/null || {
            echo "desktop.sh: $program is missing" >&2
            exit 77
        }
    done
    LITEKEEP_OWN_DESKTOP=$(mktemp -d)
    trap 'rm -rf -- "$LITEKEEP_OWN_DESKTOP"' EXIT
    export LITEKEEP_OWN_DESKTOP HOME=$LITEKEEP_OWN_DESKTOP
    export XDG_RUNTIME_DIR=$HOME/run XDG_CONFIG_HOME=$HOME/config XDG_DATA_HOME=$HOME/data
    export XDG_STATE_HOME=$HOME/state XDG_CACHE_HOME=$HOME/cache
    mkdir -m 700 -- "$XDG_RUNTIME_DIR"
    mkdir -- "$XDG_DATA_HOME"
    code=0
    dbus-run-session -- "$0" "$@" || code=$?
    exit "$code"
fi

unset WAYLAND_DISPLAY QT_SCALE_FACTOR
export QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 NO_AT_BRIDGE=0
Xvfb -displayfd 3 -screen 0 "${SCREEN:-1600x1000x24}" -nolisten tcp \
    3> "$LITEKEEP_OWN_DESKTOP/display" 2> /dev/null &
xvfb=$!
trap 'kill "$xvfb" "${manager:-$xvfb}" 2> /dev/null || true' EXIT
for _ in $(seq 200); do
    [ -s "$LITEKEEP_OWN_DESKTOP/display" ] && break
    sleep 0.05
done
[ -s "$LITEKEEP_OWN_DESKTOP/display" ] || {
    echo 'desktop.sh: Xvfb does not start here' >&2
    exit 77
}
DISPLAY=:$(cat -- "$LITEKEEP_OWN_DESKTOP/display")
export DISPLAY
openbox > /dev/null 2>&1 &
manager=$!
for _ in $(seq 200); do
    xdotool get_desktop > /dev/null 2>&1 && break
    sleep 0.05
done
dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus org.a11y.Bus.GetAddress \
    > /dev/null 2>&1 || {
    echo 'desktop.sh: there is no accessibility bus here' >&2
    exit 77
}
"$@"
