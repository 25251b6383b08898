#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""accessible.py LITEKEEP LITEKEEPCTL LANGUAGE

Walks the accessible tree of the start page, of the page of a database with its chart, of the
overview, of the manual and of each dialog that a menu opens, and names each control without a name, each one that can have the keyboard without a
description, and each empty cell.
"""
import os
import sys

import window

CONTROLS = {"push button", "check box", "radio button", "toggle button", "spin button", "text",
            "combo box", "slider", "page tab", "progress bar", "link", "menu item",
            "check menu item", "radio menu item", "table", "tree", "tree table", "list",
            "table cell", "list item", "table column header"}
# A name says all of these.
NEED_NO_DESCRIPTION = {"menu item", "check menu item", "radio menu item", "table cell",
                       "list item", "table column header", "page tab"}


def label_of(thing):
    for relation in thing.getRelationSet():
        if relation.getRelationType() == window.pyatspi.RELATION_LABELLED_BY:
            return relation.getTarget(0).name
    return ""


def complaints(frame):
    """What is wrong with the controls of one window or dialog."""
    for thing in window.walk(frame):
        role = thing.getRoleName()
        if role not in CONTROLS:
            continue
        name = thing.name.strip() or label_of(thing)
        if not name:
            yield f"a {role} without a name in “{frame.name}”: {where(thing)}"
        needs = thing.getState().contains(window.pyatspi.STATE_FOCUSABLE)
        if needs and role not in NEED_NO_DESCRIPTION and not thing.description.strip():
            yield f"the {role} “{name}” in “{frame.name}” has no description"


def where(thing):
    parts = []
    while thing is not None and len(parts) < 6:
        parts.append(f"{thing.getRoleName()} “{thing.name}”")
        thing = thing.parent
    return " in ".join(parts)


def is_file_dialog(frame):
    """That of the desktop, or Qt's own in its place: not ours to name."""
    roles = [thing.getRoleName() for thing in window.walk(frame)]
    return "combo box" in roles and ("list" in roles or "tree" in roles) and "split pane" in roles


class Walk:
    def __init__(self, opened):
        self._window = opened
        self._seen = set()
        self.found = []
        self.dialogs = []

    def look(self):
        """At all that shows now."""
        for frame in self._window.frames():
            if not is_file_dialog(frame):
                self.found += [text for text in complaints(frame) if text not in self.found]

    def menus(self):
        """Opens each menu, and with each of its entries what that opens."""
        bar = window.wait_for(lambda: self._window.find("menu bar"), "menu bar")
        count = sum(1 for _ in window.children(bar))
        for number in range(count):
            for entry in self._entries(number):
                self._try(number, entry)

    def manual(self):
        """It is a window of its own beside the others."""
        before = len(self._window.frames())
        window.press("F1")
        window.wait_for(lambda: len(self._window.frames()) > before, "manual")
        self.look()
        self.dialogs.append("F1")

    def _open(self, number):
        bar = window.wait_for(lambda: self._window.find("menu bar"), "menu bar")
        bar.getChildAtIndex(number).queryAction().doAction(0)
        return window.wait_for(lambda: self._window.find("popup menu"), "open menu")

    def _entries(self, number):
        menu = self._open(number)
        self.look()
        # Only those that open something: the others would act, or end the program.
        entries = [(index, item.name) for index, item in enumerate(window.children(menu))
                   if item.getState().contains(window.pyatspi.STATE_ENABLED)
                   and item.name.endswith("…")]
        window.press("Escape", "Escape")
        window.wait_for(lambda: self._window.find("popup menu") is None, "closed menu")
        return entries

    def _try(self, number, entry):
        before = len(self._window.frames())
        menu = self._open(number)
        item = menu.getChildAtIndex(entry[0])
        item.queryAction().doAction(0)
        window.wait_for(lambda: len(self._window.frames()) > before, f"dialog of “{entry[1]}”")
        self.look()
        self.dialogs.append(entry[1])
        for _ in range(5):
            if len(self._window.frames()) <= before:
                return
            window.press("Escape")
            try:
                window.wait_for(lambda: len(self._window.frames()) <= before, "closed dialog")
            except AssertionError:
                continue
        raise AssertionError(f"the dialog of “{entry[1]}” does not close with Escape")


def main():
    program, control, language = sys.argv[1:4]
    database = os.path.join(os.environ["HOME"], "apps", "shop.db")
    window.make_database(database)
    for note in ("first", "second"):
        window.ctl(control, "create", database, "--note", note)

    other = os.path.join(os.environ["HOME"], "apps", "notes.db")
    window.make_database(other)
    found, dialogs = [], []
    for arguments in ([], [database], [database, other]):
        opened = window.Window(program, *arguments, language=language)
        walk = Walk(opened)
        if len(arguments) == 1:
            window.wait_for(lambda: opened.find("table cell"), "table of backups")
            window.press("ctrl+t")
            window.wait_for(lambda: opened.find("table") is None, "chart in its place")
            walk.look()
            window.press("ctrl+t")
            window.go_to(opened, "table")
            window.press("Down")  # what works on a selected backup is in the menus then
        elif arguments:
            window.press("alt+0")
            window.wait_for(lambda: opened.find("table cell"), "overview")
        walk.look()
        if len(arguments) < 2:
            walk.menus()
            walk.manual()
        opened.end()
        found += [text for text in walk.found if text not in found]
        dialogs += walk.dialogs
    print(f"{len(dialogs)} dialogs: {', '.join(dialogs)}")
    print("\n".join(found) or "every control has a name and says what it is for")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
