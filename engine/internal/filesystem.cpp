// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/filesystem.h"

#include "engine/internal/filesystemkind.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr qint64 nanosecondsPerSecond = 1'000'000'000;

qint64 nanoseconds(const timespec &time)
{
    return qint64(time.tv_sec) * nanosecondsPerSecond + qint64(time.tv_nsec);
}

QString folderOf(const QString &path)
{
    return QFileInfo(path).absolutePath();
}

Result<void> writeAll(int fd, const QByteArray &content, const QString &path)
{
    qsizetype done = 0;
    while (done < content.size()) {
        const ssize_t written =
            ::write(fd, content.constData() + done, size_t(content.size() - done));
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return tl::unexpected(writeError(errno, path));
        }
        done += written;
    }
    return {};
}

} // namespace

void UniqueFd::reset()
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
}

QString absolutePath(const QString &path)
{
    return QDir::cleanPath(path.startsWith(u'/') ? path : QDir::currentPath() % u'/' % path);
}

QString resolvedPath(const QString &path)
{
    const QString absolute = absolutePath(path);
    const QString resolved = QFileInfo(absolute).canonicalFilePath();
    if (!resolved.isEmpty())
        return resolved;
    const qsizetype slash = absolute.lastIndexOf(u'/');
    const QString folder = QFileInfo(absolute.left(qMax<qsizetype>(slash, 1))).canonicalFilePath();
    return folder.isEmpty() ? absolute : QDir::cleanPath(folder % absolute.mid(slash));
}

QByteArray nativePath(const QString &path)
{
    return QFile::encodeName(path);
}

QString systemWords(int systemError)
{
    return QString::fromLocal8Bit(std::strerror(systemError)) % u" (errno "_s
           % QString::number(systemError) % u")"_s;
}

std::optional<FileFacts> fileFacts(const QString &path, Links links)
{
    struct stat info = {};
    const QByteArray name = nativePath(path);
    const int result =
        links == Links::Follow ? ::stat(name.constData(), &info) : ::lstat(name.constData(), &info);
    if (result != 0)
        return std::nullopt;
    return FileFacts{.device = quint64(info.st_dev),
                     .inode = quint64(info.st_ino),
                     .size = qint64(info.st_size),
                     .modifiedNs = nanoseconds(info.st_mtim),
                     .changedNs = nanoseconds(info.st_ctim),
                     .regular = S_ISREG(info.st_mode),
                     .folder = S_ISDIR(info.st_mode),
                     .othersMayWrite =
                         (info.st_mode & S_IWOTH) != 0 && (info.st_mode & S_ISVTX) == 0};
}

namespace {

bool mayAccess(const QString &path, int how)
{
    return ::faccessat(AT_FDCWD, nativePath(path).constData(), how, AT_EACCESS) == 0;
}

} // namespace

bool mayWriteFolder(const QString &path)
{
    return mayAccess(path, R_OK | W_OK | X_OK);
}

bool mayReadFolder(const QString &path)
{
    return mayAccess(path, R_OK | X_OK);
}

bool mayReadFile(const QString &path)
{
    return mayAccess(path, R_OK);
}

bool mayWriteFile(const QString &path)
{
    return mayAccess(path, W_OK);
}

std::optional<DiskSpace> diskSpace(const QString &path)
{
    struct statvfs info = {};
    if (::statvfs(nativePath(path).constData(), &info) != 0)
        return std::nullopt;
    const auto unit = qint64(info.f_frsize);
    return DiskSpace{.available = qint64(info.f_bavail) * unit,
                     .total = qint64(info.f_blocks) * unit};
}

bool isNetworkFileSystem(const QString &path)
{
    struct statfs info = {};
    return ::statfs(nativePath(path).constData(), &info) == 0
           && fileSystemKind(info) == FileSystemKind::Network;
}

Result<UniqueFd> createExclusively(const QString &path)
{
    UniqueFd fd(::open(nativePath(path).constData(),
                       O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (fd)
        return fd;
    if (errno == EEXIST)
        return failure(ErrorCode::TargetExists, path, systemWords(EEXIST));
    return tl::unexpected(writeError(errno, path));
}

Result<void> syncFile(int fd, const QString &path)
{
    while (::fsync(fd) != 0) {
        if (errno == EINTR)
            continue;
        return tl::unexpected(writeError(errno, path));
    }
    return {};
}

Result<void> syncFolder(const QString &path)
{
    const UniqueFd fd(::open(nativePath(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd)
        return tl::unexpected(writeError(errno, path));
    if (::fsync(fd.get()) != 0 && errno != EINVAL) // EINVAL: this file system has no such thing
        return tl::unexpected(writeError(errno, path));
    return {};
}

Result<void> renameWithoutReplacing(const QString &from, const QString &to)
{
    const QByteArray source = nativePath(from);
    const QByteArray target = nativePath(to);
    if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE)
        == 0)
        return {};
    if (errno == EEXIST)
        return failure(ErrorCode::TargetExists, to, systemWords(EEXIST));
    if (errno != EINVAL && errno != ENOSYS)
        return tl::unexpected(writeError(errno, to));
    // File systems without RENAME_NOREPLACE: link(2) refuses an existing name just as well.
    if (::link(source.constData(), target.constData()) != 0) {
        if (errno == EEXIST)
            return failure(ErrorCode::TargetExists, to, systemWords(EEXIST));
        if (errno != EPERM && errno != EOPNOTSUPP)
            return tl::unexpected(writeError(errno, to));
        // Neither exists there (FAT): reserve the name, then rename over our own empty file.
        if (const auto reserved = createExclusively(to); !reserved)
            return tl::unexpected(reserved.error());
        return renameReplacing(from, to);
    }
    return removeFile(from);
}

Result<void> renameReplacing(const QString &from, const QString &to)
{
    if (::rename(nativePath(from).constData(), nativePath(to).constData()) != 0)
        return tl::unexpected(writeError(errno, to));
    return {};
}

Result<void> writeFileDurably(const QString &path, const QByteArray &content)
{
    const QString partial = path % u".partial"_s;
    if (const auto removed = removeFile(partial); !removed)
        return removed;
    auto fd = createExclusively(partial);
    if (!fd)
        return tl::unexpected(fd.error());
    return writeAll(fd->get(), content, path)
        .and_then([&] { return syncFile(fd->get(), path); })
        .and_then([&] { return renameReplacing(partial, path); })
        .and_then([&] { return syncFolder(folderOf(path)); })
        .map_error([&](Error error) {
            ::unlink(nativePath(partial).constData());
            return error;
        });
}

Result<void> removeFile(const QString &path)
{
    if (::unlink(nativePath(path).constData()) == 0 || errno == ENOENT)
        return {};
    return failure(ErrorCode::NotDeleted, path, systemWords(errno));
}

Error writeError(int systemError, const QString &path)
{
    const auto code = [&] {
        switch (systemError) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG: return ErrorCode::DiskFull;
        case EACCES:
        case EPERM:
        case EROFS: return ErrorCode::FolderNotWritable;
        case ENAMETOOLONG: return ErrorCode::PathTooLong;
        default: return ErrorCode::WriteFailed;
        }
    }();
    const bool aboutFolder = code != ErrorCode::WriteFailed && code != ErrorCode::PathTooLong
                             && !QFileInfo(path).isDir();
    return Error{.code = code,
                 .subject = aboutFolder ? folderOf(path) : path,
                 .detail = systemWords(systemError)};
}

} // namespace litekeep
