// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/filesystem.h"

#include <QStringList>

#include <vector>

namespace litekeep {

/// A file system takes up to half a second to give back the blocks of a file of 1 GB, and whoever
/// removes or closes the file last waits for it. While this object lives, a child process holds
/// the files open; at its end the child closes them, and the waiting is the child's: a cancel is
/// over at once. Where that cannot be arranged, everything works as without it, only slower.
class SlowRelease
{
public:
    explicit SlowRelease(const std::vector<int> &files);
    SlowRelease(const SlowRelease &) = delete;
    SlowRelease &operator=(const SlowRelease &) = delete;
    ~SlowRelease() = default; // closes the pipe whose end the child waits for

private:
    UniqueFd m_release;
};

/// Unlinks own files; errors are left to the next start, which sweeps. Never follows links.
void removeOwnFiles(const QStringList &paths);

} // namespace litekeep
