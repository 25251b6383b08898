# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that can lose its power: what of the recorded events is there when it comes back.

Only what POSIX promises is taken for granted: bytes are on the disk after a sync of their file,
names after a sync of their folder. Everything later may be there or not, and names independently
of bytes.
"""
import dataclasses
import os
import random

PAGE = 4096  # what a disk writes whole

# What is left of the things that were not synced.
KEPT = "all kept"
LOST = "all lost"
NAMES = "names kept, bytes lost"
SIZES = "names and sizes kept, bytes lost"
BYTES = "bytes kept, names lost"
TORN = "some pages and some names kept"
MODES = (KEPT, LOST, NAMES, SIZES, BYTES, TORN)


@dataclasses.dataclass
class File:
    """Content as programs see it, as the disk has it, and the writes in between."""
    seen: bytearray
    safe: bytes
    pending: list = dataclasses.field(default_factory=list)  # (offset, data), None: a truncation


class Disk:
    """The files and folders below one root; starts as the folder is, all of it safe."""

    def __init__(self, root):
        self._root = root
        self._names = {}  # path → File, or None for a folder: as programs see it
        for folder, _folders, files in os.walk(root):
            self._names[folder] = None
            for name in files:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    content = file.read()
                self._names[path] = File(bytearray(content), content)
        self._safe_names = dict(self._names)
        self._nameless = {}  # files that no name leads to yet
        self._pending_names = []  # (kind, path, other, thing)

    def apply(self, event):
        """Goes on by one event."""
        getattr(self, "_" + event.kind)(event)

    def files(self):
        """What programs see: path → bytes."""
        return {path: bytes(file.seen) for path, file in self._names.items() if file is not None}

    def after_power_cut(self, mode, chance: random.Random):
        """What is found after it: path → bytes, or None for a folder."""
        names = self._surviving_names(mode, chance)
        return {path: None if file is None else self._surviving_bytes(file, mode, chance)
                for path, file in names.items() if not self._is_lost(path, names)}

    def _is_lost(self, path, names):
        folder = os.path.dirname(path)
        return path != self._root and (folder not in names or self._is_lost(folder, names))

    def _surviving_names(self, mode, chance):
        if mode in (KEPT, NAMES, SIZES):
            return dict(self._names)
        names = dict(self._safe_names)
        if mode != TORN:
            return names
        # A folder keeps the order of its own changes, as far as it got.
        reached = {}
        for change in self._pending_names:
            folder = os.path.dirname(change[1])
            reached[folder] = reached.get(folder, True) and chance.random() < 0.7
            if reached[folder]:
                _change_names(names, *change)
        return names

    def _surviving_bytes(self, file, mode, chance):
        if mode in (KEPT, BYTES):
            return bytes(file.seen)
        content = bytearray(file.safe)
        if mode == SIZES:
            for write in file.pending:
                _resize(content, max(len(content), write[0] + len(write[1]))
                        if write[1] is not None else write[0])
        elif mode == TORN:
            for offset, data in file.pending:
                _tear(content, offset, data, chance)
        return bytes(content)

    # Events

    def _said(self, _event):
        pass

    def _create(self, event):
        if event.exclusive:
            self._nameless[event.path] = File(bytearray(), b"")
        elif event.path not in self._names:
            self._name("put", event.path, "", File(bytearray(), b""))

    def _link(self, event):
        self._name("put", event.other, "", self._at(event.path))

    def _at(self, path):
        return self._nameless[path] if path in self._nameless else self._names[path]

    def _mkdir(self, event):
        self._name("put", event.path, "", None)

    def _unlink(self, event):
        self._name("drop", event.path, "", None)

    _rmdir = _unlink

    def _rename(self, event):
        if event.exclusive and event.other in self._names:
            raise ValueError("a rename that had to fail: " + event.other)
        self._name("move", event.path, event.other, self._names[event.path])

    def _name(self, kind, path, other, thing):
        change = (kind, path, other, thing)
        _change_names(self._names, *change)
        self._pending_names.append(change)

    def _write(self, event):
        file = self._at(event.path)
        offset = len(file.seen) if event.offset < 0 else event.offset
        _put(file.seen, offset, event.data)
        file.pending.append((offset, event.data))

    def _copy(self, event):
        source = self._at(event.other).seen
        data = bytes(source[event.source_offset:event.source_offset + event.length])
        self._write(dataclasses.replace(event, kind="write", data=data))

    def _truncate(self, event):
        file = self._at(event.path)
        _resize(file.seen, event.length)
        file.pending.append((event.length, None))

    def _sync(self, event):
        thing = self._at(event.path)
        if thing is not None:
            thing.safe, thing.pending = bytes(thing.seen), []
            return
        later = []
        for change in self._pending_names:
            if event.path in (os.path.dirname(change[1]), os.path.dirname(change[2])):
                _change_names(self._safe_names, *change)
            else:
                later.append(change)
        self._pending_names = later


def _change_names(names, kind, path, other, thing):
    if kind == "put":
        names.setdefault(path, thing)
    elif kind == "drop":
        names.pop(path, None)
    else:
        names.pop(path, None)
        names[other] = thing


def _resize(content, length):
    if length < len(content):
        del content[length:]
    else:
        content.extend(bytes(length - len(content)))


def _put(content, offset, data):
    if not data:
        return
    _resize(content, max(len(content), offset + len(data)))
    content[offset:offset + len(data)] = data


def _tear(content, offset, data, chance):
    if data is None:
        if chance.random() < 0.5:
            _resize(content, offset)
        return
    begin = 0
    while begin < len(data):
        end = min(len(data), begin + PAGE - (offset + begin) % PAGE)
        if chance.random() < 0.5:
            _put(content, offset + begin, data[begin:end])
        begin = end
