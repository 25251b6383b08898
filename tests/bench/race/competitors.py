# SPDX-License-Identifier: GPL-3.0-or-later
"""Who takes part: what each has to run for a first backup, another one, a check, a restore.

Each method runs what has to be run and returns its cost; None where there is no such thing. A backup is
done when it is on the disk: SQLite, restic and borg see to that themselves, the others are synced."""
import json
import os
import shutil

from machine import run, run_all


class Competitor:
    """One way to back a database up. `keeps` says that a second backup can use the first one."""
    name = ""
    program = ""
    keeps = False

    def __init__(self, database, folder, environment):
        self.database, self.folder, self.environment = database, folder, environment
        self.copy = os.path.join(folder, "copy.db")
        self.back = os.path.join(folder, "back.db")
        os.makedirs(folder, exist_ok=True)

    def clear(self):
        """Before a first backup; not timed."""
        shutil.rmtree(self.folder)
        os.makedirs(self.folder)

    def first(self):
        raise NotImplementedError

    def again(self):
        """The same database, or one that has changed a little: who keeps nothing begins anew."""
        return self.first() if self.keeps else None

    def verify(self):
        return None

    def restore(self):
        """To a file of its own."""
        return None

    def put_back(self):
        """Into the database itself, which others have open."""
        return None

    def stored_bytes(self):
        return sum(entry.stat().st_blocks * 512 for entry in os.scandir(self.folder)
                   if entry.is_file())

    def _all(self, *commands):
        return run_all(commands, self.environment)


class Litekeep(Competitor):
    name = "Litekeep"
    keeps = True
    ctl = ""  # set by the race

    def _ctl(self, *words):
        return run([self.ctl, "--json", *words], self.environment)

    def _listed(self):
        return json.loads(self._ctl("list", self.database.path)[1])["backups"]

    def clear(self):
        ids = [one["id"] for one in self._listed()]
        if ids:
            self._ctl("delete", self.database.path, *ids, "--yes")

    def first(self):
        return self._ctl("create", self.database.path)[0]

    def again(self):
        return self._ctl("create", self.database.path, "--type", "auto")[0]

    def unchanged(self):
        """Like again(), and there must be no file more."""
        before = len(self._listed())
        cost, out = self._ctl("create", self.database.path, "--type", "auto")
        if not json.loads(out)["unchanged"] or len(self._listed()) != before:
            raise RuntimeError("an unchanged database was backed up again")
        return cost

    def verify(self):
        return self._ctl("verify", self.database.path, "latest")[0]

    def restore(self):
        cost, _out = self._ctl("restore", self.database.path, "latest", "--to", self.back)
        os.remove(self.back)
        return cost

    def put_back(self):
        cost, out = self._ctl("restore", self.database.path, "latest", "--yes")
        safety = json.loads(out)["safety_backup"]
        if safety:
            self._ctl("delete", self.database.path, safety["id"], "--yes")
        return cost

    def stored_bytes(self):
        return sum(os.stat(one["path"]).st_blocks * 512 for one in self._listed())


class Shell(Competitor):
    """sqlite3, integrity_check of the copy, sha256sum."""
    program = "sqlite3"
    copying = ""

    def _copy_command(self):
        return ["sqlite3", "-cmd", ".timeout 60000", self.database.path,
                self.copying.format(self.copy)]

    def first(self):
        return self._all(self._copy_command(), ["sqlite3", self.copy, "PRAGMA integrity_check"],
                         ["sha256sum", self.copy])


class ShellVacuum(Shell):
    name = "VACUUM INTO + integrity_check + sha256sum"
    copying = "VACUUM INTO '{}'"

    def verify(self):
        return self._all(["sqlite3", self.copy, "PRAGMA integrity_check"], ["sha256sum", self.copy])

    def put_back(self):
        return self._all(["sqlite3", "-cmd", ".timeout 60000", self.database.path,
                          f".restore '{self.copy}'"],
                         ["sqlite3", self.database.path, "PRAGMA integrity_check"])


class ShellBackup(Shell):
    name = ".backup + integrity_check + sha256sum"
    copying = ".backup '{}'"


class Copy(Competitor):
    """Not safe while others write, and nothing is proved: the least that one could do."""
    name = "cp + sync"
    program = "cp"

    def first(self):
        return self._all(["cp", self.database.path, self.copy], ["sync", self.copy, self.folder])

    def restore(self):
        cost = self._all(["cp", self.copy, self.back], ["sync", self.back, self.folder])
        os.remove(self.back)
        return cost


class Floor(Competitor):
    """What the file system can do: read once, write once, wait for the disk."""
    name = "dd, read + write + fsync"
    program = "dd"

    def first(self):
        cost = self._all(["dd", "if=" + self.database.path, "of=" + self.copy, "bs=1M",
                          "conv=fsync", "status=none"])
        os.remove(self.copy)
        return cost


class Repository(Competitor):
    """restic and borg: as a person would have them run over the file."""
    keeps = True

    def __init__(self, database, folder, environment):
        super().__init__(database, folder, environment)
        self._repository = os.path.join(folder, "repository")
        self._out = os.path.join(folder, "out")
        # borg reads the newest file of all again each time, in case it was written meanwhile.
        self._newer = os.path.join(database.folder, "newer.txt")
        self._number = 0

    def _sources(self):
        with open(self._newer, "w", encoding="ascii") as newer:
            newer.write("what else lies there\n")
        return [self.database.path, self._newer]

    def _restored(self, command):
        os.makedirs(self._out)
        cost = run_all([command, ["sync", "-f", self._out]], self.environment, self._out)
        shutil.rmtree(self._out)
        return cost

    def stored_bytes(self):
        total = 0
        for folder, _folders, files in os.walk(self._repository):
            total += sum(os.stat(os.path.join(folder, name)).st_blocks * 512 for name in files)
        return total


class Restic(Repository):
    name = "restic"
    program = "restic"

    def __init__(self, database, folder, environment):
        super().__init__(database, folder,
                         {**environment, "RESTIC_PASSWORD": "race", "RESTIC_PROGRESS_FPS": "0.01",
                          "RESTIC_CACHE_DIR": os.path.join(folder, "cache"),
                          "RESTIC_REPOSITORY": os.path.join(folder, "repository")})

    def clear(self):
        super().clear()
        self._all(["restic", "--quiet", "init"])

    def first(self):
        return self._all(["restic", "--quiet", "backup", *self._sources()])

    def verify(self):
        return self._all(["restic", "--quiet", "check", "--read-data"])

    def restore(self):
        return self._restored(["restic", "--quiet", "restore", "latest", "--target", self._out])


class Borg(Repository):
    name = "borg"
    program = "borg"

    def __init__(self, database, folder, environment):
        super().__init__(database, folder,
                         {**environment, "BORG_BASE_DIR": os.path.join(folder, "base"),
                          "BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK": "yes"})

    def clear(self):
        super().clear()
        self._all(["borg", "init", "-e", "none", self._repository])

    def first(self):
        self._number += 1
        return self._all(["borg", "create", f"{self._repository}::{self._number}", *self._sources()])

    def verify(self):
        return self._all(["borg", "check", "--verify-data", self._repository])

    def restore(self):
        return self._restored(["borg", "extract", f"{self._repository}::{self._number}"])


ALL = (Litekeep, ShellVacuum, ShellBackup, Copy, Floor, Restic, Borg)


def present():
    """Those whose program is installed, and the names of those that are missing."""
    there = [one for one in ALL if not one.program or shutil.which(one.program)]
    return there, [one.name for one in ALL if one not in there]
