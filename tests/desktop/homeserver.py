# SPDX-License-Identifier: GPL-3.0-or-later
"""A home server with databases of well-known apps, and weeks of automatic backups of them.

All of it is made by litekeepctl under a clock that is set back (faketime), as it would have come
about, but for the restore that was cut off: a row of the history says so.
"""
import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
from dataclasses import dataclass

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GROWS = "history"  # the table that gets rows from day to day


@dataclass
class App:
    name: str
    path: str
    kilobytes: int
    daily: int  # kilobytes more each day
    runs: int = 8  # automatic backups, one a day; none: automatic backups are off
    hours: int = 4  # since the last one


VAULT = App("Vaultwarden", "vaultwarden/data/db.sqlite3", 1800, 34, runs=26, hours=2)
FEW = [VAULT, App("Gitea", "gitea/gitea.db", 900, 45, runs=4),
       App("Jellyfin", "jellyfin/jellyfin.db", 500, 20, runs=3)]
MANY = [VAULT,
        App("Gitea", "gitea/gitea.db", 3600, 150, runs=12, hours=5),
        App("Home Assistant", "home-assistant/home-assistant_v2.db", 9000, 420, hours=3),
        App("Jellyfin", "jellyfin/jellyfin.db", 2600, 12, hours=101),
        App("Grafana", "grafana/grafana.db", 700, 5),
        App("Uptime Kuma", "uptime-kuma/kuma.db", 1500, 60, hours=9),
        App("Navidrome", "navidrome/navidrome.db", 2100, 0, hours=7),
        App("FreshRSS", "freshrss/data/users/anna/db.sqlite", 1200, 31, hours=11),
        App("Mealie", "mealie/mealie.db", 400, 2, hours=6),
        App("Paperless-ngx", "paperless/db.sqlite3", 1300, 22, hours=13),
        App("Mumble", "mumble/mumble-server.sqlite", 120, 0, runs=0),
        App("tiny-forge", "tiny-forge/forge.db", 1600, 80, hours=1)]


class HomeServer:
    """Its databases lie in one folder, which becomes the list of who looks at it."""

    def __init__(self, ctl, folder):
        self._ctl = ctl
        self.folder = folder
        with open(os.path.join(ROOT, "resources", "knownapps.json"), encoding="utf-8") as file:
            self._tables = {app["name"]: (app.get("tables") or [[]])[0]
                            for app in json.load(file)["apps"]}

    def path(self, app):
        return os.path.join(self.folder, app.path)

    def ctl(self, *words, ago="", fails=False):
        """At that time before now, as faketime says it: "3d"."""
        clock = ["faketime", "-f", f"-{ago}"] if ago else []
        run = subprocess.run([*clock, self._ctl, "--quiet", *words], check=False, text=True,
                             capture_output=True)
        # In its own words: faketime may fail, too.
        if (run.returncode != 0 and "litekeepctl:" in run.stderr) != fails:
            raise AssertionError(f"{words}: {run.returncode} {run.stdout}{run.stderr}")

    def make(self, apps):
        for app in apps:
            self.install(app)
            self._live(app)
            self.ctl("databases", "--add", self.path(app))

    def install(self, app):
        """The database as it was when it came to be."""
        os.makedirs(os.path.dirname(self.path(app)), exist_ok=True)
        tables = self._tables.get(app.name) or ["repository", "issue", "user"]
        with contextlib.closing(sqlite3.connect(self.path(app))) as database:
            database.execute("PRAGMA journal_mode = WAL")
            for number, table in enumerate([*tables, GROWS]):
                database.execute(f'CREATE TABLE "{table}" (id INTEGER PRIMARY KEY, content BLOB)')
                database.executemany(f'INSERT INTO "{table}"(content) VALUES (?)',
                                     [(b"-" * 40,)] * (7 + 23 * number))
            database.commit()
        self.grow(app, app.kilobytes - app.daily * app.runs)

    def grow(self, app, kilobytes):
        with contextlib.closing(sqlite3.connect(self.path(app))) as database:
            database.executemany(f"INSERT INTO {GROWS}(content) VALUES (?)",
                                 [(b"-" * 1000,)] * max(kilobytes, 1))
            database.commit()

    def _live(self, app):
        """Day after day, with a copy by hand before an update."""
        if app.runs == 0:
            return
        path = self.path(app)
        self.ctl("settings", path, "--enabled", "on", "--retention-count",
                 str(max(10, app.runs + 5)), ago=self._ago(app, app.runs))
        for day in range(app.runs - 1, -1, -1):
            # Not each day is like the others.
            self.grow(app, app.daily * (3 if day % 7 == 3 else 1))
            self.ctl("create", path, "--type", "auto", ago=self._ago(app, day))
            if app is VAULT and day in (3, 15):
                self.ctl("create", path, "--note", f"before update 1.{34 - day // 3}",
                         ago=self._ago(app, day, later=-3))

    @staticmethod
    def _ago(app, day, later=0):
        return f"{day * 24 + app.hours + later}h"

    # --- what goes wrong ---

    def fail(self, app, days, command):
        """Its backups have failed since, as the command before them does."""
        path = self.path(app)
        self.ctl("settings", path, "--before-command", command)
        for hours in range(days * 24, -1, -24):
            self.ctl("create", path, "--type", "auto", ago=f"{hours * 60 + 4}m", fails=True)

    def damage(self, app):
        """In the middle of a table, which a backup finds."""
        self.grow(app, 1)
        path = self.path(app)
        with open(path, "r+b") as file:
            file.seek(os.path.getsize(path) // 2 // 4096 * 4096)
            file.write(b"\x55" * 4096)
        self.ctl("create", path, "--type", "auto", ago="25m", fails=True)

    def unplug(self, app):
        """As with a disk that is not there."""
        folder = os.path.dirname(self.path(app))
        os.rename(folder, folder + ".away")

    def cut_off_restore(self, app):
        folder = os.path.join(os.path.dirname(self.path(app)), "backups")
        with contextlib.closing(sqlite3.connect(os.path.join(folder, "catalogue.db"))) as rows:
            rows.execute("INSERT INTO history(started_at, reason, backup_id) SELECT"
                         " strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-20 minutes'), 'restore', id"
                         " FROM backups ORDER BY sequence LIMIT 1")
            rows.commit()

    def program(self, app, name):
        """A process that has the database open; the caller ends it."""
        own = os.path.join(os.path.dirname(self.path(app)), name)
        shutil.copy(shutil.which("sleep"), own)
        with open(self.path(app), "rb") as database:
            return subprocess.Popen([own, "600"], stdin=database)
