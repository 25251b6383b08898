#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""cancel.py [--ctl PROGRAM] MOMENTS VERB DATABASE [ARGUMENT...]

Runs one verb of litekeepctl to its end, then again and again with SIGINT at moments spread over that
time, and prints how long each took from the signal to its end, and what was left behind. What runs that
were faster have made is taken away again (create, import, export). Not a test: it prints figures, it does
not judge. A shell's background jobs ignore SIGINT, so this is no shell script."""
import argparse
import os
import random
import signal
import subprocess
import time


def options():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    parser.add_argument("--ctl", default=os.path.join(root, "build/release/app/cli/litekeepctl"))
    parser.add_argument("moments", type=int)
    parser.add_argument("verb")
    parser.add_argument("database")
    parser.add_argument("more", nargs=argparse.REMAINDER)
    return parser.parse_args()


def partials(folder):
    return [name for name in os.listdir(folder) if ".partial" in name] if os.path.isdir(folder) else []


def start(given):
    return subprocess.Popen([given.ctl, "--quiet", given.verb, given.database] + given.more,
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def take_away(given):
    if given.verb in ("create", "import"):
        subprocess.run([given.ctl, "--quiet", "delete", given.database, "latest", "--yes"], check=False,
                       stdout=subprocess.DEVNULL)
    if given.verb == "export" and os.path.exists(given.more[1]):
        os.remove(given.more[1])


def once(given, moment):
    """Milliseconds from the signal to the end; None when it had ended before."""
    process = start(given)
    begun = time.monotonic()
    while time.monotonic() - begun < moment and process.poll() is None:
        time.sleep(0.002)
    if process.poll() is not None:
        take_away(given)
        return None
    signalled = time.monotonic()
    process.send_signal(signal.SIGINT)
    process.wait()
    took = (time.monotonic() - signalled) * 1000
    left = partials(os.path.join(os.path.dirname(given.database), "backups"))
    print(f"at {moment:6.3f} s: {took:5.0f} ms, exit {process.returncode}, load {os.getloadavg()[0]:.1f}",
          *left, flush=True)
    if process.returncode == 0:
        take_away(given)
    return took


def main():
    given = options()
    begun = time.monotonic()
    start(given).wait()
    span = time.monotonic() - begun
    take_away(given)
    print(f"{given.verb}: {span:.1f} s undisturbed")
    times = [once(given, span * (i + random.random()) / given.moments) for i in range(given.moments)]
    times = sorted(took for took in times if took is not None)
    if times:
        print(f"{len(times)} cancelled: median {times[len(times) // 2]:.0f} ms, slowest {times[-1]:.0f} ms, "
              f"{sum(took > 200 for took in times)} above 200 ms")


main()
