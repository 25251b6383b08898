#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pictures.py LITEKEEP LITEKEEPCTL LANGUAGE light|dark SCALE FOLDER [fill] [few|readme|SCENE…]

Pictures of the program with a home server's databases, all of them unless scenes are named.
"fill": the window fills the screen. "few" is the short form: a small server, and a complaint when
a picture shows nothing. "readme": only the window of one database.
"""
import dataclasses
import os
import shutil
import subprocess
import sys
import time

import homeserver
import studio
import window
from homeserver import MANY, VAULT
from studio import act, choose, close_dialogs, dialog, push


class Walk:
    def __init__(self, program, ctl, language, folder):
        self._program, self._language = program, language
        self.t = studio.Words(language)
        self.studio = studio.Studio(folder)
        self.server = homeserver.HomeServer(ctl, os.path.join(os.environ["HOME"], "docker"))
        self.opened = None
        self.fill = False
        self.failed = []
        os.makedirs(self.server.folder)
        studio.configure(f"[find]\nfolders={self.server.folder}\n")

    def open(self, *paths):
        self.opened = window.Window(self._program, *paths, language=self._language)
        if self.fill:
            studio.fill_screen()

    def end(self):
        self.opened.end()
        self.opened = None

    def shoot(self, name):
        self.studio.shoot(name)

    def dialog(self, name, *entry):
        """What a menu's entry opens, and how it looks."""
        choose(self.opened, *(self.t(word) for word in entry))
        dialog(self.opened)
        self.shoot(name)

    def close(self):
        close_dialogs(self.opened)

    def page(self, app):
        """Its backups are listed, and the first one is selected."""
        self.open(self.server.path(app))
        window.wait_for(lambda: self.opened.find("table cell"), "table of backups")
        window.go_to(self.opened, "table")
        window.press("Down", "Up", "Up")

    # --- scenes ---

    def start(self):
        self.open()
        window.wait_for(lambda: self.opened.find("push button", self.t("Add databases…")),
                        "start page")
        self.shoot("start")
        self.dialog("about", "Help", "About Litekeep")
        self.close()
        self.dialog("manual", "Help", "Litekeep manual")
        self.close()
        self.dialog("find-before", "File", "Find databases…")
        self.search()
        self.shoot("find-nothing")
        self.close()
        self.end()

    def search(self):
        start = self.t("Start search")
        push(self.opened, start)
        window.wait_for(lambda: self.opened.find("push button", start), "end of the search")

    def overview(self):
        self.open()
        window.wait_for(lambda: self.opened.find("table cell"), "overview")
        time.sleep(2)  # until all have been looked at
        self.shoot("overview")
        window.press("ctrl+f", "z", "z", "z")
        self.shoot("overview-filter-nothing")
        window.press("ctrl+a", "Delete")
        self.dialog("find-again", "File", "Find databases…")
        self.search()
        self.shoot("find")
        self.close()
        self.dialog("add", "File", "Add databases…")
        self.close()
        self.end()

    def database(self):
        self.page(VAULT)
        self.shoot("page")
        window.press("ctrl+t")
        window.wait_for(lambda: self.opened.find("table") is None, "chart in its place")
        self.shoot("chart")
        window.press("ctrl+t")
        window.go_to(self.opened, "table")
        window.press("ctrl+Home", "shift+Down", "shift+Down", "Delete")
        dialog(self.opened)
        self.shoot("delete")
        self.close()
        window.press("ctrl+Home", "Down", "F2")
        self.shoot("note")
        window.press("Escape", "Menu")
        self.shoot("menu")  # a window of its own, which assistive programs do not list
        window.press("Escape")
        time.sleep(0.5)
        self.dialog("save-copy", "Backup", "Save a copy…")
        self.close()
        self.dialog("import", "Database", "Import…")
        self.close()
        self.dialog("history", "Database", "History…")
        self.close()
        window.press("ctrl+f", "z", "z", "z")
        self.shoot("page-filter-nothing")
        window.press("ctrl+a", "Delete")
        self.end()

    def settings(self):
        self.page(VAULT)
        spin = [thing for thing in self.opened.everything()
                if thing.getRoleName() == "spin button"][1]
        spin.queryComponent().grabFocus()
        window.press("ctrl+a", "4", "Tab")
        time.sleep(1.5)
        self.shoot("settings-fewer")
        window.press("ctrl+q")
        dialog(self.opened)
        self.shoot("settings-question")
        self.close()
        self.end()

    def restore(self):
        program = self.server.program(VAULT, "vaultwarden")
        self.server.grow(VAULT, 60)
        self.page(VAULT)
        window.press("Down", "ctrl+r")
        dialog(self.opened)
        window.wait_for(lambda: any(thing.getRoleName() in ("table cell", "tree item")
                                    for thing in window.walk(self.opened.frames()[-1])),
                        "preview of what will change")
        self.shoot("restore")
        push(self.opened, self.t("Stop and start again:"), "radio button")
        self.shoot("restore-stop")
        push(self.opened, self.t("Leave them running"), "radio button")
        push(self.opened, self.t("Restore"))
        window.wait_for(lambda: len(self.opened.frames()) == 1, "end of the dialog")
        window.wait_for(lambda: self.opened.find("push button", self.t("Undo…")), "offer to undo")
        self.shoot("restored")
        self.end()
        program.kill()

    def states(self):
        fresh = MANY[10]
        self.open(self.server.path(fresh))
        window.wait_for(lambda: self.opened.find("push button", self.t("Back up now")), "page")
        time.sleep(1)
        self.shoot("page-nothing")
        window.press("ctrl+t")
        self.shoot("chart-nothing")
        window.press("ctrl+t")
        self.end()
        for name, app in {"failing": MANY[3], "damaged": MANY[4], "unreachable": MANY[9],
                          "interrupted": MANY[7], "failed-once": MANY[5]}.items():
            self.open(self.server.path(app))
            time.sleep(2)
            self.shoot(f"page-{name}")
            self.end()

    def at_work(self):
        import sqlite3  # pylint: disable=import-outside-toplevel
        app = MANY[10]
        lock = sqlite3.connect(self.server.path(app), isolation_level=None)
        lock.execute("PRAGMA journal_mode = DELETE")
        lock.execute("BEGIN EXCLUSIVE")
        self.open(self.server.path(app))
        window.wait_for(lambda: self.opened.find("push button", self.t("Back up now")), "page")
        window.press("ctrl+b")
        time.sleep(1.5)
        self.shoot("working")
        window.press("ctrl+q")
        dialog(self.opened)
        self.shoot("stop")
        lock.close()
        self.close()
        self.end()

    def round(self):
        """Last: then all have a backup of now."""
        self.open()  # where it was left
        window.wait_for(lambda: self.opened.find("push button"), "page")
        window.press("alt+0")
        push(self.opened, self.t("Back up all now"))
        time.sleep(0.7)
        self.shoot("overview-working")
        time.sleep(6)
        self.shoot("overview-done")
        self.end()

    def all(self, only):
        if not only or "start" in only:
            self.start()
        self.server.make(MANY)
        self.server.fail(MANY[3], 4, "docker stop jellyfin")
        self.server.fail(MANY[5], 0, "docker stop uptime-kuma")
        self.server.damage(MANY[4])
        self.server.unplug(MANY[9])
        self.server.cut_off_restore(MANY[7])
        for scene in (self.overview, self.states, self.at_work, self.database, self.settings,
                      self.restore, self.round):
            if not only or scene.__name__ in only:
                self.try_scene(scene)

    def try_scene(self, scene):
        """One that goes wrong must not cost the pictures of the others."""
        try:
            scene()
        except (AssertionError, StopIteration) as error:
            self.failed.append(f"{scene.__name__}: {error!r}")
            self.shoot(f"failed-{scene.__name__}")
            self.end()

    def readme(self):
        self.server.make([dataclasses.replace(app, hours=min(app.hours, 20))
                          for app in MANY if app.runs])
        self.page(VAULT)
        time.sleep(3)  # until the others have been looked at, too
        run = subprocess.run(["xdotool", "getactivewindow"], capture_output=True, check=True)
        self.studio.shoot("window", run.stdout.decode().strip())
        self.end()

    def few(self):
        """The short form."""
        self.server.make(homeserver.FEW)
        self.open()
        window.wait_for(lambda: self.opened.find("table cell"), "overview")
        self.shoot("overview")
        self.end()
        self.page(VAULT)
        self.shoot("page")
        window.press("ctrl+t")
        window.wait_for(lambda: self.opened.find("table") is None, "chart in its place")
        self.shoot("chart")
        self.end()
        # Letters in several shades, icons and lines: more than an empty window has.
        bare = [path for path in self.studio.taken if self.studio.colours(path) < 200]
        assert not bare, f"there is nothing in {bare}"


def main():
    program, ctl, language, palette, scale, folder = sys.argv[1:7]
    only = sys.argv[7:]
    missing = [tool for tool in ("faketime", "import", "convert", "identify")
               if shutil.which(tool) is None]
    if missing:
        print(f"pictures.py: {', '.join(missing)} is missing")
        return window.SKIPPED
    studio.dress_desktop(palette, scale)
    walk = Walk(program, ctl, language, folder)
    walk.fill = "fill" in only
    only = [word for word in only if word != "fill"]
    if only == ["few"]:
        walk.few()
    elif only == ["readme"]:
        walk.readme()
    else:
        walk.all(only)
    print(f"{len(walk.studio.taken)} pictures in {folder}")
    print("\n".join(walk.failed), end="")
    return 1 if walk.failed else 0


if __name__ == "__main__":
    sys.exit(main())
