# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs commands and says what they cost: wall time, and memory that only they have."""
import dataclasses
import os
import subprocess
import threading
import time

SAMPLE_SECONDS = 0.025
SCAN_EVERY = 4  # looking for children reads all of /proc: not with every sample


@dataclasses.dataclass
class Cost:
    """What one run took. Memory: the most that was seen at one moment, in bytes."""
    seconds: float
    memory: int


class Failed(Exception):
    """A command that has to work did not."""


def processor_load():
    return os.getloadavg()[0]


def sync():
    """What others have written before is not what the next one has to wait for."""
    os.sync()


def anonymous_bytes(pid):
    """RssAnon and VmSwap: what the process has written itself and no file backs. (smaps_rollup tells
    a little more, but walks through all pages of a mapped database to do so, which would slow down
    what is measured.)"""
    total = 0
    with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as status:
        for line in status:
            if line.startswith(("RssAnon:", "VmSwap:")):
                total += int(line.split()[1]) * 1024
    return total


def private_bytes(pid):
    """Private dirty and swapped pages of one process that is at rest."""
    total = 0
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as rollup:
        for line in rollup:
            if line.startswith(("Private_Dirty:", "Swap:")):
                total += int(line.split()[1]) * 1024
    return total


def _parents():
    parents = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", encoding="ascii", errors="replace") as stat:
                    parents[int(name)] = int(stat.read().rpartition(")")[2].split()[1])
            except (OSError, IndexError, ValueError):
                pass  # it has ended meanwhile
    return parents


def tree(root):
    """The process and all that descends from it."""
    parents = _parents()
    found, fresh = {root}, {root}
    while fresh:
        fresh = {pid for pid, parent in parents.items() if parent in fresh} - found
        found |= fresh
    return found


class _Sampler(threading.Thread):
    """The peak of a process with its children. What a child shares with its parent after fork(2) is
    counted twice: too much rather than too little."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self._pid, self._ended, self.peak = pid, threading.Event(), 0

    def run(self):
        count, pids = 0, {self._pid}
        while not self._ended.is_set():
            if count % SCAN_EVERY == SCAN_EVERY - 1:
                pids = tree(self._pid)
            self.peak = max(self.peak, sum(self._of(pid) for pid in pids))
            count += 1
            self._ended.wait(SAMPLE_SECONDS)

    @staticmethod
    def _of(pid):
        try:
            return anonymous_bytes(pid)
        except OSError:
            return 0

    def stop(self):
        self._ended.set()
        self.join()
        return self.peak


def run(command, environment=None, folder=None):
    """Runs a command that has to work; its output is returned with its cost."""
    started = time.monotonic()
    process = subprocess.Popen(command, env=environment, cwd=folder, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    sampler = _Sampler(process.pid)
    sampler.start()
    out, err = process.communicate()
    seconds = time.monotonic() - started
    peak = sampler.stop()
    if process.returncode != 0:
        raise Failed(f"{' '.join(command)}: exit {process.returncode}: {err.decode()[-500:]}")
    return Cost(seconds, peak), out.decode()


def run_all(commands, environment=None, folder=None):
    """Several commands one after the other, as one: their times together, the highest peak."""
    costs = [run(command, environment, folder)[0] for command in commands]
    return Cost(sum(cost.seconds for cost in costs), max(cost.memory for cost in costs))


def disk_bytes(path):
    """What a folder takes on the disk."""
    out = subprocess.run(["du", "-s", "--block-size=1", path], check=True, capture_output=True)
    return int(out.stdout.split()[0])
