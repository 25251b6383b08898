#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill.py LITEKEEPCTL [--moments N] [--seed N] [SCENE…]

Runs each operation again and again from the same beginning, kills it with SIGKILL at a random
moment, and looks at what the next start makes of it. --moments N: kills for each scene (20).
Exit code 0: all is well; 1: something was lost.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import time

import scenes
import truth


def whole_run(judge):
    """How long it takes, and what the database holds afterwards."""
    begin = time.monotonic()
    run = judge.place.run(*judge.words)
    if run.returncode != 0:
        raise RuntimeError(f"{judge.words}: exit {run.returncode}: {run.stderr.decode()}")
    judge.new = judge.contents()
    return time.monotonic() - begin


def killed_run(judge, moment):
    """What the operation said before it was killed, or None; and whether it was at work."""
    process = subprocess.Popen(judge.place.command(*judge.words), stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, env=judge.place.environment)
    time.sleep(moment)
    working = process.poll() is None
    process.kill()
    said, _ = process.communicate()
    return json.loads(said) if said.endswith(b"}\n") else None, working


def try_scene(scene, program, work, options):
    """Prints what went wrong; returns how many kills did."""
    chance = random.Random(f"{options.seed} {scene.name}")
    judge = truth.Truth(scene, program, work)
    beginning = truth.everything_below(judge.root)
    usual = whole_run(judge)
    working = wrong = 0
    for _ in range(options.moments):
        judge.lay_out(beginning)
        moment = chance.uniform(0, usual)
        answer, was_working = killed_run(judge, moment)
        working += was_working
        troubles = judge.troubles(answer, chance.random() < 0.5)
        if troubles:
            wrong += 1
            truth.tell(f"{scene.name}: killed after {moment * 1000:.0f} ms", troubles)
    print(f"{scene.name}: takes {usual * 1000:.0f} ms, {options.moments} kills, {working} at work, "
          f"{wrong} wrong", flush=True)
    return wrong


def main():
    options = scenes.options(__doc__, {"--moments": 20})
    with tempfile.TemporaryDirectory(prefix="litekeep-kill") as work:
        return min(1, sum(try_scene(scene, options.program, os.path.realpath(work), options)
                          for scene in scenes.chosen(options.scenes)))


if __name__ == "__main__":
    sys.exit(main())
