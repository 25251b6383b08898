#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# apart.sh COMMAND…: runs a command where it may start a service manager or a container engine of
# its own. Those move processes between control groups, so they must not see any but their own:
# - a control group of its own in every hierarchy, entered before anything else;
# - namespaces for processes, mounts and control groups: no process outside exists for it;
# - only cgroup v2 mounted, with that group as its root; an empty /run.
# Everything in it ends with the command. Where that cannot be had (not root, no writable control
# groups), or where systemd already looks after them, the command runs as it is, without LITEKEEP_APART.
set -eu

if [ "$(id -u)" -ne 0 ] || [ -d /run/systemd/system ] || [ ! -f /proc/self/cgroup ]; then
    exec "$@"
fi

name=litekeep-test-$$
groups=''
forget() {
    for group in $groups; do
        find "$group" -depth -type d -exec rmdir {} + 2>/dev/null || true
    done
}
trap forget EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

while IFS=: read -r _ controllers path; do
    case $controllers in
        '') root=/sys/fs/cgroup/unified && [ -d "$root" ] || root=/sys/fs/cgroup ;;
        name=*) root=/sys/fs/cgroup/${controllers#name=} ;;
        *) root=/sys/fs/cgroup/$controllers ;;
    esac
    group=$root${path%/}/$name
    if [ ! -f "$root/cgroup.procs" ] || ! mkdir "$group" 2>/dev/null; then
        forget
        groups=''
        break
    fi
    groups="$groups $group"
    for setting in cpuset.cpus cpuset.mems; do
        [ ! -f "$group/$setting" ] || cat "$group/../$setting" >"$group/$setting" 2>/dev/null || true
    done
done </proc/self/cgroup
[ -n "$groups" ] || exec "$@"

# shellcheck disable=SC2016 # for the inner shell
inside='
mount --make-rprivate /
mount -t tmpfs none /run
mkdir -p /run/systemd/system
mount -t tmpfs none /sys/fs/cgroup
mount -t cgroup2 none /sys/fs/cgroup
export LITEKEEP_APART=1
"$@"
'
# shellcheck disable=SC2016
enter='
for group in $LITEKEEP_GROUPS; do
    echo $$ >"$group/cgroup.procs" || exit 1
done
# Nothing starts before it is known that every hierarchy has let us in.
grep -qv "/litekeep-test-[0-9]*$" /proc/self/cgroup && exit 1
unset LITEKEEP_GROUPS
exec unshare --mount --pid --cgroup --fork --kill-child --mount-proc "$@"
'
code=0
LITEKEEP_GROUPS=$groups setpriv --pdeathsig KILL sh -euc "$enter" enter \
    sh -euc "$inside" inside "$@" || code=$?
exit "$code"
