// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace litekeep::test {

/// What a file is, without its access time.
struct FileState
{
    QByteArray sha256;
    qint64 size = 0;
    qint64 modifiedNs = 0;
    quint64 inode = 0;
    uint mode = 0;

    bool operator==(const FileState &) const = default;
};

FileState stateOf(const QString &path);

/// All files beside and including the database (its side files, what else lies there), without
/// the folder "backups" and without what only coordinates (-shm).
QMap<QString, FileState> statesBeside(const QString &databasePath);
/// Empty when equal, else the names that differ.
QString difference(const QMap<QString, FileState> &before, const QMap<QString, FileState> &after);

/// Permission bits, e.g. 0600.
uint permissionBits(const QString &path);
/// Names of all entries in the folder, hidden ones too, sorted.
QStringList entriesOf(const QString &folder);

} // namespace litekeep::test
