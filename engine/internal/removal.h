// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/backupfolder.h"
#include "engine/internal/catalogue.h"

#include <QHash>

/// Removing backups, whoever wants it: rows are marked, files removed, the folder synced, rows
/// dropped, in this order. A row without a file is told, a file without a row would be lost space;
/// the mark lets the next start end what a kill cut off, instead of calling the backup missing.
namespace litekeep {

struct Doomed
{
    QString id;
    QString fileName;
};

struct Removal
{
    QStringList removed;        ///< ids
    QHash<QString, Error> kept; ///< id and why its file could not be removed; it stays listed
};

/// When the marks cannot be written.
enum class WithoutMark {
    Refuse,
    Remove, ///< on a full disk removing is just what helps
};

/// In a locked folder.
Result<Removal> removeMarked(const BackupFolder &folder, Catalogue &catalogue,
                             const QList<Doomed> &doomed, WithoutMark withoutMark);

/// Ends the removals that a kill had cut off: rows that were marked and whose files are gone.
Result<void> finishRemovals(const BackupFolder &folder, Catalogue &catalogue);

} // namespace litekeep
