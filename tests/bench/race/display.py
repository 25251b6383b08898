# SPDX-License-Identifier: GPL-3.0-or-later
"""A virtual display, and a list of databases with many backups, for the window."""
import os
import shutil
import sqlite3
import subprocess

import machine

RETENTION = "1000"


class Display:
    """Xvfb as long as it is needed; `environment` for the programs that are to be shown on it."""

    def __init__(self, environment):
        self.environment = dict(environment)

    def __enter__(self):
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
            pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise machine.Failed("Xvfb did not start")
        self.environment.update(DISPLAY=":" + number, QT_QPA_PLATFORM="xcb")
        return self

    def __exit__(self, *_error):
        self._server.terminate()
        self._server.wait()


def _row_copies(catalogue, count):
    """The one backup again and again, an hour apart."""
    database = sqlite3.connect(catalogue)
    columns = [row[1] for row in database.execute("PRAGMA table_info(backups)")]
    changed = {"sequence": "1000 - n", "id": "printf('%016x', n)", "filename": "n || '-' || filename",
               "size_bytes": "size_bytes - n",
               "created_at": "strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-' || n || ' hours')",
               "note": "CASE WHEN n % 9 = 0 THEN 'before ' || n ELSE '' END"}
    database.executescript(f"""
        CREATE TEMP TABLE copy AS SELECT * FROM backups;
        WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {count})
        INSERT INTO backups({', '.join(columns)})
            SELECT {', '.join(changed.get(name, name) for name in columns)} FROM copy, c;
        UPDATE backups SET sequence = 1000 WHERE sequence = 1;""")
    database.close()


def make_list(ctl, environment, folder, databases, backups):
    """`databases` on this user's list, with so many backups in all; returns their paths."""
    paths = []
    each = -(-backups // databases)
    for number in range(1, databases + 1):
        place = os.path.join(folder, f"app{number}")
        os.makedirs(place)
        path = os.path.join(place, f"app{number}.db")
        database = sqlite3.connect(path)
        database.executescript("CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT);"
                               "INSERT INTO t(b) VALUES (hex(randomblob(500)))")
        database.close()
        for words in (["create", path], ["settings", path, "--retention-count", RETENTION],
                      ["databases", "--add", path]):
            machine.run([ctl, "--quiet", *words], environment)
        kept = os.path.join(place, "backups")
        file = next(name for name in os.listdir(kept) if name.endswith("-manual.db"))
        if each > 1:
            _row_copies(os.path.join(kept, "catalogue.db"), each - 1)
        for copy in range(1, each):
            shutil.copyfile(os.path.join(kept, file), os.path.join(kept, f"{copy}-{file}"))
        paths.append(path)
    return paths
