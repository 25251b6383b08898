#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""racetest.py CTL WINDOWBENCH WINDOW: the race in its shortest form. Judges no figure, only that each
row that should be there is there, for programs and for people. Ends with 77 where there is no sqlite3."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

RACE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "race", "race.py")
SHELL = "VACUUM INTO + integrity_check + sha256sum"


def expected():
    """subject, what, against"""
    rows = [("a", what, SHELL) for what in ("first backup", "verify", "second, 1 % changed",
                                            "restore in place", "peak private memory, first backup",
                                            "ten daily backups, sizes of the database")]
    rows += [("a", "first backup", "cp + sync"), ("a", "first backup", "dd, read + write + fsync"),
             ("a", "restore to a file", "cp + sync"), ("a", "second, unchanged, no file", "–")]
    for program in ("restic", "borg"):
        if shutil.which(program):
            rows += [("a", what, program) for what in ("first backup", "second, unchanged", "verify",
                                                       "second, 1 % changed", "restore to a file")]
    for mode in ("WAL", "rollback journal"):
        rows += [(f"{mode}, light", "longest wait of a writer", rival)
                 for rival in ("the same during VACUUM INTO + checks",
                               "time of cp of the file, no sync")]
    if shutil.which("Xvfb"):
        rows += [("window, 2 databases, 4 backups", what, rival) for what, rival in (
            ("from start to the list", "–"), ("from start to the list", "an empty window"),
            ("from start to the list", "an empty list"),
            ("from start to all that is told of them", "–"),
            ("from start to one database", "an empty window"))]
    return rows


def main():
    ctl, windowbench, window = sys.argv[1:]
    if not shutil.which("sqlite3"):
        print("there is no sqlite3: skipped")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        figures = os.path.join(folder, "figures.json")
        run = subprocess.run(
            [sys.executable, RACE, "--ctl", ctl, "--windowbench", windowbench, "--window", window,
             "--short", "--size", "1", "--runs", "1", "--databases", "2", "--backups", "4",
             "--folder", folder, "--json", figures], stdout=subprocess.PIPE, text=True, check=True)
        with open(figures, encoding="utf-8") as file:
            rows = json.load(file)["rows"]
        left = os.listdir(folder)
    there = {(row["subject"], row["what"], row["against"]) for row in rows if row["litekeep"]}
    missing = [row for row in expected() if row not in there]
    untold = [row for row in expected() if row[1] not in run.stdout]
    print(run.stdout)
    if missing or untold or left != ["figures.json"]:
        print(f"rows that are missing: {missing}; not in the table: {untold}; left behind: {left}")
        sys.exit(1)


if __name__ == "__main__":
    main()
