#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""full.py LITEKEEPCTL [--moments N] [--seed N] [SCENE…]

Runs each operation on a small file system that others fill at a random moment, up to the last
0, 1, 2, … pages of 4 KiB: first while it is full, then with room again, everything has to be as
after a kill. Needs user namespaces or root, for a file system of its own.
Exit code 0: all is well; 1: something was lost; 77: not possible here.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import time

import kill
import scenes
import truth

SKIPPED = 77
PAGE = 4096
WHOLE = 200 << 20  # enough for everything, with the room that Litekeep leaves to others
STEPS = 64  # pages that are left: more than an operation of these scenes writes


class SmallDisk:
    """A file system in memory whose size can be changed while it is in use."""

    def __init__(self, folder):
        self.folder = folder
        os.makedirs(folder)
        self._mount("-t", "tmpfs", "-o", f"size={WHOLE}", "none", folder)

    def fill(self, left):
        """Leaves so many bytes and no more, whoever asks."""
        now = os.statvfs(self.folder)
        used = (now.f_blocks - now.f_bfree) * now.f_frsize
        self._mount("-o", f"remount,size={max(PAGE, used + left)}", self.folder)

    def free(self):
        self._mount("-o", f"remount,size={WHOLE}", self.folder)

    @staticmethod
    def _mount(*words):
        subprocess.run(["mount", *words], check=True, capture_output=True)


def run_into_it(judge, small, moment, left):
    """The exit code, and what was said if it was 0."""
    process = subprocess.Popen(judge.place.command(*judge.words), stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env=judge.place.environment)
    time.sleep(moment)
    for _attempt in range(100):  # what is used may have grown between the look and the mount
        try:
            small.fill(left)
            break
        except subprocess.CalledProcessError:
            pass
    said, error = process.communicate()
    return process.returncode, said, error


def troubles_while_full(judge, code, error):
    """What has to be so at once, before anybody makes room."""
    found = []
    if code not in (0, 1, 5) or (code and not json.loads(error)["error"]["message"]):
        found.append(f"exit {code}: {error.decode()}")
    if judge.contents() not in (judge.old, judge.new):
        found.append("while it is full, the database is neither old nor new")
    listed = judge.place.run("list", judge.place.database)
    if listed.returncode != 0 and os.path.exists(judge.place.backups):
        found.append("while it is full, nothing can be listed: " + listed.stderr.decode())
    return found


def try_scene(scene, program, work, options):
    """Prints what went wrong; returns how often something did."""
    chance = random.Random(f"{options.seed} {scene.name}")
    small = SmallDisk(os.path.join(work, scene.name))
    judge = truth.Truth(scene, program, small.folder)
    beginning = truth.everything_below(judge.root)
    usual = kill.whole_run(judge)
    failed = wrong = 0
    for number in range(options.moments):
        judge.lay_out(beginning)
        moment = chance.uniform(0, usual)
        left = number % STEPS * PAGE
        code, said, error = run_into_it(judge, small, moment, left)
        failed += code != 0
        troubles = troubles_while_full(judge, code, error)
        small.free()
        troubles += judge.troubles(json.loads(said) if code == 0 else None, False)
        if troubles:
            wrong += 1
            truth.tell(f"{scene.name}: {left} bytes left after {moment * 1000:.0f} ms, exit {code}",
                       troubles)
    print(f"{scene.name}: {options.moments} times, {failed} failed for it, {wrong} wrong",
          flush=True)
    return wrong


def in_own_namespace():
    """Starts this program again where it may mount."""
    if os.environ.get("LITEKEEP_OWN_MOUNTS"):
        return
    words = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    if subprocess.run([*words, "true"], capture_output=True, check=False).returncode != 0:
        print("not possible here: no mount namespace")
        sys.exit(SKIPPED)
    os.environ["LITEKEEP_OWN_MOUNTS"] = "1"
    os.execvp(words[0], [*words, sys.executable, *sys.argv])


def main():
    in_own_namespace()
    options = scenes.options(__doc__, {"--moments": STEPS})
    work = tempfile.mkdtemp(prefix="litekeep-full")
    subprocess.run(["mount", "-t", "tmpfs", "none", work], check=True)  # goes with the namespace
    return min(1, sum(try_scene(scene, options.program, work, options)
                      for scene in scenes.chosen(options.scenes)))


if __name__ == "__main__":
    sys.exit(main())
