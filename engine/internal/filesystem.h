// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/error.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <utility>

/// The few file operations that Qt has no durable or exclusive form of.
namespace litekeep {

/// Owns a file descriptor.
class UniqueFd
{
public:
    UniqueFd() = default;
    explicit UniqueFd(int fd) : m_fd(fd) {}
    UniqueFd(UniqueFd &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    UniqueFd &operator=(UniqueFd &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~UniqueFd() { reset(); }

    int get() const { return m_fd; }
    explicit operator bool() const { return m_fd >= 0; }
    void reset();

private:
    int m_fd = -1;
};

/// What stat(2) tells; it never opens the file, so it is safe on a live database (R1).
struct FileFacts
{
    quint64 device = 0;
    quint64 inode = 0;
    qint64 size = 0;
    qint64 modifiedNs = 0;
    qint64 changedNs = 0;
    bool regular = false;
    bool folder = false;
    bool othersMayWrite = false; ///< and no sticky bit keeps them from each other's files

    bool sameFile(const FileFacts &other) const
    {
        return device == other.device && inode == other.inode;
    }
    bool operator==(const FileFacts &) const = default;
};

enum class Links { Follow, DoNotFollow };

/// Nothing when the path does not exist or cannot be reached (errno tells which).
std::optional<FileFacts> fileFacts(const QString &path, Links links = Links::Follow);

/// False when the system would refuse to list, make or remove entries there.
bool mayWriteFolder(const QString &path);
bool mayReadFolder(const QString &path);
bool mayReadFile(const QString &path);
bool mayWriteFile(const QString &path);

struct DiskSpace
{
    qint64 available = 0; ///< bytes that this user may still write
    qint64 total = 0;
};
std::optional<DiskSpace> diskSpace(const QString &path);

/// True for NFS, SMB, 9p, FUSE over a network: locks are not to be trusted there.
bool isNetworkFileSystem(const QString &path);

/// Makes a new private file (0600); fails when anything bears that name already (R3, R5).
Result<UniqueFd> createExclusively(const QString &path);

/// Flushes content and metadata of a file to the disk.
Result<void> syncFile(int fd, const QString &path);
/// Makes renames and removals in a folder durable.
Result<void> syncFolder(const QString &path);

/// rename(2) that never replaces: TargetExists when the name is taken.
Result<void> renameWithoutReplacing(const QString &from, const QString &to);
Result<void> renameReplacing(const QString &from, const QString &to);

/// Writes a small private file: temporary name, sync, rename over the old one, sync the folder.
Result<void> writeFileDurably(const QString &path, const QByteArray &content);

/// Unlinks a file (a link itself, never what it points to). Success when there is none.
Result<void> removeFile(const QString &path);

/// Translates errno after a failed write into an error about `path`.
Error writeError(int systemError, const QString &path);

/// "No space left on device (errno 28)".
QString systemWords(int systemError);

/// Absolute and clean, links kept. Never takes ":name" for one of Qt's resources.
QString absolutePath(const QString &path);
/// The same with all links resolved; where the file is missing, those of its folder.
QString resolvedPath(const QString &path);

/// SQLite takes 512 bytes and appends "-journal".
constexpr qsizetype longestSqlitePath = 504;

/// The path as the system sees it.
QByteArray nativePath(const QString &path);

} // namespace litekeep
