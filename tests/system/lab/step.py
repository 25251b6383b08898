#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""step.py LITEKEEPCTL [--steps N] [--seed N] [SCENE…]

Runs each operation on a small file system that has room for just 0, 1, 2, … pages of 4 KiB more,
until it succeeds. Litekeep looks for room first and would refuse, so it is stopped in its system
call of looking, and the disk is filled then. It is also filled before the beginning, for what
happens before that look. --steps N: N of the steps of each scene (all when 0).
Exit code 0: all is well; 1: something was lost; 77: not possible here.
"""
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time

import full
import kill
import scenes
import truth

MOST = 2000  # pages; no scene writes so much
PATIENCE = 300  # seconds


class Stopping:
    """A run that stands still each time it has asked how much room there is."""

    def __init__(self, judge, log):
        self._log = log
        with open(log, "wb"):
            pass
        self._strace = subprocess.Popen(
            ["strace", "-f", "-o", log, "-e", "trace=statfs,exit_group",
             "-e", "inject=statfs:signal=SIGSTOP", *judge.place.command(*judge.words)],
            env=judge.place.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self._seen = 0
        self._thread = 0

    def next_stop(self):
        """Waits for it; False when the run has ended."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            ended = self._strace.poll() is not None
            with open(self._log, encoding="latin-1") as log:
                said = log.read()
            if ended:
                return False
            asked = re.findall(r"^(\d+) +--- SIGSTOP {", said, re.M)
            stands = re.findall(r"^(\d+) +--- stopped by SIGSTOP", said, re.M)
            if len(asked) > self._seen and stands.count(asked[-1]) >= asked.count(asked[-1]):
                self._seen = len(asked)
                self._thread = int(asked[-1])
                return True
            time.sleep(0.002)
        raise RuntimeError("the run stands still")

    def go_on(self):
        os.kill(self._thread, signal.SIGCONT)

    def end(self):
        """The exit code, and what was said."""
        said, error = self._strace.communicate()
        return self._strace.returncode, said, error


def run_with(judge, small, looks, left, log):
    """Fills the disk after so many looks for room. Returns exit code, words, and the looks."""
    if looks == 0:
        small.fill(left)
    run = Stopping(judge, log)
    count = 0
    while run.next_stop():
        count += 1
        if count == looks:
            small.fill(left)
        run.go_on()
    return (*run.end(), count)


def reason(error):
    """The code; or what kept the safety backup, or the proof of a restore, from being made."""
    told = json.loads(error)["error"]
    indirect = told["code"] in ("safety-backup-failed", "restore-unproved")
    return told["detail"] if indirect else told["code"]


def is_refused(code, error):
    """It saw in time that there is too little room: more pages change nothing."""
    return code == 1 and reason(error).startswith("no-space")


def wrong_words(code, error):
    """Whoever reads it has to learn that the disk is full."""
    if code == 0 or re.search("disk-full|no-space|No space left", reason(error)):
        return []
    return ["it does not say that the disk is full: " + error.decode()]


def steps(chance, count):
    """All of them in their order, or some."""
    if not count:
        return range(MOST)
    return sorted(chance.sample(range(64), count))


def try_scene(scene, program, work, options):
    """Prints what went wrong; returns how often something did."""
    chance = random.Random(f"{options.seed} {scene.name}")
    small = full.SmallDisk(os.path.join(work, scene.name))
    judge = truth.Truth(scene, program, small.folder)
    beginning = truth.everything_below(judge.root)
    kill.whole_run(judge)
    judge.lay_out(beginning)
    log = os.path.join(work, scene.name + ".calls")
    all_looks = run_with(judge, small, -1, 0, log)[3]
    failed = wrong = tried = 0
    for looks in range(all_looks + 1):
        for pages in steps(chance, options.steps):
            judge.lay_out(beginning)
            code, said, error, _ = run_with(judge, small, looks, pages * full.PAGE, log)
            troubles = full.troubles_while_full(judge, code, error) + wrong_words(code, error)
            small.free()
            troubles += judge.troubles(json.loads(said) if code == 0 else None, False)
            tried += 1
            failed += code != 0
            if troubles:
                wrong += 1
                truth.tell(f"{scene.name}: {pages} pages left after {looks} looks, exit {code}",
                           troubles)
            if code == 0 or is_refused(code, error):
                break
    print(f"{scene.name}: {tried} steps, {all_looks} looks for room, {failed} failed for it,"
          f" {wrong} wrong", flush=True)
    return wrong


def main():
    full.in_own_namespace()
    options = scenes.options(__doc__, {"--steps": 0})
    work = tempfile.mkdtemp(prefix="litekeep-step")
    subprocess.run(["mount", "-t", "tmpfs", "none", work], check=True)  # goes with the namespace
    return min(1, sum(try_scene(scene, options.program, work, options)
                      for scene in scenes.chosen(options.scenes)))


if __name__ == "__main__":
    sys.exit(main())
