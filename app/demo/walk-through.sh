#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# walk-through.sh LITEKEEPCTL DATABASE: the main job without a window, in words.
set -eu
ctl=$1
database=$2
# A name that begins with a dash is a file here, never an option.
case $database in -*) database=./$database ;; esac

step() {
    printf '\n%s\n' "$1"
}

step "There is no display, so here is the main job on the command line."
echo "Database: $database"

step "1. A backup, made while the database may be in use, and proved:"
"$ctl" create "$database" --note 'made by run.sh'

step "2. The backups, newest first:"
"$ctl" list "$database"

step "3. The newest backup, checked in full once more:"
"$ctl" verify "$database" latest

copies=$(mktemp -d)
trap 'rm -rf -- "$copies"' EXIT
trap 'exit 1' HUP INT TERM
step "4. A copy elsewhere (this one is only for show and is removed again):"
"$ctl" export "$database" latest "$copies/copy.db"
sqlite3 "$copies/copy.db" 'SELECT count(*) || " tables are in the copy." FROM sqlite_schema WHERE type = '"'table'"

step "Done. To go on by yourself:"
echo "  $ctl --help"
