#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# package.sh [BASE.tar]
# Builds the Debian package, has lintian look at it, installs it into a clean Debian 12 made by
# debootstrap, backs up and restores a database there, opens the window without a display and on
# Xvfb, removes it again and compares the files. Takes minutes, needs root and the network.
# BASE.tar: the clean Debian, used when it exists and written when it does not.
# LITEKEEP_DEB=FILE: that package instead of building one.
set -euo pipefail
root_folder=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
here=$root_folder/tests/system
mirror=http://deb.debian.org/debian

say() {
    printf '== %s\n' "$1" >&2
}
fail() {
    printf 'package.sh: %s\n' "$1" >&2
    exit 1
}

build() {
    cd -- "$root_folder"
    [ -f build/release/build.ninja ] || cmake --preset release >/dev/null
    rm -f build/release/litekeep_*.deb
    cmake --build --preset release --target package >build/release/package.log 2>&1 || {
        cat build/release/package.log >&2
        return 1
    }
    echo build/release/litekeep_*.deb
}

# What an installation brings, with Debian's own places and papers.
check_contents() {
    say 'contents'
    diff -u <({
        sed -e 's|\(share/man/.*\)|\1.gz|' -e 's|zsh/site-functions|zsh/vendor-completions|' \
            "$here/installed-files.txt"
        printf 'share/doc/litekeep/%s\n' changelog.Debian.gz changelog.gz copyright
    } | LC_ALL=C sort) \
        <(dpkg-deb -c "$1" | grep -v '^d' | sed 's|.* \./usr/||' | LC_ALL=C sort) \
        || fail 'the package holds other files than it should'
    local needed depends
    depends=$(dpkg-deb -f "$1" Depends)
    for needed in libqt6sql6-sqlite libqt6svg6 libqt6charts6 hicolor-icon-theme libqt6core6 libsqlite3-0; do
        grep -qw "$needed" <<< "$depends" || fail "it does not depend on $needed"
    done
}

check_lintian() {
    say 'lintian'
    lintian --allow-root --fail-on error,warning "$1" || fail 'lintian complains'
}

make_base() {
    if [ -n "$1" ] && [ -f "$1" ]; then
        tar -C "$2" -xpf "$1"
        return
    fi
    say 'debootstrap'
    debootstrap --variant=minbase bookworm "$2" "$mirror" >"$2.log" || {
        tail -n 20 "$2.log" >&2
        fail 'debootstrap failed'
    }
    [ -z "$1" ] || { tar -C "$2" -cf "$1.new" . && mv -- "$1.new" "$1"; }
}

# ---- From here on within the mount and process namespaces: whatever happens, the kernel unmounts
# ---- and ends everything when the script ends.

in_debian() {
    chroot "$debian" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}
# Takes the shell's place, so that its process is the program's.
become_keeper() {
    exec chroot --userspec=keeper "$debian" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/home/keeper \
        XDG_RUNTIME_DIR=/home/keeper/run LC_ALL=C.UTF-8 "$@"
}
as_keeper() {
    (become_keeper "$@")
}
apt_get() {
    in_debian apt-get -qq -y --no-install-recommends "$@" >"$debian.log" 2>&1 || {
        cat -- "$debian.log" >&2
        fail "apt-get $*"
    }
}
# Every file that is not dpkg's or apt's own account of things, a log, or the person's.
files() {
    find "$debian" -xdev \( -path "$debian/proc" -o -path "$debian/dev" -o -path "$debian/tmp" \
        -o -path "$debian/home" -o -path "$debian/var/lib/dpkg" -o -path "$debian/var/lib/apt" \
        -o -path "$debian/var/cache/apt" -o -path "$debian/var/log" \) -prune \
        -o -printf '%P\n' | LC_ALL=C sort
}
same_files() {
    diff "$1" <(files) >&2 || fail "$2"
    ! grep -qs litekeep "$debian/usr/share/applications/mimeinfo.cache" \
        || fail "$2: mimeinfo.cache"
}

command_line() {
    say 'command line'
    local before version
    version=$(dpkg-deb -f "$package" Version)
    for program in litekeep litekeepctl; do
        as_keeper "$program" --version | grep -qE "^$program ${version%-*}( \(commit .*\))?\$" \
            || fail "$program --version"
    done
    as_keeper litekeep --help | grep -q '^Usage:' || fail 'litekeep --help'
    before=$(sqlite3 "$data/shop.db" .dump | sha256sum)
    as_keeper litekeepctl --quiet create "$shop"
    [ "$(as_keeper litekeepctl --json list "$shop" | grep -o '"state":"intact"' | wc -l)" = 1 ] \
        || fail 'there is no intact backup'
    sqlite3 "$data/shop.db" 'UPDATE product SET stock = 0'
    as_keeper litekeepctl --quiet restore "$shop" latest-intact --yes
    [ "$(sqlite3 "$data/shop.db" .dump | sha256sum)" = "$before" ] || fail 'restored to something else'
    as_keeper litekeepctl --quiet verify "$shop" >/dev/null
    for page in 'litekeep.1' 'litekeepctl.1' 'litekeep.7'; do
        gzip -dc "$debian/usr/share/man/man${page##*.}/$page.gz" | grep -q '^\.TH' || fail "man $page"
    done
}

# within SECONDS COMMAND…: until it succeeds
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.2
    done
}

# The program remembers what it has opened: a backup opens its database.
remembers_shop() {
    grep -qsxF "open=$shop" "$debian/home/keeper/.config/litekeep/litekeep.conf"
}
shop_window() {
    xwininfo -display "$display" -root -tree | grep -E '"shop\.db[^"]*": \("litekeep" "litekeep"\)'
}

end_window() {
    kill -TERM "$1"
    wait "$1" || fail 'the window did not end tidily'
}
forget() {
    rm -f "$debian/home/keeper/.config/litekeep/litekeep.conf"
}

window() {
    local backup pid id
    backup=$(find "$data/backups" -name 'shop-*-manual.db' -printf "/home/keeper/app/backups/%P\n")
    say 'window without a display'
    become_keeper QT_QPA_PLATFORM=offscreen litekeep "$backup" 2>"$debian.window" &
    pid=$!
    within 60 remembers_shop || { cat "$debian.window" >&2; fail 'no window'; }
    end_window "$pid"
    forget

    say 'window on Xvfb'
    become_keeper DISPLAY="$display" litekeep "$backup" 2>"$debian.window" &
    pid=$!
    within 60 shop_window >/dev/null || { cat "$debian.window" >&2; fail 'no window'; }
    id=$(shop_window | grep -oE '0x[0-9a-f]+' | head -n 1)
    # Drawn from SVG by a plugin that no library refers to.
    within 20 has_icon "$id" || fail 'the window has no icon'
    end_window "$pid"

    say 'started again'
    grep -qsxF "recent=$shop" "$debian/home/keeper/.config/litekeep/litekeep.conf" \
        || fail 'the database is not among the recent ones'
    become_keeper DISPLAY="$display" litekeep 2>"$debian.window" &
    pid=$!
    within 60 shop_window >/dev/null || fail 'it does not show what it showed last'
    end_window "$pid"
    forget
}
has_icon() {
    xprop -display "$display" -id "$1" -notype 32c _NET_WM_ICON | grep -qE '= [0-9]|Icon \('
}

# A clean Debian has no systemd at work: this one only writes down what it is asked.
pretend_systemd() {
    mkdir -p "$debian/run/systemd/system"
    # shellcheck disable=SC2016 # for the other shell
    printf '%s\n' '#!/bin/sh' 'echo "$*" >> /tmp/systemctl.log' 'echo "systemd 252 (252)"' \
        > "$debian/usr/bin/systemctl"
    chmod 755 "$debian/usr/bin/systemctl"
}
asked_systemd() {
    grep -qxF -- "$*" "$debian/tmp/systemctl.log" || {
        cat "$debian/tmp/systemctl.log" >&2
        fail "systemd was not asked to $*"
    }
}

inside() {
    debian=$1
    package=$2
    display=$3
    mount -t proc proc "$debian/proc"
    mount --rbind /dev "$debian/dev"
    mkdir -m 1777 "$debian/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$debian/tmp/.X11-unix"
    cp -- /etc/resolv.conf "$debian/etc/resolv.conf"
    cp -- "$package" "$debian/tmp/litekeep.deb"

    say 'what it depends on'
    apt_get update
    apt_get satisfy "$(dpkg-deb -f "$package" Depends)"
    # Programs that keep caches of what others install.
    apt_get install desktop-file-utils man-db
    in_debian mandb --quiet
    in_debian useradd --create-home keeper
    files > "$debian.before"

    say 'install'
    apt_get install /tmp/litekeep.deb
    [ -z "$(in_debian dpkg --verify litekeep)" ] || fail 'dpkg --verify'
    grep -q '^application/vnd.sqlite3=.*org.litekeep.Litekeep.desktop' \
        "$debian/usr/share/applications/mimeinfo.cache" || fail 'no file manager would offer it'

    data=$debian/home/keeper/app
    shop=/home/keeper/app/shop.db
    mkdir -p "$data"
    sqlite3 "$data/shop.db" < "$root_folder/app/demo/shop.sql" >/dev/null
    in_debian chown -R keeper: /home/keeper
    in_debian install -d -o keeper -m 700 /home/keeper/run
    command_line
    window

    say 'upgrade and remove beside systemd'
    pretend_systemd
    apt_get install --reinstall /tmp/litekeep.deb
    asked_systemd --system daemon-reload
    asked_systemd try-restart 'litekeep.service litekeep@*.service'
    # As "systemctl enable" leaves it.
    mkdir -p "$debian/etc/systemd/system/multi-user.target.wants"
    for unit in litekeep litekeep@keeper; do
        ln -s "/lib/systemd/system/${unit%@*}.service" \
            "$debian/etc/systemd/system/multi-user.target.wants/$unit.service"
    done
    apt_get remove litekeep
    asked_systemd stop 'litekeep.service litekeep@*.service'
    find "$debian/home/keeper/app" -name 'shop-*.db' | grep -q . || fail 'the backups are gone'
    apt_get purge litekeep
    rm -r "$debian/usr/bin/systemctl" "$debian/run/systemd"
    same_files "$debian.before" 'something was left behind'
}

if [ "${1:-}" = --inside ]; then
    shift
    inside "$@"
    exit 0
fi

[ "$(id -u)" -eq 0 ] || fail 'only root may make a Debian of its own: nothing was checked'
for tool in lintian debootstrap dpkg-shlibdeps Xvfb xwininfo xprop sqlite3 unshare; do
    command -v "$tool" >/dev/null || fail "$tool is missing (app/install-dependencies.sh package)"
done
package=${LITEKEEP_DEB:-}
if [ -z "$package" ]; then
    say 'build'
    package=$root_folder/$(build)
fi
[ -f "$package" ] || fail 'no package was made'
check_contents "$package"
check_lintian "$package"

place=$(mktemp -d)
xvfb=''
inner=''
clean_up() {
    # unshare heeds nothing less than KILL; all that it holds ends with it.
    [ -z "$inner" ] || kill -KILL "$inner" || true
    [ -z "$xvfb" ] || kill "$xvfb" || true
    wait
    # The kernel may still be ending what ran in there.
    rm -rf --one-file-system -- "$place" || { sleep 2; rm -rf --one-file-system -- "$place"; }
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP
mkdir "$place/debian"
make_base "${1:-}" "$place/debian"
mkfifo "$place/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -ac 3> "$place/display" 2> "$place/xvfb.log" &
xvfb=$!
read -r number < "$place/display"
# In the background, since a signal is heeded only while the shell waits.
unshare --mount --pid --fork --kill-child --propagation private -- \
    "$0" --inside "$place/debian" "$package" ":$number" &
inner=$!
wait "$inner"
inner=''
say 'the package is fine'
