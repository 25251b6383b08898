#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""limits.py LITEKEEPCTL [--steps N] [--seed N] [SCENE…]

Runs each operation where something ends in the middle of it:
files      with 3, 4, 5, … open files at most, until it succeeds
size       with files of 1, 2, 3, … pages of 4 KiB at most, until it succeeds
read-only  on an ext4 whose kernel makes it read-only at a random moment
removed    somebody removes the backup folder at a random moment
unmounted  the disk with the backups is unmounted at a random moment, and before the beginning
--steps N: N steps of the first two, N moments of the others (16). Needs user namespaces or root,
and for "read-only" a loop device. Exit code 0: all is well; 1: something was lost; 77: skipped.
"""
import contextlib
import glob
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import full
import kill
import scenes
import truth

USUAL = 16


def outcome(process):
    """The exit code, and what was said if it was 0."""
    said, error = process.communicate()
    return process.returncode, json.loads(said) if process.returncode == 0 else None, error


def start(judge, limit=None):
    return subprocess.Popen(judge.place.command(*judge.words), stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, env=judge.place.environment,
                            preexec_fn=limit)


def crashed(code, error, allowed=()):
    """Never by a signal, and never without a word."""
    fine = code == 0 or (error and (code > 0 or -code in allowed))
    return [] if fine else [f"exit {code}: {error.decode()}"]


class Trial:
    """One scene under one kind of limit."""

    def __init__(self, scene, program, work, options):
        self.judge = truth.Truth(scene, program, work)
        self.beginning = truth.everything_below(self.judge.root)
        self.usual = kill.whole_run(self.judge)
        self.chance = random.Random(f"{options.seed} {scene.name}")
        self.steps = options.steps
        self.tried = self.failed = self.wrong = 0

    def look(self, what, code, answer, troubles):
        troubles = troubles + self.judge.troubles(answer, False)
        self.tried += 1
        self.failed += code != 0
        if troubles:
            self.wrong += 1
            truth.tell(f"{self.judge.scene.name}, {what}, exit {code}", troubles)

    def moment(self):
        time.sleep(self.chance.uniform(0, self.usual))

    def rising(self, what, limits):
        """Each of these limits until it succeeds under one; with fewer steps some of them."""
        limits = list(limits)
        if self.steps and self.steps < len(limits):
            limits = sorted(self.chance.sample(limits, self.steps))
        for count, limit in limits:
            self.judge.lay_out(self.beginning)
            code, answer, error = outcome(start(self.judge, limit))
            # Without a pipe for itself GLib, below Qt, gives up with a word: at the very start.
            self.look(f"{count} {what}", code, answer,
                      crashed(code, error, (signal.SIGTRAP, signal.SIGABRT)))
            if code == 0:
                break


def _limited(kind, value):
    return lambda: resource.setrlimit(kind, (value, value))


def files(trial, _work):
    trial.rising("open files", ((count, _limited(resource.RLIMIT_NOFILE, count))
                                for count in range(3, 40)))


def size(trial, _work):
    trial.rising("pages in a file", ((count, _limited(resource.RLIMIT_FSIZE, count * full.PAGE))
                                     for count in range(1, 65)))


def removed(trial, _work):
    judge = trial.judge
    earlier = judge.forget_backups()
    for _ in range(trial.steps):
        judge.lay_out(trial.beginning)
        process = start(judge)
        trial.moment()
        for _attempt in range(100):  # files are made in it meanwhile
            with contextlib.suppress(OSError):
                shutil.rmtree(judge.place.backups)
            if not os.path.exists(judge.place.backups):
                break
        code, _answer, error = outcome(process)
        trial.look("the folder removed", code, None, crashed(code, error))
    judge.remember_backups(earlier)


def run_mount(*words):
    subprocess.run(words, check=True, capture_output=True)


class BackupDisk:
    """The backup folder as a disk of its own that can be taken away."""

    def __init__(self, judge, work):
        self._folder = judge.place.backups
        self._disk = os.path.join(work, "disk")
        os.makedirs(self._disk)
        run_mount("mount", "-t", "tmpfs", "none", self._disk)

    def fill(self):
        """What was laid out into the folder moves to the disk."""
        for name in os.listdir(self._disk):
            os.remove(os.path.join(self._disk, name))
        for name in os.listdir(self._folder):
            shutil.move(os.path.join(self._folder, name), self._disk)
        self.mount()

    def mount(self):
        run_mount("mount", "--bind", self._disk, self._folder)

    def unmount(self):
        """Also while it is in use, as a stick is pulled out."""
        run_mount("umount", "--lazy", self._folder)

    def written_instead(self):
        """What lies in the empty mount point."""
        found = os.listdir(self._folder)
        for name in found:
            os.remove(os.path.join(self._folder, name))
        return [f"written into the mount point: {found}"] if found else []


def unmounted(trial, work):
    judge = trial.judge
    place = BackupDisk(judge, work)
    for number in range(trial.steps):
        judge.lay_out(trial.beginning)
        place.fill()
        judge.place.ask("verify", judge.place.database)  # by which the disk is known
        if number == 0:
            place.unmount()
            process = start(judge)
        else:
            process = start(judge)
            trial.moment()
            place.unmount()
        code, answer, error = outcome(process)
        troubles = crashed(code, error) + place.written_instead()
        if number == 0 and code == 0:
            troubles.append("done without the disk")
        place.mount()
        trial.look("the disk gone", code, answer, troubles)
        place.unmount()


class FailingDisk:
    """An ext4 that the kernel can be asked to call broken: then it is read-only at once."""

    def __init__(self, work):
        self._image = os.path.join(work, "image")
        self.folder = os.path.join(work, "ext4")
        os.makedirs(self.folder)
        with open(self._image, "wb") as image:
            image.truncate(256 << 20)
        run_mount("mke2fs", "-q", "-t", "ext4", "-m", "0", self._image)
        self.mount()

    def mount(self):
        run_mount("mount", "-o", "loop,errors=remount-ro", self._image, self.folder)
        device = os.stat(self.folder).st_dev
        name = os.path.basename(os.path.realpath(f"/sys/dev/block/{os.major(device)}:"
                                                 f"{os.minor(device)}"))
        self._trigger = f"/sys/fs/ext4/{name}/trigger_fs_error"

    def can_fail(self):
        return bool(glob.glob(self._trigger))

    def fail(self):
        with open(self._trigger, "w", encoding="ascii") as trigger:
            trigger.write("litekeep's test")

    def repair(self):
        self.unmount()
        subprocess.run(["e2fsck", "-fy", self._image], capture_output=True, check=False)
        self.mount()

    def unmount(self):
        """What the program left running may still be giving files back."""
        for attempt in range(200):
            try:
                run_mount("umount", self.folder)
                return
            except subprocess.CalledProcessError:
                if attempt == 199:
                    raise
                time.sleep(0.1)


def read_only(scene, options, work):
    """On a disk of its own: the trial has to begin there."""
    try:
        place = FailingDisk(work)
    except (OSError, subprocess.CalledProcessError):
        return None
    if not place.can_fail():
        place.unmount()
        return None
    trial = Trial(scene, options.program, place.folder, options)
    for _ in range(trial.steps):
        trial.judge.lay_out(trial.beginning)
        os.sync()
        process = start(trial.judge)
        trial.moment()
        place.fail()
        code, answer, error = outcome(process)
        place.repair()
        trial.look("read-only", code, answer, crashed(code, error))
    place.unmount()
    return trial


KINDS = (files, size, removed, unmounted)


def try_scene(scene, options, work):
    """Prints how it went; returns how often something was wrong."""
    wrong = 0
    for kind in (*KINDS, read_only):
        folder = os.path.join(work, f"{scene.name}-{kind.__name__}")
        os.makedirs(folder)
        if kind is read_only:
            trial = read_only(scene, options, folder)
        else:
            trial = Trial(scene, options.program, folder, options)
            kind(trial, folder)
        if trial is None:
            print(f"{scene.name}, {kind.__name__}: skipped, no ext4 on a loop device here")
            continue
        wrong += trial.wrong
        print(f"{scene.name}, {kind.__name__}: {trial.tried} times, {trial.failed} failed for it,"
              f" {trial.wrong} wrong", flush=True)
    return wrong


def main():
    full.in_own_namespace()
    options = scenes.options(__doc__, {"--steps": USUAL})
    work = tempfile.mkdtemp(prefix="litekeep-limits")
    run_mount("mount", "-t", "tmpfs", "none", work)  # goes with the namespace
    return min(1, sum(try_scene(scene, options, work) for scene in scenes.chosen(options.scenes)))


if __name__ == "__main__":
    sys.exit(main())
