// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/copyjob.h"

#include "engine/internal/disksync.h"
#include "engine/internal/filesystem.h"
#include "engine/internal/fullcheck.h"
#include "engine/internal/privatefile.h"
#include "engine/internal/sealedfile.h"
#include "engine/internal/sqliteconnection.h"
#include "engine/internal/sqlitehandle.h"

#include <atomic>
#include <future>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr double vacuumShare = 0.6; // of the copying half; the rest is checksum and sync

/// Trouble with our own files in the backup folder.
Error ownFileError(const SqlError &error, const QString &path, const std::stop_token &stop)
{
    const auto code = stop.stop_requested() || error.isInterrupt() ? ErrorCode::Cancelled
                      : error.isFull()                             ? ErrorCode::DiskFull
                                                                   : ErrorCode::WriteFailed;
    return Error{.code = code, .subject = path, .detail = error.text()};
}

/// The progress of the two threads as one: the slower half decides.
class SharedProgress
{
public:
    explicit SharedProgress(ProgressReporter &progress) : m_progress(progress) {}

    void checked(double fraction) { set(m_checked, fraction); }
    void copied(double fraction) { set(m_copied, fraction); }

private:
    void set(std::atomic<double> &half, double fraction)
    {
        half.store(fraction);
        m_progress.advance(std::min(m_checked.load(), m_copied.load()));
    }

    ProgressReporter &m_progress;
    std::atomic<double> m_checked = 0;
    std::atomic<double> m_copied = 0;
};

struct Copy
{
    QString sha256;
    qint64 sizeBytes = 0;
    QString obstacle; ///< not empty: VACUUM INTO cannot run on this database
};

class CopyJob
{
public:
    CopyJob(QString snapshot, QString copy, QString database, const JobContext &context)
        : m_snapshot(std::move(snapshot)),
          m_copy(std::move(copy)),
          m_database(std::move(database)),
          m_context(context),
          m_progress(*context.progress),
          m_linked(context.stop, [this] { m_stop.request_stop(); })
    {}

    Result<CheckedCopy> run(bool pagesOnly);

private:
    Result<Copy> copy();
    Result<void> vacuum(SqliteConnection &source);
    Result<Copy> prove();
    /// Fills m_obstacle when the copy is not what the snapshot is.
    Result<void> compare();
    Result<void> readSnapshotContents();
    Error sourceError(const SqlError &error) const;
    Result<void> mustHaveKeptSnapshot() const;

    QString m_snapshot;
    QString m_copy;
    QString m_database;
    const JobContext &m_context;
    SharedProgress m_progress;
    std::stop_source m_stop; // ends both halves: by the person, or because one half failed
    std::stop_callback<std::function<void()>> m_linked;
    Contents m_contents;
    bool m_contentsKnown = false;
    QString m_obstacle;
    UniqueFd m_copyFile;
    std::optional<DiskSync> m_sync; ///< goes before the file
};

Error CopyJob::sourceError(const SqlError &error) const
{
    const auto code = m_context.cancelled() ? ErrorCode::Cancelled
                      : error.isDamage()    ? ErrorCode::DatabaseDamaged
                                            : ErrorCode::DatabaseReadFailed;
    return Error{.code = code, .subject = m_database, .detail = error.text()};
}

/// A disk that could not keep the snapshot gives other bytes back than were written: that says
/// nothing about the database. Asked only when something is wrong, since it takes a while.
Result<void> CopyJob::mustHaveKeptSnapshot() const
{
    const auto file = openSealed(m_snapshot);
    if (!file)
        return tl::unexpected(file.error());
    return syncWhole(file->get(), m_snapshot, m_context.stop);
}

Result<void> CopyJob::readSnapshotContents()
{
    const auto connection = openPrivate(m_snapshot, PrivateAccess::Read, m_stop.get_token());
    if (!connection)
        return tl::unexpected(sourceError(connection.error()));
    const StatementWatch watch((*connection)->database(), m_stop.get_token());
    auto contents = readContents(**connection);
    if (m_context.cancelled())
        return failure(ErrorCode::Cancelled);
    // A schema that cannot be read is for the check to judge.
    m_contentsKnown = contents.has_value();
    if (contents)
        m_contents = std::move(*contents);
    return {};
}

Result<void> CopyJob::vacuum(SqliteConnection &source)
{
    StatementWatch watch(source.database(), m_stop.get_token());
    const auto expected = double(
        qMax<qint64>(1, (m_contents.pageCount - m_contents.freePages) * m_contents.pageSize));
    watch.onProgress([&](qint64) {
        const auto written = double(source.monitor()->bytesWritten.load());
        m_progress.copied(vacuumShare * std::min(1.0, written / expected));
    });
    // OFF: the file is synced at the end, and worthless until then.
    const auto done = source.execute(u"PRAGMA synchronous=OFF"_s).and_then([&] {
        return source.execute(u"VACUUM INTO ?"_s, {m_copy});
    });
    if (done)
        return {};
    if (m_stop.stop_requested())
        return failure(ErrorCode::Cancelled);
    const SqlError &error = done.error();
    // "Full" is also what VACUUM says of some damaged databases: believe the disk.
    const auto space = diskSpace(m_copy);
    const bool reallyFull =
        error.code == 778 || !space || space->available < qint64(4) * 1024 * 1024;
    if ((error.isFull() && reallyFull) || error.isOutOfMemory())
        return tl::unexpected(ownFileError(error, m_copy, m_stop.get_token()));
    m_obstacle = error.text();
    return {};
}

Result<void> CopyJob::compare()
{
    const auto connection = openPrivate(m_copy, PrivateAccess::Read, m_stop.get_token());
    if (!connection)
        return tl::unexpected(ownFileError(connection.error(), m_copy, m_stop.get_token()));
    const auto checked = checkQuickly(**connection, m_stop.get_token());
    if (!checked)
        return tl::unexpected(ownFileError(checked.error(), m_copy, m_stop.get_token()));
    if (checked->kind == CheckVerdict::Kind::Damaged) {
        m_obstacle = checked->detail;
        return {};
    }
    const StatementWatch watch((*connection)->database(), m_stop.get_token());
    const auto contents = readContents(**connection);
    if (!contents)
        return tl::unexpected(ownFileError(contents.error(), m_copy, m_stop.get_token()));
    const auto facts = fileFacts(m_copy);
    if (!facts || facts->size <= 0 || facts->size != contents->pageCount * contents->pageSize)
        return failure(ErrorCode::WriteFailed, m_copy, u"the copy has a wrong size"_s);
    // VACUUM writes some odd schemas (bytes that are no UTF-8) in its own way: then not.
    if (m_contentsKnown)
        m_obstacle = m_contents.differenceTo(*contents);
    return {};
}

Result<Copy> CopyJob::prove()
{
    const auto facts = fileFacts(m_copy);
    const auto size = double(qMax<qint64>(1, facts ? facts->size : 1));
    const auto report = [&](qint64 bytes) {
        m_progress.copied(vacuumShare + (1 - vacuumShare) * double(bytes) / size);
    };
    // The disk works while this thread computes; run() waits for it at the very end.
    auto file = openSealed(m_copy);
    if (!file)
        return tl::unexpected(file.error());
    m_copyFile = std::move(*file);
    m_sync.emplace(m_copyFile.get(), m_copy);
    m_sync->begin(facts ? facts->size : 0);
    return sha256OfFile(m_copy, report, m_stop.get_token()).and_then([&](const QString &sha256) {
        return compare().map([&] {
            return Copy{
                .sha256 = sha256, .sizeBytes = facts ? facts->size : 0, .obstacle = m_obstacle};
        });
    });
}

Result<Copy> CopyJob::copy()
{
    {
        // Read-write: SQLite 3.40 refuses VACUUM INTO on a read-only connection for some schemas.
        const auto source = openPrivate(m_snapshot, PrivateAccess::Write, m_stop.get_token());
        if (!source)
            return tl::unexpected(sourceError(source.error()));
        if (auto done = vacuum(**source); !done)
            return tl::unexpected(done.error());
    }
    if (!m_obstacle.isEmpty()) {
        m_progress.copied(1);
        return Copy{.sha256 = {}, .sizeBytes = 0, .obstacle = m_obstacle};
    }
    m_progress.copied(vacuumShare);
    auto proved = prove();
    m_progress.copied(1);
    return proved;
}

Result<CheckedCopy> CopyJob::run(bool pagesOnly)
{
    if (auto read = readSnapshotContents(); !read)
        return tl::unexpected(read.error());
    FullCheck check(
        m_snapshot, PrivateAccess::Read, m_contents,
        [this](double fraction) { m_progress.checked(fraction); }, m_stop.get_token());
    auto checking = std::async(std::launch::async, [&] {
        auto verdict = check.run();
        m_progress.checked(1);
        // Damage makes the copy pointless.
        if (!verdict || verdict->kind == CheckVerdict::Kind::Damaged)
            m_stop.request_stop();
        return verdict;
    });
    auto copied = pagesOnly ? Result<Copy>(
                      Copy{.sha256 = {}, .sizeBytes = 0, .obstacle = u"room for one copy only"_s})
                            : copy();
    if (pagesOnly)
        m_progress.copied(1);
    // A copy that failed because of a broken source must not hide the verdict on the source;
    // a full disk or a cancel ends the check, too.
    const bool hopeless =
        !copied && !m_stop.stop_requested() && copied.error().code == ErrorCode::DiskFull;
    if (hopeless)
        m_stop.request_stop();
    check.help();
    const auto verdict = checking.get();
    if (m_context.cancelled())
        return failure(ErrorCode::Cancelled);
    if (hopeless)
        return tl::unexpected(copied.error());
    if (!verdict || verdict->kind == CheckVerdict::Kind::Damaged) {
        if (auto kept = mustHaveKeptSnapshot(); !kept)
            return tl::unexpected(kept.error());
    }
    if (!verdict)
        return tl::unexpected(sourceError(verdict.error()));
    CheckedCopy result{
        .verdict = *verdict, .contents = m_contents, .contentsKnown = m_contentsKnown};
    if (verdict->kind == CheckVerdict::Kind::Damaged)
        return result;
    if (!copied)
        return tl::unexpected(copied.error());
    result.obstacle = copied->obstacle;
    if (!copied->obstacle.isEmpty())
        return sealSnapshot(result, m_snapshot, m_context);
    result.sealedPath = m_copy;
    result.sha256 = copied->sha256;
    result.sizeBytes = copied->sizeBytes;
    return m_sync->finish(m_context.stop).map([&] { return result; });
}

/// Some healthy files are longer than their pages (space allocated ahead, trailing bytes).
Result<void> trimToPages(const QString &path, const Contents &contents)
{
    const auto facts = fileFacts(path);
    const qint64 pages = contents.pageCount * contents.pageSize;
    if (!facts || pages <= 0 || facts->size <= pages)
        return {};
    if (::truncate(nativePath(path).constData(), pages) != 0)
        return tl::unexpected(writeError(errno, path));
    return {};
}

} // namespace

Result<CheckedCopy> sealSnapshot(CheckedCopy checked, const QString &snapshotPath,
                                 const JobContext &context)
{
    checked.method = BackupMethod::Pages;
    if (checked.contentsKnown && checked.verdict.kind != CheckVerdict::Kind::Damaged) {
        if (auto trimmed = trimToPages(snapshotPath, checked.contents); !trimmed)
            return tl::unexpected(trimmed.error());
    }
    return hashAndSync(
               snapshotPath, [](qint64) {}, context.stop)
        .map([&](const QString &sha256) {
            checked.sealedPath = snapshotPath;
            checked.sha256 = sha256;
            const auto facts = fileFacts(snapshotPath);
            checked.sizeBytes = facts ? facts->size : 0;
            return checked;
        });
}

Result<CheckedCopy> checkAndCopy(const QString &snapshotPath, const QString &copyPath,
                                 bool pagesOnly, const QString &databasePath,
                                 const JobContext &context)
{
    return CopyJob(snapshotPath, copyPath, databasePath, context).run(pagesOnly);
}

} // namespace litekeep
