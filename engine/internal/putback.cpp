// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/putback.h"

#include "engine/internal/openprograms.h"
#include "engine/internal/privatefile.h"
#include "engine/internal/sealedfile.h"
#include "engine/internal/sourcedatabase.h"
#include "engine/internal/sqlitehandle.h"

#include <QFileInfo>

#include <array>
#include <cerrno>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr std::array sideSuffixes{"-wal"_L1, "-shm"_L1, "-journal"_L1};

/// How long the former journal mode is fought for, cancelled or not: nobody should be in the way.
constexpr qint64 modePatienceMs = 5000;

class PutBack
{
public:
    PutBack(const Backup &backup, QString database, const PutBackOrder &order,
            const JobContext &context)
        : m_backup(backup),
          m_database(std::move(database)),
          m_order(order),
          m_asKept(order.asKept),
          m_context(context),
          m_deadline(context.deadline())
    {}

    Result<PutBackEnd> run();

private:
    Result<void> makeNewFile();
    Result<void> writeNewFile(const QString &temporary);
    Result<void> giveModeToNewFile(const QString &temporary);
    Result<void> copyInto();
    SqlResult<void> tryToCopyInto();
    void letSqliteRollBack() const;
    bool bringsOtherMode() const;
    SqlResult<void> prepareTarget(SqliteConnection &target);
    SqlResult<void> learnMode(SqliteConnection &target);
    SqlResult<void> leaveWalMode(SqliteConnection &target);
    SqlResult<void> copyPages(SqliteConnection &target);
    SqlError whyReadOnly(const SqlError &error);
    Result<void> resetAndCopy(const SqlError &obstacle);
    bool isAsKept();
    Result<void> owe(bool wal);
    bool wantsWal() const;
    void restoreJournalMode();
    bool takeJournalMode(bool wal) const;
    /// Repeats a statement while the database is locked.
    SqlResult<void> insist(const std::function<SqlResult<void>()> &attempt);
    Error toError(const SqlError &error) const;

    const Backup &m_backup;
    QString m_database;
    const PutBackOrder &m_order;
    std::optional<CommittedFiles> m_asKept;
    const JobContext &m_context;
    QDeadlineTimer m_deadline;
    std::optional<Error> m_obstacle; ///< why a step of ours, not SQLite, ended the attempt
    bool m_writtenSince = false;
    bool m_usedLog = false; ///< when the copy began, for whatever reason
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
    if (m_obstacle)
        return *m_obstacle;
    const auto code = m_context.cancelled()   ? ErrorCode::Cancelled
                      : error.isBusy()        ? ErrorCode::DatabaseBusy
                      : error.isFull()        ? ErrorCode::DiskFull
                      : error.isReadOnly()    ? ErrorCode::DatabaseNotWritable
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

Result<PutBackEnd> PutBack::run()
{
    const auto put = fileFacts(m_database) ? copyInto() : makeNewFile();
    // Between two looks at it a program has made a database: its own, and not kept.
    m_writtenSince = m_writtenSince || (!put && put.error().code == ErrorCode::TargetExists);
    if (m_writtenSince)
        return PutBackEnd::WrittenSince;
    return put.map([] { return PutBackEnd::Done; });
}

Result<void> removeSideFiles(const QString &path)
{
    for (const QLatin1StringView suffix : sideSuffixes) {
        if (auto removed = removeFile(path % suffix); !removed)
            return removed;
    }
    return {};
}

/// Under another name until it is complete, so that no program can meet half a database, nor one
/// in another journal mode.
Result<void> PutBack::makeNewFile()
{
    const QString temporary = temporaryFor(m_database);
    sweepPutBack(m_database);
    auto made = writeNewFile(temporary)
                    .and_then([&] { return giveModeToNewFile(temporary); })
                    .and_then([&]() -> Result<void> {
                        if (!isAsKept())
                            return failure(ErrorCode::TargetExists, m_database);
                        // A log or journal that lies there belonged to what was there before and
                        // was kept: applied to the new file it would destroy it.
                        return removeSideFiles(m_database);
                    })
                    .and_then([&] { return renameWithoutReplacing(temporary, m_database); });
    if (!made) {
        sweepPutBack(m_database);
        return made;
    }
    return syncFolder(QFileInfo(m_database).absolutePath()).map_error([](Error error) {
        error.code = ErrorCode::RestoreUnproved; // it is there already
        return error;
    });
}

Result<void> PutBack::giveModeToNewFile(const QString &temporary)
{
    const auto target = openTarget(temporary);
    if (!target)
        return tl::unexpected(toError(target.error()));
    return (*target)
        ->execute(u"PRAGMA synchronous=EXTRA"_s)
        .and_then([&] {
            return (*target)->execute(wantsWal() ? u"PRAGMA journal_mode=WAL"_s
                                                 : u"PRAGMA journal_mode=DELETE"_s);
        })
        .map_error([&](const SqlError &error) { return toError(error); });
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
    // SQLite may roll a journal back as soon as it is opened; the caller has just compared.
    if (m_order.existing == Existing::Unreadable)
        m_asKept.reset();
    const auto copied = tryToCopyInto();
    if (copied)
        return {};
    if (!copied.error().isBusy())
        letSqliteRollBack();
    const bool mayReset = m_order.existing == Existing::Unreadable && !m_obstacle;
    if (copied.error().isDamage() && mayReset && !m_context.cancelled())
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

/// Copying leaves the mode as it is, unless the backup has WAL in its own first page. Where it
/// does, somebody who changes the mode at this moment is to have his way.
bool PutBack::bringsOtherMode() const
{
    const auto sealed = lookAtDatabase(m_backup.path, {});
    return m_usedLog != wantsWal() || m_order.owesWal || !sealed || sealed->usesWal();
}

/// Its connection is gone when this returns: it would stand in the way of the next one.
SqlResult<void> PutBack::tryToCopyInto()
{
    const auto copied = [&]() -> SqlResult<void> {
        const auto target = openTarget(m_database);
        if (!target)
            return tl::unexpected(target.error());
        return prepareTarget(**target).and_then([&] { return copyPages(**target); });
    }();
    if (m_modeChanged || (copied && bringsOtherMode()))
        restoreJournalMode();
    return copied;
}

SqlResult<void> PutBack::prepareTarget(SqliteConnection &target)
{
    // EXTRA: the removal of the journal is the commit, and must not be undone by a power cut.
    return insist([&] { return target.execute(u"PRAGMA synchronous=EXTRA"_s); })
        // The log belongs to the programs that use it.
        .and_then([&] { return target.execute(u"PRAGMA wal_autocheckpoint=0"_s); })
        .and_then([&] { return insist([&] { return learnMode(target); }); })
        .and_then([&] { return target.scalar(u"PRAGMA page_size"_s); })
        .and_then([&](const QVariant &size) -> SqlResult<void> {
            const auto mode = target.scalar(u"PRAGMA journal_mode"_s);
            m_usedLog = mode && mode->toString() == "wal"_L1;
            // A WAL database cannot change its page size (SQLite would say "read-only").
            if (!m_usedLog || size.toLongLong() == m_backup.source.pageSize)
                return {};
            return leaveWalMode(target);
        });
}

SqlResult<void> PutBack::learnMode(SqliteConnection &target)
{
    const auto before = lookAtDatabase(m_database, {});
    return target.scalar(u"PRAGMA journal_mode"_s).map([&](const QVariant &mode) {
        // A stray log makes SQLite use it in a database of rollback mode, too.
        const bool stray = before && before->header && !before->usesWal();
        m_wasWal = mode.toString() == "wal"_L1 && !stray;
        // An empty file has no mode of its own.
        const auto facts = fileFacts(m_database);
        m_modeKnown = facts && facts->size > 0;
    });
}

SqlResult<void> PutBack::leaveWalMode(SqliteConnection &target)
{
    const SqlError refused{.code = 4, .words = u"aborted"_s};
    if (!isAsKept())
        return tl::unexpected(refused);
    if (m_wasWal) {
        if (auto owed = owe(true); !owed) {
            m_obstacle = owed.error();
            return tl::unexpected(refused);
        }
        m_modeChanged = true; // from here on it is to be made sure of
    }
    return insist([&] { return target.execute(u"PRAGMA journal_mode=DELETE"_s); }).map([&] {
        // Nobody else has it open, or this would have been refused.
        if (m_asKept)
            m_asKept = committedFiles(m_database);
    });
}

SqlResult<void> PutBack::copyPages(SqliteConnection &target)
{
    const auto source = openPrivate(m_backup.path, PrivateAccess::Sealed, {});
    if (!source)
        return tl::unexpected(source.error());
    bool timeIsUp = false;
    const auto tell = [&](const CopyProgress &pages) {
        if (pages.waiting) {
            m_context.progress->waiting(Stage::WaitingForDatabase);
            timeIsUp = m_deadline.hasExpired();
        } else {
            const auto total = double(qMax<qint64>(1, pages.total));
            m_context.progress->advance(1 - double(pages.remaining) / total);
        }
        return !m_context.cancelled() && !timeIsUp;
    };
    auto copied =
        copyAllPages((*source)->database(), target.database(), tell, [this] { return isAsKept(); });
    if (!copied && timeIsUp)
        return tl::unexpected(SqlError{.code = 5, .words = u"database is locked"_s});
    return copied.map_error([this](const SqlError &error) { return whyReadOnly(error); });
}

/// Between our look at it and our lock a program may have given it pages of another size and put
/// it into WAL mode, which SQLite calls read-only. That is another state to be kept first.
SqlError PutBack::whyReadOnly(const SqlError &error)
{
    if (!error.isReadOnly())
        return error;
    const auto now = lookAtDatabase(m_database, {});
    if (!now || !now->usesWal() || now->header->pageSize == m_backup.source.pageSize)
        return error;
    static_cast<void>(isAsKept());
    return {.code = 5, .words = error.words};
}

/// Asked while nobody else can commit.
bool PutBack::isAsKept()
{
    m_writtenSince = m_asKept && committedFiles(m_database) != *m_asKept;
    return !m_writtenSince;
}

/// sqlite.org/c3ref/c_dbconfig_defensive.html, SQLITE_DBCONFIG_RESET_DATABASE: what is there is
/// treated as empty. Not while others have it open.
Result<void> PutBack::resetAndCopy(const SqlError &obstacle)
{
    if (usersOfDatabase(m_database, m_context.stop).any())
        return failure(ErrorCode::ProgramsStillRunning, m_database, obstacle.text());
    m_modeKnown = false;
    // What lies beside it belongs to what is given up and was kept with it.
    if (auto ready = removeSideFiles(m_database).and_then([&] {
            return wantsWal() ? owe(true) : Result<void>();
        });
        !ready)
        return ready;
    const auto copied = [&]() -> SqlResult<void> {
        const auto target = openTarget(m_database);
        if (!target)
            return tl::unexpected(target.error());
        // For this one transaction only: whatever is written under it wipes what was there.
        const DatabaseReset reset((*target)->database());
        return (*target)->execute(u"PRAGMA synchronous=EXTRA"_s).and_then([&] {
            return copyPages(**target);
        });
    }();
    if (!copied)
        return tl::unexpected(toError(copied.error()));
    restoreJournalMode();
    return {};
}

Result<void> PutBack::owe(bool wal)
{
    return m_order.noteWal ? m_order.noteWal(wal) : Result<void>();
}

bool PutBack::wantsWal() const
{
    return m_modeKnown ? m_wasWal || m_order.owesWal
                       : m_backup.source.journalMode == JournalMode::Wal;
}

/// Cancelled or not: the mode belongs to the programs. One that holds the file keeps it from
/// changing; that is no reason to call the restore failed, but it stays owed.
void PutBack::restoreJournalMode()
{
    const bool wal = wantsWal();
    const QDeadlineTimer deadline(modePatienceMs);
    while (!takeJournalMode(wal)) {
        if (deadline.hasExpired())
            return;
        std::this_thread::sleep_for(waitingStep);
    }
    if (wal)
        static_cast<void>(owe(false));
}

/// On a connection of its own: one that has copied a database of another text encoding can run no
/// statement any more. Asked for "wal" in vain, SQLite may answer with the old mode and no error.
bool PutBack::takeJournalMode(bool wal) const
{
    const auto target = openTarget(m_database);
    if (!target)
        return false;
    const auto is = [&] {
        const auto now = (*target)->scalar(u"PRAGMA journal_mode"_s);
        return now && (now->toString() == "wal"_L1) == wal;
    };
    if (is())
        return true;
    static_cast<void>((*target)->execute(u"PRAGMA synchronous=EXTRA"_s));
    static_cast<void>(
        (*target)->execute(wal ? u"PRAGMA journal_mode=WAL"_s : u"PRAGMA journal_mode=DELETE"_s));
    return is();
}

} // namespace

CommittedFiles committedFiles(const QString &database)
{
    const auto look = [&](QLatin1StringView suffix) {
        auto facts = fileFacts(database % suffix);
        // SQLite as root sets the owner of a log whenever it opens one: no commit, though the
        // inode has changed. A write moves the time of modification, too.
        if (facts)
            facts->changedNs = 0;
        return facts;
    };
    const auto filled = [&](QLatin1StringView suffix) {
        auto facts = look(suffix);
        // Closing the last connection leaves none, opening one makes an empty one: the same.
        return facts && facts->size > 0 ? facts : std::nullopt;
    };
    return {.database = look(""_L1), .log = filled("-wal"_L1), .journal = filled("-journal"_L1)};
}

Result<PutBackEnd> putBack(const Backup &backup, const QString &database, const PutBackOrder &order,
                           const JobContext &context)
{
    return PutBack(backup, database, order, context).run();
}

Result<void> mayPutBack(const QString &database)
{
    const bool there = fileFacts(database).has_value();
    const QString path = there ? database : QFileInfo(database).absolutePath();
    if (::faccessat(AT_FDCWD, nativePath(path).constData(), W_OK, AT_EACCESS) == 0)
        return {};
    return failure(ErrorCode::DatabaseNotWritable, database, systemWords(errno));
}

bool putIntoWalMode(const QString &database)
{
    if (usersOfDatabase(database, {}).any())
        return false;
    const auto target = openTarget(database);
    if (!target)
        return false;
    static_cast<void>((*target)->execute(u"PRAGMA synchronous=EXTRA"_s));
    const auto mode = (*target)->scalar(u"PRAGMA journal_mode=WAL"_s);
    return mode && mode->toString() == "wal"_L1;
}

void sweepPutBack(const QString &database)
{
    const QString temporary = temporaryFor(database);
    static_cast<void>(removeFile(temporary));
    static_cast<void>(removeSideFiles(temporary));
}

} // namespace litekeep
