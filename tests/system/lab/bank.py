#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bank.py DATABASE ROLE SEED DOOR: one program that is at work on the bank's database.

A database that shows half a transaction, and programs that do to it what programs do. Money only
moves, so its sum never changes; each balance is what was moved to and from it; each line of the
ledger has a token of its own and names the `mark` that it was written under. While the file DOOR
is there nobody begins anything. Each program ends when its stdin closes.
Exit code 0: it only ever met a sound database, or a busy one; 1: something else.
"""
import contextlib
import fcntl
import os
import random
import select
import signal
import sqlite3
import sys
import time

ACCOUNTS = 60
OPENING = 1000
MOST_LINES = 600  # of the ledger; older ones are settled
ROLES = ("writer", "big writer", "dying writer", "reader", "keeper", "visitor")

# What a program has to live with when others are at work.
BUSY = {"SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT", "SQLITE_BUSY_RECOVERY", "SQLITE_BUSY_TIMEOUT",
        "SQLITE_LOCKED", "SQLITE_PROTOCOL", "SQLITE_SCHEMA"}


class Wrong(Exception):
    """Half a transaction, or two states in one."""


def connect(path, patience=0.5):
    """Never makes a file: a backup may have been pruned in this moment."""
    return sqlite3.connect(f"file:{path}?mode=rw", uri=True, isolation_level=None,
                           timeout=patience)


def make(path, mode):
    bank = sqlite3.connect(path, isolation_level=None)
    bank.executescript(f"""
        PRAGMA page_size=4096; PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode={mode};
        BEGIN;
        CREATE TABLE account(id INTEGER PRIMARY KEY, opening INTEGER NOT NULL,
                             balance INTEGER NOT NULL, word TEXT);
        CREATE TABLE ledger(seq INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER, target INTEGER,
                            amount INTEGER, mark INTEGER, padding BLOB);
        CREATE INDEX ledger_source ON ledger(source, amount);
        CREATE TABLE mark(id INTEGER NOT NULL);
        INSERT INTO mark VALUES (0);
        COMMIT""")
    bank.executemany("INSERT INTO account VALUES (?, ?, ?, 'account')",
                     [(number, OPENING, OPENING) for number in range(ACCOUNTS)])
    bank.close()


def wrong_sums(bank):
    """What is not as it has to be in every committed state; asked within one transaction."""
    total, count = bank.execute("SELECT sum(balance), count(*) FROM account").fetchone()
    found = []
    if (total, count) != (ACCOUNTS * OPENING, ACCOUNTS):
        found.append(f"{total} in {count} accounts")
    expected = dict(bank.execute("SELECT id, opening FROM account"))
    last = previous = None
    for seq, source, target, amount in bank.execute(
            "SELECT seq, source, target, amount FROM ledger ORDER BY seq"):
        expected[source] -= amount
        expected[target] += amount
        if previous is not None and seq != previous + 1:
            found.append(f"nothing between {previous} and {seq} in the ledger")
        last = previous = seq
    if expected != dict(bank.execute("SELECT id, balance FROM account")):
        found.append("balances are not what the ledger says")
    given = bank.execute("SELECT seq FROM sqlite_sequence WHERE name = 'ledger'").fetchone()
    if last is not None and given[0] != last:
        found.append(f"the ledger ends with {last} instead of {given[0]}")
    return found


class State:
    """The mark and the ledger of one committed state."""

    def __init__(self, bank):
        self.mark = bank.execute("SELECT id FROM mark").fetchone()[0]
        self.lines = {line[0]: line for line in
                      bank.execute("SELECT seq, source, target, amount, mark,"
                                   " substr(padding, 1, 8) FROM ledger")}

    def wrong_follower(self, later):
        """What shows that `later` did not grow out of this state by moving money and settling."""
        if later.mark != self.mark:
            return [f"the mark is {later.mark} instead of {self.mark}"]
        first, last = min(later.lines, default=0), max(self.lines, default=0)
        kept = {seq: line for seq, line in self.lines.items() if seq >= first}
        found = []
        if kept != {seq: line for seq, line in later.lines.items() if seq <= last}:
            found.append("the ledger is not the one from before")
        if any(line[4] != self.mark for seq, line in later.lines.items() if seq > last):
            found.append("the ledger has lines of another time")
        return found


class Program:
    def __init__(self, path, seed, door):
        self._path, self._door = path, door
        self._pages = door + ".pages"  # while everybody is out for a change of the page size
        self._chance = random.Random(seed)

    def run(self, role):
        """Returns what this program met that it must not meet."""
        turn = getattr(self, "_" + role.replace(" ", "_"))
        bank = None
        while not self._shall_stop(0):
            if bank and (os.path.exists(self._pages) or self._chance.random() < 0.3):
                bank.close()
                bank = None
            with self._at_work() as allowed:
                if not allowed:
                    self._shall_stop(0.02)
                    continue
                bank = bank or connect(self._path)
                try:
                    turn(bank)
                except sqlite3.Error as error:
                    if error.sqlite_errorname not in BUSY:
                        return f"{role}: {error.sqlite_errorname} {error}"
                    bank.close()
                    bank = None
                except Wrong as wrong:
                    return f"{role}: {wrong}"
        return ""

    @contextlib.contextmanager
    def _at_work(self):
        """Who closes the door may wait for everybody: the lock is shared by those at work."""
        if self._is_closed():
            yield False
            return
        with open(self._door + ".lock", "w", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH)
            yield not self._is_closed()

    def _is_closed(self):
        return os.path.exists(self._door) or os.path.exists(self._pages)

    @staticmethod
    def _shall_stop(wait):
        return bool(select.select([sys.stdin], [], [], wait)[0])

    def _move(self, bank, padding=200, times=1):
        bank.execute("BEGIN IMMEDIATE")
        try:
            for _ in range(times):
                self._move_once(bank, padding)
            bank.execute("COMMIT")
        except sqlite3.Error:
            if bank.in_transaction:
                bank.execute("ROLLBACK")
            raise

    def _move_once(self, bank, padding):
        source, target = self._chance.randrange(ACCOUNTS), self._chance.randrange(ACCOUNTS)
        amount = self._chance.randrange(1, 50)
        bank.execute("UPDATE account SET balance = balance - ? WHERE id = ?", (amount, source))
        bank.execute("INSERT INTO ledger(source, target, amount, mark, padding)"
                     " SELECT ?, ?, ?, id, randomblob(?) FROM mark",
                     (source, target, amount, padding))
        bank.execute("UPDATE account SET balance = balance + ? WHERE id = ?", (amount, target))

    def _writer(self, bank):
        for _ in range(self._chance.randrange(1, 30)):
            self._move(bank)
            self._shall_stop(self._chance.uniform(0, 0.01))

    def _visitor(self, bank):
        """Comes for one line and goes: the last one to leave checkpoints."""
        self._move(bank)
        self._shall_stop(self._chance.uniform(0, 0.05))

    def _big_writer(self, bank):
        """A small cache spills pages in the middle of a transaction: the hard case for a copy."""
        bank.execute("PRAGMA cache_size=8")
        self._move(bank, 2000, self._chance.randrange(5, 60))
        self._settle(bank)

    def _settle(self, bank):
        bank.execute("BEGIN IMMEDIATE")
        newest = bank.execute("SELECT max(seq) FROM ledger").fetchone()[0] or 0
        old = bank.execute("SELECT seq, source, target, amount FROM ledger WHERE seq <= ?",
                           (newest - MOST_LINES,)).fetchall()
        for _seq, source, target, amount in old:
            bank.execute("UPDATE account SET opening = opening - ? WHERE id = ?", (amount, source))
            bank.execute("UPDATE account SET opening = opening + ? WHERE id = ?", (amount, target))
        bank.execute("DELETE FROM ledger WHERE seq <= ?", (newest - MOST_LINES,))
        bank.execute("COMMIT")

    def _dying_writer(self, bank):
        """Killed in the middle of a transaction: a hot journal, or a log without an end."""
        self._move(bank)
        if self._chance.random() < 0.05:
            bank.execute("PRAGMA cache_size=8")
            bank.execute("BEGIN IMMEDIATE")
            for _ in range(self._chance.randrange(1, 40)):
                self._move_once(bank, 2000)
            os.kill(os.getpid(), signal.SIGKILL)

    def _reader(self, bank):
        """The same answers at the beginning and at the end of a transaction, and true ones."""
        bank.execute("BEGIN")
        before = State(bank)
        wrong = wrong_sums(bank)
        if wrong:
            raise Wrong(f"reads {wrong}")
        self._shall_stop(self._chance.uniform(0, 0.2))
        if State(bank).lines != before.lines:
            raise Wrong("one transaction saw two states")
        bank.execute("COMMIT")

    def _keeper(self, bank):
        self._chance.choice([self._vacuum, self._shrink, self._change_schema, self._checkpoint,
                             self._change_page_size])(bank)
        self._shall_stop(self._chance.uniform(0, 0.2))

    @staticmethod
    def _vacuum(bank):
        bank.execute("VACUUM")

    def _shrink(self, bank):
        bank.execute(f"PRAGMA incremental_vacuum({self._chance.randrange(1, 200)})").fetchall()

    def _change_schema(self, bank):
        name = f"extra{self._chance.randrange(4)}"
        bank.execute("BEGIN IMMEDIATE")
        columns = [row[1] for row in bank.execute("PRAGMA table_info(account)")]
        if name in columns:
            bank.execute(f"ALTER TABLE account DROP COLUMN {name}")
            bank.execute(f"DROP TABLE IF EXISTS copy_{name}")
        else:
            bank.execute(f"ALTER TABLE account ADD COLUMN {name} DEFAULT 'new'")
            bank.execute(f"CREATE TABLE IF NOT EXISTS copy_{name} AS"
                         " SELECT * FROM ledger LIMIT 200")
        bank.execute("DROP INDEX ledger_source")
        bank.execute("CREATE INDEX ledger_source ON ledger(source, amount)")
        bank.execute("COMMIT")
        bank.execute("REINDEX")
        bank.execute("ANALYZE")

    def _checkpoint(self, bank):
        kind = self._chance.choice(["PASSIVE", "FULL", "RESTART", "TRUNCATE"])
        bank.execute(f"PRAGMA wal_checkpoint({kind})").fetchall()

    def _change_page_size(self, bank):
        """In WAL only possible alone, so everybody is sent out first; then back to that mode."""
        size = self._chance.choice([1024, 4096, 8192, 16384])
        if bank.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            bank.execute(f"PRAGMA page_size={size}")
            bank.execute("VACUUM")
            return
        with open(self._pages, "x", encoding="ascii"):
            pass
        left = False
        try:
            deadline = time.monotonic() + 1
            while time.monotonic() < deadline and not left:
                left = self._mode(bank, "DELETE") == "delete"
            if left:
                bank.execute(f"PRAGMA page_size={size}")
                bank.execute("VACUUM")
        finally:
            while left and self._mode(bank, "WAL") != "wal":
                pass
            os.remove(self._pages)

    @staticmethod
    def _mode(bank, wanted):
        """The one that it is in afterwards: others may be in the way."""
        try:
            return bank.execute(f"PRAGMA journal_mode={wanted}").fetchone()[0]
        except sqlite3.OperationalError:
            return ""


def main():
    path, role, seed, door = sys.argv[1:]
    trouble = Program(path, seed, door).run(role)
    if trouble:
        print(trouble, flush=True)
    return 1 if trouble else 0


if __name__ == "__main__":
    sys.exit(main())
