// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/error.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>
#include <stop_token>

/// What must read the bytes of a live database happens here, in a forked child: closing any
/// descriptor of the file in this process would drop the POSIX locks that SQLite holds on it
/// (rule R1; sqlite.org/howtocorrupt.html, section 2.2).
namespace litekeep {

/// The first bytes of a file, fewer when it is shorter.
Result<QByteArray> readHeadInChild(const QString &path, qsizetype length,
                                   const std::stop_token &stop);

/// Copies a whole file into an open, empty one: by reference where the file system can, else
/// within the kernel. `copied` hears the bytes done so far. ErrorCode::Cancelled within some
/// milliseconds of a stop.
Result<void> copyFileInChild(const QString &path, int targetFd, const QString &targetPath,
                             const std::function<void(qint64)> &copied,
                             const std::stop_token &stop);

/// A process that holds one of SQLite's locks on the database, other than this one.
struct LockHolder
{
    qint64 pid = 0; ///< 0 or -1 when the kernel will not tell
};
/// Asks the kernel without taking a lock. In WAL mode every open connection holds one; in
/// rollback mode only those in a transaction do (sqlite.org/lockingv3.html).
Result<std::optional<LockHolder>> lockHolderInChild(const QString &databasePath,
                                                    const std::stop_token &stop);

} // namespace litekeep
