// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

#include <QDateTime>
#include <QString>

#include <optional>

/// Names of files in a backup folder. Pure functions; names are data (R12).
namespace litekeep {

/// How many backups of one second and type are told apart by a suffix.
constexpr int mostNameAttempts = 9999;

/// "app-20261122T081500Z-manual.db"; with `attempt` 2, 3, … a suffix before ".db".
QString backupFileName(const QString &databaseName, const QDateTime &createdAt, BackupType type,
                       int attempt = 1);

struct ParsedBackupName
{
    QString stem;
    QDateTime createdAt;
    BackupType type = BackupType::Manual;
    int attempt = 1;
};
/// Nothing for names that Litekeep does not give to backups.
std::optional<ParsedBackupName> parseBackupFileName(const QString &name);

/// "….db" → "….db.partial", and the private page copy beside it.
QString partialName(const QString &backupName);
QString snapshotName(const QString &backupName);

/// True for what an interrupted run of Litekeep leaves behind, side files included.
bool isLeftoverName(const QString &name);

/// True for a name that lies in the folder itself: no '/', not "." or "..", not empty, no
/// zero byte. Names read from a catalogue or a person must pass this before they are used.
bool isPlainName(const QString &name);

/// True for names that a backup in the catalogue may bear: plain, "*.db", none of the folder's
/// own files (catalogue, one that was set aside, marker, lock).
bool isBackupFileName(const QString &name);

/// An id for a file that has none yet: always the same for the same name.
QString idFromName(const QString &fileName);
/// A new id, not guessable and practically unique.
QString newId();

} // namespace litekeep
