// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/knownfolders.h"

#include "engine/internal/userfile.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

QString memoryPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           % u"/litekeep/folders.json"_s;
}

QJsonArray foldersOf(const UserFile &memory)
{
    return memory.content.value("folders"_L1).toArray();
}

bool describes(const QJsonObject &entry, const QString &database, const QString &folder)
{
    return entry.value("database"_L1).toString() == database
           && entry.value("folder"_L1).toString() == folder;
}

QJsonObject toJson(const KnownFolder &folder)
{
    // A device number may exceed what a JSON number holds exactly.
    return {{u"database"_s, folder.database},
            {u"folder"_s, folder.folder},
            {u"folder_id"_s, folder.folderId},
            {u"device"_s, QString::number(folder.device)}};
}

} // namespace

std::optional<KnownFolder> knownFolder(const QString &database, const QString &folder)
{
    const QJsonArray entries = foldersOf(readUserFile(memoryPath()));
    for (const QJsonValue &value : entries) {
        const QJsonObject entry = value.toObject();
        if (describes(entry, database, folder))
            return KnownFolder{.database = database,
                               .folder = folder,
                               .folderId = entry.value("folder_id"_L1).toString(),
                               .device = entry.value("device"_L1).toString().toULongLong()};
    }
    return std::nullopt;
}

void rememberFolder(const KnownFolder &folder)
{
    const QJsonObject wanted = toJson(folder);
    if (foldersOf(readUserFile(memoryPath())).contains(wanted))
        return;
    const auto remember = [&](const UserFile &memory) -> Result<std::optional<QJsonObject>> {
        QJsonArray entries = foldersOf(memory);
        for (qsizetype i = entries.size() - 1; i >= 0; --i) {
            if (describes(entries.at(i).toObject(), folder.database, folder.folder))
                entries.removeAt(i);
        }
        entries.append(wanted);
        return QJsonObject{{u"version"_s, 1}, {u"folders"_s, entries}};
    };
    static_cast<void>(changeUserFile(memoryPath(), remember));
}

} // namespace litekeep
