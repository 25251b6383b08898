// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

#include <QList>
#include <QString>

#include <stop_token>

namespace litekeep {

/// The other processes that have the file open, as far as this user may see: a scan of
/// /proc/*/fd by device and inode. It only stats, so it is safe on a live database (R1).
QList<OpenProgram> programsHavingOpen(const QString &path);

/// The same for one process.
bool processHasOpen(qint64 pid, const QString &path);

/// Who uses a database, as far as can be told without opening it.
struct DatabaseUsers
{
    QList<OpenProgram> programs; ///< other processes that this user may see
    bool others = false;         ///< none of those, but somebody holds one of SQLite's locks

    bool any() const { return others || !programs.isEmpty(); }
    /// Technical text for details: "shop (4711, shop.service), …".
    QString names() const;
};
DatabaseUsers usersOfDatabase(const QString &path, const std::stop_token &stop);

} // namespace litekeep
