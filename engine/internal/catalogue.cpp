// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/catalogue.h"

#include "engine/internal/backupnames.h"
#include "engine/internal/catalogueschema.h"
#include "engine/internal/ordinaryfile.h"
#include "engine/internal/sqlitehandle.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr auto damageMark = "unusable catalogue: "_L1;
constexpr int waitForOthersMs = 5000;
constexpr int historyLimit = 1000;
constexpr int mostHours = 8760;
constexpr int mostKept = 1000;

constexpr auto backupColumns =
    "sequence, id, filename, size_bytes, backup_type, created_at, sha256, state, state_detail, "
    "method, proved_at, pinned, note, source_size, source_wal_size, source_tables, source_rows, "
    "source_page_size, source_user_version, source_application_id, source_encoding, "
    "source_auto_vacuum, source_journal_mode"_L1;

QString toText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QVariant toNullableText(const QDateTime &time)
{
    return time.isValid() ? QVariant(toText(time)) : QVariant(QMetaType::fromType<QString>());
}

/// What toText() writes, "2026-11-22T08:15:00.000Z", read without Qt's general parser: it takes
/// most of the time that a list of thousands takes.
QDateTime readOwnForm(const QString &text)
{
    constexpr QStringView form = u"0000-00-00T00:00:00.000Z";
    if (text.size() != form.size())
        return {};
    for (qsizetype i = 0; i < form.size(); ++i) {
        const bool digit = text.at(i) >= u'0' && text.at(i) <= u'9';
        if (form.at(i) == u'0' ? !digit : text.at(i) != form.at(i))
            return {};
    }
    const auto number = [&](qsizetype from, qsizetype length) {
        int value = 0;
        for (const QChar digit : QStringView(text).mid(from, length))
            value = value * 10 + digit.unicode() - u'0';
        return value;
    };
    const QDate date(number(0, 4), number(5, 2), number(8, 2));
    const QTime time(number(11, 2), number(14, 2), number(17, 2), number(20, 3));
    return date.isValid() && time.isValid() ? QDateTime(date, time, Qt::UTC) : QDateTime();
}

QDateTime toTime(const QVariant &value)
{
    const QString text = value.toString();
    const QDateTime time = readOwnForm(text);
    return time.isValid() ? time : QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

/// A null QString would be stored as NULL.
QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

SourceFacts sourceFrom(const QSqlQuery &row, int column)
{
    SourceFacts source;
    source.sizeBytes = row.value(column).toLongLong();
    source.walBytes = row.value(column + 1).toLongLong();
    source.tables = row.value(column + 2).toLongLong();
    source.rows = row.value(column + 3).toLongLong();
    source.pageSize = row.value(column + 4).toInt();
    source.userVersion = row.value(column + 5).toLongLong();
    source.applicationId = row.value(column + 6).toLongLong();
    source.encoding = row.value(column + 7).toString();
    source.autoVacuum = row.value(column + 8).toInt();
    source.journalMode =
        journalModeFromName(row.value(column + 9).toString()).value_or(JournalMode::Rollback);
    return source;
}

Backup backupFrom(const QSqlQuery &row, const BackupLocation &location)
{
    Backup backup;
    backup.sequence = row.value(0).toLongLong();
    backup.id = row.value(1).toString();
    backup.fileName = row.value(2).toString();
    backup.path = location.file(backup.fileName);
    backup.sizeBytes = qMax<qint64>(0, row.value(3).toLongLong());
    backup.type = typeFromName(row.value(4).toString()).value_or(BackupType::Imported);
    backup.createdAt = toTime(row.value(5));
    backup.sha256 = row.value(6).toString();
    backup.state = stateFromName(row.value(7).toString()).value_or(BackupState::Unproved);
    backup.stateDetail = row.value(8).toString();
    backup.method = methodFromName(row.value(9).toString()).value_or(BackupMethod::Pages);
    backup.provedAt = toTime(row.value(10));
    backup.pinned = row.value(11).toBool();
    backup.note = row.value(12).toString();
    backup.source = sourceFrom(row, 13);
    return backup;
}

QVariantList valuesOf(const Backup &backup, const QString &fingerprint)
{
    return {backup.id,
            backup.fileName,
            backup.sizeBytes,
            typeName(backup.type),
            toText(backup.createdAt),
            notNull(backup.sha256),
            stateName(backup.state),
            notNull(backup.stateDetail),
            methodName(backup.method),
            toNullableText(backup.provedAt),
            int(backup.pinned),
            notNull(backup.note),
            backup.source.sizeBytes,
            backup.source.walBytes,
            backup.source.tables,
            backup.source.rows,
            backup.source.pageSize,
            backup.source.userVersion,
            backup.source.applicationId,
            notNull(backup.source.encoding),
            backup.source.autoVacuum,
            journalModeName(backup.source.journalMode),
            notNull(fingerprint)};
}

/// A file that is there but is not ours: wrong format, or tables that are missing.
bool meansDamage(const SqlError &error)
{
    return error.isDamage() || (error.primary() == 1 && error.words.contains("no such"_L1));
}

} // namespace

bool isCatalogueDamage(const Error &error)
{
    return error.code == ErrorCode::CatalogueFailed && error.detail.startsWith(damageMark);
}

int Catalogue::currentVersion()
{
    return newestCatalogueVersion();
}

Error Catalogue::error(const SqlError &error) const
{
    const auto code = error.isFull()   ? ErrorCode::DiskFull
                      : error.isBusy() ? ErrorCode::FolderBusy
                                       : ErrorCode::CatalogueFailed;
    const QString detail = meansDamage(error) ? damageMark % error.text() : error.text();
    return Error{.code = code, .subject = m_location.folder, .detail = detail};
}

Result<Catalogue> Catalogue::connect(const BackupLocation &location, bool readOnly)
{
    Catalogue catalogue;
    catalogue.m_location = location;
    // SQLite writes into a journal that it finds, and what it writes there another name would show.
    for (const QString &end : {u""_s, u"-journal"_s, u"-wal"_s, u"-shm"_s}) {
        if (!isFreeOrOrdinary(location.catalogue() % end))
            return failure(ErrorCode::FolderUnsafe, location.catalogue() % end);
    }
    if (const auto attached = catalogue.attach(location.catalogue(), readOnly); !attached)
        return tl::unexpected(catalogue.error(attached.error()));
    return catalogue;
}

SqlResult<void> Catalogue::attach(const QString &path, bool readOnly)
{
    return SqliteConnection::open(path, {.readOnly = readOnly, .busyTimeoutMs = waitForOthersMs})
        .map([this](std::unique_ptr<SqliteConnection> connection) {
            m_connection = std::move(connection);
            hardenConnection(m_connection->database());
        });
}

/// A writer was killed in the middle: its journal must be rolled back first, which only a
/// read-write connection may do. This is our own file, so it is no change to what it says. Who
/// may only read lets that happen in a copy.
Result<Catalogue> Catalogue::recover(const BackupLocation &location)
{
    const bool mayWrite = mayWriteFolder(location.folder) && mayWriteFile(location.catalogue());
    return mayWrite ? connect(location, false) : connectCopy(location);
}

Result<Catalogue> Catalogue::connectCopy(const BackupLocation &location)
{
    Catalogue catalogue;
    catalogue.m_location = location;
    catalogue.m_copy = std::make_unique<QTemporaryDir>();
    const QString copy = catalogue.m_copy->filePath(u"catalogue.db"_s);
    const auto factsNow = [&location] {
        return std::pair(fileFacts(location.catalogue()),
                         fileFacts(location.catalogue() % u"-journal"_s));
    };
    const auto before = factsNow();
    for (const QString &end : {u""_s, u"-journal"_s}) {
        if (!QFile::copy(location.catalogue() % end, copy % end)
            || !QFile::setPermissions(copy % end, QFile::ReadOwner | QFile::WriteOwner))
            return failure(ErrorCode::CatalogueFailed, location.folder,
                           u"its journal cannot be rolled back, and it cannot be copied"_s);
    }
    if (before != factsNow()) // its owner has come back
        return failure(ErrorCode::FolderBusy, location.folder);
    if (const auto attached = catalogue.attach(copy, false); !attached)
        return tl::unexpected(catalogue.error(attached.error()));
    return catalogue;
}

Result<Catalogue> Catalogue::open(const BackupLocation &location)
{
    if (!fileFacts(location.catalogue(), Links::DoNotFollow)) {
        const auto created = createExclusively(location.catalogue());
        if (!created && created.error().code != ErrorCode::TargetExists)
            return tl::unexpected(created.error());
    }
    auto catalogue = connect(location, false);
    if (!catalogue)
        return catalogue;
    return catalogue->prepare().map([&] { return std::move(*catalogue); });
}

Result<Catalogue> Catalogue::openReadOnly(const BackupLocation &location)
{
    if (!fileFacts(location.catalogue(), Links::DoNotFollow))
        return failure(ErrorCode::CatalogueFailed, location.folder,
                       damageMark % u"it is missing"_s);
    auto catalogue = connect(location, true);
    if (!catalogue)
        return catalogue;
    auto version = catalogue->m_connection->scalar(u"PRAGMA user_version"_s);
    if (!version && version.error().needsRecovery()) {
        catalogue = recover(location);
        if (!catalogue)
            return catalogue;
        version = catalogue->m_connection->scalar(u"PRAGMA user_version"_s);
    }
    if (!version)
        return tl::unexpected(catalogue->error(version.error()));
    if (version->toInt() > newestCatalogueVersion())
        return failure(ErrorCode::CatalogueNewer, location.folder);
    if (version->toInt() <= 0)
        return failure(ErrorCode::CatalogueFailed, location.folder, damageMark % u"it is empty"_s);
    catalogue->m_version = version->toInt();
    return catalogue;
}

Result<void> Catalogue::prepare()
{
    const auto toError = [this](const SqlError &failed) { return error(failed); };
    // A commit is the removal of its journal; only EXTRA brings that to the disk too, and with it
    // what we then call done (SQLite: pragma.html#pragma_synchronous).
    const auto synchronous = m_connection->execute(u"PRAGMA synchronous=EXTRA"_s);
    const auto checked =
        synchronous.and_then([&] { return m_connection->scalar(u"PRAGMA quick_check(1)"_s); });
    if (!checked)
        return tl::unexpected(toError(checked.error()));
    if (checked->toString() != "ok"_L1)
        return failure(ErrorCode::CatalogueFailed, m_location.folder,
                       damageMark % checked->toString());
    const auto version = m_connection->scalar(u"PRAGMA user_version"_s);
    if (version && version->toInt() > newestCatalogueVersion())
        return failure(ErrorCode::CatalogueNewer, m_location.folder);
    // Somebody else's database under our name must not get our tables.
    const auto objects = m_connection->scalar(u"SELECT count(*) FROM sqlite_schema"_s);
    if (version && version->toInt() == 0 && objects && objects->toInt() > 0)
        return failure(ErrorCode::CatalogueFailed, m_location.folder,
                       damageMark % u"it is another database"_s);
    if (version && version->toInt() < 0)
        return failure(ErrorCode::CatalogueFailed, m_location.folder,
                       damageMark % u"impossible version"_s);
    m_version = newestCatalogueVersion();
    return migrateCatalogue(*m_connection)
        .map_error(toError)
        .and_then([&] { return judgeTables(); })
        .and_then([&] { return setUpSettings(); });
}

/// Sound as a database, but no catalogue: tables are gone or are views now, or no number is left
/// for the next backup.
Result<void> Catalogue::judgeTables()
{
    constexpr qint64 largestNumber = qint64(1) << 53;
    const auto damaged = [this](const QString &detail) {
        return failure(ErrorCode::CatalogueFailed, m_location.folder, damageMark % detail);
    };
    const auto tables =
        m_connection->scalar(u"SELECT count(*) FROM sqlite_schema WHERE type = 'table'"
                             " AND name IN ('settings', 'backups', 'history')"_s);
    if (!tables)
        return tl::unexpected(error(tables.error()));
    if (tables->toInt() != 3)
        return damaged(u"its tables are missing"_s);
    const auto largest =
        m_connection->scalar(u"SELECT max(n) FROM (SELECT seq AS n FROM sqlite_sequence"
                             " UNION ALL SELECT max(sequence) FROM backups"
                             " UNION ALL SELECT max(id) FROM history)"_s);
    if (!largest)
        return tl::unexpected(error(largest.error()));
    if (largest->toLongLong() > largestNumber)
        return damaged(u"impossible numbers"_s);
    return {};
}

Result<void> Catalogue::setUpSettings()
{
    const auto toError = [this](const SqlError &failed) { return error(failed); };
    const auto path = m_connection->scalar(u"SELECT database_path FROM settings WHERE id=1"_s);
    if (!path)
        return tl::unexpected(toError(path.error()));
    if (path->toString() == m_location.database)
        return {};
    return m_connection
        ->execute(u"INSERT INTO settings (id, database_path) VALUES (1, ?)"
                  " ON CONFLICT (id) DO UPDATE SET database_path = excluded.database_path"_s,
                  {m_location.database})
        .map_error(toError);
}

Result<BackupSettings> Catalogue::settings()
{
    BackupSettings settings;
    return m_connection
        ->forEachRow(u"SELECT backup_enabled, backup_interval_hours, backup_retention_count,"
                     " skip_unchanged FROM settings WHERE id=1"_s,
                     {},
                     [&](const QSqlQuery &row) {
                         settings.enabled = row.value(0).toBool();
                         settings.intervalHours = std::clamp(row.value(1).toInt(), 1, mostHours);
                         settings.retentionCount = std::clamp(row.value(2).toInt(), 1, mostKept);
                         settings.skipUnchanged = row.value(3).toBool();
                         return true;
                     })
        .map([&] { return settings; })
        .map_error([this](const SqlError &failed) { return error(failed); });
}

Result<void> Catalogue::changeSettings(const SettingsChange &change, const QDateTime &now)
{
    const auto number = [](const std::optional<int> &value, int most) {
        return value ? QVariant(std::clamp(*value, 1, most)) : QVariant();
    };
    const auto truth = [](const std::optional<bool> &value) {
        return value ? QVariant(int(*value)) : QVariant();
    };
    const QVariant enabled = truth(change.enabled);
    return write(u"UPDATE settings SET backup_enabled=coalesce(?, backup_enabled),"
                 " backup_interval_hours=coalesce(?, backup_interval_hours),"
                 " backup_retention_count=coalesce(?, backup_retention_count),"
                 " skip_unchanged=coalesce(?, skip_unchanged),"
                 " enabled_at = CASE WHEN coalesce(?, backup_enabled) = 0 THEN NULL"
                 "  WHEN backup_enabled = 1 AND enabled_at IS NOT NULL THEN enabled_at"
                 "  ELSE ? END WHERE id=1"_s,
                 {enabled, number(change.intervalHours, mostHours),
                  number(change.retentionCount, mostKept), truth(change.skipUnchanged), enabled,
                  toText(now)});
}

Result<AutomaticFacts> Catalogue::automaticFacts()
{
    AutomaticFacts facts;
    if (m_version < 4)
        return facts;
    return m_connection
        ->forEachRow(u"SELECT enabled_at, paused_until, collapse_state, collapse_id,"
                     " collapse_previous_id FROM settings WHERE id=1"_s,
                     {},
                     [&](const QSqlQuery &row) {
                         facts.enabledAt = toTime(row.value(0));
                         facts.pausedUntil = toTime(row.value(1));
                         const QString state = row.value(2).toString();
                         if (!state.isEmpty())
                             facts.collapse = state == "stopped"_L1 ? CollapseAnswer::Stopped
                                                                    : CollapseAnswer::Asked;
                         facts.collapseId = row.value(3).toString();
                         facts.collapsePreviousId = row.value(4).toString();
                         return true;
                     })
        .map([&] { return facts; })
        .map_error([this](const SqlError &failed) { return error(failed); });
}

Result<void> Catalogue::setPausedUntil(const QDateTime &until)
{
    return write(u"UPDATE settings SET paused_until=? WHERE id=1"_s, {toNullableText(until)});
}

Result<void> Catalogue::setCollapse(CollapseAnswer answer, const QString &id,
                                    const QString &previousId)
{
    const QString state = answer == CollapseAnswer::None    ? u""_s
                          : answer == CollapseAnswer::Asked ? u"asked"_s
                                                            : u"stopped"_s;
    return write(u"UPDATE settings SET collapse_state=?, collapse_id=?, collapse_previous_id=?"
                 " WHERE id=1"_s,
                 {state, notNull(id), notNull(previousId)});
}

Result<QList<Backup>> Catalogue::backups()
{
    QList<Backup> backups;
    return m_connection
        ->forEachRow(u"SELECT "_s % backupColumns % u" FROM backups ORDER BY sequence DESC"_s, {},
                     [&](const QSqlQuery &row) {
                         const Backup backup = backupFrom(row, m_location);
                         if (isBackupFileName(backup.fileName))
                             backups.append(backup);
                         return true;
                     })
        .map([&] { return backups; })
        .map_error([this](const SqlError &failed) { return error(failed); });
}

Result<Backup> Catalogue::insert(const Backup &backup, const QString &fingerprint)
{
    return m_connection
        ->scalar(u"INSERT INTO backups (id, filename, size_bytes, backup_type, created_at, sha256,"
                 " state, state_detail, method, proved_at, pinned, note, source_size,"
                 " source_wal_size, source_tables, source_rows, source_page_size,"
                 " source_user_version, source_application_id, source_encoding,"
                 " source_auto_vacuum, source_journal_mode, source_fingerprint)"
                 " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING sequence"_s,
                 valuesOf(backup, fingerprint))
        .map([&](const QVariant &sequence) {
            Backup stored = backup;
            stored.sequence = sequence.toLongLong();
            return stored;
        })
        .map_error([this](const SqlError &failed) { return error(failed); });
}

Result<void> Catalogue::write(const QString &sql, const QVariantList &values)
{
    return m_connection->execute(sql, values).map_error([this](const SqlError &failed) {
        return error(failed);
    });
}

Result<void> Catalogue::setState(const QString &id, BackupState state, const QString &detail)
{
    return write(u"UPDATE backups SET state=?, state_detail=? WHERE id=?"_s,
                 {stateName(state), notNull(detail), id});
}

Result<void> Catalogue::setProof(const Backup &checked)
{
    return write(u"UPDATE backups SET size_bytes=?, sha256=?, state=?, state_detail=?, proved_at=?"
                 " WHERE id=?"_s,
                 {checked.sizeBytes, notNull(checked.sha256), stateName(checked.state),
                  notNull(checked.stateDetail), toNullableText(checked.provedAt), checked.id});
}

Result<void> Catalogue::setNote(const QString &id, const QString &note)
{
    return write(u"UPDATE backups SET note=? WHERE id=?"_s, {notNull(note), id});
}

Result<void> Catalogue::setPinned(const QString &id, bool pinned)
{
    return write(u"UPDATE backups SET pinned=? WHERE id=?"_s, {int(pinned), id});
}

Result<void> Catalogue::inTransaction(const std::function<SqlResult<void>()> &work)
{
    const auto done = [&]() -> SqlResult<void> {
        auto transaction = SqlTransaction::begin(*m_connection);
        if (!transaction)
            return tl::unexpected(transaction.error());
        return work().and_then([&] { return transaction->commit(); });
    }();
    return SqlResult<void>(done).map_error(
        [this](const SqlError &failed) { return error(failed); });
}

Result<void> Catalogue::markRemoving(const QStringList &ids)
{
    return inTransaction([&]() -> SqlResult<void> {
        for (const QString &id : ids) {
            if (auto marked =
                    m_connection->execute(u"UPDATE backups SET removing=1 WHERE id=?"_s, {id});
                !marked)
                return marked;
        }
        return {};
    });
}

Result<void> Catalogue::finishRemoving(const QStringList &removed, const QStringList &kept)
{
    return inTransaction([&]() -> SqlResult<void> {
        for (const QString &id : removed) {
            if (auto gone = m_connection->execute(u"DELETE FROM backups WHERE id=?"_s, {id}); !gone)
                return gone;
        }
        for (const QString &id : kept) {
            if (auto unmarked =
                    m_connection->execute(u"UPDATE backups SET removing=0 WHERE id=?"_s, {id});
                !unmarked)
                return unmarked;
        }
        return {};
    });
}

Result<QStringList> Catalogue::removing()
{
    QStringList ids;
    return m_connection
        ->forEachRow(u"SELECT id FROM backups WHERE removing <> 0"_s, {},
                     [&](const QSqlQuery &row) {
                         ids.append(row.value(0).toString());
                         return true;
                     })
        .map([&] { return ids; })
        .map_error([this](const SqlError &failed) { return error(failed); });
}

Result<QString> Catalogue::fingerprint(const QString &id)
{
    return m_connection->scalar(u"SELECT source_fingerprint FROM backups WHERE id=?"_s, {id})
        .map([](const QVariant &value) { return value.toString(); })
        .map_error([this](const SqlError &failed) { return error(failed); });
}

Result<void> Catalogue::setFingerprint(const QString &id, const QString &fingerprint)
{
    return m_connection
        ->execute(u"UPDATE backups SET source_fingerprint=? WHERE id=?"_s,
                  {notNull(fingerprint), id})
        .map_error([this](const SqlError &failed) { return error(failed); });
}

Result<void> Catalogue::addRun(const RunRecord &run)
{
    return beginRun(run).map([](qint64) {});
}

Result<qint64> Catalogue::beginRun(const RunRecord &run)
{
    const auto begun =
        m_connection
            ->scalar(u"INSERT INTO history (started_at, ended_at, reason, outcome, detail,"
                     " backup_id, safety_backup_id, damaged_folder, stopped, owes_wal, subject,"
                     " size_bytes) VALUES (?,?,?,?,?,?,?,?,?,?,?,?) RETURNING id"_s,
                     {toText(run.startedAt), toNullableText(run.endedAt), notNull(run.reason),
                      notNull(run.outcome), notNull(run.detail), notNull(run.backupId),
                      notNull(run.notes.safetyBackupId), notNull(run.notes.damagedFolder),
                      notNull(run.notes.stopped), int(run.notes.owesWal), notNull(run.subject),
                      run.sizeBytes})
            .map([](const QVariant &id) { return id.toLongLong(); })
            .map_error([this](const SqlError &failed) { return error(failed); });
    if (!begun)
        return begun;
    return write(u"DELETE FROM history WHERE id <= ? - ?"_s, {*begun, historyLimit})
        .and_then([&] {
            return write(u"DELETE FROM commands WHERE run_id <= ? - ?"_s, {*begun, historyLimit});
        })
        .map([&] { return *begun; });
}

Result<void> Catalogue::setRunNotes(qint64 id, const RestoreNotes &notes)
{
    return write(u"UPDATE history SET safety_backup_id=?, damaged_folder=?, stopped=?, owes_wal=?"
                 " WHERE id=?"_s,
                 {notNull(notes.safetyBackupId), notNull(notes.damagedFolder),
                  notNull(notes.stopped), int(notes.owesWal), id});
}

Result<QList<qint64>> Catalogue::runsOwingWal()
{
    QList<qint64> ids;
    return m_connection
        ->forEachRow(u"SELECT id FROM history WHERE owes_wal <> 0"_s, {},
                     [&](const QSqlQuery &row) {
                         ids.append(row.value(0).toLongLong());
                         return true;
                     })
        .map([&] { return ids; })
        .map_error([this](const SqlError &failed) { return error(failed); });
}

Result<void> Catalogue::settleWal()
{
    return write(u"UPDATE history SET owes_wal=0 WHERE owes_wal <> 0"_s, {});
}

Result<void> Catalogue::finishRun(qint64 id, const QString &outcome, const QString &detail,
                                  const QDateTime &endedAt)
{
    return write(u"UPDATE history SET ended_at=?, outcome=?, detail=? WHERE id=?"_s,
                 {toText(endedAt), notNull(outcome), notNull(detail), id});
}

Result<void> Catalogue::finishRun(const RunRecord &run)
{
    return write(u"UPDATE history SET ended_at=?, outcome=?, detail=?, backup_id=?, subject=?,"
                 " size_bytes=? WHERE id=?"_s,
                 {toText(run.endedAt), notNull(run.outcome), notNull(run.detail),
                  notNull(run.backupId), notNull(run.subject), run.sizeBytes, run.id});
}

Result<void> Catalogue::closeInterruptedRuns()
{
    // No time of the end: nobody knows it.
    return write(u"UPDATE history SET outcome='interrupted'"
                 " WHERE ended_at IS NULL AND outcome='' AND reason NOT IN ('restore', 'undo')"_s,
                 {});
}

Result<QList<RunRecord>> Catalogue::runs()
{
    QList<RunRecord> runs;
    if (m_version < 2)
        return runs;
    const auto take = [&](const QSqlQuery &row) {
        runs.append(RunRecord{.id = row.value(0).toLongLong(),
                              .startedAt = toTime(row.value(1)),
                              .endedAt = toTime(row.value(2)),
                              .reason = row.value(3).toString(),
                              .outcome = row.value(4).toString(),
                              .detail = row.value(5).toString(),
                              .backupId = row.value(6).toString(),
                              .notes = {.safetyBackupId = row.value(7).toString(),
                                        .damagedFolder = row.value(8).toString(),
                                        .stopped = row.value(9).toString(),
                                        .owesWal = row.value(12).toBool()},
                              .subject = row.value(10).toString(),
                              .sizeBytes = row.value(11).toLongLong()});
        return true;
    };
    const QString ofRestores =
        m_version < 3 ? u"'', '', ''"_s : u"safety_backup_id, damaged_folder, stopped"_s;
    const QString ofFailures = m_version < 4 ? u"'', -1"_s : u"subject, size_bytes"_s;
    const QString ofModes = m_version < 5 ? u"0"_s : u"owes_wal"_s;
    return m_connection
        ->forEachRow(u"SELECT id, started_at, ended_at, reason, outcome, detail, backup_id, "_s
                         % ofRestores % u", "_s % ofFailures % u", "_s % ofModes
                         % u" FROM history ORDER BY id DESC"_s,
                     {}, take)
        .map([&] { return runs; })
        .map_error([this](const SqlError &failed) { return error(failed); });
}

Result<void> Catalogue::addCommand(qint64 runId, const CommandRun &command)
{
    return write(u"INSERT OR REPLACE INTO commands (run_id, moment, program, outcome, code,"
                 " duration_ms, detail, output) VALUES (?,?,?,?,?,?,?,?)"_s,
                 {runId, command.momentName(), notNull(command.program), command.outcomeName(),
                  command.code, command.durationMs, notNull(command.detail),
                  notNull(command.output)});
}

Result<QHash<qint64, QList<CommandRun>>> Catalogue::commands()
{
    QHash<qint64, QList<CommandRun>> commands;
    if (m_version < 5)
        return commands;
    const auto take = [&](const QSqlQuery &row) {
        const bool before = row.value(1).toString() == "before"_L1;
        commands[row.value(0).toLongLong()].append(
            {.moment = before ? CommandRun::Moment::Before : CommandRun::Moment::After,
             .program = row.value(2).toString(),
             .outcome = commandOutcomeFromName(row.value(3).toString()),
             .code = row.value(4).toInt(),
             .durationMs = std::max<qint64>(0, row.value(5).toLongLong()),
             .detail = row.value(6).toString(),
             .output = row.value(7).toString()});
        return true;
    };
    return m_connection
        ->forEachRow(u"SELECT run_id, moment, program, outcome, code, duration_ms, detail,"
                     " substr(output, 1, 4096) FROM commands ORDER BY run_id, moment DESC"_s,
                     {}, take)
        .map([&] { return commands; })
        .map_error([this](const SqlError &failed) { return error(failed); });
}

Result<QString> setCatalogueAside(const BackupLocation &location)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    for (int attempt = 1; attempt < 1000; ++attempt) {
        const QString number = attempt > 1 ? u'-' % QString::number(attempt) : QString();
        const QString target = location.file(u"catalogue-damaged-"_s % stamp % number % u".db"_s);
        if (fileFacts(target, Links::DoNotFollow))
            continue;
        const QString source = location.catalogue();
        for (const QString &suffix : {u"-journal"_s, u"-wal"_s, u"-shm"_s}) {
            if (fileFacts(source % suffix, Links::DoNotFollow))
                static_cast<void>(renameWithoutReplacing(source % suffix, target % suffix));
        }
        return renameWithoutReplacing(source, target)
            .and_then([&] { return syncFolder(location.folder); })
            .map([&] { return target; });
    }
    return failure(ErrorCode::CatalogueFailed, location.folder, u"no free name to keep it under"_s);
}

} // namespace litekeep
