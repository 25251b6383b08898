#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""memlimit.py LITEKEEPCTL [--database MB] [--limit MB]

create, verify, export, restore and undo of a large database (2048 MB) with little memory (256 MB),
as in a small container: a control group limits what the program has for itself and what of the
files is kept in memory for it, together. The program is put there before it starts, and nothing
else is. Exit code 0: all is well; 1: it needed more, or did something wrong; 77: not possible here.
"""
import argparse
import contextlib
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

import memory
import scenes

SKIPPED = 77
MEGABYTE = 1 << 20


class Group:
    """A control group of its own below ours, in the old or the new hierarchy."""

    def __init__(self, limit):
        with open("/proc/self/cgroup", encoding="ascii") as lines:
            ours = {fields[1]: fields[2] for fields in
                    (line.strip().split(":", 2) for line in lines)}
        old = "memory" in ours
        root = "/sys/fs/cgroup/memory" if old else "/sys/fs/cgroup"
        self._path = f"{root}{ours.get('memory', ours.get(''))}/litekeep-memory-{os.getpid()}"
        os.mkdir(self._path)
        try:
            self._write("memory.limit_in_bytes" if old else "memory.max", limit)
        except OSError:
            self.remove()
            raise
        with contextlib.suppress(OSError):  # nothing is to be put off to a swap
            self._write("memory.memsw.limit_in_bytes" if old else "memory.swap.max",
                        limit if old else 0)

    def _write(self, name, value):
        with open(os.path.join(self._path, name), "w", encoding="ascii") as file:
            file.write(str(value))

    def enter(self):
        """In the child, before it becomes the program: this process only."""
        self._write("cgroup.procs", 0)

    def remove(self):
        """Those that the program left behind have to end first."""
        for _attempt in range(600):
            try:
                os.rmdir(self._path)
                return
            except OSError:
                time.sleep(0.1)


class Large:
    def __init__(self, program, root, group):
        self.place = scenes.Place(root, program, os.path.join(root, "home"), "wal")
        os.makedirs(self.place.data)
        os.makedirs(os.path.dirname(self.place.export))
        os.makedirs(os.path.join(root, "home"))
        self._group = group

    def fill(self, megabytes):
        """Rows that do not compress, with two indexes, so that the check has something to do."""
        database = sqlite3.connect(self.place.database, isolation_level=None)
        database.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
            "CREATE TABLE entry(id INTEGER PRIMARY KEY, word TEXT, bytes BLOB);"
            "CREATE INDEX entry_word ON entry(word); CREATE INDEX entry_both ON entry(word, id)")
        for begin in range(megabytes):
            database.execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1024)"
                " INSERT INTO entry(word, bytes)"
                " SELECT ? || ' ' || hex(randomblob(8)), randomblob(900) FROM n", (begin,))
        database.close()

    def do(self, *words):
        """Runs it within the limit; returns its answer and tells what it took."""
        begin = time.monotonic()
        process = subprocess.Popen(self.place.command(*words), env=self.place.environment,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   preexec_fn=self._group.enter)
        watch = memory.Watch(words[0], process.pid, 0.2)
        said, error = process.communicate()
        print(f"{words[0]}: {time.monotonic() - begin:.1f} s, exit {process.returncode},"
              f" private memory {memory.in_mb(watch.most())} at most", flush=True)
        if process.returncode != 0:
            raise RuntimeError(f"{words[0]}: exit {process.returncode}: {error.decode()}")
        return json.loads(said)


def try_all(large):
    """Raises RuntimeError where something went wrong."""
    database = large.place.database
    made = large.do("create", database)["backup"]
    before = digest(database)
    if large.do("verify", database)["results"][0]["state"] != "intact":
        raise RuntimeError("verify does not call it intact")
    large.do("export", database, made["id"], large.place.export)
    with open(large.place.export, "rb") as file:
        if scenes.sha256_of(file) != made["sha256"]:
            raise RuntimeError("the saved copy has other bytes")
    large.place.change("UPDATE entry SET word = 'later' WHERE id % 5 = 0")
    later = digest(database)
    large.do("restore", database, made["id"], "--yes")
    if digest(database) != before:
        raise RuntimeError("the restored database is not the backup's")
    large.do("undo", database, "--yes")
    if digest(database) != later:
        raise RuntimeError("the database is not what it was before the restore")


def digest(path):
    """Of the rows, without reading their bytes: those of one row come together or not at all."""
    database = sqlite3.connect(path)
    with contextlib.closing(database):
        return database.execute("SELECT count(*), sum(length(bytes)), sum(id * (word = 'later')),"
                                " min(word), max(word) FROM entry").fetchone()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("program")
    parser.add_argument("--database", type=int, default=2048)
    parser.add_argument("--limit", type=int, default=256)
    options = parser.parse_args()
    try:
        group = Group(options.limit * MEGABYTE)
    except OSError as obstacle:
        print(f"not possible here: no control group of our own: {obstacle}")
        return SKIPPED
    with tempfile.TemporaryDirectory(prefix="litekeep-memory", dir="/var/tmp") as work:
        large = Large(options.program, os.path.realpath(work), group)
        large.fill(options.database)
        try:
            try_all(large)
        except RuntimeError as trouble:
            print(trouble)
            return 1
        finally:
            group.remove()
    return 0


if __name__ == "__main__":
    sys.exit(main())
