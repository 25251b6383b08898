// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/backupfolder.h"

#include "engine/internal/activityfile.h"
#include "engine/internal/backupnames.h"
#include "engine/internal/knownfolders.h"
#include "engine/internal/slowrelease.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// A folder beside its database may have moved with it: then the file's name decides.
bool belongsTo(const FolderMarker &marker, const BackupLocation &location)
{
    if (marker.database == location.database || marker.database.isEmpty())
        return true;
    return !location.chosen
           && QFileInfo(marker.database).fileName() == QFileInfo(location.database).fileName();
}

bool holdsBackups(const BackupLocation &location)
{
    if (fileFacts(location.catalogue(), Links::DoNotFollow))
        return true;
    const QStringList files = databaseFilesIn(location.folder);
    return std::any_of(files.begin(), files.end(),
                       [](const QString &name) { return parseBackupFileName(name).has_value(); });
}

/// The file system that the folder would be on if it existed.
quint64 deviceAround(const QString &folder)
{
    QString path = folder;
    for (;;) {
        if (const auto facts = fileFacts(path))
            return facts->device;
        const QString parent = QFileInfo(path).absolutePath();
        if (parent == path)
            return 0;
        path = parent;
    }
}

FolderCondition conditionWithoutMarker(const BackupLocation &location, bool exists)
{
    if (exists && holdsBackups(location))
        return FolderCondition::NoMarker;
    const auto known = knownFolder(location.database, location.folder);
    if (!known)
        return FolderCondition::NotYet;
    return deviceAround(location.folder) == known->device ? FolderCondition::Deleted
                                                          : FolderCondition::Vanished;
}

Result<void> refuse(FolderCondition condition, const BackupLocation &location)
{
    switch (condition) {
    case FolderCondition::Vanished: return failure(ErrorCode::FolderMissing, location.folder);
    case FolderCondition::NoMarker: return failure(ErrorCode::FolderMarkerMissing, location.folder);
    case FolderCondition::OtherDatabase:
        return failure(ErrorCode::FolderOtherDatabase, location.folder);
    case FolderCondition::HoldsDatabase:
        return failure(ErrorCode::FolderHoldsDatabase, location.folder);
    case FolderCondition::NotAFolder: return failure(ErrorCode::FolderNotAFolder, location.folder);
    case FolderCondition::Ready:
    case FolderCondition::NotYet:
    case FolderCondition::Deleted: break;
    }
    return {};
}

Result<void> makePrivateFolder(const QString &path)
{
    const QString parent = QFileInfo(path).absolutePath();
    // "backups/<file name>" needs "backups"; anything further up must be there already: a
    // missing mount point must not be filled in.
    if (QFileInfo(parent).fileName() == "backups"_L1 && !QFileInfo::exists(parent)) {
        if (auto made = makePrivateFolder(parent); !made)
            return made;
    }
    if (::mkdir(nativePath(path).constData(), 0700) != 0 && errno != EEXIST) {
        if (errno == ENOENT)
            return failure(ErrorCode::FolderParentMissing, parent, systemWords(errno));
        return tl::unexpected(writeError(errno, parent));
    }
    return syncFolder(parent);
}

/// An empty folder that somebody made for the backups becomes as private as one of our making.
/// What already holds other things may be shared on purpose.
Result<void> makePrivateIfEmpty(const BackupLocation &location)
{
    const QString &folder = location.folder;
    QStringList names = QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System
                                               | QDir::NoDotAndDotDot);
    names.removeAll(QFileInfo(location.lock()).fileName());
    struct stat info = {};
    const QByteArray path = nativePath(folder);
    if (!names.isEmpty() || ::stat(path.constData(), &info) != 0 || info.st_uid != ::geteuid())
        return {};
    if ((info.st_mode & 077) != 0 && ::chmod(path.constData(), 0700) != 0 && errno != EPERM
        && errno != ENOTSUP)
        return tl::unexpected(writeError(errno, folder));
    return {};
}

Result<void> writeMarker(const BackupLocation &location, const QString &folderId)
{
    const QJsonObject marker{
        {u"litekeep"_s, 1}, {u"folder_id"_s, folderId}, {u"database"_s, location.database}};
    return writeFileDurably(location.marker(), QJsonDocument(marker).toJson());
}

} // namespace

QString BackupLocation::catalogue() const
{
    return file(u"catalogue.db"_s);
}
QString BackupLocation::marker() const
{
    return file(u".litekeep"_s);
}
QString BackupLocation::lock() const
{
    return file(u".lock"_s);
}
QString BackupLocation::file(const QString &name) const
{
    return folder % u'/' % name;
}

BackupLocation locateBackups(const QString &database, const QString &chosenFolder)
{
    BackupLocation location{.database = resolvedPath(database)};
    if (!chosenFolder.isEmpty()) {
        location.folder = resolvedPath(chosenFolder);
        location.chosen = true;
        return location;
    }
    const QFileInfo info(location.database);
    location.folder = info.absolutePath() % u"/backups"_s;
    const auto marker = readMarker(location);
    if (marker && !belongsTo(*marker, location))
        location.folder += u'/' % info.fileName();
    return location;
}

std::optional<FolderMarker> readMarker(const BackupLocation &location)
{
    const auto facts = fileFacts(location.marker(), Links::DoNotFollow);
    QFile file(location.marker());
    if (!facts || !facts->regular || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    constexpr qint64 enough = 64 * 1024;
    const QJsonObject marker = QJsonDocument::fromJson(file.read(enough)).object();
    if (marker.value("folder_id"_L1).toString().isEmpty())
        return std::nullopt; // cut off by a power failure, or not ours
    return FolderMarker{.folderId = marker.value("folder_id"_L1).toString(),
                        .database = marker.value("database"_L1).toString()};
}

FolderCondition inspectFolder(const BackupLocation &location)
{
    if (location.folder == QFileInfo(location.database).absolutePath())
        return FolderCondition::HoldsDatabase;
    const auto facts = fileFacts(location.folder);
    if (facts && !facts->folder)
        return FolderCondition::NotAFolder;
    if (!facts)
        return fileFacts(location.folder, Links::DoNotFollow)
                   ? FolderCondition::NotAFolder // a link that leads nowhere
                   : conditionWithoutMarker(location, false);
    const auto marker = readMarker(location);
    if (!marker)
        return conditionWithoutMarker(location, true);
    return belongsTo(*marker, location) ? FolderCondition::Ready : FolderCondition::OtherDatabase;
}

QStringList databaseFilesIn(const QString &folder)
{
    // System lists links that lead nowhere, too: they are named like backups and must show.
    QStringList names = QDir(folder).entryList(
        {u"*.db"_s}, QDir::Files | QDir::Hidden | QDir::System, QDir::Unsorted);
    names.removeIf([](const QString &name) { return !isBackupFileName(name); });
    return names;
}

struct BackupFolder::Held
{
    FolderLock lock;
    ProgressReporter *progress = nullptr;

    Held() = default;
    Held(const Held &) = delete;
    Held &operator=(const Held &) = delete;
    ~Held()
    {
        if (progress)
            progress->setWitness({});
    }
    void tellOthers(const JobContext &context);
};

void BackupFolder::Held::tellOthers(const JobContext &context)
{
    Activity activity;
    activity.operation = context.operation;
    activity.role = context.role;
    activity.pid = QCoreApplication::applicationPid();
    activity.startedAt = context.now();
    progress = context.progress;
    progress->setWitness([this, activity](const Progress &now) mutable {
        activity.stage = now.stage;
        activity.percent = now.percent;
        lock.writeNote(activityLine(activity));
    });
}

Result<BackupFolder> BackupFolder::open(const BackupLocation &location, bool consent,
                                        const JobContext &context)
{
    BackupFolder folder;
    folder.m_location = location;
    const FolderCondition condition = inspectFolder(location);
    const bool hopeless =
        condition == FolderCondition::NotAFolder || condition == FolderCondition::HoldsDatabase;
    if (auto fine = refuse(condition, location); !fine && (!consent || hopeless))
        return tl::unexpected(fine.error());
    folder.m_recreated = condition == FolderCondition::Deleted;
    auto ready = [&]() -> Result<void> {
        if (!fileFacts(location.folder))
            return makePrivateFolder(location.folder);
        if (!mayWriteFolder(location.folder))
            return failure(ErrorCode::FolderNotWritable, location.folder, systemWords(errno));
        return {};
    }();
    return ready.and_then([&] { return folder.lock(context); })
        .and_then([&] { return folder.setUp(); })
        .map([&] { return std::move(folder); });
}

Result<void> BackupFolder::setUp()
{
    QString folderId = newId();
    // Looked at again under the lock: another first backup may just have done this.
    if (inspectFolder(m_location) == FolderCondition::Ready) {
        if (const auto marker = readMarker(m_location))
            folderId = marker->folderId;
    } else if (auto made = makePrivateIfEmpty(m_location); !made) {
        return made;
    } else if (auto written = writeMarker(m_location, folderId); !written) {
        return written;
    }
    if (const auto facts = fileFacts(m_location.folder))
        rememberFolder(KnownFolder{.database = m_location.database,
                                   .folder = m_location.folder,
                                   .folderId = folderId,
                                   .device = facts->device});
    return {};
}

namespace {

/// A command before or after a backup that wants to write here: its Litekeep waits for its end,
/// so waiting for that one would only use up the time.
bool holderWaitsForUs(const BackupLocation &location)
{
    const qint64 owner = qEnvironmentVariable(hookOwnerVariable.data()).toLongLong();
    if (owner <= 0)
        return false;
    const auto holder = activityIn(location);
    return holder && holder->pid == owner;
}

} // namespace

Result<void> BackupFolder::lock(const JobContext &context)
{
    const QDeadlineTimer deadline = context.deadline();
    m_held = std::make_shared<Held>();
    for (;;) {
        const auto answer = m_held->lock.tryTake(m_location.lock());
        if (!answer)
            return tl::unexpected(answer.error());
        if (*answer == FolderLock::Answer::Taken) {
            m_held->tellOthers(context);
            return {};
        }
        if (context.cancelled())
            return failure(ErrorCode::Cancelled);
        if (deadline.hasExpired() || holderWaitsForUs(m_location))
            return failure(ErrorCode::FolderBusy, m_location.folder);
        context.progress->waiting(Stage::WaitingForFolder);
        std::this_thread::sleep_for(waitingStep);
    }
}

int BackupFolder::sweepLeftovers() const
{
    int removed = 0;
    const QStringList names =
        QDir(m_location.folder).entryList(QDir::Files | QDir::Hidden | QDir::System);
    for (const QString &name : names) {
        if (isLeftoverName(name) && removeFile(m_location.file(name)))
            ++removed;
    }
    return removed;
}

QStringList BackupFolder::databaseFiles() const
{
    return databaseFilesIn(m_location.folder);
}

Result<Reservation> Reservation::make(const BackupLocation &location, const QDateTime &createdAt,
                                      BackupType type, const QSet<QString> &taken)
{
    const QString databaseName = QFileInfo(location.database).fileName();
    for (int attempt = 1; attempt <= mostNameAttempts; ++attempt) {
        const QString name = backupFileName(databaseName, createdAt, type, attempt);
        if (taken.contains(name) || fileFacts(location.file(name), Links::DoNotFollow))
            continue;
        const auto created = createExclusively(location.file(partialName(name)));
        if (!created && created.error().code == ErrorCode::TargetExists)
            continue;
        if (!created)
            return tl::unexpected(created.error());
        Reservation reservation;
        reservation.m_location = location;
        reservation.m_fileName = name;
        reservation.clearTheWay();
        return reservation;
    }
    return failure(ErrorCode::WriteFailed, location.folder, u"no free file name"_s);
}

/// SQLite writes into a journal or log that it finds beside a file.
void Reservation::clearTheWay() const
{
    for (const QString &path : ownFiles()) {
        if (path != partialPath())
            static_cast<void>(removeFile(path));
    }
}

Reservation::~Reservation()
{
    if (m_fileName.isEmpty()) // moved from
        return;
    for (const QString &path : ownFiles())
        static_cast<void>(removeFile(path));
}

void Reservation::discardAtOnce() const
{
    removeOwnFiles(ownFiles());
}

QStringList Reservation::ownFiles() const
{
    QStringList own;
    for (const QString &base : {partialPath(), snapshotPath()}) {
        for (const QString &suffix : {u""_s, u"-journal"_s, u"-wal"_s, u"-shm"_s})
            own.append(base % suffix);
    }
    return own;
}

QString Reservation::finalPath() const
{
    return m_location.file(m_fileName);
}
QString Reservation::partialPath() const
{
    return m_location.file(partialName(m_fileName));
}
QString Reservation::snapshotPath() const
{
    return m_location.file(snapshotName(m_fileName));
}

Result<void> Reservation::publish(const QString &sealedPath)
{
    if (auto renamed = renameWithoutReplacing(sealedPath, finalPath()); !renamed)
        return renamed;
    auto synced = syncFolder(m_location.folder);
    if (!synced) // not safely there, so not there
        static_cast<void>(removeFile(finalPath()));
    return synced;
}

} // namespace litekeep
