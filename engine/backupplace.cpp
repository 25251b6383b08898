// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backupplace.h"

#include "engine/internal/backupfolder.h"
#include "engine/internal/backupnames.h"
#include "engine/internal/catalogue.h"
#include "engine/internal/knownfolders.h"

#include <QFileInfo>

#include <algorithm>

namespace litekeep {

namespace {

bool isSameFile(const QString &left, const QString &right)
{
    const auto a = fileFacts(left);
    const auto b = fileFacts(right);
    return a && b && a->sameFile(*b);
}

bool isDefaultFolder(const QString &database, const QString &folder)
{
    return isSameFile(locateBackups(database, {}).folder, folder);
}

/// Data that was moved or copied as a whole brings a marker along that names the old place: the
/// database beside the folder is meant, unless this user keeps the other one's backups here.
QString besideFolder(const FolderMarker &marker, const QString &folder)
{
    if (knownFolder(marker.database, folder))
        return {};
    const QString name = QFileInfo(marker.database).fileName();
    const QString parent = QFileInfo(folder).path();
    for (const QString &place : {parent, QFileInfo(parent).path()}) {
        const QString database = place % u'/' % name;
        if (fileFacts(database) && isDefaultFolder(database, folder))
            return resolvedPath(database);
    }
    return {};
}

/// The id that the list of backups shows for this file; empty when it shows none.
QString backupId(const BackupLocation &location, const QString &fileName)
{
    const auto rows = Catalogue::openReadOnly(location).and_then(
        [](Catalogue catalogue) { return catalogue.backups(); });
    if (rows) {
        const auto found = std::find_if(rows->cbegin(), rows->cend(), [&](const Backup &backup) {
            return backup.fileName == fileName;
        });
        if (found != rows->cend())
            return found->id;
    }
    return parseBackupFileName(fileName) ? idFromName(fileName) : QString();
}

} // namespace

std::optional<BackupPlace> backupPlaceOf(const QString &path)
{
    const QString real = resolvedPath(path);
    const auto facts = fileFacts(real);
    const bool isFolder = facts && facts->folder;
    const BackupLocation location{.folder = isFolder ? real : QFileInfo(real).path()};
    const auto marker = readMarker(location);
    if (!marker || !marker->database.startsWith(u'/') || isSameFile(marker->database, real))
        return std::nullopt;

    BackupPlace place;
    if (!isFolder && real != location.catalogue()) {
        place.id = backupId(location, QFileInfo(real).fileName());
        if (place.id.isEmpty())
            return std::nullopt;
    }
    place.database = besideFolder(*marker, location.folder);
    if (place.database.isEmpty())
        place.database = resolvedPath(marker->database);
    if (!isDefaultFolder(place.database, location.folder))
        place.folder = location.folder;
    return place;
}

} // namespace litekeep
