# SPDX-License-Identifier: GPL-3.0-or-later
"""The operations that lose their power, each with the folder it begins in and what it promises."""
import argparse
import dataclasses
import hashlib
import json
import os
import random
import shutil
import sqlite3
import subprocess


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def sha256_of(file):
    """The same, of a file too large to be read at once."""
    digest = hashlib.sha256()
    while chunk := file.read(1 << 20):
        digest.update(chunk)
    return digest.hexdigest()


def contents(path):
    """A digest of all rows and the schema, read as an app would that opens the file."""
    database = sqlite3.connect(path, isolation_level=None)
    try:
        problems = database.execute("PRAGMA integrity_check").fetchall()
        if problems != [("ok",)]:
            return f"damaged: {problems[:2]}"
        digest = hashlib.sha256()
        tables = database.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
        digest.update(repr(tables).encode())
        for name, sql in tables:
            if sql.startswith("CREATE TABLE"):
                digest.update(repr(database.execute(f"SELECT * FROM \"{name}\"").fetchall())
                              .encode())
        return digest.hexdigest()
    except sqlite3.DatabaseError as error:
        return f"unreadable: {error}"
    finally:
        database.close()


class Place:
    """A database with some backups, below one root."""

    def __init__(self, root, program, home, mode):
        self.root, self._program, self.mode = root, program, mode
        self.data = os.path.join(root, "data")
        self.database = os.path.join(self.data, "app.db")
        self.backups = os.path.join(self.data, "backups")
        self.export = os.path.join(root, "out", "saved.db")
        self.foreign = os.path.join(root, "out", "foreign.db")
        self.environment = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home + "/config",
                            "XDG_STATE_HOME": home + "/state", "XDG_DATA_HOME": home + "/data",
                            "XDG_RUNTIME_DIR": home, "LC_ALL": "C.UTF-8"}

    def command(self, *words):
        return [self._program, "--json", "--wait", "0", *words]

    def run(self, *words):
        return subprocess.run(self.command(*words), env=self.environment, capture_output=True,
                              check=False)

    def ask(self, *words):
        """The JSON answer of a command that has to work."""
        run = self.run(*words)
        if run.returncode != 0:
            raise RuntimeError(f"{' '.join(words)}: exit {run.returncode}: {run.stderr.decode()}")
        return json.loads(run.stdout)

    def listed(self):
        return self.ask("list", self.database)["backups"]

    def begin(self):
        """The database with three backups, each of another content."""
        os.makedirs(os.path.join(self.root, "out"))
        os.makedirs(self.data)
        self.change(f"PRAGMA journal_mode={self.mode}; CREATE TABLE entry(id INTEGER PRIMARY KEY,"
                    " word TEXT, bytes BLOB); CREATE INDEX entry_word ON entry(word);")
        for number in range(3):
            self.change(
                f"WITH RECURSIVE n(i) AS (SELECT {number * 100} UNION ALL SELECT i + 1 FROM n"
                f" WHERE i < {number * 100 + 99}) INSERT INTO entry(word, bytes)"
                " SELECT 'word ' || i, randomblob(80) FROM n")
            self.ask("create", self.database)
        self.change("UPDATE entry SET word = 'later' WHERE id % 3 = 0;"
                    " CREATE TABLE appeared(x); INSERT INTO appeared VALUES (1)")
        shutil.copyfile(self._newest(), self.foreign)

    def _newest(self):
        return self.listed()[0]["path"]

    def change(self, sql):
        database = sqlite3.connect(self.database, isolation_level=None)
        database.executescript(sql)
        database.close()


@dataclasses.dataclass
class Scene:
    """One operation. `prepare` changes the folder first and returns the words of the command;
    `kept_promise` says, once the program had said "done", what is missing of it."""
    name: str
    prepare: callable
    kept_promise: callable
    mode: str = "wal"
    may_lose: callable = lambda place, words: set()  # ids of earlier backups that may go


def _row(place, identity):
    return next((row for row in place.listed() if row["id"] == identity), None)


def _is_intact(place, identity):
    row = _row(place, identity)
    return "" if row and row["state"] == "intact" else f"the backup {identity} is not there: {row}"


def _create(place):
    return ["create", place.database]


def _created(place, answer):
    return _is_intact(place, answer["backup"]["id"])


def _oldest(place):
    return place.listed()[-1]["id"]


def _restore(place):
    return ["restore", place.database, _oldest(place), "--yes"]


def _restore_missing(place):
    words = _restore(place)
    os.remove(place.database)
    return words


def _restore_damaged(place):
    words = _restore(place)
    with open(place.database, "r+b") as file:
        file.write(b"no database at all, and for a good while" * 300)
    return words


def _undo(place):
    place.ask(*_restore(place))
    return ["undo", place.database, "--yes"]


def _restored(place, answer):
    safety = answer["safety_backup"]
    return _is_intact(place, safety["id"]) if safety else ""


def _delete(place):
    return ["delete", place.database, _oldest(place), place.listed()[0]["id"], "--yes"]


def _deleted(place, answer):
    back = [identity for identity in answer["deleted"] if _row(place, identity)]
    return f"deleted backups are back: {back}" if back else ""


def _prune(place):
    place.ask("settings", place.database, "--retention-count", "1")
    return ["prune", place.database]


def _pruned(place, answer):
    back = [one["id"] for one in answer["removed"] if _row(place, one["id"])]
    return f"pruned backups are back: {back}" if back else ""


def _export(place):
    return ["export", place.database, _oldest(place), place.export]


def _exported(place, answer):
    with open(place.export, "rb") as file:
        same = sha256(file.read()) == answer["exported"]["sha256"]
    return "" if same else "the saved copy has other bytes"


def _import(place):
    return ["import", place.database, place.foreign]


def _settings(place):
    return ["settings", place.database, "--enabled", "on", "--interval-hours", "7"]


def _set(place, _answer):
    hours = place.ask("settings", place.database)["settings"]["backup_interval_hours"]
    return "" if hours == 7 else f"the interval is {hours}"


def _first(place):
    shutil.rmtree(place.backups)
    return _create(place)


def _rebuild(place):
    os.remove(os.path.join(place.backups, "catalogue.db"))
    return _create(place)


def _migrate(place):
    """The catalogue as version 1 wrote it: everything that came later goes."""
    catalogue = sqlite3.connect(os.path.join(place.backups, "catalogue.db"))
    added = {"backups": ["source_fingerprint", "removing"],
             "settings": ["enabled_at", "paused_until", "collapse_state", "collapse_id",
                          "collapse_previous_id"]}
    for table, columns in added.items():
        for column in columns:
            catalogue.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    catalogue.executescript("DROP TABLE commands; DROP TABLE history; PRAGMA user_version = 1")
    catalogue.close()
    return _create(place)


def _clean_up(place):
    """What killed programs leave, a deletion that was cut off, and a file without a row."""
    rows = place.listed()
    catalogue = sqlite3.connect(os.path.join(place.backups, "catalogue.db"), isolation_level=None)
    catalogue.execute("UPDATE backups SET removing = 1 WHERE id = ?", (rows[0]["id"],))
    catalogue.execute("DELETE FROM backups WHERE id = ?", (rows[1]["id"],))
    catalogue.close()
    os.remove(rows[0]["path"])
    for suffix in (".partial", ".snapshot.partial", ".partial-journal"):
        with open(rows[2]["path"] + suffix, "wb") as file:
            file.write(b"unfinished")
    return ["prune", place.database]


def _cleaned_up(place, _answer):
    rows = place.listed()
    return "" if len(rows) == 2 else f"{len(rows)} rows after cleaning up"


def _everything(place, _words):
    return {row["id"] for row in place.listed()}


def _named(place, words):
    return set(words[2:])


SCENES = [
    Scene("create", _create, _created),
    Scene("create-first", _first, _created),
    Scene("create-rollback", _create, _created, mode="delete"),
    Scene("create-rebuilding", _rebuild, _created),
    Scene("restore", _restore, _restored),
    Scene("restore-rollback", _restore, _restored, mode="delete"),
    Scene("restore-missing", _restore_missing, _restored),
    Scene("restore-damaged", _restore_damaged, _restored, mode="delete"),
    Scene("undo", _undo, _restored),
    Scene("delete", _delete, _deleted, may_lose=_named),
    Scene("prune", _prune, _pruned, may_lose=_everything),
    Scene("export", _export, _exported),
    Scene("import", _import, _created),
    Scene("settings", _settings, _set),
    Scene("migrate", _migrate, _created),
    Scene("clean-up", _clean_up, _cleaned_up, may_lose=_everything),
]


def chosen(names):
    """Those of these names; all when there are none."""
    unknown = set(names) - {scene.name for scene in SCENES}
    if unknown:
        raise SystemExit(f"no such scene: {', '.join(sorted(unknown))}")
    return [scene for scene in SCENES if not names or scene.name in names]


def options(doc, counts, seed=None):
    """The command line that all programs of the laboratory share; `counts` says how much is tried,
    by option."""
    parser = argparse.ArgumentParser(description=doc.split("\n", 1)[0])
    parser.add_argument("program")
    for count, usual in counts.items():
        parser.add_argument(count, type=int, default=usual)
    parser.add_argument("--seed", type=int,
                        default=random.randrange(1 << 30) if seed is None else seed)
    parser.add_argument("scenes", nargs="*")
    given = parser.parse_intermixed_args()
    print(f"seed {given.seed}")
    return given
