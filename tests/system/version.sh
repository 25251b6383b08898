#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# version.sh COMMIT_SCRIPT   which commit a build finds, in work trees and outside of any
set -eu
script=$1
if ! command -v git >/dev/null; then
    echo 'git is missing: nothing was checked'
    exit 0
fi

place=$(mktemp -d)
trap 'rm -rf -- "$place"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b.example \
    GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b.example
tree=$place/tree
header=$place/commit.h

found() {
    cmake -D SOURCE="$1" -D HEADER="$header" -P "$script"
    sed 's/^#define LITEKEEP_COMMIT "\(.*\)"$/\1/' "$header"
}
expect() {
    [ "$1" = "$2" ] || {
        echo "expected '$1', found '$2'"
        exit 1
    }
}

mkdir -p "$tree/unpacked"
expect '' "$(found "$tree")"
git -C "$tree" init -q
expect '' "$(found "$tree")" # nothing is committed yet
echo 1 > "$tree/file"
git -C "$tree" add file
git -C "$tree" commit -qm first
commit=$(git -C "$tree" rev-parse --short=12 HEAD)
expect "$commit" "$(found "$tree")"
expect "$commit" "$(GIT_DIR=/nowhere found "$tree")" # as in a hook of git
git -C "$tree" tag -a 0.1 -m tagged
expect "$commit" "$(found "$tree")"

# The file is left alone while the commit is the same: nothing is built anew.
touch -d '2020-01-01' "$header"
found "$tree" >/dev/null
expect 2020 "$(date -r "$header" +%Y)"

echo 2 > "$tree/file"
expect "$commit+changes" "$(found "$tree")"
git -C "$tree" commit -qam second
expect "$(git -C "$tree" rev-parse --short=12 HEAD)" "$(found "$tree")"

# An archive within another project's work tree.
expect '' "$(found "$tree/unpacked")"
# No git at all.
mkdir "$place/bin"
ln -s "$(command -v cmake)" "$place/bin/cmake"
ln -s "$(command -v sed)" "$place/bin/sed"
expect '' "$(PATH=$place/bin found "$tree")"
