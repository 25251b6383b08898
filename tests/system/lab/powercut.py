#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""powercut.py LITEKEEPCTL [--states N] [--seed N] [SCENE…]

Records what each operation writes, names and syncs; then cuts the power after each of these
steps, with what was not synced kept, lost or torn, and looks at what the next start makes of it.
--states N tries N of the different states of each scene (all of them when 0, the default).
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


class Cut:
    """The recorded run of a scene."""

    def __init__(self, scene, program, work):
        self.truth = truth.Truth(scene, program, work)
        place = self.truth.place
        self._disk = disk.Disk(place.root)
        run, self.events = recording.record(place.command(*self.truth.words), place.root,
                                            place.environment, os.path.join(work, "calls"))
        if run.returncode != 0:
            raise recording.Refused(f"{scene.name}: {run.returncode}, {run.stderr.decode()}")
        self.answer = json.loads(run.stdout)
        self._really = truth.files_below(place.root)
        self.truth.new = self.truth.contents()

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


def _digest(files):
    digest = hashlib.sha256()
    for path in sorted(files):
        content = files[path]
        digest.update(path.encode() + b"\0")
        digest.update(b"folder" if content is None else hashlib.sha256(content).digest())
    return digest.digest()


def try_scene(scene, program, work, options):
    """Prints what went wrong; returns how many states did."""
    chance = random.Random(f"{options.seed} {scene.name}")
    cut = Cut(scene, program, work)
    states = list(cut.states(chance))
    chosen = states
    if options.states and len(states) > options.states:
        chosen = chance.sample(states, options.states)
    wrong = collections.Counter()
    for point, mode, files, said in chosen:
        cut.truth.lay_out(files)
        troubles = cut.truth.troubles(cut.answer if said else None, chance.random() < 0.5)
        if troubles:
            wrong[mode] += 1
            last = cut.events[point - 1] if point else None
            step = f"{last.kind} {last.path}" if last else "nothing"
            truth.tell(f"{scene.name}: after step {point} of {len(cut.events)} ({step}), {mode}",
                       troubles)
    print(f"{scene.name}: {len(cut.events)} steps, {len(states)} different states, "
          f"{len(chosen)} tried, {sum(wrong.values())} wrong {dict(wrong) or ''}", flush=True)
    return sum(wrong.values())


def main():
    options = scenes.options(__doc__, "--states", 0, seed=1)
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
