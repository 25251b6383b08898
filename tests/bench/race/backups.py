# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups of a, b, c and a real database: first, unchanged, changed, verify, restore, memory, space."""
import os
import shutil
import subprocess

import databases
import machine
from competitors import Borg, Copy, Floor, Litekeep, Restic, ShellBackup, ShellVacuum
from figures import Row

SECONDS = ("first backup", "second, unchanged", "verify", "restore to a file",
           "restore in place", "second, 1 % changed")
FIRST, UNCHANGED, VERIFY, RESTORE, IN_PLACE, CHANGED = SECONDS
MEMORY = "memory: "
TEN_DAYS = "ten daily backups"


JUDGED = (Litekeep, ShellVacuum, Restic)


def rotated(things, number):
    """Each round begins with another one."""
    number %= len(things)
    return things[number:] + things[:number]


class Rounds:
    """One database, and those who take part on it."""

    def __init__(self, race, letter, megabytes, real=None):
        self._race, self._letter = race, letter
        self._folder = os.path.join(race.folder, letter)
        self._database = databases.Database(letter, self._folder, megabytes, real)
        self._those = [one(self._database, os.path.join(race.folder, "out-" + letter, one.__name__),
                           race.environment) for one in race.competitors
                       if one in JUDGED or not race.judged]

        race.say(f"{letter}: {self._database.bytes / 1e6:.1f} MB")

    def one(self, number):
        """A round, from an empty place to an empty place."""
        # Into the cache, by another process: closing the file here would drop the connection's locks.
        subprocess.run(["cat", self._database.path], stdout=subprocess.DEVNULL, check=True)
        order = rotated(self._those, number)
        for one in order:
            one.clear()
        self._each(order, number, FIRST, lambda one: one.first())
        self._each(order, number, UNCHANGED, _unchanged)
        self._each(order, number, VERIFY, lambda one: one.verify())
        if not self._race.judged:
            self._each(order, number, RESTORE, lambda one: one.restore())
            self._each(order, number, IN_PLACE, self._put_back)
            self._database.change_one_percent()
            self._each(order, number, CHANGED, lambda one: one.again())
        for one in order:
            one.clear()

    def end(self):
        self._database.close()
        shutil.rmtree(self._folder)
        shutil.rmtree(os.path.join(self._race.folder, "out-" + self._letter))

    def _put_back(self, one):
        cost = one.put_back()
        self._database.settle()
        return cost

    def _each(self, order, number, what, action):
        for one in order:
            machine.sync()
            cost = action(one)
            if cost:
                self._race.figures.add(self._letter, what, one.name, cost.seconds)
                self._race.figures.add(self._letter, MEMORY + what, one.name, cost.memory / 1e6)
                self._race.say(f"{self._letter} {number + 1} {what}: {one.name} {cost.seconds:.3f} s,"
                               f" {cost.memory / 1e6:.1f} MB, load {machine.processor_load():.1f}")


def _unchanged(one):
    return one.unchanged() if isinstance(one, Litekeep) else one.again()


def ten_days(race, megabytes, days=10):
    """Space only: a database that changes by 1 % a day, in a smaller size."""
    folder = os.path.join(race.folder, "days")
    database = databases.Database("a", folder, megabytes)
    wanted = (Litekeep, ShellVacuum) if race.short else (Litekeep, ShellVacuum, Restic, Borg)
    keepers = [one for one in race.competitors if one in wanted]
    those = [one(database, os.path.join(race.folder, "out-days", one.__name__), race.environment)
             for one in keepers]
    for one in those:
        one.clear()
    for day in range(days):
        for one in those:
            (one.again if day and one.keeps else one.first)()
            stored = one.stored_bytes()
            if one.keeps:
                total = stored
            else:  # a copy each day
                total = stored * days
                os.remove(one.copy)
            if day == days - 1:
                race.figures.add("a", TEN_DAYS, one.name, total / database.bytes)
        database.change_one_percent()
    race.say(f"ten days of {database.bytes / 1e6:.0f} MB done")
    database.close()
    shutil.rmtree(folder)
    shutil.rmtree(os.path.join(race.folder, "out-days"))


def run(race):
    letters = databases.LETTERS[:1] if race.short else databases.LETTERS
    all_rounds = [Rounds(race, letter, race.megabytes) for letter in letters]
    if race.real:
        all_rounds.append(Rounds(race, "real", 0, race.real))
    for number in range(race.runs):
        for rounds in all_rounds:
            rounds.one(number)
    for rounds in all_rounds:
        rounds.end()
    if not race.judged:
        ten_days(race, race.days_megabytes, 2 if race.short else 10)


TARGETS = {(FIRST, ShellVacuum): 0.5, (FIRST, Restic): 0.5, (VERIFY, ShellVacuum): 0.5}
RIVALS = {FIRST: (ShellVacuum, ShellBackup, Copy, Floor, Restic, Borg),
          VERIFY: (ShellVacuum, Restic, Borg), RESTORE: (Copy, Restic, Borg)}
UNCHANGED_TARGET_MS = 50


def _row(figures, subject, what, rival, theirs_what=None):
    return Row(subject, what, figures.get(subject, what), "s", rival.name,
               figures.get(subject, theirs_what or what, rival.name), TARGETS.get((what, rival)))


def _unchanged_rows(figures, subject):
    ours = [seconds * 1000 for seconds in figures.get(subject, UNCHANGED)]
    yield Row(subject, UNCHANGED + ", no file", ours, "ms", target=UNCHANGED_TARGET_MS)
    for rival in (Restic, Borg):
        theirs = [seconds * 1000 for seconds in figures.get(subject, UNCHANGED, rival.name)]
        yield Row(subject, UNCHANGED, ours, "ms", rival.name, theirs)


def _in_place_rows(figures, subject):
    """The safety backup is no part of what one would do by hand: the time of a backup is taken off."""
    yield _row(figures, subject, IN_PLACE, ShellVacuum)
    without = [whole - backup for whole, backup in zip(figures.get(subject, IN_PLACE),
                                                       figures.get(subject, FIRST))]
    yield Row(subject, IN_PLACE + ", less its safety backup", without, "s", ".restore + integrity_check",
              figures.get(subject, IN_PLACE, ShellVacuum.name), 1.3)


def _memory_rows(figures, subject):
    ours = figures.get(subject, MEMORY + FIRST)
    for rival in (ShellVacuum, Restic, Borg):
        yield Row(subject, "peak private memory, first backup", ours, "MB", rival.name,
                  figures.get(subject, MEMORY + FIRST, rival.name))
    for what in (VERIFY, IN_PLACE):
        yield Row(subject, f"peak private memory, {what}", figures.get(subject, MEMORY + what), "MB")


def rows(figures):
    for subject in (*databases.LETTERS, "real"):
        if not figures.get(subject, FIRST):
            continue
        for what, rivals in RIVALS.items():
            for rival in rivals:
                yield _row(figures, subject, what, rival)
        yield from _unchanged_rows(figures, subject)
        # Who keeps nothing of the first backup makes the same again.
        for rival, theirs in ((ShellVacuum, FIRST), (Restic, CHANGED), (Borg, CHANGED)):
            yield _row(figures, subject, CHANGED, rival, theirs)
        yield from _in_place_rows(figures, subject)
        yield from _memory_rows(figures, subject)
    for rival in (ShellVacuum, Restic, Borg):
        yield Row("a", TEN_DAYS + ", sizes of the database", figures.get("a", TEN_DAYS), "x",
                  rival.name, figures.get("a", TEN_DAYS, rival.name))
