// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

/// This user's memory of which backup folders exist. It lies outside of them, so that a folder
/// whose disk is not connected can be told from one that was never made.
namespace litekeep {

struct KnownFolder
{
    QString database;
    QString folder;
    QString folderId;
    quint64 device = 0; ///< file system that it was on
};

std::optional<KnownFolder> knownFolder(const QString &database, const QString &folder);

/// Best effort: a home that cannot be written to is no reason to refuse a backup.
void rememberFolder(const KnownFolder &folder);

} // namespace litekeep
