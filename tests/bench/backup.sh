#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# backup.sh [MEGABYTES] [ROUNDS]
# Times a whole `litekeepctl create` against what one would do by hand (VACUUM INTO,
# integrity_check, sha256sum), round by round on the same database with a warm page cache, and
# prints the ratio of each round and their median. Also the peak of private memory.
# Not a test: it prints figures, it does not judge.
set -euo pipefail
megabytes=${1:-1000}
rounds=${2:-5}
root=$(cd -- "$(dirname -- "$0")/../.." && pwd)
ctl=$root/build/release/app/cli/litekeepctl
[ -x "$ctl" ] || (cd -- "$root" && cmake --preset release && cmake --build --preset release) > /dev/null

work=$(mktemp -d "${TMPDIR:-/var/tmp}/litekeep-bench-XXXXXX")
trap 'rm -rf -- "$work"' EXIT
export HOME=$work XDG_DATA_HOME=$work/data
database=$work/a.db

make_database() {
    sqlite3 "$database" > /dev/null << SQL
PRAGMA journal_mode=WAL;
PRAGMA synchronous=OFF;
CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT, email TEXT, amount REAL, at TEXT, body TEXT,
                    c1 INTEGER, c2 INTEGER, c3 TEXT);
CREATE TABLE event(id INTEGER PRIMARY KEY, person INTEGER, kind TEXT, at INTEGER);
WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c WHERE x < $megabytes * 2200)
INSERT INTO person SELECT x, 'name' || x, 'u' || (x * 7919 % 2000003) || '@example.org', x * 1.5,
       datetime(1600000000 + x * 13, 'unixepoch'), hex(randomblob(120)), x % 1000, x * 31 % 100003,
       'tag' || (x % 500) FROM c;
INSERT INTO event SELECT id, id * 17 % 5000, 'kind' || (id % 7), 1600000000 + id FROM person
       WHERE id % 10 = 0;
CREATE INDEX person_email ON person(email);
CREATE INDEX person_at ON person(at);
CREATE INDEX person_c2 ON person(c2, c3);
SQL
}

seconds() { # COMMAND…: wall seconds
    local started ended
    started=$(date +%s.%N)
    "$@" > /dev/null
    ended=$(date +%s.%N)
    awk -v a="$started" -v b="$ended" 'BEGIN { printf "%.3f", b - a }'
}

by_hand() {
    sqlite3 "$database" "VACUUM INTO '$work/by-hand.db'"
    sqlite3 "$work/by-hand.db" 'PRAGMA integrity_check'
    sha256sum "$work/by-hand.db"
}

peak_private_memory() { # kB of anonymous memory, sampled while a backup runs
    local pid peak=0 now
    "$ctl" --quiet create "$database" &
    pid=$!
    while kill -0 "$pid" 2> /dev/null; do
        now=$(awk '/^RssAnon/ { print $2 }' "/proc/$pid/status" 2> /dev/null || echo 0)
        [ "${now:-0}" -gt "$peak" ] && peak=$now
        sleep 0.02
    done
    wait "$pid"
    echo "$peak"
}

make_database
cat -- "$database" > /dev/null
printf 'database: %s MB, two tables, three indexes; %s rounds\n' \
    "$(($(stat -c %s "$database") / 1000000))" "$rounds"
ratios=()
for round in $(seq "$rounds"); do
    ours=$(seconds "$ctl" --quiet create "$database")
    "$ctl" --quiet delete "$database" latest --yes
    hand=$(seconds by_hand)
    rm -f -- "$work/by-hand.db"
    ratio=$(awk -v a="$ours" -v b="$hand" 'BEGIN { printf "%.3f", a / b }')
    ratios+=("$ratio")
    printf 'round %s: create %s s, by hand %s s, ratio %s\n' "$round" "$ours" "$hand" "$ratio"
done
printf '%s\n' "${ratios[@]}" | sort -n \
    | awk '{ r[NR] = $1 } END { printf "median ratio: %s (target 0.5)\n", r[int((NR + 1) / 2)] }'
printf 'peak private memory: %s kB (target 150000)\n' "$(peak_private_memory)"
