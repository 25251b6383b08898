// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/putback.h"

#include "engine/internal/filesystem.h"
#include "engine/internal/openprograms.h"
#include "engine/internal/privatefile.h"
#include "engine/internal/sealedfile.h"
#include "engine/internal/sourcedatabase.h"
#include "engine/internal/sqlitehandle.h"

#include <QFileInfo>

#include <cerrno>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

class PutBack
{
public:
    PutBack(const Backup &backup, QString database, Existing existing, const JobContext &context)
        : m_backup(backup),
          m_database(std::move(database)),
          m_existing(existing),
          m_context(context),
          m_deadline(context.deadline())
    {}

    Result<void> run();

private:
    Result<void> makeNewFile();
    Result<void> writeNewFile(const QString &temporary);
    Result<void> copyInto();
    SqlResult<void> tryToCopyInto();
    void letSqliteRollBack() const;
    SqlResult<void> prepareTarget(SqliteConnection &target);
    SqlResult<void> copyPages(SqliteConnection &target);
    Result<void> resetAndCopy(const SqlError &obstacle);
    void restoreJournalMode(SqliteConnection &target);
    /// Repeats a statement while the database is locked.
    SqlResult<void> insist(const std::function<SqlResult<void>()> &attempt);
    Error toError(const SqlError &error) const;

    const Backup &m_backup;
    QString m_database;
    Existing m_existing;
    const JobContext &m_context;
    QDeadlineTimer m_deadline;
    bool m_wasWal = false;
    bool m_modeKnown = false;
    bool m_modeChanged = false;
};

/// While SQLite waits this long for readers to end, it lets no new ones in: else a busy database
/// would never have a free moment. Short, since such a wait cannot be cancelled.
constexpr int exclusiveWaitMs = 200;

QString temporaryFor(const QString &database)
{
    return database % u".litekeep.partial"_s;
}

/// A new database belongs to whom its folder belongs to: made by root, the program could not
/// use it.
void giveToOwnerOfFolder(int fd, const QString &path)
{
    struct stat folder = {};
    const QString name = QFileInfo(path).absolutePath();
    if (::geteuid() == 0 && ::stat(nativePath(name).constData(), &folder) == 0)
        static_cast<void>(::fchown(fd, folder.st_uid, folder.st_gid) == 0);
}

SqlResult<std::unique_ptr<SqliteConnection>> openTarget(const QString &database)
{
    return SqliteConnection::open(database, {.readOnly = false, .busyTimeoutMs = exclusiveWaitMs});
}

Error PutBack::toError(const SqlError &error) const
{
    const auto code = m_context.cancelled()   ? ErrorCode::Cancelled
                      : error.isBusy()        ? ErrorCode::DatabaseBusy
                      : error.isFull()        ? ErrorCode::DiskFull
                      : error.primary() == 8  ? ErrorCode::DatabaseNotWritable
                      : error.isCannotOpen()  ? ErrorCode::DatabaseNotWritable
                      : error.primary() == 23 ? ErrorCode::DatabaseNotWritable
                      : error.isDamage()      ? ErrorCode::DatabaseDamaged
                                              : ErrorCode::WriteFailed;
    const bool aboutFolder = code == ErrorCode::DiskFull;
    return Error{.code = code,
                 .subject = aboutFolder ? QFileInfo(m_database).absolutePath() : m_database,
                 .detail = error.text()};
}

SqlResult<void> PutBack::insist(const std::function<SqlResult<void>()> &attempt)
{
    for (;;) {
        auto result = attempt();
        if (result || !result.error().isBusy() || m_deadline.hasExpired() || m_context.cancelled())
            return result;
        m_context.progress->waiting(Stage::WaitingForDatabase);
        std::this_thread::sleep_for(waitingStep);
    }
}

Result<void> PutBack::run()
{
    if (!fileFacts(m_database))
        return makeNewFile();
    return copyInto();
}

/// Under another name until it is complete, so that no program can meet half a database.
Result<void> PutBack::makeNewFile()
{
    const QString temporary = temporaryFor(m_database);
    auto made =
        removeFile(temporary).and_then([&] { return writeNewFile(temporary); }).and_then([&] {
            return renameWithoutReplacing(temporary, m_database);
        });
    if (!made) {
        static_cast<void>(removeFile(temporary));
        return made;
    }
    if (auto synced = syncFolder(QFileInfo(m_database).absolutePath()); !synced)
        return synced;
    const auto target = openTarget(m_database);
    if (!target)
        return tl::unexpected(toError(target.error()));
    restoreJournalMode(**target);
    return {};
}

/// The descriptor is closed when this returns: nothing but SQLite may have a database open here.
Result<void> PutBack::writeNewFile(const QString &temporary)
{
    const auto fd = createExclusively(temporary);
    if (!fd)
        return tl::unexpected(fd.error());
    giveToOwnerOfFolder(fd->get(), m_database);
    const auto size = double(qMax<qint64>(1, m_backup.sizeBytes));
    return copyHashAndSync(
               m_backup.path, fd->get(), temporary,
               [&](qint64 bytes) { m_context.progress->advance(double(bytes) / size); },
               m_context.stop)
        .and_then([&](const CopyResult &copy) -> Result<void> {
            if (m_backup.state == BackupState::Intact && copy.sha256 != m_backup.sha256)
                return failure(ErrorCode::BackupDamaged, m_backup.fileName);
            if (m_context.cancelled())
                return failure(ErrorCode::Cancelled);
            return {};
        });
}

Result<void> PutBack::copyInto()
{
    const auto copied = tryToCopyInto();
    if (copied)
        return {};
    if (!copied.error().isBusy())
        letSqliteRollBack();
    if (copied.error().isDamage() && m_existing == Existing::Unreadable && !m_context.cancelled())
        return resetAndCopy(copied.error());
    return tl::unexpected(toError(copied.error()));
}

/// After a failed write (a full disk) SQLite leaves the journal to the next who opens the
/// database. That is to be us.
void PutBack::letSqliteRollBack() const
{
    if (const auto target = openTarget(m_database))
        static_cast<void>((*target)->scalar(u"PRAGMA schema_version"_s));
}

/// Its connection is gone when this returns: it would stand in the way of the next one.
SqlResult<void> PutBack::tryToCopyInto()
{
    const auto target = openTarget(m_database);
    if (!target)
        return tl::unexpected(target.error());
    auto copied = prepareTarget(**target).and_then([&] { return copyPages(**target); });
    if (copied)
        restoreJournalMode(**target);
    else if (m_modeChanged)
        static_cast<void>((*target)->execute(u"PRAGMA journal_mode=WAL"_s));
    return copied;
}

SqlResult<void> PutBack::prepareTarget(SqliteConnection &target)
{
    qint64 pageSize = 0;
    bool usesLog = false;
    const auto before = lookAtDatabase(m_database, {});
    return insist([&] { return target.execute(u"PRAGMA synchronous=FULL"_s); })
        // The log belongs to the programs that use it.
        .and_then([&] { return target.execute(u"PRAGMA wal_autocheckpoint=0"_s); })
        .and_then([&] {
            return insist([&] {
                return target.scalar(u"PRAGMA journal_mode"_s).map([&](const QVariant &mode) {
                    usesLog = mode.toString() == "wal"_L1;
                    // A stray log makes SQLite use it in a database of rollback mode, too.
                    const bool stray = before && before->header && !before->usesWal();
                    m_wasWal = usesLog && !stray;
                    // An empty file has no mode of its own.
                    const auto facts = fileFacts(m_database);
                    m_modeKnown = facts && facts->size > 0;
                });
            });
        })
        .and_then([&] {
            return target.scalar(u"PRAGMA page_size"_s).map([&](const QVariant &size) {
                pageSize = size.toLongLong();
            });
        })
        .and_then([&]() -> SqlResult<void> {
            // A WAL database cannot change its page size (SQLite would say "read-only").
            if (!usesLog || pageSize == m_backup.source.pageSize)
                return {};
            return insist([&] { return target.execute(u"PRAGMA journal_mode=DELETE"_s); }).map([&] {
                m_modeChanged = m_wasWal;
            });
        });
}

SqlResult<void> PutBack::copyPages(SqliteConnection &target)
{
    const auto source = openPrivate(m_backup.path, PrivateAccess::Sealed, {});
    if (!source)
        return tl::unexpected(source.error());
    bool timeIsUp = false;
    auto copied =
        copyAllPages((*source)->database(), target.database(), [&](const CopyProgress &pages) {
            if (pages.waiting) {
                m_context.progress->waiting(Stage::WaitingForDatabase);
                timeIsUp = m_deadline.hasExpired();
            } else {
                const auto total = double(qMax<qint64>(1, pages.total));
                m_context.progress->advance(1 - double(pages.remaining) / total);
            }
            return !m_context.cancelled() && !timeIsUp;
        });
    if (!copied && timeIsUp)
        return tl::unexpected(SqlError{.code = 5, .words = u"database is locked"_s});
    return copied;
}

/// sqlite.org/c3ref/c_dbconfig_defensive.html, SQLITE_DBCONFIG_RESET_DATABASE: what is there is
/// treated as empty. Not while others have it open.
Result<void> PutBack::resetAndCopy(const SqlError &obstacle)
{
    if (usersOfDatabase(m_database, m_context.stop).any())
        return failure(ErrorCode::ProgramsStillRunning, m_database, obstacle.text());
    const auto target = openTarget(m_database);
    if (!target)
        return tl::unexpected(toError(target.error()));
    const auto copied = [&]() -> SqlResult<void> {
        // For this one transaction only: whatever is written under it wipes what was there.
        const DatabaseReset reset((*target)->database());
        return (*target)->execute(u"PRAGMA synchronous=FULL"_s).and_then([&] {
            return copyPages(**target);
        });
    }();
    if (!copied)
        return tl::unexpected(toError(copied.error()));
    m_modeKnown = false;
    restoreJournalMode(**target);
    return {};
}

/// The data is safely there by now. A program that holds the file keeps the mode from changing;
/// that is no reason to call the restore failed.
void PutBack::restoreJournalMode(SqliteConnection &target)
{
    const bool wanted = m_modeKnown ? m_wasWal : m_backup.source.journalMode == JournalMode::Wal;
    const auto now = target.scalar(u"PRAGMA journal_mode"_s);
    if (now && (now->toString() == "wal"_L1) == wanted)
        return;
    static_cast<void>(insist([&] {
        return target.execute(wanted ? u"PRAGMA journal_mode=WAL"_s
                                     : u"PRAGMA journal_mode=DELETE"_s);
    }));
}

} // namespace

Result<void> putBack(const Backup &backup, const QString &database, Existing existing,
                     const JobContext &context)
{
    return PutBack(backup, database, existing, context).run();
}

Result<void> mayPutBack(const QString &database)
{
    const bool there = fileFacts(database).has_value();
    const QString path = there ? database : QFileInfo(database).absolutePath();
    if (::faccessat(AT_FDCWD, nativePath(path).constData(), W_OK, AT_EACCESS) == 0)
        return {};
    return failure(ErrorCode::DatabaseNotWritable, database, systemWords(errno));
}

void sweepPutBack(const QString &database)
{
    static_cast<void>(removeFile(temporaryFor(database)));
}

} // namespace litekeep
