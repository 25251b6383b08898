// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/folderlock.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace litekeep {

Result<FolderLock::Answer> FolderLock::tryTake(const QString &path)
{
    UniqueFd fd(::open(nativePath(path).constData(),
                       O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600));
    if (!fd && (errno == ELOOP || errno == ENXIO || errno == EISDIR))
        return failure(ErrorCode::FolderUnsafe, path, systemWords(errno));
    if (!fd)
        return tl::unexpected(writeError(errno, path));
    if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return Answer::HeldByAnother;
        return tl::unexpected(writeError(errno, path));
    }
    m_fd = std::move(fd);
    return Answer::Taken;
}

bool isFolderLocked(const QString &path)
{
    const UniqueFd fd(
        ::open(nativePath(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    // A shared lock for a moment: writers that try just then come again some milliseconds later.
    return fd && ::flock(fd.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

} // namespace litekeep
