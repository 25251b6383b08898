#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# units.sh RESOURCES LITEKEEPCTL   the systemd units, as installing writes them into the build's
# folder RESOURCES: understood, hardened, and not too much so
set -eu
command -v systemd-analyze >/dev/null || { echo 'systemd-analyze is missing: skipped'; exit 77; }
units=$1/systemd
ctl=$2
cmake -D CMAKE_INSTALL_PREFIX=/usr -P "$1/units.cmake"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
complain() {
    printf '%s\n' "$1"
    failed=1
}
export XDG_RUNTIME_DIR="$work" SYSTEMD_PAGER='' SYSTEMD_COLORS=0

# unit SCOPE NAME AS WORST: the exposure that systemd finds must not be above WORST tenths.
unit() {
    file="$work/$1/$3"
    mkdir -p "$work/$1"
    sed "s,^ExecStart=[^ ]*,ExecStart=$ctl," "$units/$1/$2" > "$file"
    grep -q '@LITEKEEP' "$file" && complain "$2: a word was not filled in"
    said=$(systemd-analyze "--$1" --man=no verify "$file" 2>&1) || complain "$2: not accepted"
    # Other versions may have more to say, but not about our unit.
    case $said in *litekeep*) complain "$2: $said" ;; esac
    systemd-analyze security --offline=true --threshold="$4" "$file" > "$work/said" 2>&1 \
        || complain "$2: $(tail -n 1 "$work/said")"
    tail -n 1 "$work/said"
    # Databases lie in /srv, /var/lib and at home; /proc tells who has one open.
    for forbidden in ProtectHome ReadOnlyPaths InaccessiblePaths PrivateTmp ProcSubset \
        ProtectProc PrivateUsers ProtectSystem=strict ProtectSystem=full; do
        grep -q "^$forbidden" "$file" && complain "$2: $forbidden hides databases or programs"
    done
    for wanted in Type=notify WatchdogSec= 'ExecReload=/bin/kill -HUP' Restart=on-failure \
        NoNewPrivileges=yes UMask=0077; do
        grep -q "^$wanted" "$file" || complain "$2: no $wanted"
    done
}
unit system litekeep.service litekeep.service 40
unit system litekeep@.service litekeep@daemon.service 30
unit user litekeep.service litekeep.service 70
exit "$failed"
