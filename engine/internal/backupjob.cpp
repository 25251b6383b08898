// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/backupjob.h"

#include "engine/internal/backupnames.h"
#include "engine/internal/copyjob.h"
#include "engine/internal/roomplan.h"
#include "engine/internal/sealedcheck.h"
#include "engine/internal/snapshot.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

class BackupJob
{
public:
    BackupJob(const BackupFolder &folder, Catalogue &catalogue, const BackupRequest &request,
              const JobContext &context)
        : m_folder(folder),
          m_catalogue(catalogue),
          m_request(request),
          m_context(context)
    {}

    Result<CreateResult> run(const std::function<void()> &workBegins);

private:
    Result<void> mayBeEmpty();
    Result<std::optional<CreateResult>> unchangedByFingerprint();
    Result<Room> makeRoom();
    Result<QSet<QString>> takenNames();
    Result<CheckedCopy> snapshotAndCopy(Room room, const Reservation &names);
    Result<CheckedCopy> keepDamaged(const Reservation &names, const Error &damage);
    Result<CreateResult> finish(const CheckedCopy &copy, Reservation &names);
    Result<CreateResult> publish(const CheckedCopy &copy, Reservation &names);
    Result<CreateResult> unchanged(const Backup &newest);
    Backup describe(const CheckedCopy &copy, const Reservation &names) const;
    void collectWarnings(const CheckedCopy &copy, Room room);

    const BackupFolder &m_folder;
    Catalogue &m_catalogue;
    const BackupRequest &m_request;
    const JobContext &m_context;
    SourceDatabase m_source;
    QString m_fingerprint;
    QDateTime m_createdAt;
    bool m_skipUnchanged = false;
    QList<Notice> m_warnings;
};

Error damageError(const QString &database, const QString &detail)
{
    return Error{.code = ErrorCode::DatabaseDamaged, .subject = database, .detail = detail};
}

/// Shares of the time as measured on databases of 1 GB; small ones only flash by.
const QList<ProgressReporter::Share> stages{
    {Stage::Preparing, 1}, {Stage::Snapshot, 12}, {Stage::Checking, 82}, {Stage::Publishing, 5}};

Result<CreateResult> BackupJob::run(const std::function<void()> &workBegins)
{
    m_context.progress->plan(stages);
    m_context.progress->enter(Stage::Preparing);
    auto looked = lookAtDatabase(m_request.source, m_context.stop, whenEmpty(m_request.type));
    if (!looked)
        return tl::unexpected(looked.error());
    m_source = *looked;
    if (auto plausible = mayBeEmpty(); !plausible)
        return tl::unexpected(plausible.error());
    const auto early = unchangedByFingerprint();
    if (!early)
        return tl::unexpected(early.error());
    if (*early)
        return **early;
    workBegins();
    const auto room = makeRoom();
    if (!room)
        return tl::unexpected(room.error());
    m_createdAt = m_context.now();
    auto names = takenNames().and_then([&](const QSet<QString> &taken) {
        return Reservation::make(m_folder.location(), m_createdAt, m_request.type, taken);
    });
    if (!names)
        return tl::unexpected(names.error());
    auto made = snapshotAndCopy(*room, *names).and_then([&](const CheckedCopy &copy) {
        collectWarnings(copy, *room);
        return finish(copy, *names);
    });
    if (!made && made.error().code == ErrorCode::Cancelled)
        names->discardAtOnce();
    return made;
}

/// A database that held something when it was last backed up has lost it: to call nothing its
/// newest good state would mislead whoever looks for the latest.
Result<void> BackupJob::mayBeEmpty()
{
    if (!m_source.isEmpty() || m_source.wal.value_or(FileFacts()).size > 0)
        return {};
    const auto backups = m_catalogue.backups();
    if (!backups)
        return tl::unexpected(backups.error());
    const bool heldSomething =
        std::any_of(backups->begin(), backups->end(), [](const Backup &backup) {
            return backup.type != BackupType::Imported && backup.source.tables > 0;
        });
    if (heldSomething)
        return failure(ErrorCode::DatabaseEmpty, m_source.path,
                       u"earlier backups of it hold tables"_s);
    m_warnings.append(
        Notice{.code = Notice::Code::EmptyDatabase, .subject = m_source.path, .detail = {}});
    return {};
}

Result<std::optional<CreateResult>> BackupJob::unchangedByFingerprint()
{
    // An imported file is not the database: its times would be compared with the wrong thing.
    if (m_request.type == BackupType::Imported)
        return std::nullopt;
    // Taken before anything is read: whatever is committed later makes it differ.
    auto fingerprint = sourceFingerprint(m_source, m_context.stop);
    if (!fingerprint)
        return tl::unexpected(fingerprint.error());
    m_fingerprint = *fingerprint;
    if (m_request.type != BackupType::Auto)
        return std::nullopt;
    const auto settings = m_catalogue.settings();
    if (!settings)
        return tl::unexpected(settings.error());
    m_skipUnchanged = settings->skipUnchanged;
    if (!m_skipUnchanged || m_fingerprint.isEmpty())
        return std::nullopt;
    return m_catalogue.backups().and_then(
        [&](const QList<Backup> &backups) -> Result<std::optional<CreateResult>> {
            const auto newest = newestIntact(backups);
            if (!newest)
                return std::nullopt;
            const auto before = m_catalogue.fingerprint(newest->id);
            if (!before)
                return tl::unexpected(before.error());
            if (*before != m_fingerprint)
                return std::nullopt;
            return CreateResult{.backup = *newest, .unchanged = true, .pruned = {}, .warnings = {}};
        });
}

Result<Room> BackupJob::makeRoom()
{
    const QString folder = m_folder.location().folder;
    const auto space = diskSpace(folder);
    if (!space || m_request.ignoreRoom)
        return Room::ForBoth;
    const qint64 snapshot = m_source.totalBytes();
    const qint64 unused =
        m_source.header ? m_source.header->freePages * m_source.header->pageSize : 0;
    const qint64 copy = std::max<qint64>(0, snapshot - unused);
    const Room room = planRoom(*space, snapshot, copy);
    if (room != Room::NotEnough)
        return room;
    return tl::unexpected(Error{.code = ErrorCode::NoSpace,
                                .subject = folder,
                                .detail = {},
                                .neededBytes = snapshot + reservedBytes(space->total),
                                .availableBytes = space->available});
}

/// A row whose file is gone still owns its name.
Result<QSet<QString>> BackupJob::takenNames()
{
    return m_catalogue.backups().map([](const QList<Backup> &rows) {
        QSet<QString> names;
        for (const Backup &row : rows)
            names.insert(row.fileName);
        return names;
    });
}

Result<CheckedCopy> BackupJob::snapshotAndCopy(Room room, const Reservation &names)
{
    m_context.progress->enter(Stage::Snapshot);
    const auto taken = takeSnapshot(m_source, names.snapshotPath(), m_context);
    if (!taken && taken.error().code == ErrorCode::DatabaseDamaged && m_request.keepDamaged)
        return keepDamaged(names, taken.error());
    if (!taken)
        return tl::unexpected(taken.error());
    m_context.progress->enter(Stage::Checking);
    return checkAndCopy(names.snapshotPath(), names.partialPath(), room == Room::ForOneOnly,
                        m_source.path, m_context)
        .and_then([&](const CheckedCopy &copy) -> Result<CheckedCopy> {
            if (copy.verdict.kind != CheckVerdict::Kind::Damaged)
                return copy;
            if (m_request.keepDamaged)
                return sealSnapshot(copy, names.snapshotPath(), m_context);
            return tl::unexpected(damageError(m_source.path, copy.verdict.detail));
        });
}

/// SQLite could not even begin to read it; a person wants the bytes all the same.
Result<CheckedCopy> BackupJob::keepDamaged(const Reservation &names, const Error &damage)
{
    CheckedCopy copy;
    copy.verdict = {.kind = CheckVerdict::Kind::Damaged, .detail = damage.detail};
    return takeRawSnapshot(m_source, names.snapshotPath(), m_context).and_then([&] {
        return sealSnapshot(copy, names.snapshotPath(), m_context);
    });
}

Result<CreateResult> BackupJob::finish(const CheckedCopy &copy, Reservation &names)
{
    const bool intact = copy.verdict.kind == CheckVerdict::Kind::Intact;
    if (m_skipUnchanged && intact) {
        const auto backups = m_catalogue.backups();
        if (!backups)
            return tl::unexpected(backups.error());
        const auto newest = newestIntact(*backups);
        // VACUUM INTO gives the same bytes for the same content.
        if (newest && newest->sha256 == copy.sha256)
            return unchanged(*newest);
    }
    m_context.progress->enter(Stage::Publishing);
    return publish(copy, names);
}

Result<CreateResult> BackupJob::unchanged(const Backup &newest)
{
    return m_catalogue.setFingerprint(newest.id, m_fingerprint).map([&] {
        return CreateResult{
            .backup = newest, .unchanged = true, .pruned = {}, .warnings = m_warnings};
    });
}

Result<CreateResult> BackupJob::publish(const CheckedCopy &copy, Reservation &names)
{
    // The last moment at which a cancel counts.
    if (m_context.cancelled())
        return failure(ErrorCode::Cancelled);
    if (auto published = names.publish(copy.sealedPath); !published)
        return tl::unexpected(published.error());
    auto stored = m_catalogue.insert(describe(copy, names), m_fingerprint);
    if (!stored) {
        // Without its row it would be an unexplained file: all or nothing.
        static_cast<void>(removeFile(names.finalPath()));
        static_cast<void>(syncFolder(m_folder.location().folder));
        return tl::unexpected(stored.error());
    }
    return CreateResult{
        .backup = *stored, .unchanged = false, .pruned = {}, .warnings = m_warnings};
}

Backup BackupJob::describe(const CheckedCopy &copy, const Reservation &names) const
{
    Backup backup;
    backup.id = newId();
    backup.fileName = names.fileName();
    backup.path = names.finalPath();
    backup.sizeBytes = copy.sizeBytes;
    backup.type = m_request.type;
    backup.createdAt = m_createdAt;
    backup.sha256 = copy.sha256;
    backup.stateDetail = copy.verdict.detail;
    backup.method = copy.method;
    backup.note = m_request.note;
    switch (copy.verdict.kind) {
    case CheckVerdict::Kind::Intact:
        backup.state = BackupState::Intact;
        backup.provedAt = QDateTime::currentDateTimeUtc();
        break;
    case CheckVerdict::Kind::Damaged: backup.state = BackupState::Damaged; break;
    case CheckVerdict::Kind::CannotRun: backup.state = BackupState::Unproved; break;
    }
    backup.source = factsFrom(copy.contents);
    backup.source.sizeBytes = m_source.file.size;
    backup.source.walBytes = m_source.wal ? m_source.wal->size : 0;
    backup.source.journalMode = m_source.usesWal() ? JournalMode::Wal : JournalMode::Rollback;
    return backup;
}

void BackupJob::collectWarnings(const CheckedCopy &copy, Room room)
{
    if (room == Room::ForOneOnly)
        m_warnings.append(Notice{.code = Notice::Code::LowSpace});
    else if (!copy.obstacle.isEmpty())
        m_warnings.append(Notice{.code = Notice::Code::VacuumImpossible, .detail = copy.obstacle});
    const QString folder = m_folder.location().folder;
    if (const auto facts = fileFacts(folder); facts && facts->othersMayWrite)
        m_warnings.append(
            Notice{.code = Notice::Code::FolderOpenToOthers, .subject = folder, .detail = {}});
    for (const QString &place : {m_source.path, folder}) {
        if (isNetworkFileSystem(place))
            m_warnings.append(Notice{.code = Notice::Code::NetworkFolder, .subject = place});
    }
}

} // namespace

EmptyFile whenEmpty(BackupType type)
{
    return type == BackupType::Manual || type == BackupType::Auto ? EmptyFile::Allowed
                                                                  : EmptyFile::Refused;
}

std::optional<Backup> newestIntact(const QList<Backup> &newestFirst)
{
    for (const Backup &backup : newestFirst) {
        if (backup.state != BackupState::Intact)
            continue;
        const auto facts = fileFacts(backup.path, Links::DoNotFollow);
        if (facts && facts->regular && facts->size == backup.sizeBytes)
            return backup;
    }
    return std::nullopt;
}

Result<CreateResult> runBackup(const BackupFolder &folder, Catalogue &catalogue,
                               const BackupRequest &request, const JobContext &context,
                               const std::function<void()> &workBegins)
{
    return BackupJob(folder, catalogue, request, context).run(workBegins);
}

} // namespace litekeep
