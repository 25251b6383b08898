#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""concurrency.py LITEKEEPCTL [--minutes N] [--seed N] [--window LITEKEEP]

Six programs are at work on a database (bank.py): writers, one of which gets killed again and
again, a reader, and one that vacuums, changes schema and page size, and checkpoints. Meanwhile
backups are made and restored, by commands and by the service, in both journal modes in turn.
Each backup is one committed state, not older than its command; after a restore the database is
wholly the backup's, or wholly as before where it was refused; no program ever meets half of
anything. --minutes N: how long (a few seconds for each mode when 0); from ten minutes on the
memory of the service, and of the window with --window, has to stay flat.
Exit code 0: all is well; 1: something was not.
"""
import argparse
import collections
import contextlib
import fcntl
import itertools
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import bank
import memory
import scenes
import truth

SHORT = 6  # seconds for each mode
ROUND = 60  # seconds, then the other mode has its turn
BUSY = 3  # the exit code
TURNS = ("create", "quiet", "restore", "due", "create", "restore")
PATIENCE = 3  # seconds that a command waits; then "busy" is an answer, too
HERE = os.path.dirname(os.path.realpath(__file__))


class Trouble(Exception):
    pass


class Crowd:
    """The programs at work on one database."""

    def __init__(self, database, door, chance):
        self._database, self._door, self._chance = database, door, chance
        self._programs = {}
        self.killed = 0

    def __enter__(self):
        for role in bank.ROLES:
            self._start(role)
        return self

    def __exit__(self, *_what):
        for program in self._programs.values():
            program.stdin.close()
        for program in self._programs.values():
            program.wait()

    def _start(self, role):
        self._programs[role] = subprocess.Popen(
            [sys.executable, os.path.join(HERE, "bank.py"), self._database, role,
             str(self._chance.random()), self._door],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def look(self):
        """Starts again whoever was killed; what they met that must not be is trouble."""
        for role, program in list(self._programs.items()):
            if program.poll() is None:
                continue
            if program.returncode != -signal.SIGKILL:
                raise Trouble(f"{role}: exit {program.returncode}, "
                              + program.stdout.read().decode())
            self.killed += 1
            program.stdin.close()
            self._start(role)

    @contextlib.contextmanager
    def silence(self):
        """Nobody is at work; some have the database open."""
        with open(self._door, "x", encoding="ascii"), \
                open(self._door + ".lock", "w", encoding="ascii") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX)
                yield
            finally:
                os.remove(self._door)


class House:
    """A database with its backups, and what is done to both."""

    def __init__(self, root, mode, program, home, options):
        self.place = scenes.Place(root, program, home, mode)
        self.mode = mode
        self.counts = collections.Counter()
        self.door = os.path.join(root, "door")
        self._chance = random.Random(f"{options.seed} {mode}")
        self._strict = bool(options.minutes)
        self._mark = 0
        self._checked = set()
        self._turns = itertools.cycle(TURNS)
        os.makedirs(self.place.data)
        bank.make(self.place.database, mode)
        self.place.ask("settings", self.place.database, "--enabled", "on", "--interval-hours", "1",
                       "--retention-count", "8")

    def work(self, seconds):
        """Raises Trouble for what must not be."""
        with Crowd(self.place.database, self.door, self._chance) as crowd:
            deadline = time.monotonic() + seconds
            while time.monotonic() < deadline or self.missing():
                self._do_something(crowd)
                crowd.look()
            with crowd.silence():
                self._look_at_the_end()
            crowd.look()
            self.counts["programs killed"] += crowd.killed

    def missing(self):
        """Without these the run has shown nothing, however slow the machine is."""
        return [what for what in ("create", "restore", "exact") if not self.counts[what]]

    def _do_something(self, crowd):
        kind = next(self._turns)
        if kind == "create":
            self._create()
        elif kind == "restore":
            self._restore()
        elif kind == "quiet":
            with crowd.silence():
                self._restore_quietly()
        else:
            self._let_one_be_due()
        self._check_new_ones()

    def _remember(self):
        """Sets a mark of its own and reads the state that it is set in."""
        self._mark += 1
        database = bank.connect(self.place.database, 60)
        with contextlib.closing(database):
            database.execute("BEGIN IMMEDIATE")
            database.execute("UPDATE mark SET id = ?", (self._mark,))
            state = bank.State(database)
            database.execute("COMMIT")
        return state

    def _state(self, path, patience=60):
        """Of a backup, or of the database; it has to be a sound one."""
        database = bank.connect(path, patience)
        with contextlib.closing(database):
            database.execute("BEGIN")
            wrong = bank.wrong_sums(database)
            problems = database.execute("PRAGMA integrity_check").fetchall()
            if wrong or problems != [("ok",)]:
                raise Trouble(f"{path}: {wrong} {problems[:2]}")
            return bank.State(database)

    def _ask(self, *words):
        """The answer, or nothing when it was busy."""
        run = self.place.run("--wait", str(PATIENCE), *words)
        if run.returncode not in (0, BUSY):
            raise Trouble(f"{words}: exit {run.returncode}: {run.stderr.decode()}")
        self.counts[words[0] + ("" if run.returncode == 0 else " busy")] += 1
        return json.loads(run.stdout) if run.returncode == 0 else None

    def _create(self):
        before = self._remember()
        answer = self._ask("create", self.place.database)
        if answer:
            self._compare("the backup", before, self._state(answer["backup"]["path"]))
            self._checked.add(answer["backup"]["id"])

    @staticmethod
    def _compare(what, before, later):
        wrong = before.wrong_follower(later)
        if wrong:
            raise Trouble(f"{what}: {wrong}")

    def _any_backup(self):
        """Not one of those that the service is about to prune."""
        return self._chance.choice(self.place.listed()[:4])

    def _restore(self):
        chosen = self._any_backup()
        wanted = self._state(chosen["path"])
        before = self._remember()
        answer = self._ask("restore", self.place.database, chosen["id"], "--yes")
        now = self._state(self.place.database)
        if not answer:
            self._compare("after a refused restore", before, now)
            return
        self._compare("after a restore", wanted, now)
        last = max(wanted.lines, default=0)
        if any(before.lines.get(seq) == line for seq, line in now.lines.items() if seq > last):
            raise Trouble("after a restore there are lines from before it")
        self._look_at_what_was_kept(before, answer)

    def _look_at_what_was_kept(self, before, answer):
        """Bytes instead of a backup: it took a sound database for a damaged one. Nothing is lost by
        that; it was seen once in hundreds of restores, and is trouble where there are so many."""
        if answer["safety_backup"]:
            self._compare("the safety backup", before,
                          self._state(answer["safety_backup"]["path"]))
            return
        print(f"kept as bytes: {answer}", flush=True)
        self.counts["kept as bytes"] += 1
        if self._strict or not answer["damaged_copy"]:
            raise Trouble(f"no safety backup of a sound database: {answer}")

    def _restore_quietly(self):
        chosen = self._any_backup()
        wanted, before = (scenes.contents(path) for path in (chosen["path"], self.place.database))
        answer = self._ask("restore", self.place.database, chosen["id"], "--yes")
        if scenes.contents(self.place.database) != (wanted if answer else before):
            raise Trouble(f"the database is not what it has to be: {answer}")
        self.counts["exact" if answer else "exactly as before"] += 1

    def _let_one_be_due(self):
        """As if the last automatic one had been made two hours earlier."""
        catalogue = sqlite3.connect(os.path.join(self.place.backups, "catalogue.db"), timeout=60)
        with contextlib.closing(catalogue), catalogue:
            catalogue.execute("UPDATE history SET started_at = strftime('%Y-%m-%dT%H:%M:%fZ',"
                              " started_at, '-2 hours') WHERE reason NOT IN ('manual', 'restore')")

    def _check_new_ones(self):
        """Those that the service made are as good; retention may be faster than we."""
        for row in self.place.listed():
            if row["id"] in self._checked:
                continue
            self._checked.add(row["id"])
            with contextlib.suppress(sqlite3.OperationalError):
                uri = f"file:{row['path']}?mode=ro"
                with contextlib.closing(sqlite3.connect(uri, uri=True)) as found:
                    wrong = bank.wrong_sums(found)
                if wrong:
                    raise Trouble(f"{row}: {wrong}")
                self.counts[row["backup_type"]] += 1

    def _look_at_the_end(self):
        self._state(self.place.database)
        # A start pays what a restore owes. The service may be at work.
        self.place.ask("--wait", "60", "prune", self.place.database)
        database = bank.connect(self.place.database)
        mode = database.execute("PRAGMA journal_mode").fetchone()[0]
        database.close()
        if mode != self.mode:
            raise Trouble(f"journal mode {mode} instead of {self.mode}")
        for row in self.place.ask("--wait", "60", "verify", self.place.database)["results"]:
            if row["state"] != "intact":
                raise Trouble(f"{row}")
        for row in self.place.listed():
            if os.path.exists(row["path"]):  # the service may have pruned it
                self._state(row["path"])


class Keeper:
    """A Litekeep that runs all the time."""

    def __init__(self, name, words, environment, seconds):
        self._process = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL,
                                         stderr=subprocess.PIPE)
        self._name = name
        self._watch = memory.Watch(name, self._process.pid, seconds)

    def end(self):
        troubles = self._watch.stop()
        if self._process.poll() is not None:
            troubles.append(f"{self._name} ended: {self._process.returncode}")
        self._process.terminate()
        said = self._process.communicate()[1].decode()
        return troubles + ([f"{self._name}: {said}"] if "Sanitizer" in said else [])


def keepers(houses, options, seconds):
    databases = [house.place.database for house in houses]
    environment = houses[0].place.environment
    yield Keeper("service", [options.program, "run", *databases], environment, seconds)
    if options.window:
        # Without a display; the service keeps the schedule, the window shows what happens.
        yield Keeper("window", [options.window, *databases],
                     {**environment, "QT_QPA_PLATFORM": "offscreen"}, seconds)


def work(houses, minutes):
    """Both modes in turn, until the time is over; what went wrong."""
    deadline = time.monotonic() + minutes * 60
    while True:
        for house in houses:
            try:
                house.work(ROUND if minutes else SHORT)
            except (Trouble, RuntimeError, sqlite3.Error) as trouble:
                return [f"{house.mode}: {trouble}"]
        if time.monotonic() >= deadline:
            return []


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("program")
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    parser.add_argument("--window")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="litekeep-crowd") as work_folder:
        home = os.path.join(work_folder, "home")
        os.makedirs(home)
        houses = [House(os.path.join(work_folder, mode), mode, options.program, home, options)
                  for mode in ("wal", "delete")]
        running = list(keepers(houses, options, 5 if options.minutes else 1))
        troubles = work(houses, options.minutes)
        for keeper in running:
            troubles += keeper.end()
    for house in houses:
        print(f"{house.mode}: {dict(sorted(house.counts.items()))}")
    if troubles:
        truth.tell("wrong", troubles)
    return min(1, len(troubles))


if __name__ == "__main__":
    sys.exit(main())
