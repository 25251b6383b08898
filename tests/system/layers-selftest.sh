#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# layers-selftest.sh QT_INCLUDE_FOLDER GUI_PROGRAM CORE_PROGRAM
# Plants each violation in a tree of its own: a check that cannot fail is no check.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
qt_include=$1
gui_program=$2
core_program=$3
spdx='// SPDX-License-Identifier: GPL-3.0-or-later'

tree=$(mktemp -d)
trap 'rm -rf -- "$tree"' EXIT
failures=0

clean_tree() {
    rm -rf -- "$tree"
    mkdir -p -- "$tree/engine/internal" "$tree/ui" "$tree/app/cli" "$tree/app/shared" "$tree/tests"
    printf '%s\n#include "engine/error.h"\n#include <QString>\n' "$spdx" > "$tree/ui/page.cpp"
    printf '%s\n#include <QString>\n' "$spdx" > "$tree/engine/error.h"
    printf '%s\n#include <sqlite3.h>\n' "$spdx" > "$tree/engine/internal/sqlitehandle.cpp"
    printf '%s\n#include "engine/internal/sqlitehandle.h"\n' "$spdx" > "$tree/engine/job.cpp"
}

expect() {
    # $1: expected exit code, $2: name of the case
    code=0
    "$here/layers.sh" sources "$tree" "$qt_include" > "$tree.log" 2>&1 || code=$?
    if [ "$code" -ne "$1" ]; then
        echo "FAIL: $2 (exit code $code, expected $1)"
        cat -- "$tree.log"
        failures=$((failures + 1))
    fi
    rm -f -- "$tree.log"
}

plant() {
    # $1: name of the case, $2: file, $3: its second line
    clean_tree
    printf '%s\n%s\n' "$spdx" "$3" > "$tree/$2"
    expect 1 "$1"
}

clean_tree
expect 0 'a clean tree passes'
plant 'ui includes an internal header' ui/bad.cpp '#include "engine/internal/catalogue.h"'
plant 'app includes an internal header' app/cli/bad.cpp '#  include <engine/internal/catalogue.h>'
plant 'a relative internal header' ui/bad.h '#include "../engine/internal/catalogue.h"'
plant 'the engine includes ui' engine/bad.cpp '#include "ui/page.h"'
plant 'the engine includes a widget' engine/bad.cpp '#include <QtWidgets/QWidget>'
plant 'the engine includes a bare widget' engine/bad.cpp '#include <QWidget>'
plant 'the engine includes a Gui class' engine/internal/bad.h '#include <QIcon>'
plant 'a public header shows internals' engine/bad.h '#include "engine/internal/catalogue.h"'
plant 'the command line includes a widget' app/cli/bad.cpp '#include <QMessageBox>'
plant 'the command line includes ui' app/cli/bad.cpp '#include "ui/page.h"'
plant 'shared parts include the command line' app/shared/bad.cpp '#include "app/cli/text.h"'
plant 'shared parts include a widget' app/shared/bad.cpp '#include <QWidget>'
plant 'the engine uses the network' engine/internal/bad.cpp '#include <QNetworkReply>'
plant 'ui uses the network' ui/bad.cpp '#include <QtNetwork/QTcpSocket>'
plant 'ui touches SQLite' ui/bad.cpp '#include <sqlite3.h>'
plant 'the engine touches SQLite elsewhere' engine/internal/catalogue.cpp '#include "sqlite3.h"'
clean_tree
echo 'int x;' > "$tree/ui/bad.cpp"
expect 1 'a source without the SPDX line'
clean_tree
printf '#!/bin/sh\n\n# SPDX too late\n' > "$tree/tests/bad.sh"
expect 1 'a script without the SPDX line'

if "$here/layers.sh" binary "$gui_program" > /dev/null 2>&1; then
    echo 'FAIL: a program with a window passes'
    failures=$((failures + 1))
fi
if ! "$here/layers.sh" binary "$core_program"; then
    echo 'FAIL: a program without a window does not pass'
    failures=$((failures + 1))
fi
if "$here/layers.sh" binary "$tree/no-such-file" > /dev/null 2>&1; then
    echo 'FAIL: a missing program passes'
    failures=$((failures + 1))
fi
[ "$failures" -eq 0 ]
