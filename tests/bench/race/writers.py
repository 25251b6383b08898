# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a program that writes into the database has to wait, at most, while it is backed up."""
import os
import shutil
import subprocess
import sys
import time

import databases
import machine
from backups import rotated
from competitors import Copy, Litekeep, ShellVacuum
from figures import Row

MODES = {"wal": "WAL", "delete": "rollback journal"}
RATES = {"light": "20 commits a second of 200 bytes", "heavy": "one commit after another of 20 kB"}
NOBODY = "nobody"
BACKUP, RESTORE, CP = "wait in a backup", "wait in a restore", "cp"
SETTLE_SECONDS = 0.5
WRITER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "writer.py")


def _subject(mode, rate):
    return f"{MODES[mode]}, {rate}"


class _Writer:
    """The other program, while something runs."""

    def __init__(self, database, mode, rate):
        self._process = subprocess.Popen([sys.executable, WRITER, database, mode, rate],
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        if self._process.stdout.readline() != "ready\n":
            raise machine.Failed("the writer did not begin")
        time.sleep(SETTLE_SECONDS)
        return self

    def __exit__(self, *_error):
        time.sleep(SETTLE_SECONDS)  # what a backup leaves behind is felt by the next commit
        self._process.stdin.close()
        self.commits, self.longest = (float(word) for word in self._process.stdout.read().split())
        if self._process.wait() != 0:
            raise machine.Failed("the writer failed")


def _measure(race, database, mode, rate, who, what=BACKUP):
    """The longest commit in milliseconds while `who` is at work once."""
    if who:
        who.clear()
        if what == RESTORE:
            who.first()
    machine.sync()
    writer = _Writer(database.path, mode, rate)
    with writer:
        if who:
            cost = who.first() if what == BACKUP else who.put_back()
        else:
            time.sleep(3)
    name = who.name if who else NOBODY
    race.figures.add(_subject(mode, rate), what, name, writer.longest * 1000)
    race.say(f"{_subject(mode, rate)}, {what}: {name}, longest wait {writer.longest * 1000:.1f} ms of"
             f" {writer.commits:.0f} commits" + (f", {cost.seconds:.1f} s" if who else ""))
    if who:
        who.clear()


class _PlainCopy(Copy):
    """As `cp` is called while others write. What the writer has to be compared with is `cp` alone, of
    a file that nobody writes."""

    def quiet(self):
        """Milliseconds."""
        machine.sync()
        seconds = self._all(["cp", self.database.path, self.copy]).seconds
        self.clear()
        return seconds * 1000


def run(race):
    for mode in MODES:
        folder = os.path.join(race.folder, "writer-" + mode)
        database = databases.Database("a", folder, race.megabytes, mode=mode)
        those = [one(database, os.path.join(folder, "out", one.__name__), race.environment)
                 for one in (Litekeep, ShellVacuum, _PlainCopy)]
        subprocess.run(["cat", database.path], stdout=subprocess.DEVNULL, check=True)
        for number in range(race.runs):
            for rate in list(RATES)[:1] if race.short else RATES:
                race.figures.add(_subject(mode, rate), CP, Copy.name, those[-1].quiet())
                few = race.judged or race.short
                order = rotated(those[:2] if few else [None, *those], number)
                for who in order:
                    _measure(race, database, mode, rate, who)
                    database.settle()
            for who in [] if few else rotated(those[:2], number):
                _measure(race, database, mode, "light", who, RESTORE)
                database.settle()
        database.close()
        shutil.rmtree(folder)


def rows(figures):
    for mode in MODES:
        for rate in RATES:
            subject = _subject(mode, rate)
            ours = figures.get(subject, BACKUP)
            what = "longest wait of a writer"
            yield Row(subject, what, ours, "ms", "the same during VACUUM INTO + checks",
                      figures.get(subject, BACKUP, ShellVacuum.name), 1.2 if mode == "wal" else None)
            yield Row(subject, what, ours, "ms", "time of cp of the file, no sync",
                      figures.get(subject, CP, Copy.name), 1.5 if mode == "delete" else None)
            yield Row(subject, what, ours, "ms", "the same during cp (not a safe copy)",
                      figures.get(subject, BACKUP, Copy.name))
            yield Row(subject, what, ours, "ms", "the same while nothing else runs",
                      figures.get(subject, BACKUP, NOBODY))
        subject = _subject(mode, "light")
        yield Row(subject, "longest wait of a writer, restore in place", figures.get(subject, RESTORE),
                  "ms", "the same during .restore + check",
                  figures.get(subject, RESTORE, ShellVacuum.name), 1.2 if mode == "wal" else None)
