#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# race.sh [OPTION…]
# Litekeep against what one would use instead, and against its targets: one table. "race.sh --help"
# tells the options, README.md what is measured and how. Builds what it needs in build/bench.
set -euo pipefail
here=$(cd -- "$(dirname -- "$0")" && pwd)
root=$(cd -- "$here/../.." && pwd)
build=$root/build/bench
command -v python3 > /dev/null || {
    echo 'race.sh: python3 is needed' >&2
    exit 1
}
command -v sqlite3 > /dev/null || {
    echo "race.sh: sqlite3 is needed: \"$root/app/install-dependencies.sh\" build bench" >&2
    exit 1
}
case " $* " in
    *" --help "* | *" -h "*) ;;
    *)
        cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DLITEKEEP_TESTS=ON >&2
        cmake --build "$build" --target litekeepctl litekeep litekeep_windowbench >&2
        ;;
esac
exec python3 "$here/race/race.py" --ctl "$build/app/cli/litekeepctl" \
    --window "$build/app/window/litekeep" \
    --windowbench "$build/tests/bench/litekeep_windowbench" "$@"
