# SPDX-License-Identifier: GPL-3.0-or-later
"""The traps that enemy.py sets: each is called with the place and with what lies outside of it."""
import os
import socket
import sqlite3
import stat
import subprocess
import sys
import time


# What stands in the way under a name

def link_to(attribute):
    return lambda path, outside: os.symlink(getattr(outside, attribute), path)


def hard_link(path, outside):
    os.link(outside.text, path)


def hard_linked_database(path, outside):
    os.link(outside.database, path)


def pipe(path, _outside):
    os.mkfifo(path, 0o600)


def device(path, _outside):
    os.mknod(path, 0o600 | stat.S_IFCHR, os.makedev(1, 5))  # /dev/zero


def door(path, _outside):
    listener = socket.socket(socket.AF_UNIX)
    old = os.getcwd()
    os.chdir(os.path.dirname(path))  # the name of a socket may not be long
    try:
        listener.bind(os.path.basename(path))
    finally:
        os.chdir(old)
        listener.close()


def folder(path, _outside):
    os.mkdir(path)


THINGS = {"link to a file": link_to("text"), "link to a database": link_to("database"),
          "link to nothing": link_to("nothing"), "link to a folder": link_to("inner"),
          "hard link": hard_link, "hard link to a database": hard_linked_database,
          "pipe": pipe, "device": device, "socket": door, "folder": folder}


# The names that mean something

def fixed(name):
    return lambda place: [os.path.join(place.backups, name)]


def beside_a_backup(suffix):
    return lambda place: [place.listed_once[0]["path"] + suffix]


def coming(suffix):
    """Of the backups of the next seconds."""
    def names(place):
        return [os.path.join(place.backups, time.strftime("app-%Y%m%dT%H%M%SZ-", time.gmtime(at))
                             + kind + ".db" + suffix)
                for at in range(int(time.time()), int(time.time()) + 12)
                for kind in ("manual", "safety", "imported")]
    return names


def beside_the_database(suffix):
    return lambda place: [place.database + suffix]


NAMES = {name: fixed(name) for name in (
    "catalogue.db", "catalogue.db-journal", "catalogue.db-wal", "catalogue.db-shm", ".lock",
    ".schedule", ".litekeep", ".litekeep.partial", "app-20260101T000000Z-manual.db",
    "found.db", "app-20260101T000000Z-manual.db.partial")}
NAMES |= {f"a backup's {suffix or 'name'}": beside_a_backup(suffix)
          for suffix in ("", "-wal", "-journal", "-shm")}
NAMES |= {f"a coming {suffix or 'name'}": coming(suffix) for suffix in (
    "", ".partial", ".snapshot.partial", ".partial-journal", ".snapshot.partial-wal")}
NAMES |= {f"the database's {suffix}": beside_the_database(suffix) for suffix in (
    ".litekeep.partial", ".litekeep.partial-journal")}


def trap(names, thing):
    def set_it(place, outside):
        for path in names(place):
            if os.path.lexists(path):
                if os.path.isdir(path) and not os.path.islink(path):
                    continue
                os.remove(path)
            thing(path, outside)
    return set_it


# A forged catalogue

def catalogue(sql):
    def forge(place, outside):
        path = os.path.join(place.backups, "catalogue.db")
        database = sqlite3.connect(path, isolation_level=None)
        try:
            database.executescript("PRAGMA ignore_check_constraints=ON; PRAGMA trusted_schema=ON;"
                                   + sql.replace("SECRET", outside.folder))
        except sqlite3.Error:
            pass  # what was done to it before stands in the way
        database.close()
    return forge


def named(expression):
    return catalogue(f"UPDATE backups SET filename = {expression} WHERE sequence ="
                     " (SELECT min(sequence) FROM backups);"
                     "UPDATE OR REPLACE backups SET removing = 1 WHERE id = 'none'")


FORGED = {
    "a name above": named("'../../secret/precious.db'"),
    "an absolute name": named("'SECRET/precious.db'"),
    "a name with a zero": named("'../../secret/precious.db' || char(0) || '.db'"),
    "bytes for a name": named("CAST('../../secret/precious.db' AS BLOB)"),
    "a number for a name": named("1e300"),
    "the folder for a name": named("'.'"),
    "the catalogue for a name": named("'catalogue.db'"),
    "removed elsewhere": catalogue(
        "UPDATE backups SET filename = '../../secret/precious.db', removing = 1"
        " WHERE sequence = (SELECT min(sequence) FROM backups)"),
    "huge numbers": catalogue(
        "UPDATE backups SET size_bytes = 9223372036854775807, source_rows = -9e300,"
        " sequence = 9223372036854775807 WHERE sequence = (SELECT max(sequence) FROM backups);"
        "UPDATE settings SET backup_interval_hours = -9e300, backup_retention_count = 9e300"),
    "negative numbers": catalogue(
        "UPDATE backups SET size_bytes = -1, sequence = -sequence;"
        "UPDATE settings SET backup_retention_count = -1, backup_interval_hours = 0"),
    "wrong types": catalogue(
        "UPDATE backups SET size_bytes = x'00', created_at = 7, sha256 = zeroblob(64),"
        " state = 'intact' || char(0), pinned = 'yes'; UPDATE history SET started_at = 'never'"),
    "a damaged copy elsewhere": catalogue(
        "UPDATE history SET damaged_folder = '../../secret', safety_backup_id = '../../secret',"
        " ended_at = NULL, reason = 'restore', outcome = '', owes_wal = 1"),
    "programs to start": catalogue(
        "UPDATE history SET stopped = '[{\"start\":[\"touch\",\"SECRET/not yet\"]}]',"
        " reason = 'restore', ended_at = NULL, outcome = ''"),
    "a view for the backups": catalogue(
        "ALTER TABLE backups RENAME TO others; CREATE VIEW backups AS SELECT * FROM others"
        " WHERE writefile('SECRET/not yet', 'x')"),
    "triggers": catalogue(
        "CREATE TRIGGER one AFTER INSERT ON history BEGIN DELETE FROM backups; END;"
        "CREATE TRIGGER two AFTER UPDATE ON backups BEGIN SELECT load_extension('SECRET/x.so');"
        " END"),
    "a module": catalogue(
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 'CREATE VIRTUAL TABLE commands"
        " USING csv(filename=\"SECRET/precious.txt\")' WHERE name = 'commands'"),
    "pages without end": catalogue(
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = 2147483647"
        " WHERE name = 'history'"),
}


def logged_catalogue(place, _outside):
    """One in WAL mode whose log holds what nobody has seen yet, and whose owner is gone."""
    path = os.path.join(place.backups, "catalogue.db")
    script = ("import os, sqlite3, sys\n"
              "d = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
              "d.execute('PRAGMA ignore_check_constraints=ON')\n"
              "d.execute('PRAGMA journal_mode=WAL')\n"
              "d.execute(\"UPDATE backups SET filename = '../../secret/precious.db'\"\n"
              "          \" WHERE sequence = (SELECT min(sequence) FROM backups)\")\n"
              "os._exit(0)\n")
    subprocess.run([sys.executable, "-c", script, path], capture_output=True, check=False)


# A hostile database

def schema(sql):
    def plant(place, outside):
        database = sqlite3.connect(place.database, isolation_level=None)
        try:
            database.executescript("PRAGMA trusted_schema=ON; PRAGMA writable_schema=ON;"
                                   + sql.replace("SECRET", outside.folder))
        except sqlite3.Error:
            pass  # planted before
        database.close()
    return plant


def smuggled(kind, name, sql):
    """What SQLite would not take now, as a newer or other version may have written it."""
    text = sql.replace("'", "''")
    return schema(f"INSERT INTO sqlite_schema SELECT '{kind}', '{name}', '{name}', 0, '{text}'"
                  f" WHERE NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = '{name}')")


DEEP = "(" * 900 + "1" + ")" * 900
HOSTILE = {
    "a view that writes": smuggled(
        "view", "evil", "CREATE VIEW evil AS SELECT writefile('SECRET/not yet', 'x'),"
        " readfile('SECRET/precious.txt'), load_extension('SECRET/x.so')"),
    "a trigger that writes": smuggled(
        "trigger", "evil", "CREATE TRIGGER evil AFTER INSERT ON entry BEGIN SELECT"
        " writefile('SECRET/not yet', 'x'); END"),
    "recursive triggers": schema(
        "CREATE TRIGGER again AFTER UPDATE ON entry BEGIN UPDATE entry SET word = word || 'x'; END;"
        "CREATE TRIGGER more AFTER INSERT ON entry BEGIN INSERT INTO entry(word) VALUES ('x');"
        " END"),
    "an index that runs code": smuggled(
        "index", "evil", "CREATE INDEX evil ON entry(load_extension('SECRET/x.so'))"),
    "a column that runs code": schema(
        "CREATE TABLE made(x, y AS (fts3_tokenizer('evil', x'00')), z AS (hex(zeroblob(1e9))))"),
    "a table's module": smuggled(
        "table", "evil", "CREATE VIRTUAL TABLE evil USING csv(filename='SECRET/precious.txt')"),
    "a tokenizer": schema(
        "CREATE VIRTUAL TABLE words USING fts3(word, tokenize=evil);"
        "CREATE VIRTUAL TABLE others USING fts4(word, content='sqlite_schema')"),
    "statistics that lie": schema(
        "ANALYZE; UPDATE sqlite_stat1 SET stat = '99999999999999999999 0 -1 unordered sz=0'"),
    "a deep expression": schema(f"CREATE VIEW deep AS SELECT {DEEP}"),
    "an own collation": smuggled(
        "table", "evil", "CREATE TABLE evil(x TEXT COLLATE \"../../secret/precious\")"),
}


def huge(place, _outside):
    """A header that promises more pages than there can be."""
    with open(place.database, "r+b") as file:
        file.seek(28)
        file.write(b"\xff\xff\xff\xfe")


ATTACKS = {f"{thing} as {name}": trap(names, make)
           for name, names in NAMES.items() for thing, make in THINGS.items()}
ATTACKS |= {f"catalogue: {name}": forge for name, forge in FORGED.items()}
ATTACKS["catalogue: a log of its own"] = logged_catalogue
ATTACKS |= {f"database: {name}": plant for name, plant in HOSTILE.items()}
ATTACKS["database: pages without end"] = huge
