# SPDX-License-Identifier: GPL-3.0-or-later
"""The databases of the race: a wide rows and three indexes, b fragmented, c blobs, and a real one."""
import os
import shutil
import sqlite3



def _wide(database, megabytes):
    database.executescript(f"""
        CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT, email TEXT, amount REAL, at TEXT,
                            body TEXT, c1 INTEGER, c2 INTEGER, c3 TEXT);
        BEGIN;
        WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c WHERE x < {megabytes * 2350})
        INSERT INTO person SELECT x, 'name' || x, 'u' || (x * 7919 % 2000003) || '@example.org',
            x * 1.5, datetime(1600000000 + x * 13, 'unixepoch'), hex(randomblob(120)), x % 1000,
            x * 31 % 100003, 'tag' || (x % 500) FROM c;
        CREATE INDEX person_email ON person(email);
        CREATE INDEX person_at ON person(at);
        CREATE INDEX person_c2 ON person(c2, c3);
        COMMIT;""")


def _fragmented(database, megabytes):
    """Small rows in random order, a third of which were deleted again, page by page."""
    database.executescript(f"""
        CREATE TABLE entry(id INTEGER PRIMARY KEY, key INTEGER, word TEXT);
        BEGIN;
        CREATE INDEX entry_key ON entry(key);
        WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c WHERE x < {megabytes * 9800})
        INSERT INTO entry SELECT x, x * 7919 % 1000003, hex(randomblob(15 + x % 30)) FROM c;
        COMMIT;
        BEGIN;
        DELETE FROM entry WHERE id / 600 % 3 = 0 OR id % 7 = 0;
        COMMIT;""")


def _blobs(database, megabytes):
    """20 to 200 kB each."""
    database.executescript(f"""
        CREATE TABLE blob(id INTEGER PRIMARY KEY, name TEXT, content BLOB);
        BEGIN;
        WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c WHERE x < {megabytes * 9})
        INSERT INTO blob SELECT x, 'file' || x, randomblob(20000 + abs(random()) % 180000) FROM c;
        COMMIT;""")


_MAKERS = {"a": (_wide, "person", "amount = amount + 1, body = hex(randomblob(120))"),
           "b": (_fragmented, "entry", "word = hex(randomblob(15 + id % 30))"),
           "c": (_blobs, "blob", "content = randomblob(length(content))")}
LETTERS = tuple(_MAKERS)


class Database:
    """One database of the race, which a program has open as in real life: this one."""

    def __init__(self, letter, folder, megabytes, real=None, mode="wal"):
        self.letter, self.folder = letter, folder
        os.makedirs(folder)
        self.path = os.path.join(folder, "app.db")
        if letter == "real":
            shutil.copyfile(real, self.path)
        self._connection = sqlite3.connect(self.path, isolation_level=None, timeout=60,
                                           check_same_thread=False)
        self._connection.execute(f"PRAGMA journal_mode={mode}")
        self._connection.execute("PRAGMA synchronous=OFF")  # only while it is made and changed
        if letter != "real":
            _MAKERS[letter][0](self._connection, megabytes)
        self._round = 0
        self.settle()

    @property
    def bytes(self):
        return os.stat(self.path).st_size

    def settle(self):
        """All of it in the file itself, so that one `cp` of it is whole."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()

    def change_one_percent(self):
        self._round += 1
        if self.letter == "real":
            self._connection.execute("CREATE TABLE IF NOT EXISTS race_change(content)")
            self._connection.execute("INSERT INTO race_change VALUES (randomblob(?))",
                                     (self.bytes // 100,))
        else:
            _maker, table, sets = _MAKERS[self.letter]
            self._connection.execute(
                f"UPDATE {table} SET {sets} WHERE id % 100 = {self._round % 100}")
        self.settle()

    def close(self):
        self._connection.close()
