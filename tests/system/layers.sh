#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# layers.sh sources ROOT [QT_INCLUDE_FOLDER]   what may include what, and the licence line
# layers.sh binary FILE…                       no Gui in what is built for servers
# Prints every violation; the exit code is 1 if there is one.
set -eu

found=0
complain() {
    # stdin: places; $1: the rule that they break
    while IFS= read -r place; do
        [ -n "$place" ] || continue
        printf '%s: %s\n' "$place" "$1"
        found=1
    done
}

files_in() {
    # $1: folders, the rest: name patterns for find
    folders=$1
    shift
    for folder in $folders; do
        [ ! -d "$folder" ] || find "$folder" -type d -name build -prune -o -type f \( "$@" \) -print
    done
}

# Includes of our own or Qt's headers as "file:line: header".
includes_in() {
    files_in "$1" -name '*.h' -o -name '*.cpp' | tr '\n' '\0' \
        | xargs -0 -r grep -nHE '^[[:space:]]*#[[:space:]]*include' /dev/null \
        | sed -E 's/^([^:]*:[0-9]+):[^<"]*[<"]([^>"]*)[>"].*/\1: \2/'
}

check_includes() {
    includes_in 'ui app' | grep -E ': (.*/)?internal/' > "$hits" || true
    complain 'ui and app see only the headers in engine/' < "$hits"

    includes_in engine | grep -E ': (\.\./)*(ui|app|tests)/' > "$hits" || true
    complain 'the engine knows nothing of what stands above it' < "$hits"

    includes_in engine | grep -E '^engine/[^/]*\.h:.*: (.*/)?internal/' > "$hits" || true
    complain 'public headers hide engine/internal' < "$hits"

    includes_in app/cli | grep -E ': (\.\./)*(ui|app/window)/' > "$hits" || true
    complain 'the command line has no window' < "$hits"

    includes_in app/shared | grep -E ': (\.\./)*(ui|app/window|app/cli)/' > "$hits" || true
    complain 'what window and command line share knows neither' < "$hits"

    includes_in 'engine ui' | while IFS= read -r place; do
        header=${place##*: }
        case $header in
            QtNetwork | QtNetwork/*) ;;
            *)
                if [ -z "$qt_include" ] || [ ! -e "$qt_include/QtNetwork/$header" ]; then
                    continue
                fi
                ;;
        esac
        printf '%s\n' "$place"
    done > "$hits"
    complain 'only app talks to the network' < "$hits"

    includes_in 'engine app ui' | grep -E ': sqlite3\.h$' \
        | grep -vE '^engine/internal/(sqlitehandle|monitoredvfs)[a-z]*\.(h|cpp):' > "$hits" || true
    complain 'only sqlitehandle and monitoredvfs touch SQLite itself' < "$hits"

    includes_in 'engine app/cli app/shared' | while IFS= read -r place; do
        header=${place##*: }
        case $header in
            QtGui/* | QtWidgets/* | QtQml/* | QtQuick/* | QtSvg/* | QtGui | QtWidgets | QtQuick) ;;
            *)
                [ -n "$qt_include" ] || continue
                [ -e "$qt_include/QtGui/$header" ] || [ -e "$qt_include/QtWidgets/$header" ] \
                    || continue
                ;;
        esac
        printf '%s\n' "$place"
    done > "$hits"
    complain 'the engine and the command line use no Gui' < "$hits"
}

check_licence() {
    {
        files_in 'app engine resources tests translations ui' -name '*.h' -o -name '*.cpp' \
            -o -name '*.sh' -o -name '*.py' -o -name '*.sql' -o -name '*.cmake' \
            -o -name 'CMakeLists.txt'
        find . -maxdepth 1 -type f \( -name CMakeLists.txt -o -name '.clang-*' \)
        [ ! -f .ci/run ] || echo .ci/run
    } | while IFS= read -r file; do
        # The first line, or the second one of a script.
        head -n 2 -- "$file" | grep -qF 'SPDX-License-Identifier: GPL-3.0-or-later' \
            || printf '%s\n' "$file"
    done > "$hits"
    complain 'the SPDX line is missing' < "$hits"
}

check_binary() {
    ldd "$1" | grep -oE 'libQt6(Gui|Widgets|Qml|Quick|Svg)[^ ]*' | sed "s|^|$1: |" > "$hits" || true
    complain 'is linked, though nothing here has a window' < "$hits"
}

hits=$(mktemp)
trap 'rm -f -- "$hits"' EXIT

what=$1
shift
case $what in
    sources)
        qt_include=${2:-}
        cd -- "$1"
        check_includes
        check_licence
        ;;
    binary)
        for file in "$@"; do
            ldd "$file" > /dev/null # a missing file is no pass
            check_binary "$file"
        done
        ;;
    *)
        echo 'layers.sh: sources or binary?' >&2
        exit 2
        ;;
esac
exit "$found"
