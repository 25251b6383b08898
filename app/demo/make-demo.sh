#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# make-demo.sh [FILE]: makes the demo shop unless it exists, and prints where it lies.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
file=${1:-${XDG_DATA_HOME:-$HOME/.local/share}/litekeep/demo/shop.db}

if [ ! -e "$file" ]; then
    folder=$(dirname -- "$file")
    mkdir -p -- "$folder"
    # Made under another name first: a run that is cut short must not leave half a shop. The
    # link is how an existing file is never overwritten, not even by two runs at once.
    # In that folder the name is plain: the shell would read "file:…" or "-x" as something else.
    unfinished=.shop-$$.unfinished
    cd -- "$folder"
    trap 'rm -f -- "$unfinished" "$unfinished-wal" "$unfinished-shm"' EXIT
    trap 'exit 1' HUP INT TERM
    sqlite3 -batch -bail "$unfinished" < "$here/shop.sql" > /dev/null
    ln -T -- "$unfinished" "$(basename -- "$file")" 2>/dev/null || [ -e "$(basename -- "$file")" ]
fi
printf '%s\n' "$file"
