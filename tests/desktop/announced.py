#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""announced.py LITEKEEP LITEKEEPCTL

Listens to the program as a screen reader does: how far a backup is, and how it ended, are told
wherever the focus is, and so is what went wrong.
"""
import os
import sys
import time

import window
from window import pyatspi

SHOWS, VALUE = "object:state-changed:showing", "object:property-change:accessible-value"


class Ear:
    def __init__(self, opened):
        self._opened = opened
        self.told, self.percents = [], []
        pyatspi.Registry.registerEventListener(self._hear, SHOWS, VALUE)

    def _hear(self, event):
        try:
            if event.host_application != self._opened.application:
                return
            role, name = event.source.getRoleName(), event.source.name
        except (LookupError, RuntimeError, window.GLib.Error):
            return  # gone again
        if event.type == VALUE and role == "progress bar":
            self.percents.append(event.any_data)
        elif role == "notification" and event.detail1:
            self.told.append(name)

    def wait(self, question, what):
        """As window.wait_for(), but hears meanwhile."""
        end = time.monotonic() + window.PATIENCE
        context = window.GLib.MainContext.default()
        while time.monotonic() < end:
            while context.pending():
                context.iteration(False)
            if question(self):
                return
            time.sleep(0.02)
        raise AssertionError(f"nobody said {what}: {self.told} {self.percents}")


def main():
    program, _ = sys.argv[1:3]
    database = os.path.join(os.environ["HOME"], "apps", "shop.db")
    window.make_database(database)
    opened = window.Window(program, database)
    window.wait_for(lambda: opened.find("push button", "Back up now"), "page of the database")
    ear = Ear(opened)
    window.press("ctrl+b")
    ear.wait(lambda e: any(text.startswith("Backup made") for text in e.told), "that it is made")
    assert ear.percents, "nobody said how far it is"
    os.rename(database, database + ".away")
    window.press("ctrl+b")
    ear.wait(lambda e: any("There is no file" in text for text in e.told), "what is wrong")
    print(f"told: {ear.told}; percents: {len(ear.percents)}")
    opened.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
