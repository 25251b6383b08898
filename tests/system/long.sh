#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# long.sh [BUILD FOLDER]
# The whole fault laboratory: hours. The ordinary tests hold a short form of each part.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
build=${1:-$here/../../build/dev}
ctl=$build/app/cli/litekeepctl
[ -x "$ctl" ] || {
    echo "long.sh: no litekeepctl in $build: run tests/run.sh first" >&2
    exit 1
}

failed=''
part() {
    echo "== $*"
    code=0
    "$@" || code=$?
    # 77: this machine cannot do it, as it said
    [ "$code" -eq 0 ] || [ "$code" -eq 77 ] || failed="$failed $(basename "$1")"
}
part "$here/lab/kill.py" "$ctl" --moments 200
part "$here/lab/powercut.py" "$ctl"
part "$here/lab/powercut.py" "$ctl" --twice 40 create restore-rollback undo
part "$here/lab/full.py" "$ctl" --moments 256
part "$here/lab/step.py" "$ctl"
part "$here/lab/limits.py" "$ctl" --steps 40
part "$here/lab/memlimit.py" "$ctl"
part "$here/lab/enemy.py" "$ctl"
part "$here/lab/concurrency.py" "$ctl" --minutes 60 --window "$build/app/window/litekeep"
LITEKEEP_LONG=1 part ctest --test-dir "$build" --output-on-failure -L 'restore|engine|corpus|service'
[ -z "$failed" ] || {
    echo "long.sh: failed:$failed" >&2
    exit 1
}
