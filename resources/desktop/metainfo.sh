#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# metainfo.sh TEMPLATE CHANGELOG HOMEPAGE OUTPUT
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
releases=$(mktemp)
trap 'rm -f -- "$releases" "$4.new"' EXIT
"$here/../package/releases.sh" metainfo "$2" > "$releases"
# A half-written file would count as made.
sed -e "s|@HOMEPAGE@|$3|g" -e "/^@RELEASES@\$/{r $releases" -e 'd}' "$1" > "$4.new"
mv -- "$4.new" "$4"
