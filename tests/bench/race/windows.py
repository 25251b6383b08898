# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: from start to usable, how long its thread is held, what memory it has to itself."""
import os
import re
import shutil
import subprocess
import time

import databases
import display
import machine
from figures import Row

USABLE, EMPTY = "from start to the list", "an empty window"
KNOWN = "from start to all that is told of them"
EMPTY_LIST = "an empty list"
ONE = "from start to one database"
HOLD, BUSY = "longest hold: ", "processor time in it: "
REST, DAY, GROWTH = "memory at rest", "memory after the day", "growth in the day"
REST_SECONDS = 10
HOLD_LINE = re.compile(r"longest hold of the GUI thread during (.*): (\d+) ms, busy for at most (\d+)")
DAY_LINE = re.compile(r"private memory (at rest|after .*): ([\d.]+) MB")


class _Rounds:
    def __init__(self, race, homes, one):
        self._race, self._one = race, one  # a database of some size, as an argument
        self._many, self._none, self._alone = homes
        self._subject = f"window, {race.databases} databases, {race.backups} backups"
        self._count = str(race.databases)

    def _add(self, what, value, who="Litekeep"):
        self._race.figures.add(self._subject, what, who, value)
        self._race.say(f"window: {what}, {who}: {value:.1f}, load {machine.processor_load():.1f}")

    def _bench(self, environment, *words):
        return machine.run([self._race.windowbench, *words], environment)

    def warm(self):
        for environment, count in ((self._none, "0"), (self._many, self._count)):
            self._bench(environment, "homehold", count)  # remembers what it showed last

    def start(self):
        # By what the processes do until they end; nothing is added by asking them.
        for what, who, environment, words in (
                (USABLE, EMPTY, self._none, ["empty"]),
                (USABLE, EMPTY_LIST, self._none, ["home", "0"]),
                (ONE, "Litekeep", self._alone, ["window", self._one]),
                (USABLE, "Litekeep", self._many, ["home", self._count]),
                (KNOWN, "Litekeep", self._many, ["known", self._count])):
            cost, _out = self._bench(environment, *words)
            self._add(what, cost.seconds * 1000, who)

    def holds(self):
        out = (self._bench(self._many, "homehold", self._count)[1]
               + self._bench(self._alone, "hold", self._one)[1])
        for what, wall, busy in HOLD_LINE.findall(out):
            self._add(HOLD + what, int(wall))
            self._add(BUSY + what, int(busy))

    def rest(self):
        """The program itself, as a person leaves it alone."""
        process = subprocess.Popen([self._race.window], env=self._many, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        try:
            time.sleep(REST_SECONDS)
            self._add(REST, machine.private_bytes(process.pid) / 1e6)
        finally:
            process.terminate()
            process.wait()

    def day(self, number):
        """Each begins where the clock of the one before has stopped."""
        ahead = number * (self._race.hours + 2)
        out = self._bench(self._many, "day", self._count, str(self._race.hours), str(ahead))[1]
        before, after = (float(megabytes) for _when, megabytes in DAY_LINE.findall(out))
        self._add(DAY, after)
        self._add(GROWTH, after - before)


def run(race):
    if not shutil.which("Xvfb"):
        race.missing.append("Xvfb (the whole part \"window\")")
        return
    folder = os.path.join(race.folder, "window")
    with display.Display(race.environment) as shown:
        homes = [race.home(name, shown.environment) for name in ("many", "none", "alone")]
        many = homes[0]
        paths = display.make_list(race.ctl, many, folder, race.databases, race.backups)
        one = databases.Database("a", os.path.join(folder, "one"), max(1, race.megabytes // 10))
        one.close()
        rounds = _Rounds(race, homes, one.path)
        if race.short:
            rounds.start()
            return
        rounds.warm()
        for _number in range(race.runs):
            rounds.start()
            rounds.holds()
            rounds.rest()
        for path in paths:
            machine.run([race.ctl, "--quiet", "settings", path, "--enabled", "on",
                         "--interval-hours", "1"], many)
        for number in range(max(1, race.runs // 2)):  # no time is taken, and it lasts minutes
            rounds.day(number)
    shutil.rmtree(folder)


USABLE_MS, HOLD_MS, REST_MB = 250, 16, 60


def rows(figures):
    subject = next((one for one in figures.subjects() if one.startswith("window")), "")
    ours = figures.get(subject, USABLE)
    yield Row(subject, USABLE, ours, "ms", target=USABLE_MS)
    yield Row(subject, KNOWN, figures.get(subject, KNOWN), "ms")
    yield Row(subject, USABLE, ours, "ms", EMPTY, figures.get(subject, USABLE, EMPTY))
    yield Row(subject, USABLE, ours, "ms", EMPTY_LIST, figures.get(subject, USABLE, EMPTY_LIST), 1.5)
    yield Row(subject, ONE, figures.get(subject, ONE), "ms", EMPTY,
              figures.get(subject, USABLE, EMPTY), 1.5)
    for what in figures.whats(subject):
        if what.startswith(HOLD):
            yield Row(subject, what, figures.get(subject, what), "ms", target=HOLD_MS)
        elif what.startswith(BUSY):
            yield Row(subject, "  " + what, figures.get(subject, what), "ms")
    for what, target in ((REST, REST_MB), (DAY, REST_MB), (GROWTH, None)):
        yield Row(subject, what + ", private", figures.get(subject, what), "MB", target=target)
