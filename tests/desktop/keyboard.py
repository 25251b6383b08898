#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""keyboard.py LITEKEEP LITEKEEPCTL

Makes a backup and deletes one with keys alone, and follows the focus through the page: it is
always somewhere that shows and has a name, reaches everything, and comes round again.
"""
import os
import sys

import window


def ring(opened):
    """The controls that Tab reaches, from where the focus is round to there again."""
    first = window.wait_for(opened.focused, "focus")
    reached = [window.key(first)]
    for _ in range(80):
        now = window.after_tab(opened)
        if window.key(now) == reached[0]:
            return reached
        reached.append(window.key(now))
    raise AssertionError(f"Tab does not come round: {reached}")


def main():
    program, control = sys.argv[1:3]
    database = os.path.join(os.environ["HOME"], "apps", "shop.db")
    window.make_database(database)
    backups = lambda: window.ctl(control, "list", database)["backups"]  # noqa: E731

    opened = window.Window(program, database)
    window.wait_for(lambda: opened.find("push button", "Back up now"), "page of the database")
    window.press("ctrl+b")
    window.wait_for(lambda: len(backups()) == 1, "backup after Ctrl+B")
    window.go_to(opened, "push button", "Back up now")
    window.press("space")
    window.wait_for(lambda: len(backups()) == 2, "backup after the button")
    newest = backups()[0]["id"]

    reached = ring(opened)
    print(f"Tab reaches {len(reached)}: {reached}")
    nameless = [one for one in reached if not one[1].strip()]
    assert not nameless, f"the focus was on something without a name: {nameless}"

    window.go_to(opened, "table")
    window.press("Down", "Up", "Up", "Delete")
    window.wait_for(lambda: len(opened.frames()) == 2, "question before deleting")
    window.wait_for(opened.focused, "focus in the question")
    assert opened.focused().name != "Delete", "the dangerous button has the focus"
    window.go_to(opened, "push button", "Delete")
    assert len(backups()) == 2, "something was deleted before it was said"
    window.press("space")
    window.wait_for(lambda: len(backups()) == 1, "deleted backup")
    assert newest not in [one["id"] for one in backups()], "another one was deleted"
    opened.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
