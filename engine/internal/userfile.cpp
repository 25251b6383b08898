// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/userfile.h"

#include "engine/internal/filesystem.h"
#include "engine/internal/folderlock.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <cerrno>
#include <chrono>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr std::chrono::seconds longestWait{5};
constexpr std::chrono::milliseconds waitingTime{5};
constexpr qint64 largestFile = 16 * 1024 * 1024;

/// Ours, or of the system's administrator, and nobody else may write to it.
bool isOurs(const struct stat &info)
{
    const bool owned = info.st_uid == ::geteuid() || info.st_uid == 0;
    return owned && (info.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

Result<void> takeLock(FolderLock &lock, const QString &path)
{
    const QDeadlineTimer deadline(longestWait);
    for (;;) {
        const auto answer = lock.tryTake(path);
        if (!answer)
            return tl::unexpected(answer.error());
        if (*answer == FolderLock::Answer::Taken)
            return {};
        if (deadline.hasExpired())
            return failure(ErrorCode::FolderBusy, path);
        std::this_thread::sleep_for(waitingTime);
    }
}

UserFile parsed(const QByteArray &text)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (!document.isObject())
        return {.state = UserFile::State::Damaged,
                .content = {},
                .detail = problem.error == QJsonParseError::NoError ? u"no JSON object"_s
                                                                    : problem.errorString()};
    return {.state = UserFile::State::Good, .content = document.object(), .detail = {}};
}

} // namespace

UserFile readUserFile(const QString &path)
{
    const auto unreadable = [](const QString &why) {
        return UserFile{.state = UserFile::State::Unreadable, .content = {}, .detail = why};
    };
    const UniqueFd fd(::open(nativePath(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd && (errno == ENOENT || errno == ENOTDIR))
        return {};
    struct stat info = {};
    if (!fd || ::fstat(fd.get(), &info) != 0)
        return unreadable(systemWords(errno));
    if (!S_ISREG(info.st_mode) || info.st_size > largestFile)
        return unreadable(u"no ordinary file, or too large"_s);
    QFile file;
    if (!file.open(fd.get(), QIODevice::ReadOnly))
        return unreadable(file.errorString());
    UserFile found = parsed(file.readAll());
    if (found.state == UserFile::State::Good && !isOurs(info)) {
        found.state = UserFile::State::Foreign;
        found.detail = u"it belongs to another user, or others may write to it"_s;
    }
    return found;
}

Result<bool> changeUserFile(const QString &path, const UserFileChange &change)
{
    const QString real = resolvedPath(path); // where a link leads, the link stays
    const QString folder = QFileInfo(real).absolutePath();
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::WriteFailed, folder, u"the folder cannot be made"_s);
    FolderLock lock;
    return takeLock(lock, real % u".lock"_s)
        .and_then([&] { return change(readUserFile(real)); })
        .and_then([&](const std::optional<QJsonObject> &after) -> Result<bool> {
            if (!after)
                return false;
            return writeFileDurably(real, QJsonDocument(*after).toJson()).map([] { return true; });
        });
}

} // namespace litekeep
