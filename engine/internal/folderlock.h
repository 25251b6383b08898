// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/filesystem.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace litekeep {

/// The lock of a backup folder: flock(2) on its `.lock` file. The kernel frees it in the moment
/// its owner dies, so it can never stick; it needs no free disk space and no guess about process
/// ids. (QLockFile holds the same flock while it lives, so the two respect each other.)
///
/// Its holder may leave a note in the file for the others: informative only, and gone when the
/// lock is freed in an orderly way.
class FolderLock
{
public:
    enum class Answer { Taken, HeldByAnother };

    FolderLock() = default;
    FolderLock(FolderLock &&) noexcept = default;
    FolderLock &operator=(FolderLock &&) noexcept = default;
    ~FolderLock() { release(); }

    /// Does not wait for a holder, only for those who look whether there is one.
    Result<Answer> tryTake(const QString &path);
    void release();
    bool isHeld() const { return bool(m_fd); }
    /// Whether the file that is locked is the one at this path.
    bool isStillAt(const QString &path) const;

    /// Best effort: at most a few hundred bytes, in one write.
    void writeNote(const QByteArray &note);

private:
    UniqueFd m_fd; // closing it frees the lock
};

/// Whether some Litekeep holds the lock just now. Changes nothing.
bool isFolderLocked(const QString &path);

/// The note of whoever holds the lock just now; nothing when nobody does.
std::optional<QByteArray> noteOfHolder(const QString &path);

} // namespace litekeep
