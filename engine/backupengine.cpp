// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backupengine.h"

#include "engine/internal/damagedcopies.h"
#include "engine/internal/listing.h"
#include "engine/internal/sqlitehandle.h"
#include "engine/internal/tasks.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QThreadPool>
#include <QTimer>
#include <QtConcurrentRun>

#include <csignal>
#include <stop_token>

namespace litekeep {

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

    Target target(const QStringList &alsoInUse = {}) const
    {
        return Target{
            .location = location(), .consent = options.initFolder, .inUse = inUse + alsoInUse};
    }

    /// The folder, or, until there is one, that of the database, where it will appear.
    void watchFolder()
    {
        const BackupLocation place = location();
        const QString folder =
            QFileInfo::exists(place.folder) ? place.folder : QFileInfo(place.folder).absolutePath();
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
             patience = std::chrono::seconds(options.waitSeconds),
             clock = options.clock]() -> Result<T> {
                ProgressReporter progress([this](const Progress &now) { report(now); });
                const JobContext context{
                    .stop = stop, .progress = &progress, .patience = patience, .clock = clock};
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

    template <typename Change>
    QFuture<Result<Backup>> change(const QString &id, Change change)
    {
        auto future =
            ask<Backup>([place = location(), id, change] { return changeTask(place, id, change); });
        return future.then(q, [this](const Result<Backup> &result) {
            refresh.start(0);
            return result;
        });
    }

    void finished()
    {
        --running;
        if (running == 0)
            Q_EMIT q->busyChanged(false);
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
    QStringList inUse;
    std::stop_source stopSource;
    std::stop_source closing; // ends long queries when the engine goes
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
    d->closing.request_stop();
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
    return d->ask<DatabaseInfo>([location = d->location()] { return inspectTask(location, {}); });
}

QFuture<Result<QList<Notice>>> BackupEngine::startUp(const QStringList &inUse)
{
    return d->start<QList<Notice>>([target = d->target(inUse)](const JobContext &context) {
        return startUpTask(target, context);
    });
}

QFuture<Result<CreateResult>> BackupEngine::create(const CreateOptions &options)
{
    const Target target = d->target();
    const BackupRequest request{.source = target.location.database,
                                .type = options.type,
                                .note = options.note,
                                .keepDamaged = options.keepDamaged};
    return d->start<CreateResult>([target, request](const JobContext &context) {
        return createTask(target, request, context);
    });
}

QFuture<Result<CreateResult>> BackupEngine::importFrom(const QString &path, const QString &note)
{
    const BackupRequest request{.source = resolvedPath(path),
                                .type = BackupType::Imported,
                                .note = note.isEmpty() ? QFileInfo(path).fileName() : note};
    return d->start<CreateResult>([target = d->target(), request](const JobContext &context) {
        return createTask(target, request, context);
    });
}

QFuture<Result<QList<VerifyResult>>> BackupEngine::verify(const QStringList &ids)
{
    return d->start<QList<VerifyResult>>([target = d->target(), ids](const JobContext &context) {
        return verifyTask(target, ids, context);
    });
}

QFuture<Result<RemoveResult>> BackupEngine::remove(const QStringList &ids)
{
    return d->start<RemoveResult>([target = d->target(), ids](const JobContext &context) {
        return removeTask(target, ids, context);
    });
}

QFuture<Result<ExportResult>> BackupEngine::exportTo(const QString &id, const QString &path,
                                                     bool overwrite)
{
    return d->start<ExportResult>(
        [target = d->target(), id, path, overwrite](const JobContext &context) {
            return exportTask(target, id, path, overwrite, context);
        });
}

QFuture<Result<RestorePreview>> BackupEngine::preview(const QString &id)
{
    return d->ask<RestorePreview>([place = d->location(), id, stop = d->closing.get_token()] {
        return previewTask(place, id, stop);
    });
}

QFuture<Result<RestoreResult>> BackupEngine::restore(const QString &id,
                                                     const RestoreOptions &options)
{
    return d->start<RestoreResult>([target = d->target(), id, options](const JobContext &context) {
        return restoreTask(target, id, options, context);
    });
}

QFuture<Result<RestoreResult>> BackupEngine::undo(const RestoreOptions &options)
{
    return d->start<RestoreResult>([target = d->target(), options](const JobContext &context) {
        return undoTask(target, options, context);
    });
}

QFuture<Result<std::optional<Backup>>> BackupEngine::undoable()
{
    return d->ask<std::optional<Backup>>([place = d->location()] { return undoableTask(place); });
}

QFuture<Result<std::optional<InterruptedRestore>>> BackupEngine::interruptedRestore()
{
    return d->start<std::optional<InterruptedRestore>>(
        [target = d->target()](const JobContext &context) {
            return interruptedTask(target, context);
        });
}

QFuture<Result<bool>> BackupEngine::settleInterrupted(qint64 runId, bool startPrograms)
{
    return d->start<bool>([target = d->target(), runId, startPrograms](const JobContext &context) {
        return settleTask(target, runId, startPrograms, context);
    });
}

QFuture<Result<QList<DamagedCopy>>> BackupEngine::damagedCopies()
{
    return d->ask<QList<DamagedCopy>>([place = d->location()]() -> Result<QList<DamagedCopy>> {
        return listDamagedCopies(place);
    });
}

QFuture<Result<bool>> BackupEngine::removeDamagedCopy(const QString &folder)
{
    return d->start<bool>([target = d->target(), folder](const JobContext &context) {
        return removeDamagedCopyTask(target, folder, context);
    });
}

void BackupEngine::setInUse(const QStringList &ids)
{
    d->inUse = ids;
}

QFuture<Result<Backup>> BackupEngine::setNote(const QString &id, const QString &note)
{
    return d->change(id, [note](Catalogue &catalogue, const QString &found) {
        return catalogue.setNote(found, note);
    });
}

QFuture<Result<Backup>> BackupEngine::setPinned(const QString &id, bool pinned)
{
    return d->change(id, [pinned](Catalogue &catalogue, const QString &found) {
        return catalogue.setPinned(found, pinned);
    });
}

bool BackupEngine::isBusy() const
{
    return d->running > 0;
}

void BackupEngine::cancel()
{
    d->stopSource.request_stop();
    d->stopSource = std::stop_source(); // what is started from now on is not meant
}

} // namespace litekeep
