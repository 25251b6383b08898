// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/damagedcopies.h"

#include "engine/internal/childprocess.h"
#include "engine/internal/disksync.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr auto timeFormat = "yyyyMMdd'T'HHmmss'Z'"_L1;

const QStringList &suffixes()
{
    static const QStringList list{u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s};
    return list;
}

std::optional<QDateTime> timeOf(const QString &name)
{
    static const QRegularExpression pattern(u"\\Adamaged-(\\d{8}T\\d{6}Z)(?:-\\d+)?\\z"_s);
    const auto match = pattern.match(name);
    if (!match.hasMatch())
        return std::nullopt;
    QDateTime time = QDateTime::fromString(match.captured(1), timeFormat);
    time.setTimeSpec(Qt::UTC);
    return time;
}

Result<QString> makeFolder(const BackupLocation &location, const QDateTime &now)
{
    const QString base = location.file(u"damaged-"_s % now.toString(timeFormat));
    for (int attempt = 1; attempt < 1000; ++attempt) {
        const QString path = attempt > 1 ? QString(base % u'-' % QString::number(attempt)) : base;
        if (::mkdir(nativePath(path).constData(), 0700) == 0)
            return path;
        if (errno != EEXIST)
            return tl::unexpected(writeError(errno, location.folder));
    }
    return failure(ErrorCode::WriteFailed, location.folder, u"no free folder name"_s);
}

Result<void> copyOne(const QString &from, const QString &to, const JobContext &context)
{
    const auto fd = createExclusively(to);
    if (!fd)
        return tl::unexpected(fd.error());
    return copyFileInChild(
               from, fd->get(), to, [](qint64) {}, context.stop)
        .and_then([&] { return syncWhole(fd->get(), to, context.stop); });
}

QFileInfoList filesIn(const QString &folder)
{
    return QDir(folder).entryInfoList(QDir::Files | QDir::Hidden | QDir::System);
}

} // namespace

Result<DamagedCopy> keepDamagedDatabase(const BackupLocation &location, const JobContext &context)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto folder = makeFolder(location, now);
    if (!folder)
        return tl::unexpected(folder.error());
    DamagedCopy copy{.folder = *folder, .createdAt = now};
    const QString name = QFileInfo(location.database).fileName();
    for (const QString &suffix : suffixes()) {
        const auto facts = fileFacts(location.database % suffix);
        if (!facts || !facts->regular)
            continue;
        const QString to = *folder % u'/' % name % suffix;
        if (const auto copied = copyOne(location.database % suffix, to, context); !copied) {
            static_cast<void>(removeDamagedCopy(location, *folder));
            return tl::unexpected(copied.error());
        }
        copy.sizeBytes += facts->size;
    }
    const auto synced = syncFolder(*folder).and_then([&] { return syncFolder(location.folder); });
    if (!synced) {
        static_cast<void>(removeDamagedCopy(location, *folder));
        return tl::unexpected(synced.error());
    }
    return copy;
}

QList<DamagedCopy> listDamagedCopies(const BackupLocation &location)
{
    QList<DamagedCopy> copies;
    const QStringList names = QDir(location.folder)
                                  .entryList({u"damaged-*"_s}, QDir::Dirs | QDir::NoSymLinks,
                                             QDir::Name | QDir::Reversed);
    for (const QString &name : names) {
        const auto time = timeOf(name);
        if (!time)
            continue;
        DamagedCopy copy{.folder = location.file(name), .createdAt = *time};
        for (const QFileInfo &file : filesIn(copy.folder))
            copy.sizeBytes += file.size();
        copies.append(copy);
    }
    return copies;
}

Result<void> removeDamagedCopy(const BackupLocation &location, const QString &folder)
{
    const QFileInfo info(folder);
    const auto facts = fileFacts(folder, Links::DoNotFollow);
    const bool ours =
        info.absolutePath() == location.folder && timeOf(info.fileName()) && facts && facts->folder;
    if (!ours)
        return failure(ErrorCode::NotDeleted, folder, u"not a copy of a damaged database"_s);
    const QString name = QFileInfo(location.database).fileName();
    for (const QString &suffix : suffixes()) {
        if (auto removed = removeFile(folder % u'/' % name % suffix); !removed)
            return removed;
    }
    // Fails, as it should, when somebody has put other files there.
    if (::rmdir(nativePath(folder).constData()) != 0)
        return failure(ErrorCode::NotDeleted, folder, systemWords(errno));
    return syncFolder(location.folder);
}

} // namespace litekeep
