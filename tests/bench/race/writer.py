#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""writer.py DATABASE JOURNALMODE light|heavy

A program that writes into a database until its stdin is closed. Prints "ready", and at the end how many
commits it made and how many seconds the slowest one took."""
import os
import select
import sqlite3
import sys
import time


def main():
    path, mode, rate = sys.argv[1:]
    size, pause = {"light": (200, 0.05), "heavy": (20_000, 0)}[rate]
    database = sqlite3.connect(path, isolation_level=None, timeout=120)
    database.execute("PRAGMA synchronous=" + ("NORMAL" if mode == "wal" else "FULL"))
    database.execute("CREATE TABLE IF NOT EXISTS tick(id INTEGER PRIMARY KEY, content BLOB)")
    print("ready", flush=True)
    count, longest = 0, 0.0
    while not select.select([sys.stdin], [], [], pause)[0]:
        content = os.urandom(size)
        begun = time.monotonic()
        database.execute("BEGIN IMMEDIATE")
        # The same rows again and again: the database is not to grow while it is measured.
        database.execute("INSERT OR REPLACE INTO tick VALUES (?, ?)", (count % 2000, content))
        database.execute("COMMIT")
        longest = max(longest, time.monotonic() - begun)
        count += 1
    database.close()
    print(count, longest)


if __name__ == "__main__":
    main()
