// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace litekeep {

/// Whose backup a file is.
struct BackupPlace
{
    QString database; ///< absolute, links resolved; it may be gone
    QString folder;   ///< as EngineOptions::folder; empty: the default one of this database
    QString id;       ///< of the backup; empty: the folder or its catalogue was meant

    bool operator==(const BackupPlace &) const = default;
};

/// A backup, a catalogue or a whole backup folder that somebody opens as if it were a database:
/// the database that it belongs to. Nothing for every other file, also for a database that only
/// lies in a backup folder.
///
/// Reads the folder's marker and catalogue, never the file itself, and changes nothing. Takes some
/// milliseconds; callable from every thread.
std::optional<BackupPlace> backupPlaceOf(const QString &path);

} // namespace litekeep
