#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""enemy.py LITEKEEPCTL [--attacks N] [--seed N] [ATTACK…]

Somebody who may write into the backup folder, or makes the database, wants Litekeep to read,
write or remove something elsewhere: by links under each name that means something there, by pipes,
devices and sockets, by a forged catalogue, by a hostile schema. The trap is set again before each
verb, and strace tells what the verb opened, made, renamed and removed, and where that really was.
--attacks N: N of the attacks (all when 0, the default).
Exit code 0: all is well; 1: it reached something that is none of its business; 77: no tracing here.
"""
import os
import random
import sqlite3
import stat
import subprocess
import sys
import tempfile

import attacks
import reach
import scenes
import truth

SKIPPED = 77
PATIENCE = 120  # seconds for one verb: who opens a pipe waits for ever
AT_WORK = 1.5  # seconds for "run", which ends when told to


class Outside:
    """What lies elsewhere and is nobody's business: it has to stay as it is."""

    def __init__(self, root):
        self.folder = os.path.join(root, "secret")
        self.database = os.path.join(self.folder, "precious.db")
        self.text = os.path.join(self.folder, "precious.txt")
        self.nothing = os.path.join(self.folder, "not yet")
        self.inner = os.path.join(self.folder, "inner")
        os.makedirs(self.inner)
        precious = sqlite3.connect(self.database)
        precious.executescript("CREATE TABLE secret(word); INSERT INTO secret VALUES ('hush')")
        precious.close()
        for path in (self.text, os.path.join(self.inner, "app.db")):
            with open(path, "wb") as file:
                file.write(bytes(8) + b"precious")  # to SQLite a journal that means nothing
        self.before = self.state()

    def state(self):
        found = {}
        for folder, folders, files in os.walk(self.folder):
            for name in folders + files:
                path = os.path.join(folder, name)
                facts = os.lstat(path)
                content = None
                if stat.S_ISREG(facts.st_mode):
                    with open(path, "rb") as file:
                        content = file.read()
                found[path] = (facts.st_ino, facts.st_mode, facts.st_mtime_ns, content)
        return found


class Battle:
    """One place, laid out anew for each attack."""

    def __init__(self, program, work):
        self.scene = scenes.Scene("enemy", lambda place: [], lambda place, answer: "")
        self.program = program
        self.judge = truth.Truth(self.scene, program, work)
        self.place = self.judge.place
        self.beginning = truth.everything_below(self.judge.root)
        self.home = os.path.join(work, "home")
        self.log = os.path.join(work, "calls")
        self.place.listed_once = self.place.listed()

    def allowed(self):
        """Where each verb may write, and what it may read."""
        place = self.place
        writable = [place.backups + "/", place.database, os.path.join(self.judge.root, "out") + "/",
                    self.home + "/", "/dev/null"]
        return writable, [self.program, place.data, *reach.SYSTEM]

    def verbs(self):
        database, oldest = self.place.database, self.place.listed_once[-1]["id"]
        return [["list", database], ["status", database], ["verify", database],
                ["create", database], ["history", database],
                ["export", database, oldest, self.place.export], ["run", database],
                ["import", database, self.place.foreign],
                ["restore", database, oldest, "--yes"], ["undo", database, "--yes"],
                ["settings", database, "--retention-count", "2"], ["prune", database],
                ["recover", database], ["delete", database, "latest", oldest, "--yes"]]

    def fight(self, attack):
        """All that this attack reached. PermissionError: nobody here may set that trap."""
        self.judge.lay_out(self.beginning)
        outside = Outside(self.judge.root)
        found = []
        for words in self.verbs():
            attack(self.place, outside)
            found += [f"{words[0]}: {trouble}" for trouble in self._watch(words, outside)]
        return found

    def _watch(self, words, outside):
        command = self.place.command(*words)
        if words[0] == "run":
            command = ["timeout", "--signal=TERM", str(AT_WORK), *command]
        try:
            run = reach.run(command, self.place.environment, self.log, PATIENCE)
        except subprocess.TimeoutExpired:
            return ["it hangs"]
        troubles = [] if run.returncode >= 0 else [f"exit {run.returncode}: {run.stderr.decode()}"]
        troubles += reach.reached(self.log, *self.allowed())
        if outside.state() != outside.before:
            troubles.append("what lies elsewhere has changed")
            outside.before = outside.state()
        return troubles


def main():
    options = scenes.options(__doc__, {"--attacks": 0})
    chance = random.Random(options.seed)
    names = options.scenes or list(attacks.ATTACKS)
    if options.attacks:
        names = chance.sample(names, options.attacks)
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="litekeep-enemy") as work:
        battle = Battle(options.program, os.path.realpath(work))
        if not reach.possible(battle.log):
            print("not possible here: strace may not trace")
            return SKIPPED
        for name in names:
            try:
                troubles = battle.fight(attacks.ATTACKS[name])
            except PermissionError as obstacle:
                print(f"{name}: skipped, {obstacle}")
                continue
            if troubles:
                wrong += 1
                truth.tell(name, troubles)
                sys.stdout.flush()
    print(f"{len(names)} attacks, {len(battle.verbs())} verbs each, {wrong} went through")
    return min(1, wrong)


if __name__ == "__main__":
    sys.exit(main())
