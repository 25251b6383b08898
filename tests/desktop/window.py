# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window as assistive programs see it (AT-SPI), and keys as a person presses them."""
import json
import os
import signal
import subprocess
import sys
import time

SKIPPED = 77
try:
    import pyatspi
    from gi.repository import GLib
except ImportError:
    print("python3-pyatspi is missing")
    sys.exit(SKIPPED)

PATIENCE = 30  # seconds: a loaded machine is slow, a broken window never comes


def wait_for(question, what, patience=PATIENCE):
    """The first answer that is true; what is awaited is named when it never comes."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            answer = question()
        except (LookupError, RuntimeError, OSError, GLib.Error):
            answer = None  # a part of the tree that went while it was read
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"there is no {what} after {patience} s")


def press(*keys):
    """Keys by their X names, one after the other, at the focused window."""
    for key in keys:
        subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)


def is_showing(thing):
    return thing.getState().contains(pyatspi.STATE_SHOWING)


def children(thing):
    """Those that are still there."""
    for index in range(thing.childCount):
        child = thing.getChildAtIndex(index)
        if child is not None:
            yield child


def walk(thing, most_rows=6):
    """Everything that shows, from the outside in; of long tables the beginning."""
    yield thing
    is_table = thing.getRoleName() in ("table", "tree table", "list")
    limit = most_rows * 12 if is_table else None
    for number, child in enumerate(children(thing)):
        if limit is not None and number >= limit:
            return
        if is_showing(child):
            yield from walk(child, most_rows)


class Window:
    """One run of the program."""

    def __init__(self, program, *arguments, language="en"):
        environment = {**os.environ, "LC_ALL": f"{language}_{language.upper()}.UTF-8"
                       if language != "en" else "en_GB.UTF-8", "LANGUAGE": language}
        self._process = subprocess.Popen([os.path.abspath(program), *arguments], env=environment,
                                         cwd=os.environ["HOME"])
        self.application = wait_for(self._find, "accessible application")
        wait_for(self.frames, "window")

    def _find(self):
        for application in pyatspi.Registry.getDesktop(0):
            if application and application.get_process_id() == self._process.pid:
                return application
        if self._process.poll() is not None:
            raise AssertionError(f"the program ended with {self._process.returncode}")
        return None

    def frames(self):
        """Its windows and dialogs, the last opened last."""
        return [frame for frame in children(self.application) if is_showing(frame)]

    def everything(self):
        for frame in self.frames():
            yield from walk(frame)

    def find(self, role, name=None):
        """One that shows, or None."""
        return next((thing for thing in self.everything() if thing.getRoleName() == role
                     and (name is None or thing.name == name)), None)

    def focused(self):
        """What has the keyboard, or None. A window behind a dialog remembers its own focus."""
        frames = self.frames()
        focused = [thing for thing in walk(frames[-1])
                   if thing.getState().contains(pyatspi.STATE_FOCUSED)
                   and thing.getRoleName() not in ("frame", "dialog", "alert")] if frames else []
        # The current cell of a table says so also while the table has not got the keyboard.
        elsewhere = [thing for thing in focused if thing.getRoleName() != "table cell"]
        return (elsewhere or focused or [None])[-1]  # and what holds it says so before it

    def end(self):
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise


def after_tab(opened):
    """Where the focus is then. One that stays where it was is given some time to go."""
    before = wait_for(opened.focused, "focus")
    press("Tab")
    try:
        return wait_for(lambda: moved_from(opened, before), "other focus", 3)
    except AssertionError:
        return before


def moved_from(opened, before):
    now = opened.focused()
    return now if now is not None and now != before else None


def key(thing):
    """Cells of a table count as the table: the arrows lead on in it."""
    while thing.getRoleName() in ("table cell", "list item") and thing.parent is not None:
        thing = thing.parent
    return (thing.getRoleName(), thing.name)


def go_to(opened, role, name=None):
    for _ in range(80):
        now = opened.focused()
        if now is not None and key(now)[0] == role and name in (None, now.name):
            return now
        after_tab(opened)
    raise AssertionError(f"Tab does not reach the {role} {name or ''}")


def ctl(program, *words):
    """The JSON answer of litekeepctl."""
    run = subprocess.run([program, "--json", *words], capture_output=True, check=True)
    return json.loads(run.stdout)


def make_database(path):
    """A small one with some rows."""
    import sqlite3  # pylint: disable=import-outside-toplevel
    os.makedirs(os.path.dirname(path), exist_ok=True)
    database = sqlite3.connect(path)
    database.executescript("CREATE TABLE customer(id INTEGER PRIMARY KEY, name TEXT);"
                           "INSERT INTO customer(name) VALUES ('Ada'), ('Grace')")
    database.close()
