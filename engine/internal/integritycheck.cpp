// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/integritycheck.h"

#include "engine/internal/sqlitehandle.h"

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr int reportedLines = 20;

/// Runs one checking pragma. Its rows are complaints, or a single "ok".
SqlResult<CheckVerdict> runCheck(SqliteConnection &connection, const QString &check,
                                 const std::stop_token &stop)
{
    QStringList complaints;
    const auto ran = connection.forEachRow(u"PRAGMA "_s % check, {}, [&](const QSqlQuery &row) {
        complaints.append(row.value(0).toString());
        return true;
    });
    // A stopped read shows up as a complaint ("unable to get the page"), not as an error.
    if (stop.stop_requested())
        return tl::unexpected(SqlError{.code = 9, .words = u"interrupted"_s});
    if (!ran)
        return tl::unexpected(ran.error());
    if (complaints == QStringList{u"ok"_s})
        return CheckVerdict{};
    return CheckVerdict{.kind = CheckVerdict::Kind::Damaged, .detail = complaints.join(u'\n')};
}

/// An error that says something about the database, not about the surroundings.
bool isAboutContent(const SqlError &error)
{
    return error.isDamage() || error.primary() == 1;
}

/// "no such collation sequence: X", "no such module: X", "unknown tokenizer: X",
/// "vtable constructor failed: X": the schema is readable, but needs the app's own code.
bool lacksAppCode(const SqlError &error)
{
    if (error.primary() != 1)
        return false;
    static constexpr QLatin1StringView phrases[] = {"no such collation sequence"_L1,
                                                    "no such function"_L1,
                                                    "unknown function"_L1,
                                                    "no such module"_L1,
                                                    "tokenizer"_L1,
                                                    "vtable constructor failed"_L1,
                                                    "unsafe use of"_L1,
                                                    "no such table"_L1};
    return std::any_of(std::begin(phrases), std::end(phrases),
                       [&](QLatin1StringView phrase) { return error.words.contains(phrase); });
}

/// The whole cannot be checked; look at each table on its own.
SqlResult<CheckVerdict> checkTableByTable(SqliteConnection &connection, const SqlError &obstacle)
{
    QStringList tables;
    const auto listed =
        connection.forEachRow(u"SELECT name FROM sqlite_schema WHERE type='table' AND rootpage>0"_s,
                              {}, [&](const QSqlQuery &row) {
                                  tables.append(row.value(0).toString());
                                  return true;
                              });
    if (!listed && !isAboutContent(listed.error()))
        return tl::unexpected(listed.error());
    CheckVerdict verdict{.kind = CheckVerdict::Kind::CannotRun, .detail = obstacle.text()};
    for (const QString &table : std::as_const(tables)) {
        auto checked = checkTable(connection, table);
        if (checked && checked->kind == CheckVerdict::Kind::Damaged)
            return checked;
        if (!checked && checked.error().isDamage())
            return CheckVerdict{.kind = CheckVerdict::Kind::Damaged,
                                .detail = checked.error().text()};
        if (!checked && !isAboutContent(checked.error()))
            return tl::unexpected(checked.error());
    }
    return verdict;
}

SqlResult<CheckVerdict> judge(SqliteConnection &connection, SqlResult<CheckVerdict> checked)
{
    if (checked || !isAboutContent(checked.error()))
        return checked;
    if (lacksAppCode(checked.error()))
        return checkTableByTable(connection, checked.error());
    return CheckVerdict{.kind = CheckVerdict::Kind::Damaged, .detail = checked.error().text()};
}

} // namespace

void mapIntoMemory(SqliteConnection &connection)
{
    static_cast<void>(connection.execute(u"PRAGMA mmap_size=2147418112"_s));
}

SqlResult<CheckVerdict> checkIntegrity(SqliteConnection &connection, const std::stop_token &stop)
{
    const StatementWatch watch(connection.database(), stop);
    return judge(connection,
                 runCheck(connection, u"integrity_check(%1)"_s.arg(reportedLines), stop));
}

SqlResult<CheckVerdict> checkQuickly(SqliteConnection &connection, const std::stop_token &stop)
{
    const StatementWatch watch(connection.database(), stop);
    return judge(connection, runCheck(connection, u"quick_check(%1)"_s.arg(reportedLines), stop));
}

SqlResult<CheckVerdict> checkTable(SqliteConnection &connection, const QString &table)
{
    const std::stop_token stop = connection.monitor()->stop;
    return runCheck(connection, u"integrity_check("_s % quotedIdentifier(table) % u')', stop);
}

} // namespace litekeep
