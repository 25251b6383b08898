#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# home.sh [DATABASES] [BACKUPS] [ROUNDS]
# Times Litekeep's window from start until all databases of the list stand in the painted overview
# (12 with 2,000 backups in all, unless told otherwise) against a list that is empty, in turn, on a
# virtual display (Xvfb), and prints the median ratio; then the longest holds of the GUI thread while
# the databases begin, while tables are sorted, filtered and scrolled, and while pages change.
set -euo pipefail
databases=${1:-12}
backups=${2:-2000}
rounds=${3:-15}
root=$(cd -- "$(dirname -- "$0")/../.." && pwd)
build=$root/build/bench
(cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DLITEKEEP_TESTS=ON \
    && cmake --build "$build" --target litekeep_windowbench litekeepctl) > /dev/null
bench=$build/tests/bench/litekeep_windowbench
ctl=$build/app/cli/litekeepctl

work=$(mktemp -d "${TMPDIR:-/var/tmp}/litekeep-bench-XXXXXX")
trap 'kill "${xvfb:-0}" 2> /dev/null || true; rm -rf -- "$work"' EXIT

# as WHOSE COMMAND …: with a home, and so a list, of its own
as() {
    local home=$work/$1
    shift
    mkdir -p -m 700 -- "$home/run"
    HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_STATE_HOME=$home/state \
        XDG_RUNTIME_DIR=$home/run "$@"
}

# One real backup of each database, then its file and its row again and again, an hour apart.
each=$(((backups + databases - 1) / databases))
for number in $(seq "$databases"); do
    folder=$work/app$number
    mkdir -- "$folder"
    sqlite3 "$folder/app$number.db" 'CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT);
        INSERT INTO t(b) VALUES (hex(randomblob(500)))'
    as many "$ctl" --quiet create "$folder/app$number.db"
    as many "$ctl" --quiet settings "$folder/app$number.db" --retention-count 1000 > /dev/null
    as many "$ctl" --quiet databases --add "$folder/app$number.db" > /dev/null
    file=$(basename -- "$folder"/backups/*-manual.db)
    sqlite3 "$folder/backups/catalogue.db" "
        CREATE TEMP TABLE copy AS SELECT * FROM backups;
        WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < $each - 1)
        INSERT INTO backups SELECT 1000 - n, printf('%016x', n), n || '-' || filename, size_bytes - n,
            backup_type, strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-' || n || ' hours'), sha256, state,
            state_detail, method, proved_at, pinned, CASE WHEN n % 9 = 0 THEN 'before ' || n ELSE '' END,
            source_size, source_wal_size, source_tables, source_rows, source_page_size,
            source_user_version, source_application_id, source_encoding, source_auto_vacuum,
            source_journal_mode, source_fingerprint, removing FROM copy, c;
        UPDATE backups SET sequence = 1000 WHERE sequence = 1"
    for copy in $(seq $((each - 1))); do
        cp -- "$folder/backups/$file" "$folder/backups/$copy-$file"
    done
done

Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3> "$work/display" 2> /dev/null &
xvfb=$!
for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.05; done
DISPLAY=:$(cat -- "$work/display")
export DISPLAY

# seconds WHOSE COMMAND …: wall, user, system
seconds() {
    local TIMEFORMAT='%R %U %S'
    { time as "$@" > /dev/null 2>&1; } 2>&1
}
as none "$bench" homehold 0 > /dev/null 2>&1 # remembers what it showed last, as in real life
holds=$(as many "$bench" homehold "$databases" 2> /dev/null)
as many "$ctl" --json list "$work/app1/app1.db" | grep -o '"state":"intact"' | wc -l \
    | xargs echo "backups listed of the first database:"
for _ in $(seq "$rounds"); do
    echo "$(seconds none "$bench" home 0) $(seconds many "$bench" home "$databases")"
done > "$work/times"
awk '{ print $4 / $1, $1, $4 }' "$work/times" | sort -n | awk -v count="$databases" '
    { r[NR] = $0 } END {
        split(r[int((NR + 1) / 2)], m, " ")
        printf "%d databases on screen (target 1.5): %.2f x an empty list (%d ms, %d ms)\n",
            count, m[1], m[3] * 1000, m[2] * 1000 }'
awk '{ print ($5 + $6) / ($2 + $3), $2 + $3, $5 + $6 }' "$work/times" | sort -n | awk '
    { r[NR] = $0 } END {
        split(r[int((NR + 1) / 2)], m, " ")
        printf "its processor time: %.2f x (%d ms, %d ms)\n", m[1], m[3] * 1000, m[2] * 1000 }'
echo "$holds"
