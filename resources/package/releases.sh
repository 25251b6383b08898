#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# releases.sh metainfo CHANGELOG                      the <release> elements of AppStream
# releases.sh debian CHANGELOG REVISION MAINTAINER    debian/changelog
# What CHANGELOG.md says, in the forms that desktops and packages read. An unreleased version
# bears the day on which the changelog was changed last (or SOURCE_DATE_EPOCH).
set -eu
form=$1
changelog=$2
revision=${3:-}
maintainer=${4:-}

if [ -n "${SOURCE_DATE_EPOCH:-}" ]; then
    unreleased=$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)
else
    unreleased=$(date -u -r "$changelog" +%F)
fi

# One line for each thing: "version NUMBER DATE STATE" or "item TEXT".
entries() {
    awk -v unreleased="$unreleased" '
        function flush() { if (item != "") print "item " item; item = "" }
        /^## / {
            flush()
            state = $3
            gsub(/[()]/, "", state)
            if (state == "unreleased") print "version", $2, unreleased, "development"
            else print "version", $2, state, "stable"
        }
        /^- / { flush(); item = substr($0, 3) }
        /^  / && item != "" { sub(/^ +/, ""); item = item " " $0 }
        END { flush() }
    ' "$changelog"
}

metainfo() {
    entries | sed -e 's/`//g' -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' | awk '
        function close_release() { if (open) print "        </ul>\n      </description>\n    </release>" }
        $1 == "version" {
            close_release()
            printf "    <release version=\"%s\" date=\"%s\" type=\"%s\">\n", $2, $3, $4
            print "      <description>\n        <ul>"
            open = 1
        }
        $1 == "item" { sub(/^item /, ""); print "          <li>" $0 "</li>" }
        END { close_release() }
    '
}

debian() {
    entries | {
        date=''
        sign() {
            [ -z "$date" ] || printf '\n -- %s  %s\n' "$maintainer" "$date"
        }
        while read -r kind rest; do
            if [ "$kind" = version ]; then
                sign
                [ -z "$date" ] || echo
                # shellcheck disable=SC2086 # number, date, state
                set -- $rest
                date=$(LC_ALL=C date -u -d "$2" -R)
                printf 'litekeep (%s-%s) unstable; urgency=medium\n\n' "$1" "$revision"
            else
                printf '%s\n' "$rest" | fold -s -w 74 \
                    | sed -e '1s/^/  * /' -e '2,$s/^/    /' -e 's/ *$//'
            fi
        done
        sign
    }
}

case $form in
    metainfo) metainfo ;;
    debian) debian ;;
    *)
        sed -n '3,4s/^# //p' "$0" >&2
        exit 2
        ;;
esac
