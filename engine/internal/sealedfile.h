// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/filesystem.h"

#include <QString>

#include <functional>
#include <stop_token>

/// Reading and flushing of finished, private files. Never for a live database (R1).
namespace litekeep {

/// For reading; regular files only, links are not followed.
Result<UniqueFd> openSealed(const QString &path);

/// SHA-256 as lower-case hex, by libcrypto's EVP interface (it uses the processor's own
/// instructions: ten times faster than QCryptographicHash). `done` hears bytes.
Result<QString> sha256OfFile(const QString &path, const std::function<void(qint64)> &done,
                             const std::stop_token &stop);

/// The same, while what is read is also being written to disk; durable when it returns.
Result<QString> hashAndSync(const QString &path, const std::function<void(qint64)> &done,
                            const std::stop_token &stop);

struct CopyResult
{
    QString sha256;
    qint64 sizeBytes = 0;
};
/// Copies into an open empty file and syncs it; the checksum is of the bytes as read.
Result<CopyResult> copyHashAndSync(const QString &from, int targetFd, const QString &targetPath,
                                   const std::function<void(qint64)> &done,
                                   const std::stop_token &stop);

} // namespace litekeep
