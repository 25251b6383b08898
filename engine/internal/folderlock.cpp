// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/folderlock.h"

#include "engine/internal/ordinaryfile.h"

#include <QDeadlineTimer>

#include <array>
#include <cerrno>
#include <chrono>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace litekeep {

namespace {

/// So long that a later, shorter note covers an earlier one: a reader never sees a mixture.
constexpr int noteLength = 320;

/// Many may look at the same time on a busy machine; each does so for microseconds.
constexpr int readersMs = 1000;

UniqueFd openForReading(const QString &path)
{
    return UniqueFd(
        ::open(nativePath(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
}

/// A shared lock for a moment: readers do not disturb each other, and writers know them.
bool isHeldExclusively(int fd)
{
    return ::flock(fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

} // namespace

Result<FolderLock::Answer> FolderLock::tryTake(const QString &path)
{
    // The note goes into it.
    if (!isFreeOrOrdinary(path))
        return failure(ErrorCode::FolderUnsafe, path);
    UniqueFd fd(::open(nativePath(path).constData(),
                       O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600));
    if (!fd && (errno == ELOOP || errno == ENXIO || errno == EISDIR))
        return failure(ErrorCode::FolderUnsafe, path, systemWords(errno));
    if (!fd)
        return tl::unexpected(writeError(errno, path));
    // Somebody who only looks holds a shared lock for a moment: that is not "held".
    const QDeadlineTimer patience(readersMs);
    while (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return tl::unexpected(writeError(errno, path));
        if (patience.hasExpired() || isHeldExclusively(fd.get()))
            return Answer::HeldByAnother;
        ::flock(fd.get(), LOCK_UN);
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    m_fd = std::move(fd);
    static_cast<void>(::ftruncate(m_fd.get(), 0)); // the note of a killed one
    return Answer::Taken;
}

void FolderLock::release()
{
    if (!m_fd)
        return;
    static_cast<void>(::ftruncate(m_fd.get(), 0));
    m_fd.reset();
}

bool FolderLock::isStillAt(const QString &path) const
{
    struct stat held = {};
    const auto there = fileFacts(path, Links::DoNotFollow);
    return m_fd && there && ::fstat(m_fd.get(), &held) == 0 && there->inode == quint64(held.st_ino)
           && there->device == quint64(held.st_dev);
}

void FolderLock::writeNote(const QByteArray &note)
{
    if (!m_fd)
        return;
    const QByteArray padded = note.leftJustified(noteLength - 1, ' ') + '\n';
    // A full disk must not disturb the work that it is about.
    static_cast<void>(::pwrite(m_fd.get(), padded.constData(), size_t(padded.size()), 0));
}

bool isFolderLocked(const QString &path)
{
    const UniqueFd fd = openForReading(path);
    return fd && isHeldExclusively(fd.get());
}

std::optional<QByteArray> noteOfHolder(const QString &path)
{
    const UniqueFd fd = openForReading(path);
    if (!fd || !isHeldExclusively(fd.get()))
        return std::nullopt;
    std::array<char, noteLength> note = {};
    const ssize_t length = ::pread(fd.get(), note.data(), note.size(), 0);
    return QByteArray(note.data(), qsizetype(std::max<ssize_t>(0, length)));
}

} // namespace litekeep
