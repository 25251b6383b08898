// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/attention.h"
#include "app/cli/automaticoutput.h"
#include "app/cli/command.h"
#include "app/cli/jsonoutput.h"
#include "app/cli/keptplaces.h"
#include "app/cli/statuses.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "app/cli/textoutput.h"
#include "engine/databaselist.h"
#include "engine/format.h"

#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

std::optional<Failure> wrongUse(const Request &request)
{
    const bool add = request.has(OptionId::Add);
    const bool remove = request.has(OptionId::Remove);
    if (add && remove)
        return usageFailure(Text::tr("--add and --remove do not go together."));
    if ((add || remove) == request.arguments.isEmpty())
        return usageFailure(Text::tr("Files are named with --add or --remove."));
    if (request.has(OptionId::Folder) && request.arguments.size() != 1)
        return usageFailure(Text::tr("--folder belongs to exactly one database."));
    return std::nullopt;
}

/// All of them or none, where the names alone can tell.
std::optional<Error> change(const Request &request)
{
    const QString folder = request.value(OptionId::Folder);
    const bool add = request.has(OptionId::Add);
    for (const QString &path : request.arguments) {
        if (add && !QFileInfo::exists(path))
            return Error{ErrorCode::DatabaseMissing, path};
    }
    for (const QString &path : request.arguments) {
        const auto done = add ? keepDatabase(path, folder) : forgetDatabase(path, folder);
        if (!done)
            return done.error();
    }
    return std::nullopt;
}

QJsonObject databaseObject(const KeptDatabase &database, const Result<BackupStatus> &asked)
{
    BackupStatus status;
    status.state = BackupStatus::State::Unreachable;
    status.folder = database.folder;
    status.error = asked ? std::nullopt : std::optional<Error>(asked.error());
    if (asked)
        status = *asked;
    return {{u"database"_s, database.path},
            {u"folder"_s, status.folder},
            {u"added_at"_s, timeOrNull(database.addedAt)},
            {u"state"_s, status.stateName()},
            {u"message"_s, status.text()},
            {u"needs_attention"_s, needsAttention(status)},
            {u"backup_enabled"_s, status.settings.enabled},
            {u"kept_by"_s, textOrNull(status.keptBy)},
            {u"last_good_at"_s, timeOrNull(status.lastGoodAt)},
            {u"next_due_at"_s, timeOrNull(status.nextDueAt.value_or(QDateTime()))}};
}

QString whenText(const std::optional<QDateTime> &time)
{
    if (!time || !time->isValid())
        return u"-"_s;
    return formatDateTime(*time, QDateTime::currentDateTimeUtc(), QLocale());
}

QString databasesText(const QList<KeptDatabase> &databases,
                      const QList<Result<BackupStatus>> &statuses)
{
    if (databases.isEmpty())
        return Text::tr("No database is on the list yet; \"litekeepctl databases --add FILE\" "
                        "puts one on it.")
               + u'\n';
    QList<QStringList> rows{{Text::tr("Database"), Text::tr("Last good"), Text::tr("Next"),
                             Text::tr("Backups in"), Text::tr("State"), Text::tr("Schedule")}};
    for (qsizetype i = 0; i < databases.size(); ++i) {
        const auto &status = statuses.at(i);
        if (status)
            rows.append({printable(databases.at(i).path), whenText(status->lastGoodAt),
                         whenText(status->nextDueAt), printable(status->folder),
                         printable(status->text()), status->keptByText()});
        else
            rows.append({printable(databases.at(i).path), u"-"_s, u"-"_s,
                         printable(databases.at(i).folder), printable(status.error().text())});
    }
    return alignedTable(rows);
}

} // namespace

Outcome databasesCommand(const Request &request)
{
    if (const auto wrong = wrongUse(request))
        return failed(*wrong);
    if (const auto error = change(request))
        return failed(*error);
    const auto databases = keptDatabases();
    if (!databases)
        return failed(databases.error());
    QList<KeptPlace> places;
    for (const KeptDatabase &database : *databases)
        places.append({database.path, database.folder});
    const auto statuses = statusesOf(places, request);
    if (!statuses)
        return failed(statuses.error());
    QJsonArray array;
    for (qsizetype i = 0; i < databases->size(); ++i)
        array.append(databaseObject(databases->at(i), statuses->at(i)));
    Outcome outcome;
    outcome.json = QJsonObject{{u"databases"_s, array}};
    outcome.text = databasesText(*databases, *statuses);
    outcome.isAnswer = true;
    return outcome;
}

} // namespace litekeep::cli
