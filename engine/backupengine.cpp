// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backupengine.h"

#include "engine/internal/backupfolder.h"
#include "engine/internal/backupjob.h"
#include "engine/internal/catalogue.h"
#include "engine/internal/childprocess.h"
#include "engine/internal/exportjob.h"
#include "engine/internal/folderstart.h"
#include "engine/internal/listing.h"
#include "engine/internal/maintenancejobs.h"
#include "engine/internal/openprograms.h"
#include "engine/internal/sourcedatabase.h"
#include "engine/internal/sqlitehandle.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QThreadPool>
#include <QTimer>
#include <QtConcurrentRun>

#include <csignal>
#include <stop_token>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// What a job works in: the folder is locked and started while it exists.
struct Workplace
{
    BackupFolder folder;
    Catalogue catalogue;
    QList<Notice> notices;
};

Result<Workplace> enterFolder(const BackupLocation &location, bool consent,
                              const JobContext &context)
{
    return BackupFolder::open(location, consent, context).and_then([&](BackupFolder folder) {
        return startFolder(folder, context).map([&](StartedFolder started) {
            return Workplace{.folder = std::move(folder),
                             .catalogue = std::move(started.catalogue),
                             .notices = std::move(started.notices)};
        });
    });
}

/// The same without making a folder: for jobs on backups that must exist already.
Result<Workplace> enterExistingFolder(const BackupLocation &location, bool consent,
                                      const JobContext &context, const QString &wanted)
{
    const FolderCondition condition = inspectFolder(location);
    if (condition == FolderCondition::NotYet || condition == FolderCondition::Deleted) {
        if (!fileFacts(location.database) && !fileFacts(location.folder))
            return failure(ErrorCode::DatabaseMissing, location.database);
        return failure(ErrorCode::BackupNotFound, wanted);
    }
    return enterFolder(location, consent, context);
}

QString outcomeOf(const Result<CreateResult> &result)
{
    if (result)
        return result->unchanged ? u"unchanged"_s : u"done"_s;
    return result.error().code == ErrorCode::Cancelled ? u"cancelled"_s : u"failed"_s;
}

void writeHistory(Catalogue &catalogue, const BackupRequest &request, const QDateTime &startedAt,
                  const Result<CreateResult> &result)
{
    const QString detail =
        result ? QString() : QString(result.error().name() % u' ' % result.error().detail);
    // The backup itself is what counts: a history that cannot be written must not undo it.
    static_cast<void>(
        catalogue.addRun(RunRecord{.startedAt = startedAt,
                                   .endedAt = QDateTime::currentDateTimeUtc(),
                                   .reason = typeName(request.type),
                                   .outcome = outcomeOf(result),
                                   .detail = detail.trimmed(),
                                   .backupId = result ? result->backup.id : QString()}));
}

Result<CreateResult> createBackup(const BackupLocation &location, bool consent,
                                  const BackupRequest &request, const JobContext &context)
{
    // Before a folder is made for something that is no database at all.
    if (const auto looked = lookAtDatabase(request.source, context.stop); !looked)
        return tl::unexpected(looked.error());
    const QDateTime startedAt = QDateTime::currentDateTimeUtc();
    return enterFolder(location, consent, context).and_then([&](Workplace place) {
        auto result = runBackup(place.folder, place.catalogue, request, context);
        writeHistory(place.catalogue, request, startedAt, result);
        if (result) {
            result->warnings = place.notices + result->warnings;
            context.progress->done();
        }
        return result;
    });
}

Result<DatabaseInfo> inspectDatabase(const BackupLocation &location, const std::stop_token &stop)
{
    const auto source = lookAtDatabase(location.database, stop);
    if (!source)
        return tl::unexpected(source.error());
    DatabaseInfo info{.path = location.database,
                      .folder = location.folder,
                      .sizeBytes = source->file.size,
                      .walBytes = source->wal ? source->wal->size : 0,
                      .openedBy = programsHavingOpen(location.database)};
    if (source->header) {
        info.pageSize = source->header->pageSize;
        info.journalMode = source->header->journalMode;
    }
    const auto holder = lockHolderInChild(location.database, stop);
    info.openedByOthers = info.openedBy.isEmpty() && holder && holder->has_value();
    return info;
}

Result<Backup> changeBackup(const BackupLocation &location, const QString &id,
                            const std::function<void(Backup &)> &change)
{
    if (inspectFolder(location) != FolderCondition::Ready || !fileFacts(location.catalogue()))
        return failure(ErrorCode::BackupNotFound, id);
    return Catalogue::open(location).and_then([&](Catalogue catalogue) {
        return catalogue.backups()
            .and_then([&](const QList<Backup> &all) { return findBackup(all, id); })
            .and_then([&](Backup backup) {
                change(backup);
                return catalogue.update(backup).map([&] { return backup; });
            });
    });
}

} // namespace

class BackupEngine::Private
{
public:
    Private(BackupEngine *engine, const QString &databasePath, EngineOptions engineOptions)
        : q(engine),
          options(std::move(engineOptions)),
          askedPath(databasePath)
    {
        // One job at a time; reading does not wait for it.
        jobs.setMaxThreadCount(1);
        queries.setMaxThreadCount(1);
        refresh.setSingleShot(true);
        refresh.setInterval(refreshDelayMs);
        QObject::connect(&refresh, &QTimer::timeout, q, [this] {
            watchFolder();
            Q_EMIT q->backupsChanged();
        });
        QObject::connect(&watcher, &QFileSystemWatcher::directoryChanged, q,
                         [this] { refresh.start(); });
        watchFolder();
    }

    BackupLocation location() const { return locateBackups(askedPath, options.folder); }

    void watchFolder()
    {
        const QString folder = location().folder;
        if (watcher.directories().contains(folder) || !QFileInfo::exists(folder))
            return;
        if (!watcher.directories().isEmpty())
            watcher.removePaths(watcher.directories());
        watcher.addPath(folder);
    }

    /// Starts one job: `work` runs in the job thread with a context of its own.
    template <typename T, typename Work>
    QFuture<Result<T>> start(Work work)
    {
        ++running;
        if (running == 1)
            Q_EMIT q->busyChanged(true);
        auto future = QtConcurrent::run(
            &jobs,
            [this, work = std::move(work), stop = stopSource.get_token(),
             patience = std::chrono::seconds(options.waitSeconds)]() -> Result<T> {
                ProgressReporter progress([this](const Progress &now) { report(now); });
                const JobContext context{.stop = stop, .progress = &progress, .patience = patience};
                if (context.cancelled())
                    return failure(ErrorCode::Cancelled);
                if (!sqliteLibrariesAgree())
                    return failure(ErrorCode::LibraryMismatch);
                return work(context);
            });
        // The caller's own then() comes after this one, so isBusy() is already false in it.
        return future.then(q, [this](const Result<T> &result) {
            finished();
            return result;
        });
    }

    template <typename T, typename Work>
    QFuture<Result<T>> ask(Work work)
    {
        return QtConcurrent::run(&queries, std::move(work));
    }

    void finished()
    {
        --running;
        if (running == 0) {
            stopSource = std::stop_source();
            Q_EMIT q->busyChanged(false);
        }
        refresh.start(0);
    }

    /// From the job's thread; delivered in the engine's, dropped when that is gone.
    void report(const Progress &progress)
    {
        QMetaObject::invokeMethod(
            q, [this, progress] { Q_EMIT q->progressChanged(progress); }, Qt::QueuedConnection);
    }

    static constexpr int refreshDelayMs = 200;

    BackupEngine *q;
    EngineOptions options;
    QString askedPath;
    std::stop_source stopSource;
    int running = 0;
    QFileSystemWatcher watcher;
    QTimer refresh;
    QThreadPool queries;
    QThreadPool jobs;
};

BackupEngine::BackupEngine(const QString &databasePath, const EngineOptions &options,
                           QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(this, databasePath, options))
{
    // A file-size limit must be an error (EFBIG), not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
}

BackupEngine::~BackupEngine()
{
    cancel();
    d->jobs.waitForDone();
    d->queries.waitForDone();
}

QString BackupEngine::databasePath() const
{
    return d->location().database;
}

QString BackupEngine::folder() const
{
    return d->location().folder;
}

QFuture<Result<BackupList>> BackupEngine::list()
{
    return d->ask<BackupList>([location = d->location()] { return listBackups(location); });
}

QFuture<Result<Backup>> BackupEngine::get(const QString &id)
{
    return d->ask<Backup>([location = d->location(), id] {
        return listBackups(location).and_then(
            [&](const BackupList &list) { return findBackup(list.backups, id); });
    });
}

QFuture<Result<DatabaseInfo>> BackupEngine::inspect()
{
    return d->ask<DatabaseInfo>(
        [location = d->location()] { return inspectDatabase(location, {}); });
}

QFuture<Result<QList<Notice>>> BackupEngine::startUp()
{
    const auto work = [location = d->location(), consent = d->options.initFolder](
                          const JobContext &context) -> Result<QList<Notice>> {
        const FolderCondition condition = inspectFolder(location);
        if (condition == FolderCondition::NotYet || condition == FolderCondition::Deleted)
            return QList<Notice>();
        return enterFolder(location, consent, context).map([](const Workplace &place) {
            return place.notices;
        });
    };
    return d->start<QList<Notice>>(work);
}

QFuture<Result<CreateResult>> BackupEngine::create(const CreateOptions &options)
{
    const auto location = d->location();
    const BackupRequest request{.source = location.database,
                                .type = options.type,
                                .note = options.note,
                                .keepDamaged = options.keepDamaged};
    return d->start<CreateResult>(
        [location, request, consent = d->options.initFolder](const JobContext &context) {
            return createBackup(location, consent, request, context);
        });
}

QFuture<Result<CreateResult>> BackupEngine::importFrom(const QString &path, const QString &note)
{
    const QFileInfo file(path);
    const QString resolved = file.canonicalFilePath();
    const BackupRequest request{.source = resolved.isEmpty() ? file.absoluteFilePath() : resolved,
                                .type = BackupType::Imported,
                                .note = note.isEmpty() ? file.fileName() : note};
    return d->start<CreateResult>([location = d->location(), request,
                                   consent = d->options.initFolder](const JobContext &context) {
        return createBackup(location, consent, request, context);
    });
}

QFuture<Result<QList<VerifyResult>>> BackupEngine::verify(const QStringList &ids)
{
    return d->start<QList<VerifyResult>>(
        [location = d->location(), ids, consent = d->options.initFolder](
            const JobContext &context) -> Result<QList<VerifyResult>> {
            auto place = enterExistingFolder(location, consent, context, ids.join(u' '));
            if (!place && place.error().code == ErrorCode::BackupNotFound && ids.isEmpty())
                return QList<VerifyResult>();
            return std::move(place).and_then([&](Workplace entered) {
                auto results = verifyBackups(entered.catalogue, ids, context);
                if (results)
                    context.progress->done();
                return results;
            });
        });
}

QFuture<Result<RemoveResult>> BackupEngine::remove(const QStringList &ids)
{
    return d->start<RemoveResult>([location = d->location(), ids,
                                   consent = d->options.initFolder](const JobContext &context) {
        return enterExistingFolder(location, consent, context, ids.join(u' '))
            .and_then([&](Workplace place) {
                auto result = removeBackups(place.folder, place.catalogue, ids, context);
                if (result)
                    context.progress->done();
                return result;
            });
    });
}

QFuture<Result<ExportResult>> BackupEngine::exportTo(const QString &id, const QString &path,
                                                     bool overwrite)
{
    // The folder stays locked meanwhile: no other Litekeep deletes what is being copied.
    return d->start<ExportResult>([location = d->location(), id, path, overwrite,
                                   consent = d->options.initFolder](const JobContext &context) {
        return enterExistingFolder(location, consent, context, id).and_then([&](Workplace place) {
            return place.catalogue.backups()
                .and_then([&](const QList<Backup> &all) { return findBackup(all, id); })
                .and_then([&](const Backup &backup) {
                    return exportBackup(location, backup, path, overwrite, context);
                })
                .map([&](const ExportResult &result) {
                    context.progress->done();
                    return result;
                });
        });
    });
}

QFuture<Result<Backup>> BackupEngine::setNote(const QString &id, const QString &note)
{
    auto future = d->ask<Backup>([location = d->location(), id, note] {
        return changeBackup(location, id, [&](Backup &backup) { backup.note = note; });
    });
    return future.then(this, [this](const Result<Backup> &result) {
        d->refresh.start(0);
        return result;
    });
}

QFuture<Result<Backup>> BackupEngine::setPinned(const QString &id, bool pinned)
{
    auto future = d->ask<Backup>([location = d->location(), id, pinned] {
        return changeBackup(location, id, [&](Backup &backup) { backup.pinned = pinned; });
    });
    return future.then(this, [this](const Result<Backup> &result) {
        d->refresh.start(0);
        return result;
    });
}

bool BackupEngine::isBusy() const
{
    return d->running > 0;
}

void BackupEngine::cancel()
{
    d->stopSource.request_stop();
}

} // namespace litekeep
