// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/listing.h"

#include "engine/internal/backupnames.h"
#include "engine/internal/catalogue.h"
#include "engine/internal/orphans.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

Backup uncatalogued(const QString &fileName, const BackupLocation &location)
{
    const QFileInfo info(location.file(fileName));
    const auto parsed = parseBackupFileName(fileName);
    Backup backup;
    backup.id = idFromName(fileName);
    backup.fileName = fileName;
    backup.path = location.file(fileName);
    backup.sizeBytes = info.size();
    backup.type = parsed ? parsed->type : BackupType::Imported;
    backup.createdAt = parsed ? parsed->createdAt : info.lastModified().toUTC();
    backup.state = BackupState::Unproved;
    backup.stateDetail = u"the file is not in the catalogue"_s;
    backup.catalogued = false;
    return backup;
}

void addDifferences(BackupList &list, const BackupLocation &location, const QStringList &files)
{
    const Differences found = compareFolder(files, list.backups);
    QSet<QString> missing;
    for (const Backup &backup : found.missing)
        missing.insert(backup.id);
    for (Backup &backup : list.backups) {
        if (!missing.contains(backup.id))
            continue;
        backup.state = BackupState::Missing;
        backup.stateDetail = u"the file is gone"_s;
    }
    if (!found.missing.isEmpty())
        list.notices.append(
            Notice{.code = Notice::Code::BackupsMissing, .count = found.missing.size()});
    for (const QString &file : found.orphans) {
        // Other people's files are no backups, whatever their ending.
        if (!parseBackupFileName(file))
            continue;
        const Backup orphan = uncatalogued(file, location);
        const auto older =
            std::find_if(list.backups.cbegin(), list.backups.cend(), [&](const Backup &backup) {
                return backup.createdAt <= orphan.createdAt;
            });
        list.backups.insert(older, orphan);
    }
}

Result<QList<Backup>> readRows(const BackupLocation &location, bool quiet, QList<Notice> &notices)
{
    auto rows = Catalogue::openReadOnly(location).and_then(
        [](Catalogue catalogue) { return catalogue.backups(); });
    if (rows || !isCatalogueDamage(rows.error()))
        return rows;
    const bool anyFile = !databaseFilesIn(location.folder).isEmpty();
    // While another Litekeep works it may just be making it.
    if (quiet && (anyFile || fileFacts(location.catalogue())))
        notices.append(Notice{.code = Notice::Code::CatalogueLost, .detail = rows.error().detail});
    return QList<Backup>();
}

Result<void> judge(FolderCondition condition, const BackupLocation &location)
{
    switch (condition) {
    case FolderCondition::NotAFolder: return failure(ErrorCode::FolderNotAFolder, location.folder);
    case FolderCondition::Vanished: return failure(ErrorCode::FolderMissing, location.folder);
    case FolderCondition::OtherDatabase:
        return failure(ErrorCode::FolderOtherDatabase, location.folder);
    case FolderCondition::HoldsDatabase:
        return failure(ErrorCode::FolderHoldsDatabase, location.folder);
    case FolderCondition::Ready:
    case FolderCondition::NotYet:
    case FolderCondition::Deleted:
    case FolderCondition::NoMarker: break;
    }
    return {};
}

} // namespace

Result<BackupList> listBackups(const BackupLocation &location)
{
    if (auto fine = judge(inspectFolder(location), location); !fine)
        return tl::unexpected(fine.error());
    BackupList list{.database = location.database,
                    .folder = location.folder,
                    .folderExists = fileFacts(location.folder).has_value(),
                    .backups = {},
                    .notices = {}};
    if (!list.folderExists) {
        if (!fileFacts(location.database))
            return failure(ErrorCode::DatabaseMissing, location.database);
        return list;
    }
    if (!mayReadFolder(location.folder))
        return failure(ErrorCode::CatalogueFailed, location.folder, systemWords(errno));
    // Files first: a backup that is published meanwhile then has its row when rows are read.
    const QStringList files = databaseFilesIn(location.folder);
    // While another Litekeep works, a file may be a moment ahead of its row or the other way
    // round: then differences mean nothing.
    const bool quiet = !isFolderLocked(location.lock());
    return readRows(location, quiet, list.notices).map([&](const QList<Backup> &rows) {
        list.backups = rows;
        if (quiet)
            addDifferences(list, location, files);
        return list;
    });
}

Result<Backup> findBackup(const QList<Backup> &newestFirst, const QString &id)
{
    if (id == "latest"_L1 || id == "latest-intact"_L1) {
        for (const Backup &backup : newestFirst) {
            const bool fits = id == "latest"_L1 ? backup.state != BackupState::Missing
                                                : backup.state == BackupState::Intact;
            if (fits)
                return backup;
        }
        return failure(ErrorCode::BackupNotFound, id);
    }
    QList<Backup> fitting;
    for (const Backup &backup : newestFirst) {
        if (backup.id == id)
            return backup;
        if (!id.isEmpty() && backup.id.startsWith(id))
            fitting.append(backup);
    }
    if (fitting.isEmpty())
        return failure(ErrorCode::BackupNotFound, id);
    if (fitting.size() > 1)
        return failure(ErrorCode::BackupAmbiguous, id);
    return fitting.first();
}

} // namespace litekeep
