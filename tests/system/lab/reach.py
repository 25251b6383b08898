# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a program reached: what it opened, made, renamed and removed, as strace tells it."""
import os
import re
import subprocess

# Calls that change names or what is behind them, and those that open. Looking at a name with
# stat(2) is no harm.
CHANGING = ("rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlink,"
            "symlinkat,chmod,fchmodat,chown,lchown,fchownat,truncate,utimensat,mknod,mknodat,"
            "setxattr,removexattr")
OPENING = "open,openat,openat2,creat,execve"
# Follow a link in the last part of the path.
FOLLOWING = ("chmod", "fchmodat", "chown", "fchownat", "truncate", "utimensat", "setxattr")

# What any program reads: libraries, time zones, the system's own answers.
SYSTEM = ("/usr/", "/lib", "/etc/", "/proc/", "/sys/", "/dev/urandom", "/dev/tty", "/bin/", "/run/")

_call = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\d+)(?:<(.*)>)?(?:\(deleted\))?")
_text = re.compile(r'"((?:[^"\\]|\\.)*)"')
_base = re.compile(r"^(?:AT_FDCWD|\d+)<([^>]*)>")


def run(command, environment, log, patience):
    """Runs it to its end; subprocess.TimeoutExpired kills it."""
    return subprocess.run(["strace", "-f", "-y", "-s", "4096", "-o", log, "-e", "signal=none", "-e",
                           f"trace={CHANGING},{OPENING}", *command], env=environment,
                          stdin=subprocess.DEVNULL, capture_output=True, check=False,
                          timeout=patience)


def possible(log):
    return run(["true"], None, log, 60).returncode == 0 and os.path.getsize(log) > 0


def _whole_lines(log):
    """Calls that another thread interrupted, put together again."""
    unfinished = {}
    with open(log, encoding="utf-8", errors="surrogateescape") as lines:
        for line in lines:
            thread = line.split(" ", 1)[0]
            if line.rstrip().endswith("<unfinished ...>"):
                unfinished[thread] = line.rstrip().removesuffix("<unfinished ...>")
            elif "resumed>" in line and thread in unfinished:
                yield unfinished.pop(thread) + line.split("resumed>", 1)[1]
            else:
                yield line


def _paths(name, arguments):
    """Of a call that changes names: absolute ones, without links on the way."""
    follow = name in FOLLOWING
    base = ""
    for part in re.findall(r'(?:AT_FDCWD|\d+)<[^>]*>|"(?:[^"\\]|\\.)*"', arguments):
        folder = _base.match(part)
        if folder:
            base = folder.group(1)
            continue
        path = os.path.join(base or "/", part[1:-1])
        if path.startswith("/proc/"):
            continue  # a file without a name, whose opening was judged
        if follow:
            yield os.path.realpath(path)
        else:
            yield os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))


def _is_below(path, places):
    return any(path.startswith(place) for place in places)


def reached(log, writable, readable):
    """What was opened or changed outside of these beginnings of paths."""
    found = []
    for line in _whole_lines(log):
        call = _call.match(line)
        if not call or int(call.group(4)) < 0:
            continue
        name, arguments, real = call.group(2), call.group(3), call.group(5)
        if name == "execve":
            path = _text.search(arguments).group(1)
            if not _is_below(os.path.realpath(path), readable):
                found.append("runs " + path)
        elif name in OPENING.split(","):
            writes = re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", arguments) or name == "creat"
            reads = not ("O_PATH" in arguments or "O_DIRECTORY" in arguments
                         or _is_below(real, readable))
            if not _is_below(real, writable) and (writes or reads):
                found.append(f"{'writes' if writes else 'reads'} {real}")
        else:
            found += [f"{name} {path}" for path in _paths(name, arguments)
                      if not _is_below(path, writable)]
    return sorted(set(found))
