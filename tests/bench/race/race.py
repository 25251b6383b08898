#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The race: Litekeep against what one would use instead, and against its targets; race.sh calls this.

Prints one table. Figures are medians with the lowest and the highest; a ratio is the median of the
ratios of each round, in which all took their turn."""
import argparse
import os
import shutil
import signal
import sys
import tempfile
import time

import backups
import competitors
import figures
import machine
import windows
import writers

PARTS = {"backup": backups, "writer": writers, "window": windows}


class Race:
    """What all parts share."""

    def __init__(self, given, folder):
        self.folder, self.runs, self.real = folder, given.runs, given.real
        self.megabytes = given.size
        self.days_megabytes = given.days_size or max(1, given.size // 4)
        self.ctl, self.windowbench, self.window = given.ctl, given.windowbench, given.window
        self.databases, self.backups, self.hours = given.databases, given.backups, given.hours
        self.judged, self.short, self.complete = given.judged, given.short, True
        self.figures = figures.Figures()
        self.environment = self.home("home", os.environ)
        competitors.Litekeep.ctl = given.ctl
        self.competitors, self.missing = competitors.present()

    def home(self, name, environment):
        """An environment that leaves the person's own settings and caches alone."""
        folder = os.path.join(self.folder, name)
        os.makedirs(os.path.join(folder, "run"), mode=0o700, exist_ok=True)
        named = {"HOME": "", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config",
                 "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "run"}
        return {**environment, "LC_ALL": "C.UTF-8",
                **{variable: os.path.join(folder, part) for variable, part in named.items()}}

    @staticmethod
    def say(text):
        """How far it is; the table alone goes to stdout."""
        print(time.strftime("%H:%M:%S"), text, file=sys.stderr, flush=True)


def options():
    parser = argparse.ArgumentParser(description=__doc__, prog="race.sh",
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--size", type=int, default=1000, metavar="MB", help="of each database (1000)")
    add("--days-size", type=int, metavar="MB", help="the one of ten days (a quarter of it)")
    add("--runs", type=int, default=5, metavar="N", help="rounds (5)")
    add("--only", default=",".join(PARTS), metavar="PARTS", help=f"some of {','.join(PARTS)}")
    add("--judged", action="store_true", help="only what has a target")
    add("--short", action="store_true", help="a little of each part, only to see that it works")
    add("--folder", default="/var/tmp", help="where to work; needs twelve times the size (/var/tmp)")
    add("--real", metavar="FILE", help="a real database")
    add("--json", metavar="FILE", help="all figures, for programs")
    add("--databases", type=int, default=12, metavar="N", help="in the window's list (12)")
    add("--backups", type=int, default=2000, metavar="N", help="of all of them (2000)")
    add("--hours", type=int, default=24, metavar="N", help="that the window goes through (24)")
    for program in ("ctl", "windowbench", "window"):
        add("--" + program, required=True, help=argparse.SUPPRESS)
    given = parser.parse_args()
    given.only = given.only.split(",")
    unknown = [part for part in given.only if part not in PARTS]
    if unknown:
        parser.error(f"unknown part {', '.join(unknown)}")
    if given.real and not os.path.isfile(given.real):
        parser.error(f"{given.real} is not there")
    return given


def about(race, given, before):
    return {"size_mb": given.size, "runs": given.runs, "judged": given.judged, "parts": given.only, "real": given.real,
            "complete": race.complete, "missing": race.missing, "processors": os.cpu_count(), "load_before": round(before, 2),
            "load_after": round(machine.processor_load(), 2), "cache": "warm, sync before each run",
            "memory": "RssAnon + VmSwap of the process and its children, peak of samples"}


def cut_short(*_signal):
    raise KeyboardInterrupt


def main():
    given = options()
    for number in (signal.SIGINT, signal.SIGTERM):  # also where a shell would have it ignored
        signal.signal(number, cut_short)
    before = machine.processor_load()
    folder = tempfile.mkdtemp(prefix="litekeep-race-", dir=given.folder)
    try:
        race = Race(given, folder)
        for name in race.missing:
            race.say(f"not there, and left out: {name}")
        if not race.real:
            race.say("no real database given (--real FILE): left out")
        for part in given.only:
            PARTS[part].run(race)
    except KeyboardInterrupt:
        race.say("cut short: what was measured so far follows")
        race.complete = False
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    rows = [row for part in given.only for row in PARTS[part].rows(race.figures)
            if row.ours and (row.theirs or row.against == figures.NONE)]
    known = about(race, given, before)
    print(figures.table(rows))
    print(f"\n{given.size} MB, {given.runs} rounds, {known['cache']}; load {known['load_before']} before,"
          f" {known['load_after']} after; memory: {known['memory']}")
    if not race.complete:
        print("cut short by hand")
    for name in race.missing:
        print(f"not there, and left out: {name}")
    if not race.real:
        print("no real database given (--real FILE): left out")
    if given.json:
        figures.write_json(given.json, known, rows, race.figures)


if __name__ == "__main__":
    main()
