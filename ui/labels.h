// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "engine/restoretypes.h"
#include "ui/icons.h"

#include <QString>

/// The words of the window for the engine's plain values.
namespace litekeep {

QString typeText(BackupType type);
/// "Made by hand": the same in a sentence about how the backup came to be.
QString originText(BackupType type);
QString stateText(BackupState state);
QString stateIconName(BackupState state);
Tone stateTone(BackupState state);

/// "Write-ahead log" or "Rollback journal", and what that means for programs at work.
QString journalText(JournalMode mode);
QString journalExplanation(JournalMode mode);

/// "vaultwarden, sqlite3 and 2 more"; "no program" when nobody has it open.
QString openedByText(const DatabaseInfo &info);
QString openedByExplanation(const DatabaseInfo &info);

/// "Vaultwarden – db.sqlite3", for many apps call their database the same; the name alone when
/// `app` is empty.
QString withApp(const QString &app, const QString &name);
/// The same for a file, as far as its path tells the app.
QString databaseTitle(const QString &path);

/// "~/data" instead of "/home/anna/data": shorter, and it is how people say it.
QString shortPath(const QString &path);

/// "Today 16:00": for a text that stands alone.
QString capitalised(QString text);

/// A sentence with "~/data" in it instead of "/home/anna/data".
QString withShortPaths(QString sentence);

/// "today 16:00, manual, 412 MB": one backup in a question or a message.
QString backupText(const Backup &backup);

/// "today 10:12, 12 MB".
QString damagedCopyText(const DamagedCopy &copy);

/// The names of programs once each: "vaultwarden, sqlite3".
QString namesOf(const QList<OpenProgram> &programs);

} // namespace litekeep
