// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/exportjob.h"

#include "engine/internal/openprograms.h"
#include "engine/internal/sealedfile.h"
#include "engine/internal/slowrelease.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr std::array sideSuffixes{"-wal"_L1, "-shm"_L1, "-journal"_L1};

bool isSideFileName(const QString &path)
{
    return std::any_of(sideSuffixes.begin(), sideSuffixes.end(), [&](QLatin1StringView suffix) {
        return path.endsWith(suffix) && fileFacts(path.chopped(suffix.size()));
    });
}

bool isInside(const QString &path, const QString &folder)
{
    const QString resolved = QFileInfo(folder).canonicalFilePath();
    return !resolved.isEmpty() && (path == resolved || path.startsWith(resolved % u'/'));
}

/// Where the name really lies: links in its folder are resolved, the last part is kept.
QString resolvedTarget(const QString &path)
{
    const QString absolute = absolutePath(path);
    const qsizetype slash = absolute.lastIndexOf(u'/');
    const QString folder = resolvedPath(absolute.left(qMax<qsizetype>(slash, 1)));
    return QDir::cleanPath(folder % u'/' % absolute.mid(slash + 1));
}

class Export
{
public:
    Export(const BackupLocation &location, const Backup &backup, QString target, bool overwrite,
           const JobContext &context)
        : m_location(location),
          m_backup(backup),
          m_target(std::move(target)),
          m_overwrite(overwrite),
          m_context(context)
    {}

    Result<ExportResult> run();

private:
    Result<void> judgeTarget() const;
    Result<void> judgeExisting(const FileFacts &existing) const;
    Result<void> judgeRoom() const;
    Result<UniqueFd> createNameless();
    Result<void> giveName(int fd);
    Result<void> removeStaleSideFiles() const;

    const BackupLocation &m_location;
    const Backup &m_backup;
    QString m_target;
    bool m_overwrite;
    const JobContext &m_context;
    QString m_temporary; // only where the file system has no nameless files
};

Result<void> Export::judgeTarget() const
{
    if (m_target.isEmpty())
        return failure(ErrorCode::TargetInvalid, m_target);
    // Another database's backup folder would list the copy as a backup of that one.
    BackupLocation around;
    around.folder = QFileInfo(m_target).absolutePath();
    if (isInside(m_target, m_location.folder) || fileFacts(around.marker()))
        return failure(ErrorCode::TargetInsideFolder, m_target);
    if (isSideFileName(m_target))
        return failure(ErrorCode::TargetIsDatabase, m_target);
    if (!mayWriteFolder(QFileInfo(m_target).absolutePath()))
        return failure(ErrorCode::TargetInvalid, m_target, systemWords(errno));
    if (const auto named = fileFacts(m_target, Links::DoNotFollow)) {
        if (auto fine = judgeExisting(*named); !fine)
            return fine;
    }
    for (const QLatin1StringView suffix : sideSuffixes) {
        // A log left by another database would be applied to the copy when it is opened.
        if (!m_overwrite && fileFacts(m_target % suffix, Links::DoNotFollow))
            return failure(ErrorCode::TargetExists, m_target % suffix);
    }
    return judgeRoom();
}

Result<void> Export::judgeExisting(const FileFacts &named) const
{
    const auto existing = fileFacts(m_target).value_or(named);
    const auto database = fileFacts(m_location.database);
    if (m_target == m_location.database || (database && database->sameFile(existing)))
        return failure(ErrorCode::TargetIsDatabase, m_target);
    const auto source = fileFacts(m_backup.path);
    if (source && source->sameFile(existing))
        return failure(ErrorCode::TargetInsideFolder, m_target);
    if (!existing.regular)
        return failure(ErrorCode::TargetInvalid, m_target);
    if (!m_overwrite)
        return failure(ErrorCode::TargetExists, m_target);
    if (usersOfDatabase(m_target, m_context.stop).any())
        return failure(ErrorCode::TargetIsDatabase, m_target, u"a program has it open"_s);
    return {};
}

Result<void> Export::judgeRoom() const
{
    const QString folder = QFileInfo(m_target).absolutePath();
    const auto space = diskSpace(folder);
    if (!space || space->available > m_backup.sizeBytes)
        return {};
    return tl::unexpected(Error{.code = ErrorCode::NoSpace,
                                .subject = folder,
                                .detail = {},
                                .neededBytes = m_backup.sizeBytes,
                                .availableBytes = space->available});
}

Result<UniqueFd> Export::createNameless()
{
    const QString folder = QFileInfo(m_target).absolutePath();
    UniqueFd fd(::open(nativePath(folder).constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    if (fd)
        return fd;
    m_temporary = folder % u"/.litekeep-"_s
                  % QString::number(QRandomGenerator::system()->generate64(), 36) % u".partial"_s;
    return createExclusively(m_temporary);
}

/// The path under which an open nameless file can be linked (open(2), O_TMPFILE).
QString processPath(int fd)
{
    return u"/proc/self/fd/"_s % QString::number(fd);
}

Result<void> Export::giveName(int fd)
{
    if (m_temporary.isEmpty()) {
        const QByteArray from = nativePath(processPath(fd));
        if (::linkat(AT_FDCWD, from.constData(), AT_FDCWD, nativePath(m_target).constData(),
                     AT_SYMLINK_FOLLOW)
            == 0)
            return {};
        if (errno != EEXIST)
            return tl::unexpected(writeError(errno, m_target));
        if (!m_overwrite)
            return failure(ErrorCode::TargetExists, m_target, systemWords(EEXIST));
        m_temporary = m_target % u".partial"_s;
        if (::linkat(AT_FDCWD, from.constData(), AT_FDCWD, nativePath(m_temporary).constData(),
                     AT_SYMLINK_FOLLOW)
            != 0) {
            const int reason = errno;
            m_temporary.clear(); // not ours: a file of that name was there already
            return tl::unexpected(writeError(reason, m_target));
        }
    }
    return m_overwrite ? renameReplacing(m_temporary, m_target)
                       : renameWithoutReplacing(m_temporary, m_target);
}

Result<void> Export::removeStaleSideFiles() const
{
    for (const QLatin1StringView suffix : sideSuffixes) {
        if (auto removed = removeFile(m_target % suffix); !removed)
            return removed;
    }
    return {};
}

Result<ExportResult> Export::run()
{
    m_context.progress->enter(Stage::Copying);
    if (auto fine = judgeTarget(); !fine)
        return tl::unexpected(fine.error());
    std::optional<SlowRelease> release; // outlives the file
    const auto fd = createNameless();
    if (!fd)
        return tl::unexpected(fd.error());
    const auto size = double(qMax<qint64>(1, m_backup.sizeBytes));
    const auto report = [&](qint64 bytes) { m_context.progress->advance(double(bytes) / size); };
    auto exported =
        copyHashAndSync(m_backup.path, fd->get(), m_target, report, m_context.stop)
            .and_then([&](const CopyResult &copy) -> Result<ExportResult> {
                if (copy.sha256 != m_backup.sha256)
                    return failure(ErrorCode::BackupDamaged, m_backup.fileName,
                                   u"its checksum is not the one it was sealed with"_s);
                if (m_context.cancelled())
                    return failure(ErrorCode::Cancelled);
                return ExportResult{.id = m_backup.id,
                                    .path = m_target,
                                    .sizeBytes = copy.sizeBytes,
                                    .sha256 = copy.sha256};
            })
            .and_then([&](const ExportResult &result) {
                return (m_overwrite ? removeStaleSideFiles() : Result<void>())
                    .and_then([&] { return giveName(fd->get()); })
                    .and_then([&] { return syncFolder(QFileInfo(m_target).absolutePath()); })
                    .map([&] { return result; });
            });
    if (!exported && exported.error().code == ErrorCode::Cancelled)
        release.emplace(std::vector<int>{fd->get()});
    if (!exported && !m_temporary.isEmpty())
        static_cast<void>(removeFile(m_temporary));
    return exported;
}

} // namespace

Result<ExportResult> exportBackup(const BackupLocation &location, const Backup &backup,
                                  const QString &targetPath, bool overwrite,
                                  const JobContext &context)
{
    return Export(location, backup, resolvedTarget(targetPath), overwrite, context).run();
}

} // namespace litekeep
