# SPDX-License-Identifier: GPL-3.0-or-later
"""What has to be true after anything that may happen to an operation.

The database is wholly old or wholly new, each earlier backup has its bytes, the catalogue tells
the truth, nothing unfinished is left by the next start, the lock is free, and what was called
done is done.
"""
import os
import shutil
import tempfile
import traceback

import scenes

# What may lie in a backup folder beside the backups. A journal whose header did not reach the disk
# means nothing to SQLite, which lets it lie until it writes the next one.
OWN_FILES = {".litekeep", ".lock", ".schedule", "catalogue.db", "catalogue.db-journal"}


def files_below(root):
    """Path → bytes. Shared memory of a WAL means nothing without the programs that share it."""
    found = {}
    for folder, _folders, files in os.walk(root):
        for name in files:
            path = os.path.join(folder, name)
            if not name.endswith("-shm"):
                with open(path, "rb") as file:
                    found[path] = file.read()
    return found


def everything_below(root):
    """The same with the folders: path → None."""
    folders = {folder: None for folder, _folders, _files in os.walk(root)}
    return folders | files_below(root)


def tell(what, troubles):
    """Prints what happened and what was not true after it."""
    print(what + ":")
    for trouble in troubles:
        print("    " + trouble)


class Truth:
    """What was there before an operation, and the questions asked after it."""

    def __init__(self, scene, program, work):
        self.scene = scene
        self.root = os.path.join(work, "root")
        home = os.path.join(work, "home")
        os.makedirs(home, exist_ok=True)
        shutil.rmtree(self.root, ignore_errors=True)
        self.place = scenes.Place(self.root, program, home, scene.mode)
        self.place.begin()
        self.words = scene.prepare(self.place)
        self._may_lose = scene.may_lose(self.place, self.words)
        self._earlier = self._sealed_rows()
        self.old = self.contents()
        self.new = self.old

    def lay_out(self, files):
        """Makes the folder anew: path → bytes, or None for a folder."""
        shutil.rmtree(self.root, ignore_errors=True)
        os.makedirs(self.root)
        for path, content in sorted(files.items()):
            if content is None:
                os.makedirs(path, mode=0o700, exist_ok=True)
                continue
            if not path.endswith("-shm"):
                os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
                with open(path, "wb") as file:
                    file.write(content)
                os.chmod(path, 0o600)

    def contents(self):
        """Of the database; of a copy, since looking must not change what is there."""
        with tempfile.TemporaryDirectory() as folder:
            for suffix in ("", "-wal", "-journal"):
                if os.path.exists(self.place.database + suffix):
                    shutil.copy(self.place.database + suffix, folder)
            path = os.path.join(folder, "app.db")
            return scenes.contents(path) if os.path.exists(path) else "no file"

    def troubles(self, answer, app_first):
        """All that is not true. `answer` is what the operation said when it was done, or None;
        `app_first`: the program that uses the database starts before Litekeep does."""
        try:
            return self._look(answer, app_first)
        except (RuntimeError, OSError, KeyError):  # what had to work did not
            return [traceback.format_exc(limit=-2)]

    def _look(self, answer, app_first):
        found = []
        if app_first:
            found += self._database_troubles(answer)
        words = ["prune", self.place.database] if self._earlier else ["create", self.place.database]
        start = self.place.run(*words)
        if start.returncode != 0 and self._is_readable():
            found.append(f"the next start: exit {start.returncode}: {start.stderr.decode()}")
        found += self._database_troubles(answer)
        found += self._folder_troubles()
        if answer:
            found.append(self.scene.kept_promise(self.place, answer))
        if self._is_readable():
            after = self.place.run("create", self.place.database)
            if after.returncode != 0:
                found.append(f"no new backup: exit {after.returncode}: {after.stderr.decode()}")
        return [trouble for trouble in found if trouble]

    def forget_backups(self):
        """Somebody else takes the earlier ones away; returns what remember_backups() takes."""
        earlier, self._earlier = self._earlier, {}
        return earlier

    def remember_backups(self, earlier):
        self._earlier = earlier

    def _is_readable(self):
        return os.path.exists(self.place.database) and not self.old.startswith("unreadable")

    def _sealed_rows(self):
        if not os.path.exists(self.place.backups):
            return {}
        return {row["id"]: self._sha(row) for row in self.place.listed()}

    def _database_troubles(self, done):
        now = self.contents()
        if now == self.new or (now == self.old and not done):
            return []
        return [f"the database is {'not the new one' if done else 'neither old nor new'}: {now}"]

    def _folder_troubles(self):
        if not os.path.exists(self.place.backups):
            return ["the backup folder is gone"] if self._earlier else []
        rows = {row["id"]: row for row in self.place.listed()}
        found = []
        for identity, checksum in self._earlier.items():
            lost = identity not in rows or self._sha(rows[identity]) != checksum
            if lost and not (identity in self._may_lose and identity not in rows):
                found.append(f"an earlier backup is not what it was: {rows.get(identity)}")
        for row in rows.values():
            if row["state"] != "intact" or self._sha(row) != row["sha256"]:
                found.append(f"a row does not tell the truth: {row}")
        known = OWN_FILES | {row["filename"] for row in rows.values()}
        for name in os.listdir(self.place.backups):
            if name not in known and not name.startswith("damaged-"):
                found.append("left in the backup folder: " + name)
        return found

    @staticmethod
    def _sha(row):
        try:
            with open(row["path"], "rb") as file:
                return scenes.sha256(file.read())
        except OSError:
            return None
