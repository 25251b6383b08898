#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# window.sh [DATABASE] [ROUNDS]
# Times Litekeep's window from start to first paint against an empty Qt window, in turn, on a
# virtual display (Xvfb), and prints the median ratio; then the longest hold of the GUI thread
# while the database is opened and during a backup. Without DATABASE one of about 100 MB is made.
set -euo pipefail
rounds=${2:-15}
root=$(cd -- "$(dirname -- "$0")/../.." && pwd)
build=$root/build/bench
(cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DLITEKEEP_TESTS=ON \
    && cmake --build "$build" --target litekeep_windowbench) > /dev/null
bench=$build/tests/bench/litekeep_windowbench

work=$(mktemp -d "${TMPDIR:-/var/tmp}/litekeep-bench-XXXXXX")
trap 'kill "${xvfb:-0}" 2> /dev/null || true; rm -rf -- "$work"' EXIT
mkdir -m 700 -- "$work/run"
export HOME=$work XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_RUNTIME_DIR=$work/run
database=${1:-}
if [ -z "$database" ]; then
    database=$work/a.db
    sqlite3 "$database" 'CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT);
        WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c WHERE x < 400000)
        INSERT INTO t SELECT x, hex(randomblob(110)) FROM c; CREATE INDEX i ON t(b);'
fi
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3> "$work/display" 2> /dev/null &
xvfb=$!
for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.05; done
DISPLAY=:$(cat -- "$work/display")
export DISPLAY

# Seconds: wall, user, system
seconds() {
    local TIMEFORMAT='%R %U %S'
    { time "$@" > /dev/null 2>&1; } 2>&1
}
# The ratio of each pair, and its median
report() {
    sort -n | awk -v what="$1" '{ r[NR] = $0 } END {
        split(r[int((NR + 1) / 2)], m, " ")
        printf "%s: %.2f x an empty window (%d ms, %d ms)\n", what, m[1], m[3] * 1000, m[2] * 1000 }'
}
"$bench" empty > /dev/null 2>&1 # warm caches
"$bench" window "$database" > /dev/null 2>&1
for _ in $(seq "$rounds"); do
    echo "$(seconds "$bench" empty) $(seconds "$bench" window "$database")"
done > "$work/times"
awk '{ print $4 / $1, $1, $4 }' "$work/times" | report "window on screen (target 1.5)"
# What other work on the machine does not stretch
awk '{ print ($5 + $6) / ($2 + $3), $2 + $3, $5 + $6 }' "$work/times" | report "its processor time"
"$bench" hold "$database"
