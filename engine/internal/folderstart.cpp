// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/folderstart.h"

#include "engine/internal/backupnames.h"
#include "engine/internal/childprocess.h"
#include "engine/internal/openprograms.h"
#include "engine/internal/orphans.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

struct OpenedCatalogue
{
    Catalogue catalogue;
    bool rebuilt = false;
    QString setAside;
};

Result<OpenedCatalogue> openOrReplace(const BackupFolder &folder)
{
    const BackupLocation &location = folder.location();
    const bool existed = fileFacts(location.catalogue(), Links::DoNotFollow).has_value();
    const auto wrap = [](QString setAside, bool rebuilt) {
        return [setAside, rebuilt](Catalogue catalogue) {
            return OpenedCatalogue{
                .catalogue = std::move(catalogue), .rebuilt = rebuilt, .setAside = setAside};
        };
    };
    auto catalogue = Catalogue::open(location);
    if (catalogue || !isCatalogueDamage(catalogue.error()))
        return std::move(catalogue).map(wrap({}, !existed && !folder.databaseFiles().isEmpty()));
    return setCatalogueAside(location).and_then(
        [&](const QString &aside) { return Catalogue::open(location).map(wrap(aside, true)); });
}

class FolderStart
{
public:
    FolderStart(const BackupFolder &folder, Catalogue &catalogue, const JobContext &context)
        : m_folder(folder),
          m_catalogue(catalogue),
          m_context(context)
    {}

    Result<void> reconcile();
    QList<Notice> notices;

private:
    Result<void> markMissing(const QList<Backup> &rows);
    Result<void> welcomeBack(const QList<Backup> &rows);
    Result<void> adopt(const QStringList &files);
    bool isInUse(const QString &path) const;
    Result<SealedCheck> check(const QString &path);

    const BackupFolder &m_folder;
    Catalogue &m_catalogue;
    const JobContext &m_context;
};

Result<SealedCheck> FolderStart::check(const QString &path)
{
    m_context.progress->waiting(Stage::Rebuilding);
    return checkSealedFile(path, {}, m_context.stop);
}

/// The same names that databaseFiles() lists, without links and devices: those are no backups.
QStringList regularFiles(const BackupFolder &folder)
{
    QStringList names = folder.databaseFiles();
    names.removeIf([&](const QString &name) {
        const auto facts = fileFacts(folder.location().file(name), Links::DoNotFollow);
        return !facts || !facts->regular;
    });
    return names;
}

Result<void> FolderStart::reconcile()
{
    return m_catalogue.backups().and_then([&](const QList<Backup> &rows) {
        const Differences found = compareFolder(regularFiles(m_folder), rows);
        return markMissing(found.missing)
            .and_then([&] { return welcomeBack(found.returned); })
            .and_then([&] { return adopt(found.orphans); });
    });
}

Result<void> FolderStart::markMissing(const QList<Backup> &rows)
{
    for (const Backup &row : rows) {
        auto updated = m_catalogue.setState(row.id, BackupState::Missing, u"the file is gone"_s);
        if (!updated)
            return updated;
    }
    if (!rows.isEmpty())
        notices.append(Notice{.code = Notice::Code::BackupsMissing, .count = rows.size()});
    return {};
}

Result<void> FolderStart::welcomeBack(const QList<Backup> &rows)
{
    for (const Backup &row : rows) {
        const auto checked = check(row.path);
        if (!checked)
            return tl::unexpected(checked.error());
        const Backup judged = judgeBackup(row, *checked, QDateTime::currentDateTimeUtc());
        if (auto updated = m_catalogue.setProof(judged); !updated)
            return updated;
    }
    return {};
}

/// Somebody's live database must not be read in this process (R1), and is no backup.
bool FolderStart::isInUse(const QString &path) const
{
    const auto database = fileFacts(m_folder.location().database);
    const auto file = fileFacts(path);
    if (database && file && database->sameFile(*file))
        return true;
    const auto holder = lockHolderInChild(path, m_context.stop);
    return !holder || holder->has_value() || !programsHavingOpen(path).isEmpty();
}

Result<void> FolderStart::adopt(const QStringList &files)
{
    qint64 adopted = 0;
    for (const QString &file : files) {
        const QString path = m_folder.location().file(file);
        if (isInUse(path)) {
            notices.append(Notice{.code = Notice::Code::UnknownFile,
                                  .subject = file,
                                  .detail = u"a program has it open"_s});
            continue;
        }
        // A database with a filled log or journal beside it is more than its main file.
        const auto wal = fileFacts(path % u"-wal"_s);
        const auto journal = fileFacts(path % u"-journal"_s);
        const bool plain = (!wal || wal->size == 0) && (!journal || journal->size == 0);
        const auto checked = check(path);
        if (!checked)
            return tl::unexpected(checked.error());
        const bool ours = parseBackupFileName(file).has_value();
        const bool good = checked->state == BackupState::Intact
                          || (ours && checked->state == BackupState::Unproved);
        if (!plain || !good) {
            notices.append(Notice{
                .code = Notice::Code::UnknownFile, .subject = file, .detail = checked->detail});
            continue;
        }
        const Backup row =
            backupFromFile(file, m_folder.location(), *checked, QDateTime::currentDateTimeUtc());
        if (auto stored = m_catalogue.insert(row); !stored)
            return tl::unexpected(stored.error());
        ++adopted;
    }
    if (adopted > 0)
        notices.append(Notice{.code = Notice::Code::BackupsAdopted, .count = adopted});
    return {};
}

} // namespace

Backup backupFromFile(const QString &fileName, const BackupLocation &location,
                      const SealedCheck &check, const QDateTime &now)
{
    const auto parsed = parseBackupFileName(fileName);
    const QString path = location.file(fileName);
    Backup backup;
    backup.id = idFromName(fileName);
    backup.fileName = fileName;
    backup.path = path;
    backup.type = parsed ? parsed->type : BackupType::Imported;
    backup.createdAt = parsed ? parsed->createdAt : QFileInfo(path).lastModified().toUTC();
    backup.sizeBytes = check.sizeBytes;
    backup.sha256 = check.sha256;
    backup.state = check.state;
    backup.stateDetail = check.detail;
    backup.method = BackupMethod::Vacuum;
    if (check.state == BackupState::Intact)
        backup.provedAt = now;
    backup.source = factsFrom(check.contents);
    backup.source.sizeBytes = check.sizeBytes;
    backup.source.journalMode = check.journalMode;
    return backup;
}

Result<StartedFolder> startFolder(const BackupFolder &folder, const JobContext &context)
{
    QList<Notice> notices;
    if (folder.wasRecreated())
        notices.append(Notice{.code = Notice::Code::FolderRecreated});
    if (const int swept = folder.sweepLeftovers(); swept > 0)
        notices.append(Notice{.code = Notice::Code::PartialsRemoved, .count = swept});
    auto opened = openOrReplace(folder);
    if (!opened)
        return tl::unexpected(opened.error());
    if (opened->rebuilt)
        notices.append(Notice{.code = Notice::Code::CatalogueRebuilt, .subject = opened->setAside});
    FolderStart start(folder, opened->catalogue, context);
    return start.reconcile().map([&] {
        return StartedFolder{.catalogue = std::move(opened->catalogue),
                             .notices = notices + start.notices};
    });
}

} // namespace litekeep
