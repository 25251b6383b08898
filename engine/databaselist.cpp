// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/databaselist.h"

#include "engine/internal/backupfolder.h"
#include "engine/internal/userfile.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr int listVersion = 1;
constexpr int leastSeconds = 1;
constexpr int mostSeconds = 86'400;

bool describes(const QJsonValue &value, const KeptPlace &key)
{
    const QJsonObject entry = value.toObject();
    return entry.value("path"_L1).toString() == key.database
           && entry.value("folder"_L1).toString() == key.folder;
}

/// What is there but is no list of texts must not be taken for "no command": it becomes a
/// program without a name, which cannot be started, and that is told.
QStringList commandFrom(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return {};
    const QJsonArray words = value.toArray();
    QStringList command;
    for (const QJsonValue &word : words) {
        if (!word.isString())
            return {QString()};
        command.append(word.toString());
    }
    return value.isArray() ? command : QStringList{QString()};
}

KeptDatabase databaseFrom(const QJsonObject &entry)
{
    KeptDatabase database;
    database.path = entry.value("path"_L1).toString();
    database.folder = entry.value("folder"_L1).toString();
    database.addedAt =
        QDateTime::fromString(entry.value("added_at"_L1).toString(), Qt::ISODateWithMs).toUTC();
    database.beforeCommand = commandFrom(entry.value("before_command"_L1));
    database.afterCommand = commandFrom(entry.value("after_command"_L1));
    database.commandSeconds =
        std::clamp(entry.value("command_seconds"_L1).toInt(database.commandSeconds), leastSeconds,
                   mostSeconds);
    database.pingUrl = entry.value("ping_url"_L1).toString();
    return database;
}

/// Fields that a newer Litekeep wrote stay.
QJsonObject withSettingsOf(QJsonObject entry, const KeptDatabase &database)
{
    entry.insert("before_command"_L1, QJsonArray::fromStringList(database.beforeCommand));
    entry.insert("after_command"_L1, QJsonArray::fromStringList(database.afterCommand));
    entry.insert("command_seconds"_L1,
                 std::clamp(database.commandSeconds, leastSeconds, mostSeconds));
    entry.insert("ping_url"_L1, database.pingUrl);
    return entry;
}

QJsonObject newEntry(const KeptPlace &key)
{
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QJsonObject entry{
        {u"path"_s, key.database}, {u"folder"_s, key.folder}, {u"added_at"_s, now}};
    return withSettingsOf(entry, {});
}

bool isDamaged(const UserFile &file)
{
    return file.state == UserFile::State::Damaged
           || (file.state == UserFile::State::Good
               && !file.content.value("databases"_L1).isArray());
}

/// Why nothing may be taken from it, or written over it.
Result<void> mustBeUsable(const UserFile &file)
{
    const auto unusable = [](const QString &why) {
        return failure(ErrorCode::DatabaseListUnusable, databaseListPath(), why);
    };
    if (isDamaged(file))
        return unusable(file.detail.isEmpty() ? u"it holds no databases"_s : file.detail);
    if (file.state == UserFile::State::Unreadable || file.state == UserFile::State::Foreign)
        return unusable(file.detail);
    if (file.content.value("version"_L1).toInt(listVersion) > listVersion)
        return unusable(u"it was written by a newer Litekeep"_s);
    return {};
}

/// Never over another file, and never away for good.
Result<QString> putAside(const QString &path)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    constexpr int mostAttempts = 1000;
    for (int attempt = 1; attempt < mostAttempts; ++attempt) {
        const QString number = attempt > 1 ? u'-' % QString::number(attempt) : QString();
        const QString target = path % u".damaged-"_s % stamp % number;
        const auto moved = renameWithoutReplacing(path, target);
        if (moved)
            return target;
        if (moved.error().code != ErrorCode::TargetExists)
            return tl::unexpected(moved.error());
    }
    return failure(ErrorCode::WriteFailed, path, u"no free name to keep it under"_s);
}

/// Works on the entries under the lock; `change` answers whether it changed something.
Result<DatabaseListChange> changeList(const std::function<Result<bool>(QJsonArray &)> &change)
{
    const QString path = resolvedPath(databaseListPath());
    QString aside;
    const auto work = [&](const UserFile &found) -> Result<std::optional<QJsonObject>> {
        UserFile before = found;
        if (isDamaged(before)) {
            const auto kept = putAside(path);
            if (!kept)
                return tl::unexpected(kept.error());
            aside = *kept;
            before = {};
        }
        if (const auto usable = mustBeUsable(before); !usable)
            return tl::unexpected(usable.error());
        QJsonArray entries = before.content.value("databases"_L1).toArray();
        const auto changed = change(entries);
        if (!changed)
            return tl::unexpected(changed.error());
        if (!*changed)
            return std::nullopt;
        QJsonObject after = before.content;
        after.insert("version"_L1, listVersion);
        after.insert("databases"_L1, entries);
        return after;
    };
    return changeUserFile(path, work)
        .map(
            [&](bool changed) { return DatabaseListChange{.changed = changed, .putAside = aside}; })
        .map_error([&](const Error &error) {
            if (error.code == ErrorCode::DatabaseListUnusable
                || error.code == ErrorCode::DatabaseNotListed)
                return error;
            return Error{.code = ErrorCode::DatabaseListFailed,
                         .subject = databaseListPath(),
                         .detail = error.name() % u' ' % error.detail};
        });
}

} // namespace

QString databaseListPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
           % u"/litekeep/databases.json"_s;
}

QString commandProblem(const QStringList &command)
{
    if (command.isEmpty() || command.first().isEmpty())
        return u"the program has no name"_s;
    if (command.first().contains(u'/') && !command.first().startsWith(u'/'))
        return u"the program is neither a full path nor a name alone"_s;
    for (const QString &word : command) {
        if (word.contains(QChar(u'\0')))
            return u"a word holds a NUL"_s;
    }
    return {};
}

QString pingUrlProblem(const QString &text)
{
    if (text.isEmpty())
        return u"no address"_s;
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid())
        return url.errorString();
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return u"neither http nor https"_s;
    if (url.host().isEmpty())
        return u"no host"_s;
    if (url.hasFragment())
        return u"with a fragment"_s;
    return {};
}

KeptPlace keptPlaceOf(const QString &path, const QString &folder)
{
    const BackupLocation chosen = locateBackups(path, folder);
    if (folder.isEmpty() || chosen.folder == locateBackups(path, {}).folder)
        return {.database = chosen.database, .folder = {}};
    return {.database = chosen.database, .folder = chosen.folder};
}

Result<QList<KeptPlace>> keptPlaces()
{
    return keptDatabases().map([](const QList<KeptDatabase> &listed) {
        QList<KeptPlace> places;
        for (const KeptDatabase &database : listed) {
            const KeptPlace place{.database = database.path, .folder = database.folder};
            if (!places.contains(place))
                places.append(place);
        }
        return places;
    });
}

Result<QList<KeptDatabase>> keptDatabases()
{
    const UserFile file = readUserFile(databaseListPath());
    return mustBeUsable(file).map([&] {
        QList<KeptDatabase> databases;
        const QJsonArray entries = file.content.value("databases"_L1).toArray();
        for (const QJsonValue &entry : entries) {
            const KeptDatabase database = databaseFrom(entry.toObject());
            if (database.path.startsWith(u'/')) // anything else is not ours
                databases.append(database);
        }
        return databases;
    });
}

Result<std::optional<KeptDatabase>> keptDatabase(const QString &path, const QString &folder)
{
    return keptDatabases().map([&](const QList<KeptDatabase> &all) -> std::optional<KeptDatabase> {
        const KeptPlace key = keptPlaceOf(path, folder);
        const auto found = std::find_if(all.begin(), all.end(), [&](const KeptDatabase &database) {
            return database.path == key.database && database.folder == key.folder;
        });
        return found == all.end() ? std::nullopt : std::optional<KeptDatabase>(*found);
    });
}

Result<DatabaseListChange> keepDatabase(const QString &path, const QString &folder)
{
    const KeptPlace key = keptPlaceOf(path, folder);
    return changeList([&](QJsonArray &entries) -> Result<bool> {
        if (std::any_of(entries.begin(), entries.end(),
                        [&](const QJsonValue &entry) { return describes(entry, key); }))
            return false;
        entries.append(newEntry(key));
        return true;
    });
}

Result<DatabaseListChange> forgetDatabase(const QString &path, const QString &folder)
{
    const KeptPlace key = keptPlaceOf(path, folder);
    return changeList([&](QJsonArray &entries) -> Result<bool> {
        bool changed = false;
        for (qsizetype i = entries.size() - 1; i >= 0; --i) {
            if (!describes(entries.at(i), key))
                continue;
            entries.removeAt(i);
            changed = true;
        }
        return changed;
    });
}

Result<DatabaseListChange> updateDatabase(const KeptDatabase &database)
{
    const KeptPlace key = keptPlaceOf(database.path, database.folder);
    return changeList([&](QJsonArray &entries) -> Result<bool> {
        for (QJsonValueRef entry : entries) {
            if (!describes(entry, key))
                continue;
            const QJsonObject before = entry.toObject();
            const QJsonObject after = withSettingsOf(before, database);
            entry = after;
            return after != before;
        }
        return failure(ErrorCode::DatabaseNotListed, key.database);
    });
}

Result<DatabaseListChange> changeDatabase(const QString &path, const QString &folder,
                                          const std::function<void(KeptDatabase &)> &change)
{
    const KeptPlace key = keptPlaceOf(path, folder);
    return changeList([&](QJsonArray &entries) -> Result<bool> {
        qsizetype place = 0;
        while (place < entries.size() && !describes(entries.at(place), key))
            ++place;
        const bool known = place < entries.size();
        const QJsonObject before = known ? entries.at(place).toObject() : newEntry(key);
        KeptDatabase database = databaseFrom(before);
        change(database);
        const QJsonObject after = withSettingsOf(before, database);
        if (known)
            entries.replace(place, after);
        else
            entries.append(after);
        return !known || after != before;
    });
}

} // namespace litekeep
