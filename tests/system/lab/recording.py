# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what one run of a program does to a folder: writes, names, syncs, in their order.

strace prints each system call with the path behind each descriptor, so nothing in the program
has to help, and nothing that it does through a library is missed. What is written through a
shared mapping would be; the caller compares the end of the replay with the real folder.
"""
import dataclasses
import os
import re
import subprocess

# Those without a rule below stop the recording: better than a wrong picture.
CALLS = ("openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,lseek,ftruncate,truncate,"
         "fallocate,copy_file_range,sendfile,rename,renameat,renameat2,unlink,unlinkat,mkdir,"
         "mkdirat,rmdir,link,linkat,symlink,symlinkat,fsync,fdatasync,syncfs,sync")


@dataclasses.dataclass(frozen=True)
class Event:
    """One call that changed something; `kind` says which of the fields count."""
    kind: str  # create, truncate, write, copy, rename, unlink, mkdir, rmdir, sync, said
    path: str = ""
    other: str = ""  # the new name, or where a copy comes from
    offset: int = 0
    source_offset: int = 0
    length: int = 0
    data: bytes = b""
    exclusive: bool = False  # nothing is overwritten


class Refused(Exception):
    """strace may not trace here."""


def record(command, root, environment, log):
    """Runs the command under strace. Returns its finished process and the events below root."""
    run = subprocess.run(
        ["strace", "-f", "-y", "-xx", "-s", "100000000", "-o", log, "-e", "trace=" + CALLS,
         "-e", "signal=none", *command],
        env=environment, capture_output=True, check=False)
    if not os.path.exists(log) or os.path.getsize(log) == 0:
        raise Refused(run.stderr.decode(errors="replace"))
    with open(log, encoding="latin-1") as lines:
        return run, _Reader(root).events(lines)


_string = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_descriptor = re.compile(r"^(\w+)<((?:\\x[0-9a-f]{2})*)>(\(deleted\))?")
_line = re.compile(r"^(\d+) +(.*)$")
_call = re.compile(r"^(\w+)\((.*)\) += (-?\d+)(.*)$")
_nameless = re.compile(r"/#\d+$")  # what the kernel calls a file made with O_TMPFILE


def _bytes(text):
    return bytes.fromhex(text.replace("\\x", ""))


def _arguments(text):
    """Splits at the commas that stand outside quotes, brackets and braces."""
    parts, depth, start, quoted = [], 0, 0, False
    for position, sign in enumerate(text):
        if sign == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif sign in "[{<":
            depth += 1
        elif sign in "]}>":
            depth -= 1
        elif sign == "," and depth == 0:
            parts.append(text[start:position].strip())
            start = position + 1
    parts.append(text[start:].strip())
    return parts


class _Reader:
    def __init__(self, root):
        self._root = root
        self._positions = {}  # of sequential writes, by path: each file has one such writer
        self._nameless = {}  # descriptor → path of a file that has no name yet

    def events(self, lines):
        unfinished = {}
        result = []
        for line in lines:
            thread, text = _line.match(line).groups()
            if text.endswith("<unfinished ...>"):
                unfinished[thread] = text.removesuffix("<unfinished ...>").rstrip()
                continue
            resumed = re.match(r"<\.\.\. \w+ resumed>(.*)$", text)
            if resumed:
                text = unfinished.pop(thread) + resumed.group(1)
            call = _call.match(text)
            if call and int(call.group(3)) >= 0:
                result += self._event(call.group(1), _arguments(call.group(2)),
                                      call.group(3) + call.group(4), text)
        return result

    def _inside(self, path):
        return path == self._root or path.startswith(self._root + "/")

    def _path(self, argument, folder="AT_FDCWD"):
        name = os.fsdecode(_bytes(_string.match(argument).group(1)))
        match = _descriptor.match(folder)
        base = os.fsdecode(_bytes(match.group(2))) if match else ""
        return os.path.normpath(os.path.join(base, name))

    def _file(self, argument):
        """The path behind a descriptor, or nothing when it has no name or is elsewhere."""
        match = _descriptor.match(argument)
        if not match:
            return ""
        path = os.fsdecode(_bytes(match.group(2)))
        if match.group(3) and not _nameless.search(path):
            return ""
        return path if self._inside(path) else ""

    def _event(self, name, args, answer, text):
        handler = getattr(self, "_on_" + name, None)
        if handler is None:
            raise ValueError("no rule for " + text[:200])
        if name == "openat":
            return handler(args, answer)
        return handler(args, int(answer.split("<")[0].split(" ")[0]))

    def _on_openat(self, args, answer):
        path = self._path(args[1], args[0])
        flags = args[2].split("|")
        if not self._inside(path):
            return []
        if "O_TMPFILE" in flags:
            path = self._file(answer)
            self._nameless[answer.split("<")[0]] = path
            self._positions[path] = 0
            return [Event("create", path, exclusive=True)]
        self._positions[path] = None if "O_APPEND" in flags else 0
        events = []
        if "O_CREAT" in flags:
            events.append(Event("create", path))
        if "O_TRUNC" in flags:
            events.append(Event("truncate", path))
        return events

    def _on_write(self, args, result):
        path = self._file(args[0])
        data = _bytes(_string.match(args[1]).group(1))[:result]
        if path:
            return self._sequential(path, data)
        return [Event("said", data=data)] if args[0].startswith("1<") else []

    def _on_writev(self, args, result):
        path = self._file(args[0])
        data = b"".join(_bytes(part[0]) for part in _string.findall(args[1]))[:result]
        return self._sequential(path, data) if path else []

    def _sequential(self, path, data):
        offset = self._positions.get(path, 0)
        if offset is not None:
            self._positions[path] = offset + len(data)
        return [Event("write", path, offset=-1 if offset is None else offset, data=data)]

    def _on_lseek(self, args, result):
        path = self._file(args[0])
        if path and self._positions.get(path) is not None:
            self._positions[path] = result
        return []

    def _on_pwrite64(self, args, result):
        path = self._file(args[0])
        data = _bytes(_string.match(args[1]).group(1))[:result]
        return [Event("write", path, offset=int(args[3]), data=data)] if path else []

    def _on_ftruncate(self, args, _result):
        path = self._file(args[0])
        return [Event("truncate", path, length=int(args[1]))] if path else []

    def _on_truncate(self, args, _result):
        path = self._path(args[0])
        return [Event("truncate", path, length=int(args[1]))] if self._inside(path) else []

    def _on_copy_file_range(self, args, result):
        source, target = self._file(args[0]), self._file(args[2])
        if not target or result == 0:
            return []
        begin = int(args[1].strip("[]").split(" ")[0])
        to = int(args[3].strip("[]").split(" ")[0])
        return [Event("copy", target, source, offset=to, source_offset=begin, length=result)]

    def _on_rename(self, args, _result):
        return self._renamed(self._path(args[0]), self._path(args[1]), False)

    def _on_renameat(self, args, _result):
        return self._renamed(self._path(args[1], args[0]), self._path(args[3], args[2]), False)

    def _on_renameat2(self, args, _result):
        return self._renamed(self._path(args[1], args[0]), self._path(args[3], args[2]),
                             "NOREPLACE" in args[4])

    def _renamed(self, old, new, exclusive):
        if not self._inside(old) and not self._inside(new):
            return []
        self._positions[new] = self._positions.pop(old, 0)
        return [Event("rename", old, new, exclusive=exclusive)]

    def _on_linkat(self, args, _result):
        source, target = self._path(args[1], args[0]), self._path(args[3], args[2])
        nameless = re.match(r"/proc/self/fd/(\d+)$", source)
        if nameless:
            source = self._nameless[nameless.group(1)]
        return [Event("link", source, target)] if self._inside(target) else []

    def _on_unlink(self, args, _result):
        path = self._path(args[0])
        return [Event("unlink", path)] if self._inside(path) else []

    def _on_unlinkat(self, args, _result):
        path = self._path(args[1], args[0])
        kind = "rmdir" if "AT_REMOVEDIR" in args[2] else "unlink"
        return [Event(kind, path)] if self._inside(path) else []

    def _on_mkdir(self, args, _result):
        path = self._path(args[0])
        return [Event("mkdir", path)] if self._inside(path) else []

    def _on_rmdir(self, args, _result):
        path = self._path(args[0])
        return [Event("rmdir", path)] if self._inside(path) else []

    def _on_fsync(self, args, _result):
        path = self._file(args[0])
        return [Event("sync", path)] if path else []

    _on_fdatasync = _on_fsync
