#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# install.sh BUILD_FOLDER SOURCE_FOLDER   what an installation brings, into a folder of its own
set -euo pipefail
build=$1
source=$2
here=$source/tests/system
failed=0
complain() {
    printf '%s\n' "$1"
    failed=1
}
have() {
    command -v "$1" >/dev/null || {
        echo "$1 is missing: $2 was not checked"
        return 1
    }
}

place=$(mktemp -d)
trap 'rm -rf -- "$place"' EXIT
DESTDIR=$place cmake --install "$build" --prefix /opt/litekeep >/dev/null
root="$place/opt/litekeep"

# Everything is there, and nothing that nobody has listed.
diff -u "$here/installed-files.txt" <(cd "$root" && find . ! -type d -printf '%P\n' | LC_ALL=C sort) \
    || complain 'the installed files differ from installed-files.txt'
find "$place/opt" -type f ! -perm -0444 | grep . && complain 'not readable by everyone'
find "$place" -perm /022 ! -type l | grep . && complain 'writable by others'

# The units start the program where it was installed.
for unit in system/litekeep system/litekeep@ user/litekeep; do
    grep -qx 'ExecStart=/opt/litekeep/bin/litekeepctl run' "$root/lib/systemd/$unit.service" \
        || complain "$unit.service starts another program"
    ! grep -n '@[A-Z_]*@' "$root/lib/systemd/$unit.service" || complain "$unit.service is unfinished"
done

# The desktop entry belongs to the program.
desktop=$root/share/applications/org.litekeep.Litekeep.desktop
value() {
    sed -n "s/^$1=//p" "$desktop"
}
if have desktop-file-validate 'the desktop entry'; then
    [ -z "$(desktop-file-validate "$desktop" 2>&1 | tee /dev/stderr)" ] || complain 'desktop entry'
fi
for key in Name GenericName Comment Keywords; do
    [ -n "$(value "$key")" ] || complain "desktop entry: no $key"
    [ -n "$(value "$key\\[ru\\]")" ] || complain "desktop entry: no Russian $key"
done
for key in GenericName Comment Keywords; do
    value "$key\\[ru\\]" | grep -qE 'а|е|о' || complain "desktop entry: $key is not Russian"
done
[ -x "$root/bin/$(value Exec | cut -d ' ' -f 1)" ] || complain 'desktop entry: no such program'
[ -x "$root/bin/$(value TryExec)" ] || complain 'desktop entry: TryExec'
value Exec | grep -q ' %F$' || complain 'desktop entry: it takes several files'
grep -q "setDesktopFileName(u\"$(basename "$desktop" .desktop)\"_s)" "$source/app/window/main.cpp" \
    || complain 'the program calls itself by another name than its desktop entry'
grep -q "setApplicationName(u\"$(value StartupWMClass)\"_s)" "$source/app/window/main.cpp" \
    || complain 'StartupWMClass is not the class of the window'
icon=$(value Icon)
for file in "scalable/apps/$icon.svg" "symbolic/apps/$icon-symbolic.svg"; do
    [ -f "$root/share/icons/hicolor/$file" ] || complain "no icon $file"
done

# AppStream.
metainfo=$root/share/metainfo/org.litekeep.Litekeep.metainfo.xml
if have appstreamcli 'the metainfo'; then
    appstreamcli validate --no-net --no-color "$metainfo" || complain 'metainfo'
fi
python3 "$here/metainfo.py" "$metainfo" "$desktop" "$source/CHANGELOG.md" || complain 'metainfo'
for svg in "$root"/share/icons/hicolor/*/apps/*.svg; do
    python3 -c 'import sys, xml.dom.minidom as x; x.parse(sys.argv[1])' "$svg" || complain "$svg"
done
exit "$failed"
