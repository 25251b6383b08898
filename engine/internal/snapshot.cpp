// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/snapshot.h"

#include "engine/internal/childprocess.h"
#include "engine/internal/sqliteconnection.h"
#include "engine/internal/sqlitehandle.h"

#include <thread>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// How one attempt ended when it has not failed for good.
enum class Attempt { Done, TryAgain, NeedsRecovery };

Error readError(const SqlError &error, const QString &path)
{
    const auto code = error.isInterrupt()    ? ErrorCode::Cancelled
                      : error.isBusy()       ? ErrorCode::DatabaseBusy
                      : error.isDamage()     ? ErrorCode::DatabaseDamaged
                      : error.isCannotOpen() ? ErrorCode::DatabaseUnreadable
                                             : ErrorCode::DatabaseReadFailed;
    return Error{.code = code, .subject = path, .detail = error.text()};
}

/// An error on the way into our own copy.
Error copyError(const SqlError &error, const QString &source, const QString &target)
{
    if (error.isFull())
        return Error{.code = ErrorCode::DiskFull, .subject = target, .detail = error.text()};
    return readError(error, source);
}

class Snapshot
{
public:
    Snapshot(SourceDatabase source, QString target, const JobContext &context)
        : m_source(std::move(source)),
          m_target(std::move(target)),
          m_context(context),
          m_deadline(context.deadline())
    {}

    Result<void> take();
    Result<void> takeRaw();

private:
    Result<Attempt> attempt();
    Result<Attempt> copyFromLiveWal();
    void removeOwnSideFiles() const;
    Result<Attempt> copyUnderSharedLock();
    Result<Attempt> copyWhileQuiet();
    Result<void> settle();

    Result<bool> somebodyHasItOpen() const;
    SqlResult<std::unique_ptr<SqliteConnection>> beginReading() const;
    Result<void> copyBytes(const QString &from, const QString &to, qint64 before) const;
    Result<SourceDatabase> look() const;
    Result<bool> changedSinceLook() const;
    Result<void> lookAgain();
    void discard() const;
    /// Turns "locked" into another attempt and everything else into an error.
    Result<Attempt> judge(const SqlError &error) const;
    /// The same for bytes that could not be copied.
    Result<Attempt> judgeCopy(const Error &error) const;

    SourceDatabase m_source;
    QString m_target;
    const JobContext &m_context;
    QDeadlineTimer m_deadline;
    bool m_recover = false;
    bool m_copiedSideFile = false;
};

Result<void> Snapshot::take()
{
    for (;;) {
        const auto ended = attempt();
        if (!ended) {
            // The file may have been replaced or written in the very moment: only a second
            // look can tell damage from bad luck, and the checks after this one do.
            discard();
            return tl::unexpected(ended.error());
        }
        if (*ended == Attempt::Done)
            return settle();
        discard();
        if (m_context.cancelled())
            return failure(ErrorCode::Cancelled);
        m_recover = *ended == Attempt::NeedsRecovery;
        if (!m_recover) {
            if (m_deadline.hasExpired())
                return failure(ErrorCode::DatabaseBusy, m_source.path);
            m_context.progress->waiting(Stage::WaitingForDatabase);
            std::this_thread::sleep_for(waitingStep);
        }
        if (auto looked = lookAgain(); !looked)
            return looked;
    }
}

Result<Attempt> Snapshot::attempt()
{
    if (!m_source.header || m_recover)
        return copyWhileQuiet();
    // A filled log beside it makes SQLite use it, whatever the header says.
    const bool hasLog = m_source.wal && m_source.wal->size > 0;
    if (!m_source.usesWal() && !hasLog)
        return copyUnderSharedLock();
    const auto open = somebodyHasItOpen();
    if (!open)
        return tl::unexpected(open.error());
    if (!*open)
        return copyWhileQuiet();
    auto copied = copyFromLiveWal();
    removeOwnSideFiles();
    return copied;
}

Result<bool> Snapshot::somebodyHasItOpen() const
{
    return lockHolderInChild(m_source.path, m_context.stop).map([](const auto &holder) {
        return holder.has_value();
    });
}

SqlResult<std::unique_ptr<SqliteConnection>> Snapshot::beginReading() const
{
    auto connection = SqliteConnection::open(m_source.path, {.readOnly = true});
    if (!connection)
        return connection;
    hardenConnection((*connection)->database());
    // schema_version is read from the header page: that takes the lock and fixes the state,
    // without parsing a schema that may be broken.
    return (*connection)
        ->execute(u"BEGIN"_s)
        .and_then([&] { return (*connection)->execute(u"PRAGMA schema_version"_s); })
        .map([&] { return std::move(*connection); });
}

Result<Attempt> Snapshot::judge(const SqlError &error) const
{
    if (m_context.cancelled())
        return failure(ErrorCode::Cancelled);
    if (error.isBusy())
        return Attempt::TryAgain;
    if (error.needsRecovery())
        return Attempt::NeedsRecovery;
    return tl::unexpected(copyError(error, m_source.path, m_target));
}

Result<Attempt> Snapshot::copyFromLiveWal()
{
    const auto source = beginReading();
    if (!source)
        return judge(source.error());
    if (const auto created = createExclusively(m_target); !created)
        return tl::unexpected(created.error());
    const auto copied =
        SqliteConnection::open(m_target, {.readOnly = false}).and_then([&](const auto &target) {
            // Only ours, and thrown away after any trouble: no journal, no syncing.
            return target->execute(u"PRAGMA synchronous=OFF"_s)
                .and_then([&] { return target->execute(u"PRAGMA journal_mode=OFF"_s); })
                .and_then([&] {
                    return copyAllPages(
                        (*source)->database(), target->database(), [&](const CopyProgress &pages) {
                            const auto total = double(qMax<qint64>(1, pages.total));
                            m_context.progress->advance(1 - double(pages.remaining) / total);
                            return !m_context.cancelled();
                        });
                });
        });
    if (!copied)
        return judge(copied.error());
    return Attempt::Done;
}

/// When the last other user closed just before we opened, SQLite made new side files for us, and
/// a read-only connection leaves them behind (R6). A connection that may write removes them as
/// it goes; with an empty log it has nothing to write back.
void Snapshot::removeOwnSideFiles() const
{
    const auto now = lookAtDatabase(m_source.path, {});
    if (!now || !now->sharedMemory)
        return;
    const bool wasThere =
        m_source.sharedMemory && m_source.sharedMemory->sameFile(*now->sharedMemory);
    const bool logIsEmpty = !now->wal || now->wal->size == 0;
    const auto inUse = somebodyHasItOpen();
    if (wasThere || !logIsEmpty || !inUse || *inUse)
        return;
    const auto connection = SqliteConnection::open(m_source.path, {.readOnly = false});
    if (connection)
        static_cast<void>((*connection)->scalar(u"PRAGMA schema_version"_s));
}

Result<Attempt> Snapshot::copyUnderSharedLock()
{
    // The connection holds the lock until it goes; the bytes are read in a child process,
    // since closing any descriptor of the file here would drop that lock (R1).
    const auto source = beginReading();
    if (!source)
        return judge(source.error());
    // The mode is fixed only now that the lock is held: in WAL mode it would not keep anyone
    // from writing to the file.
    const auto mode = (*source)->scalar(u"PRAGMA journal_mode"_s);
    if (mode && mode->toString() == "wal"_L1)
        return Attempt::TryAgain;
    return copyBytes(m_source.path, m_target, 0).map([] { return Attempt::Done; });
}

Result<Attempt> Snapshot::copyWhileQuiet()
{
    if (!waitUntilSettled(m_source, m_context.stop))
        return failure(ErrorCode::Cancelled);
    if (auto looked = lookAgain(); !looked)
        return tl::unexpected(looked.error());
    const bool withWal = m_source.wal && m_source.wal->size > 0;
    const bool withJournal = !withWal && m_source.journal && m_source.journal->size > 0;
    const QString side = withWal ? u"-wal"_s : u"-journal"_s;
    m_copiedSideFile = withWal || withJournal;
    auto copied = copyBytes(m_source.path, m_target, 0);
    if (copied && m_copiedSideFile)
        copied = copyBytes(m_source.path % side, m_target % side, m_source.file.size);
    if (!copied)
        return judgeCopy(copied.error());
    return changedSinceLook().map(
        [](bool changed) { return changed ? Attempt::TryAgain : Attempt::Done; });
}

/// A program that closes its database takes the log with it: that is no fault of anything.
Result<Attempt> Snapshot::judgeCopy(const Error &error) const
{
    if (error.code != ErrorCode::DatabaseMissing || !fileFacts(m_source.path))
        return tl::unexpected(error);
    return Attempt::TryAgain;
}

Result<void> Snapshot::copyBytes(const QString &from, const QString &to, qint64 before) const
{
    const auto target = createExclusively(to);
    if (!target)
        return tl::unexpected(target.error());
    const auto total = double(qMax<qint64>(1, m_source.totalBytes()));
    return copyFileInChild(
        from, target->get(), to,
        [&](qint64 bytes) { m_context.progress->advance(double(before + bytes) / total); },
        m_context.stop);
}

/// Whoever asked for this snapshot has agreed to an empty file if it was one then.
Result<SourceDatabase> Snapshot::look() const
{
    const auto empty = m_source.isEmpty() ? EmptyFile::Allowed : EmptyFile::Refused;
    return lookAtDatabase(m_source.path, m_context.stop, empty);
}

Result<bool> Snapshot::changedSinceLook() const
{
    return look().map([&](const SourceDatabase &now) {
        return now.file != m_source.file || now.wal != m_source.wal
               || now.journal != m_source.journal;
    });
}

Result<void> Snapshot::lookAgain()
{
    return look().map([&](const SourceDatabase &now) { m_source = now; });
}

/// Lets SQLite recover the copy (log or journal) and leaves one plain file in rollback mode.
Result<void> Snapshot::settle()
{
    if (!m_source.usesWal() && !m_copiedSideFile)
        return {};
    const auto toError = [&](const SqlError &error) {
        if (m_context.cancelled())
            return Error{.code = ErrorCode::Cancelled};
        // 1: "unsupported file format" and its like, told while the schema is read.
        if (error.primary() == 1)
            return Error{ErrorCode::DatabaseDamaged, m_source.path, error.text()};
        if (error.isNotADatabase() && !m_source.header)
            return Error{ErrorCode::NotADatabase, m_source.path, error.text()};
        return copyError(error, m_source.path, m_target);
    };
    const auto monitor = std::make_shared<IoMonitor>();
    monitor->stop = m_context.stop;
    return SqliteConnection::open(m_target, {.readOnly = false, .monitor = monitor})
        .and_then([](const auto &connection) {
            hardenConnection(connection->database());
            return connection->execute(u"PRAGMA synchronous=OFF"_s).and_then([&] {
                return connection->execute(u"PRAGMA journal_mode=DELETE"_s);
            });
        })
        .map_error(toError);
}

void Snapshot::discard() const
{
    for (const QString &suffix : {u""_s, u"-journal"_s, u"-wal"_s, u"-shm"_s})
        static_cast<void>(removeFile(m_target % suffix));
}

Result<void> Snapshot::takeRaw()
{
    return copyBytes(m_source.path, m_target, 0);
}

} // namespace

Result<void> takeSnapshot(const SourceDatabase &source, const QString &target,
                          const JobContext &context)
{
    return Snapshot(source, target, context).take();
}

Result<void> takeRawSnapshot(const SourceDatabase &source, const QString &target,
                             const JobContext &context)
{
    return Snapshot(source, target, context).takeRaw();
}

} // namespace litekeep
