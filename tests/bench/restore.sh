#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# restore.sh [MEGABYTES] [ROUNDS]
# Times `litekeepctl restore` without its safety backup (the time of a `create` is taken off)
# against what one would do by hand (the shell's .restore and integrity_check), round by round on
# the same database with a warm page cache; and the longest single wait of a writer during both.
# Not a test: it prints figures, it does not judge.
set -euo pipefail
megabytes=${1:-1000}
rounds=${2:-3}
root=$(cd -- "$(dirname -- "$0")/../.." && pwd)
ctl=${LITEKEEPCTL:-$root/build/release/app/cli/litekeepctl}
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
WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c WHERE x < $megabytes * 2350)
INSERT INTO person SELECT x, 'name' || x, 'u' || (x * 7919 % 2000003) || '@example.org', x * 1.5,
       datetime(1600000000 + x * 13, 'unixepoch'), hex(randomblob(120)), x % 1000, x * 31 % 100003,
       'tag' || (x % 500) FROM c;
CREATE TABLE tick(at REAL);
CREATE INDEX person_email ON person(email);
CREATE INDEX person_at ON person(at);
CREATE INDEX person_c2 ON person(c2, c3);
SQL
}

now() { date +%s.%N; }
difference() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", b - a }'; }

seconds() { # COMMAND…: wall seconds
    local started
    started=$(now)
    "$@" > /dev/null
    difference "$started" "$(now)"
}

by_hand() {
    sqlite3 -cmd '.timeout 60000' "$database" ".restore '$backup'"
    sqlite3 "$database" 'PRAGMA integrity_check'
}
by_hand_restore_only() { sqlite3 -cmd '.timeout 60000' "$database" ".restore '$backup'"; }
ours() { "$ctl" --quiet restore "$database" "$id" --yes --wait 120; }

# One connection that writes every 20 ms and notes when each commit came back.
writer() { # FILE
    while [ ! -e "$work/stop" ]; do
        echo "INSERT INTO tick VALUES (1);"
        echo "SELECT strftime('%s', 'now') || substr(strftime('%f', 'now'), 3);"
        sleep 0.02
    done | sqlite3 -cmd '.timeout 120000' "$database" > "$1" 2> /dev/null || true
}

longest_wait() { # COMMAND…: longest time between two commits of a writer meanwhile
    local process
    rm -f -- "$work/stop"
    writer "$work/ticks" &
    process=$!
    sleep 0.5
    "$@" > /dev/null
    sleep 0.5
    touch "$work/stop"
    wait "$process"
    awk 'NR > 1 && $1 - last > most { most = $1 - last } { last = $1 } END { printf "%.3f", most }' \
        "$work/ticks"
}

make_database
"$ctl" --quiet create "$database"
read -r id backup < <("$ctl" --json show "$database" latest \
    | sed -E 's/.*"id":"([^"]*)".*"path":"([^"]*)".*/\1 \2/')
remove_others() {
    local other
    for other in $("$ctl" --json list "$database" | grep -o '"id":"[^"]*"' | cut -d'"' -f4); do
        [ "$other" = "$id" ] || "$ctl" --quiet delete "$database" "$other" --yes
    done
}
cat -- "$database" "$backup" > /dev/null
printf 'database: %s MB; %s rounds\n' "$(($(stat -c %s "$database") / 1000000))" "$rounds"
ratios=()
for round in $(seq "$rounds"); do
    create=$(seconds "$ctl" --quiet create "$database")
    whole=$(seconds ours)
    remove_others
    hand=$(seconds by_hand)
    ratio=$(awk -v w="$whole" -v c="$create" -v h="$hand" 'BEGIN { printf "%.3f", (w - c) / h }')
    ratios+=("$ratio")
    printf 'round %s: restore %s s, create %s s, by hand %s s, ratio without safety backup %s\n' \
        "$round" "$whole" "$create" "$hand" "$ratio"
done
printf '%s\n' "${ratios[@]}" | sort -n \
    | awk '{ r[NR] = $1 } END { printf "median ratio: %s (target 1.3)\n", r[int((NR + 1) / 2)] }'
printf 'the shell'\''s .restore alone: %s s\n' "$(seconds by_hand_restore_only)"
printf 'longest wait of a writer: restore %s s, ' "$(longest_wait ours)"
remove_others
printf 'by hand %s s (target ratio 1.2)\n' "$(longest_wait by_hand)"
