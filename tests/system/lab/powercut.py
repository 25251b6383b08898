#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""powercut.py LITEKEEPCTL [--states N] [--twice N] [--seed N] [SCENE…]

Records what each operation writes, names and syncs; then cuts the power after each of these
steps, with what was not synced kept, lost or torn, and looks at what the next start makes of it.
--states N tries N of the different states of each scene (all of them when 0, the default).
--twice N: instead, from N of these states what comes next is recorded in its turn (a start, a
backup, or the same operation again) and its power is cut, too: at --states of its own states.
Exit code 0: all is well; 1: something was lost; 77: tracing is not possible here.
"""
import collections
import hashlib
import json
import os
import random
import sys
import tempfile

import disk
import recording
import scenes
import truth

SKIPPED = 77


class Recorded:
    """What one command did to the folder of a place, and what a power cut leaves of it."""

    def __init__(self, place, words, log):
        self._disk = disk.Disk(place.root)
        self.run, self.events = recording.record(place.command(*words), place.root,
                                                 place.environment, log)
        self._really = truth.files_below(place.root)

    def states(self, chance):
        """Every different state, as (point, mode, files, was done said?)."""
        seen = set()
        said = False
        for point, event in enumerate([None, *self.events]):
            if event is not None:
                self._disk.apply(event)
                said = said or event.kind == "said"
            for mode in disk.MODES:
                files = self._disk.after_power_cut(mode, chance)
                key = (_digest(files), said)
                if key not in seen:
                    seen.add(key)
                    yield point, mode, files, said
        self._compare_the_end()

    def _compare_the_end(self):
        """The recorder is trusted only if its replay ends in what really lies there."""
        replayed = {path: content for path, content in self._disk.files().items()
                    if not path.endswith("-shm")}
        for path in replayed.keys() | self._really.keys():
            if replayed.get(path) != self._really.get(path):
                raise AssertionError("the replay does not end like the run: " + path)

    def step(self, point):
        """What was cut off after so many steps, in words."""
        last = self.events[point - 1] if point else None
        return f"step {point} of {len(self.events)} ({last.kind} {last.path})" if last else "step 0"


class Cut:
    """The recorded run of a scene."""

    def __init__(self, scene, program, work):
        self.truth = truth.Truth(scene, program, work)
        self._log = os.path.join(work, "calls")
        self.recorded = Recorded(self.truth.place, self.truth.words, self._log)
        run = self.recorded.run
        if run.returncode != 0:
            raise recording.Refused(f"{scene.name}: {run.returncode}, {run.stderr.decode()}")
        self.answer = json.loads(run.stdout)
        self.truth.new = self.truth.contents()

    def what_comes_next(self, files, chance):
        """After a power cut that left these files: the words and the recording of them."""
        words = chance.choice([["prune", self.truth.place.database],
                               ["create", self.truth.place.database], self.truth.words])
        self.truth.lay_out(files)
        return words, Recorded(self.truth.place, words, self._log)


def _digest(files):
    digest = hashlib.sha256()
    for path in sorted(files):
        content = files[path]
        digest.update(path.encode() + b"\0")
        digest.update(b"folder" if content is None else hashlib.sha256(content).digest())
    return digest.digest()


def some(states, count, chance):
    """Some of them, or all when the count is 0."""
    return chance.sample(states, count) if count and len(states) > count else states


def cut_once(cut, options, chance):
    """How many states were tried, and how many of each mode were wrong."""
    wrong = collections.Counter()
    chosen = some(list(cut.recorded.states(chance)), options.states, chance)
    for point, mode, files, said in chosen:
        cut.truth.lay_out(files)
        troubles = cut.truth.troubles(cut.answer if said else None, chance.random() < 0.5)
        if troubles:
            wrong[mode] += 1
            truth.tell(f"{cut.truth.scene.name}: after {cut.recorded.step(point)}, {mode}",
                       troubles)
    return len(chosen), wrong


def cut_twice(cut, options, chance):
    """The same, of the states that a second power cut leaves."""
    wrong = collections.Counter()
    tried = 0
    for point, mode, files, said in some(list(cut.recorded.states(chance)), options.twice, chance):
        words, following = cut.what_comes_next(files, chance)
        # Done once more, an undo takes itself back.
        answer = cut.answer if said and words is not cut.truth.words else None
        for second in some(list(following.states(chance)), options.states, chance):
            cut.truth.lay_out(second[2])
            troubles = cut.truth.troubles(answer, chance.random() < 0.5)
            tried += 1
            if troubles:
                wrong[f"{mode}, then {second[1]}"] += 1
                truth.tell(f"{cut.truth.scene.name}: after {cut.recorded.step(point)}, {mode};"
                           f" then {words[0]} after {following.step(second[0])}, {second[1]}",
                           troubles)
    return tried, wrong


def try_scene(scene, program, work, options):
    """Prints what went wrong; returns how many states did."""
    chance = random.Random(f"{options.seed} {scene.name}")
    cut = Cut(scene, program, work)
    tried, wrong = (cut_twice if options.twice else cut_once)(cut, options, chance)
    print(f"{scene.name}: {len(cut.recorded.events)} steps, {tried} states"
          f"{' of a second cut' if options.twice else ''} tried, {sum(wrong.values())} wrong"
          f" {dict(wrong) or ''}", flush=True)
    return sum(wrong.values())


def main():
    options = scenes.options(__doc__, {"--states": 0, "--twice": 0}, seed=1)
    with tempfile.TemporaryDirectory(prefix="litekeep-power") as work:
        work = os.path.realpath(work)
        try:
            return min(1, sum(try_scene(scene, options.program, work, options)
                              for scene in scenes.chosen(options.scenes)))
        except recording.Refused as refusal:
            print(f"not possible here: {refusal}")
            return SKIPPED


if __name__ == "__main__":
    sys.exit(main())
