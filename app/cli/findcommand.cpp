// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/jsonoutput.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "app/cli/textoutput.h"
#include "engine/databasefinder.h"
#include "engine/databaselist.h"
#include "engine/format.h"

#include <QEventLoop>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

struct Search
{
    QList<FoundDatabase> found;
    FindSummary summary;
};

Search search(const FindOptions &options)
{
    Search result;
    QEventLoop loop;
    Interrupt interrupt;
    DatabaseFinder finder;
    QObject::connect(&finder, &DatabaseFinder::found, &loop,
                     [&](const QList<FoundDatabase> &databases) { result.found += databases; });
    QObject::connect(&finder, &DatabaseFinder::finished, &loop, [&](const FindSummary &summary) {
        result.summary = summary;
        loop.quit();
    });
    QObject::connect(&interrupt, &Interrupt::interrupted, &finder, &DatabaseFinder::cancel);
    finder.start(options);
    loop.exec();
    return result;
}

QJsonObject foundObject(const FoundDatabase &database)
{
    return {{u"database"_s, database.path},
            {u"size_bytes"_s, database.sizeBytes},
            {u"changed_at"_s, isoTime(database.changedAt)},
            {u"app"_s, textOrNull(database.app.id)},
            {u"app_name"_s, textOrNull(database.app.name)},
            {u"kept"_s, database.kept}};
}

QJsonObject searchObject(const Search &search)
{
    QJsonArray found;
    for (const FoundDatabase &database : search.found)
        found.append(foundObject(database));
    const FindSummary &summary = search.summary;
    return {{u"found"_s, found},
            {u"folders"_s, summary.folders},
            {u"skipped_folders"_s, summary.skippedFolders},
            {u"unreadable_count"_s, summary.unreadableFolders + summary.unreadableFiles},
            {u"unreadable"_s, QJsonArray::fromStringList(summary.unreadable)},
            {u"unnamable_count"_s, summary.unnamableFiles},
            {u"other_file_systems"_s, QJsonArray::fromStringList(summary.otherFileSystems)}};
}

QString searchText(const Search &search)
{
    if (search.found.isEmpty())
        return Text::tr("No databases found.") + u'\n';
    const QLocale locale;
    QList<QStringList> rows{{Text::tr("Size"), Text::tr("Changed"), Text::tr("App"),
                             Text::tr("Kept"), Text::tr("Database")}};
    for (const FoundDatabase &database : search.found)
        rows.append({formatSize(database.sizeBytes, locale),
                     formatDateTime(database.changedAt, QDateTime::currentDateTimeUtc(), locale),
                     database.app.name.isEmpty() ? u"-"_s : database.app.name,
                     database.kept ? Text::tr("yes", "database is kept") : u"-"_s,
                     printable(database.path)});
    return alignedTable(rows);
}

} // namespace

Outcome findCommand(const Request &request)
{
    FindOptions options{.folders = request.arguments,
                        .networkFolders = request.has(OptionId::Network)};
    if (options.folders.isEmpty())
        options.folders = DatabaseFinder::usualFolders();
    for (const QString &folder : std::as_const(options.folders)) {
        if (!QFileInfo(folder).isDir())
            return failed(Error{ErrorCode::DatabaseMissing, folder});
    }
    const auto kept = keptDatabases();
    if (!kept)
        return failed(kept.error());
    for (const KeptDatabase &database : *kept)
        options.kept.append(database.path);
    const Search result = search(options);
    if (result.summary.cancelled)
        return failed(Error{ErrorCode::Cancelled});
    Outcome outcome;
    outcome.json = searchObject(result);
    outcome.text = searchText(result);
    outcome.isAnswer = true;
    if (const qint64 count = result.summary.unreadableFolders + result.summary.unreadableFiles)
        outcome.text +=
            Text::tr("%n folder(s) or file(s) could not be read.", nullptr, int(count)) + u'\n';
    return outcome;
}

} // namespace litekeep::cli
