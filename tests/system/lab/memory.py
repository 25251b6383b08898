# SPDX-License-Identifier: GPL-3.0-or-later
"""How much private memory programs use that run for long."""
import statistics
import threading

ENOUGH = 600  # seconds of watching before a judgement means something
GROWTH = 8 << 20  # from the second quarter of the time to the last


def private_bytes(pid):
    """What the program has for itself: neither files nor what it shares."""
    with open(f"/proc/{pid}/status", encoding="ascii") as lines:
        fields = dict(line.split(":", 1) for line in lines)
    return int(fields["RssAnon"].split()[0]) << 10


class Watch:
    """Looks at a program every so often, in a thread of its own, until it is stopped."""

    def __init__(self, name, pid, seconds):
        self._name, self._pid, self._seconds = name, pid, seconds
        self._samples = []
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self):
        while True:
            try:
                self._samples.append(private_bytes(self._pid))
            except (OSError, KeyError):
                return  # it ended, which is for others to judge
            if self._end.wait(self._seconds):
                return

    def most(self):
        """Stops looking; the most that it had."""
        self._end.set()
        self._thread.join()
        return max(self._samples, default=0)

    def stop(self):
        """Prints the figures; returns what is wrong with them."""
        self.most()
        quarter = len(self._samples) // 4
        if quarter < 2:
            return []
        medians = [statistics.median(self._samples[begin:begin + quarter])
                   for begin in range(0, 4 * quarter, quarter)]
        _, early, _, late = medians
        half = self._samples[len(self._samples) // 2:]
        slope = statistics.linear_regression(range(len(half)), half).slope
        print(f"{self._name}: private memory {in_mb(self._samples[0])} first,"
              f" {in_mb(max(self._samples))} at most, {in_mb(self._samples[-1])} last,"
              f" by quarters {', '.join(in_mb(one) for one in medians)};"
              f" {in_mb(slope * 3600 / self._seconds)} an hour over the second half"
              f" ({len(self._samples)} samples)", flush=True)
        if len(self._samples) * self._seconds >= ENOUGH and late - early > GROWTH:
            return [f"{self._name} grew from {in_mb(early)} to {in_mb(late)}"]
        return []


def in_mb(size):
    return f"{size / (1 << 20):.2f} MB"
