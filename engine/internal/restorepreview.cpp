// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/restorepreview.h"

#include "engine/internal/openprograms.h"
#include "engine/internal/privatefile.h"
#include "engine/internal/snapshot.h"
#include "engine/internal/sourcedatabase.h"
#include "engine/internal/sqlitehandle.h"

#include <QRegularExpression>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// A stop token that fires when the time is up or the caller stops.
class TimeLimit
{
public:
    TimeLimit(std::chrono::milliseconds limit, const std::stop_token &outer)
        : m_linked(outer, [this] { m_source.request_stop(); }),
          m_timer([this, limit](const std::stop_token &end) {
              std::unique_lock lock(m_mutex);
              m_wake.wait_for(lock, end, limit, [] { return false; });
              m_source.request_stop();
          })
    {}
    std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    std::stop_callback<std::function<void()>> m_linked;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::jthread m_timer; // last: joined before what it uses goes
};

struct TableFacts
{
    qint64 rows = -1;
    QString newest;
};

struct SideFacts
{
    bool readable = false; ///< its tables are known
    bool complete = false;
    qint64 userVersion = 0;
    QMap<QString, TableFacts> tables;
};

/// A name of its own, so that no job that starts meanwhile reserves the same; the name of a
/// leftover, so that a killed preview is swept.
class PreviewFile
{
public:
    static Result<PreviewFile> make(const BackupLocation &location)
    {
        // Far from any real time: only previews bear such names.
        static std::atomic<int> counter = 0;
        const QDateTime never(QDate(1970, 1, 1), QTime(0, 0), Qt::UTC);
        const qint64 seconds = qint64(::getpid()) * 1000 + counter.fetch_add(1) % 1000;
        return Reservation::make(location, never.addSecs(seconds), BackupType::Safety)
            .map([](Reservation names) { return PreviewFile(std::move(names)); });
    }
    QString path() const { return m_names.snapshotPath(); }

private:
    explicit PreviewFile(Reservation names) : m_names(std::move(names)) {}
    Reservation m_names;
};

/// Texts like 2026-11-22…, and whole seconds or milliseconds since 1970 of this age of the world.
QString asTime(const QVariant &value)
{
    static const QRegularExpression isoDate(u"\\A(19|20)\\d\\d-[01]\\d-[0-3]\\d"_s);
    if (value.typeId() == QMetaType::QString) {
        const QString text = value.toString();
        return isoDate.match(text).hasMatch() ? text.left(19) : QString();
    }
    bool isNumber = false;
    auto number = qint64(value.toDouble(&isNumber));
    constexpr qint64 year1990 = 631'152'000;
    constexpr qint64 year2100 = 4'102'444'800;
    if (number > year1990 * 1000 && number < year2100 * 1000)
        number /= 1000;
    if (!isNumber || number < year1990 || number > year2100)
        return {};
    return QDateTime::fromSecsSinceEpoch(number, Qt::UTC).toString(Qt::ISODate);
}

QStringList timeColumns(SqliteConnection &connection, const QString &table)
{
    static const QRegularExpression likely(
        u"(^|_)(created|updated|modified|changed|date|time|timestamp|at|ts|when|last|seen)($|_)"_s,
        QRegularExpression::CaseInsensitiveOption);
    QStringList columns;
    static_cast<void>(connection.forEachRow(
        u"SELECT name, type FROM pragma_table_info(?)"_s, {table}, [&](const QSqlQuery &row) {
            const QString type = row.value(1).toString().toUpper();
            if (likely.match(row.value(0).toString()).hasMatch() || type.contains("DATE"_L1)
                || type.contains("TIME"_L1))
                columns.append(row.value(0).toString());
            return columns.size() < 4;
        }));
    return columns;
}

TableFacts lookAtTable(SqliteConnection &connection, const QString &table)
{
    TableFacts facts;
    const QString from = u" FROM "_s % quotedIdentifier(table);
    if (const auto count = connection.scalar(u"SELECT count(*)"_s % from))
        facts.rows = count->toLongLong();
    const QStringList columns = timeColumns(connection, table);
    for (const QString &column : columns) {
        const auto newest =
            connection.scalar(u"SELECT max("_s % quotedIdentifier(column) % u')' % from);
        const QString time = newest ? asTime(*newest) : QString();
        facts.newest = std::max(facts.newest, time);
    }
    return facts;
}

SideFacts lookAtFile(const QString &path, const std::stop_token &stop)
{
    SideFacts side;
    const auto connection = openPrivate(path, PrivateAccess::Sealed, stop);
    if (!connection)
        return side;
    const StatementWatch watch((*connection)->database(), stop);
    QStringList tables;
    const auto listed =
        (*connection)
            ->forEachRow(u"SELECT name FROM sqlite_schema WHERE type='table' AND rootpage>0"
                         " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"_s,
                         {}, [&](const QSqlQuery &row) {
                             tables.append(row.value(0).toString());
                             return true;
                         });
    if (!listed)
        return side;
    side.readable = true;
    if (const auto version = (*connection)->scalar(u"PRAGMA user_version"_s))
        side.userVersion = version->toLongLong();
    for (const QString &table : std::as_const(tables))
        side.tables.insert(table,
                           stop.stop_requested() ? TableFacts() : lookAtTable(**connection, table));
    side.complete = !stop.stop_requested();
    return side;
}

/// What a person should see first: rows that appear or vanish. A table without rows counts as
/// one, what could not be counted as none.
qint64 weight(const TableDifference &difference)
{
    const auto then = difference.rowsInBackup;
    const auto now = difference.rowsNow;
    if (then == -1 || now == -1)
        return 0;
    return qAbs(then.value_or(-1) - now.value_or(-1));
}

QList<TableDifference> differences(const SideFacts &then, const SideFacts &now)
{
    QMap<QString, TableDifference> byName;
    for (auto [table, facts] : then.tables.asKeyValueRange()) {
        byName[table].rowsInBackup = facts.rows;
        byName[table].newestInBackup = facts.newest;
    }
    for (auto [table, facts] : now.tables.asKeyValueRange()) {
        byName[table].rowsNow = facts.rows;
        byName[table].newestNow = facts.newest;
    }
    // "No such table" may be said only of a list that is known.
    for (TableDifference &difference : byName) {
        if (!then.readable && !difference.rowsInBackup)
            difference.rowsInBackup = -1;
        if (!now.readable && !difference.rowsNow)
            difference.rowsNow = -1;
    }
    QList<TableDifference> list;
    for (auto [table, difference] : byName.asKeyValueRange()) {
        difference.table = table;
        list.append(difference);
    }
    std::stable_sort(
        list.begin(), list.end(),
        [](const TableDifference &a, const TableDifference &b) { return weight(a) > weight(b); });
    return list;
}

Result<SideFacts> lookAtDatabaseNow(const BackupLocation &location, const std::stop_token &stop)
{
    const auto source = lookAtDatabase(location.database, stop);
    if (!source)
        return tl::unexpected(source.error());
    const auto file = PreviewFile::make(location);
    if (!file)
        return tl::unexpected(file.error());
    ProgressReporter silent({});
    constexpr std::chrono::seconds patience{2};
    const JobContext context{.stop = stop, .progress = &silent, .patience = patience};
    return takeSnapshot(*source, file->path(), context).map([&] {
        return lookAtFile(file->path(), stop);
    });
}

} // namespace

Result<RestorePreview> previewRestore(const BackupLocation &location, const Backup &backup,
                                      std::chrono::milliseconds limit, const std::stop_token &stop)
{
    RestorePreview preview{.backup = backup};
    const DatabaseUsers users = usersOfDatabase(location.database, stop);
    preview.openedBy = users.programs;
    preview.openedByOthers = users.others;
    const TimeLimit all(limit, stop);
    const SideFacts then = [&] {
        const TimeLimit half(limit / 2, stop);
        return lookAtFile(backup.path, half.token());
    }();
    const auto now = lookAtDatabaseNow(location, all.token());
    if (stop.stop_requested())
        return failure(ErrorCode::Cancelled);
    preview.userVersionInBackup = then.userVersion;
    preview.databaseReadable = now && now->readable;
    const bool timeIsUp = !now && now.error().code == ErrorCode::Cancelled;
    if (!now && !timeIsUp)
        preview.problem = now.error().text();
    preview.userVersionNow = now ? now->userVersion : 0;
    preview.tables = differences(then, now.value_or(SideFacts()));
    preview.complete = then.complete && now && now->complete;
    return preview;
}

} // namespace litekeep
