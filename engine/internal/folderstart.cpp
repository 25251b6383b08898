// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/folderstart.h"

#include "engine/internal/backupnames.h"
#include "engine/internal/childprocess.h"
#include "engine/internal/interrupted.h"
#include "engine/internal/openprograms.h"
#include "engine/internal/orphans.h"
#include "engine/internal/prunejob.h"
#include "engine/internal/removal.h"
#include "engine/internal/trash.h"

#include <QFileInfo>

#include <cerrno>

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

    Result<void> reconcile(const StartPrune &prune, bool rebuilt);
    QList<Notice> notices;

private:
    Result<void> payDebts();
    Result<void> markMissing(const QList<Backup> &rows);
    Result<void> welcomeBack(const QList<Backup> &rows);
    void pruneOld(const StartPrune &prune);
    Result<void> adopt(const QStringList &files, const QDateTime &newestRow);
    Result<bool> adoptOne(const QString &file, const QDateTime &newestRow);
    void leave(const QString &file, const QString &why);
    void throwAway(const QString &file, const QString &why);
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

/// Of the newest row, unless the list was made anew: then there is nothing to compare with.
QDateTime newestTime(const QList<Backup> &rows, bool rebuilt)
{
    return rebuilt || rows.isEmpty() ? QDateTime() : rows.first().createdAt;
}

Result<void> FolderStart::reconcile(const StartPrune &prune, bool rebuilt)
{
    return finishRemovals(m_folder, m_catalogue)
        .and_then([&] { return m_catalogue.closeInterruptedRuns(); })
        .and_then([&] { return payDebts(); })
        .and_then([&] { return m_catalogue.backups(); })
        .and_then([&](const QList<Backup> &rows) {
            const Differences found = compareFolder(regularFiles(m_folder), rows);
            return markMissing(found.missing)
                .and_then([&] { return welcomeBack(found.returned); })
                .and_then([&] {
                    if (prune.wanted)
                        pruneOld(prune);
                    return adopt(found.orphans, newestTime(rows, rebuilt));
                });
        });
}

Result<void> FolderStart::payDebts()
{
    return payOwedWal(m_folder, m_catalogue, m_context).map([&](bool paid) {
        if (!paid)
            notices.append(Notice{.code = Notice::Code::JournalModeOwed,
                                  .subject = m_folder.location().database});
    });
}

void FolderStart::pruneOld(const StartPrune &prune)
{
    const auto pruned = pruneFolder(m_folder, m_catalogue, prune.inUse, m_context.now());
    if (pruned)
        notices += pruneNotices(*pruned);
    else
        notices.append(Notice{.code = Notice::Code::NotPruned,
                              .subject = pruned.error().subject,
                              .detail = pruned.error().detail});
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
        const Backup judged = judgeBackup(row, *checked, m_context.now());
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

void FolderStart::leave(const QString &file, const QString &why)
{
    notices.append(Notice{.code = Notice::Code::UnknownFile, .subject = file, .detail = why});
}

void FolderStart::throwAway(const QString &file, const QString &why)
{
    const auto trashed = moveFileToTrash(m_folder.location().file(file));
    notices.append(Notice{.code = trashed ? Notice::Code::Trashed : Notice::Code::NotTrashed,
                          .subject = file,
                          .detail = trashed ? why : trashed.error().detail});
}

/// True when it got a row.
Result<bool> FolderStart::adoptOne(const QString &file, const QDateTime &newestRow)
{
    const QString path = m_folder.location().file(file);
    if (isInUse(path)) {
        leave(file, u"a program has it open"_s);
        return false;
    }
    if (!mayReadFile(path)) {
        leave(file, systemWords(errno));
        return false;
    }
    // A database with a filled log or journal beside it is more than its main file.
    const auto wal = fileFacts(path % u"-wal"_s);
    const auto journal = fileFacts(path % u"-journal"_s);
    const bool plain = (!wal || wal->size == 0) && (!journal || journal->size == 0);
    const auto checked = check(path);
    if (!checked)
        return tl::unexpected(checked.error());
    const bool ours = parseBackupFileName(file).has_value();
    const bool good =
        checked->state == BackupState::Intact || (ours && checked->state == BackupState::Unproved);
    if (plain && checked->state == BackupState::Damaged) {
        throwAway(file, checked->detail);
        return false;
    }
    if (!plain || !good) {
        leave(file, checked->detail);
        return false;
    }
    Backup row = backupFromFile(file, m_folder.location(), *checked, m_context.now());
    // It becomes the last in the order of making. An old one must not push a new one out, so
    // it does not count until a person says so.
    row.pinned = newestRow.isValid() && row.createdAt < newestRow;
    return m_catalogue.insert(row).map([](const Backup &) { return true; });
}

Result<void> FolderStart::adopt(const QStringList &files, const QDateTime &newestRow)
{
    qint64 adopted = 0;
    for (const QString &file : files) {
        const auto taken = adoptOne(file, newestRow);
        if (!taken)
            return tl::unexpected(taken.error());
        adopted += *taken ? 1 : 0;
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

Result<StartedFolder> startFolder(const BackupFolder &folder, const JobContext &context,
                                  const StartPrune &prune)
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
    return start.reconcile(prune, opened->rebuilt).map([&] {
        return StartedFolder{.catalogue = std::move(opened->catalogue),
                             .notices = notices + start.notices};
    });
}

} // namespace litekeep
