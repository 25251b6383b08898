// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/filesystem.h"

#include <QString>

namespace litekeep {

/// The lock of a backup folder: flock(2) on its `.lock` file. The kernel frees it in the moment
/// its owner dies, so it can never stick; it needs no free disk space and no guess about process
/// ids. (QLockFile holds the same flock while it lives, so the two respect each other.)
class FolderLock
{
public:
    enum class Answer { Taken, HeldByAnother };

    /// Does not wait.
    Result<Answer> tryTake(const QString &path);

private:
    UniqueFd m_fd; // closing it frees the lock
};

/// Whether some Litekeep holds the lock just now. Changes nothing.
bool isFolderLocked(const QString &path);

} // namespace litekeep
