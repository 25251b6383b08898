#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# install-dependencies.sh [build] [test] [lint] [package] [bench]
# Installs the packages that are missing, and nothing when all are there. Debian and Ubuntu
# only; elsewhere it names the packages and stops. "build" is meant when nothing is said.
set -eu

build_packages='cmake ninja-build g++ qt6-base-dev qt6-tools-dev qt6-charts-dev
    libqt6opengl6-dev libqt6sql6-sqlite qt6-svg-dev qt6-translations-l10n libsqlite3-dev
    libssl-dev libexpected-dev sqlite3 mold'
test_packages='proj-data util-linux mount e2fsprogs clang-format shellcheck python3 python3-jsonschema
    mandoc git desktop-file-utils appstream daemontools strace python3-prometheus-client zsh
    fish xvfb openbox xdotool dbus at-spi2-core python3-pyatspi
    imagemagick faketime'
lint_packages='clang-tidy clazy'
package_packages='dpkg-dev lintian debootstrap xvfb x11-utils'
bench_packages='restic borgbackup xvfb python3 sqlite3'

wanted=''
[ "$#" -gt 0 ] || set -- build
for part in "$@"; do
    case $part in
        build) wanted="$wanted $build_packages" ;;
        test) wanted="$wanted $test_packages" ;;
        lint) wanted="$wanted $lint_packages" ;;
        package) wanted="$wanted $package_packages" ;;
        bench) wanted="$wanted $bench_packages" ;;
        *)
            echo "install-dependencies.sh: unknown part '$part' (build, test, lint, package, bench)" >&2
            exit 2
            ;;
    esac
done

name_and_stop() {
    echo "$1 Please install what corresponds to these Debian packages, then run this again:" >&2
    # shellcheck disable=SC2086 # a list of words
    printf '  %s\n' $wanted >&2
    exit 1
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    # A system that has all of it under other names must not be held up.
    if command -v cmake >/dev/null && command -v ninja >/dev/null && command -v c++ >/dev/null \
        && [ -n "${LITEKEEP_SKIP_INSTALL:-}" ]; then
        exit 0
    fi
    name_and_stop 'This is neither Debian nor Ubuntu (set LITEKEEP_SKIP_INSTALL=1 when all is there).'
fi

missing=''
for package in $wanted; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=''
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || name_and_stop 'Packages are missing, and there is no sudo.'
    as_root=sudo
fi

echo "Installing:$missing" >&2
apt() {
    # A lock that another installer holds is waited for. sudo drops the environment, so the
    # front end is named behind it.
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
        -o DPkg::Lock::Timeout=300 "$@" >&2
}
# The package lists are only fetched when they lack something.
# shellcheck disable=SC2086 # a list of words
if ! apt install --no-install-recommends $missing; then
    apt update
    apt install --no-install-recommends $missing
fi
