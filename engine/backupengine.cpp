// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backupengine.h"

#include "engine/internal/activityfile.h"
#include "engine/internal/damagedcopies.h"
#include "engine/internal/listing.h"
#include "engine/internal/schedule.h"
#include "engine/internal/sqlitehandle.h"
#include "engine/internal/statusjob.h"
#include "engine/internal/tasks.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QMetaMethod>
#include <QThreadPool>
#include <QTimer>
#include <QtConcurrentRun>

#include <csignal>
#include <stop_token>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// What changes whenever somebody changes something, also where the system does not tell of it.
struct FolderPrint
{
    std::optional<FileFacts> folder;
    std::optional<FileFacts> catalogue;

    bool operator==(const FolderPrint &) const = default;
};

FolderPrint printOf(const BackupLocation &location)
{
    return {.folder = fileFacts(location.folder), .catalogue = fileFacts(location.catalogue())};
}

struct Look
{
    Activity others;
    FolderPrint print;
};

Look lookAround(const BackupLocation &location)
{
    Look look{.others = activityIn(location).value_or(Activity()), .print = printOf(location)};
    if (look.others.pid == QCoreApplication::applicationPid())
        look.others = {};
    return look;
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
            seen = printOf(location());
            compareSettings();
            Q_EMIT q->backupsChanged();
        });
        looks.setMaxThreadCount(1);
        around.setInterval(lookIntervalMs);
        QObject::connect(&around, &QTimer::timeout, q, [this] {
            if (!watcher)
                watchFolder();
            look();
        });
    }

    BackupLocation location() const { return locateBackups(askedPath, options.folder); }

    Target target(const QStringList &alsoInUse = {}) const
    {
        return Target{
            .location = location(), .consent = options.initFolder, .inUse = inUse + alsoInUse};
    }

    /// The folder, or, until there is one, that of the database, where it will appear. Not before
    /// the first look: the kernel takes milliseconds to end a watch, for which everybody would wait
    /// who asks an engine one thing only.
    void watchFolder()
    {
        if (!watcher) {
            watcher = std::make_unique<QFileSystemWatcher>();
            QObject::connect(watcher.get(), &QFileSystemWatcher::directoryChanged, q,
                             [this] { refresh.start(); });
        }
        const BackupLocation place = location();
        const QString folder =
            QFileInfo::exists(place.folder) ? place.folder : QFileInfo(place.folder).absolutePath();
        // What may not be read cannot be watched, and Qt would say so on stderr.
        if (watcher->directories().contains(folder) || !QFileInfo(folder).isReadable())
            return;
        if (!watcher->directories().isEmpty())
            watcher->removePaths(watcher->directories());
        watcher->addPath(folder);
    }

    /// What the others do and, where the system does not tell, what they did.
    void look()
    {
        if (looking)
            return;
        looking = true;
        QtConcurrent::run(&looks, [place = location()] {
            return lookAround(place);
        }).then(q, [this](const Look &found) {
            looking = false;
            if (std::exchange(others, found.others) != found.others)
                Q_EMIT q->othersActivityChanged(others);
            if (std::exchange(seen, found.print) != found.print && !refresh.isActive())
                refresh.start(0);
        });
    }

    void compareSettings()
    {
        if (!q->isSignalConnected(QMetaMethod::fromSignal(&BackupEngine::settingsChanged)))
            return;
        ask<BackupSettings>([place = location()] {
            return readSettings(place);
        }).then(q, [this](const Result<BackupSettings> &now) {
            if (!now)
                return;
            const auto before = std::exchange(knownSettings, *now);
            if (before && *before != *now)
                Q_EMIT q->settingsChanged(*now);
        });
    }

    /// Starts one job: `work` runs in the job thread with a context of its own.
    template <typename T, typename Work>
    QFuture<Result<T>> start(const QString &operation, Work work)
    {
        ++running;
        if (running == 1)
            Q_EMIT q->busyChanged(true);
        auto future = QtConcurrent::run(
            &jobs,
            [this, operation, role = options.role, work = std::move(work),
             stop = stopSource.get_token(), patience = std::chrono::seconds(options.waitSeconds),
             clock = options.clock]() -> Result<T> {
                ProgressReporter progress([this](const Progress &now) { report(now); });
                const JobContext context{.stop = stop,
                                         .progress = &progress,
                                         .patience = patience,
                                         .clock = clock,
                                         .operation = operation,
                                         .role = role};
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

    /// A small change of the catalogue that is no change of a backup.
    template <typename Change>
    QFuture<Result<bool>> changeCatalogue(Change change)
    {
        auto future =
            ask<bool>([place = location(), change] { return changeCatalogueTask(place, change); });
        return future.then(q, [this](const Result<bool> &result) {
            if (result && *result)
                refresh.start(0);
            return result;
        });
    }

    QDateTime now() const
    {
        return options.clock ? options.clock().toUTC() : QDateTime::currentDateTimeUtc();
    }

    /// Failures that the history does not know would be tried again at each look.
    void rememberRun(const Result<CreateResult> &result, bool automatic, bool recorded)
    {
        if (result || recorded)
            unrecorded.clear();
        else if (automatic && result.error().code != ErrorCode::NotDue)
            unrecorded.append({.endedAt = now(), .error = result.error()});
        constexpr qsizetype enough = 10; // the back-off does not grow any more
        if (unrecorded.size() > enough)
            unrecorded.removeFirst();
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
    static constexpr int lookIntervalMs = 700;

    BackupEngine *q;
    EngineOptions options;
    QString askedPath;
    QStringList inUse;
    QList<UnrecordedFailure> unrecorded;
    std::stop_source stopSource;
    std::stop_source closing; // ends long queries when the engine goes
    int running = 0;
    std::unique_ptr<QFileSystemWatcher> watcher;
    QTimer refresh;
    QTimer around;
    bool looking = false;
    Activity others;
    FolderPrint seen;
    std::optional<BackupSettings> knownSettings;
    QThreadPool looks; // never behind a long query
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
    d->looks.waitForDone();
    // Results that are on their way arrive while everybody is still there to take them: Qt 6.4
    // would start the caller's continuation from a destructor, where its context may be gone.
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

void BackupEngine::connectNotify(const QMetaMethod &signal)
{
    if (signal == QMetaMethod::fromSignal(&BackupEngine::settingsChanged))
        d->compareSettings();
    else if (signal != QMetaMethod::fromSignal(&BackupEngine::othersActivityChanged)
             && signal != QMetaMethod::fromSignal(&BackupEngine::backupsChanged))
        return;
    if (d->around.isActive())
        return;
    d->seen = printOf(d->location());
    d->around.start();
}

QString BackupEngine::role() const
{
    return d->options.role;
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

QFuture<Result<DatabaseListChange>> BackupEngine::addToList()
{
    return d->ask<DatabaseListChange>(
        [place = d->location()] { return keepDatabase(place.database, place.chosenFolder()); });
}

QFuture<Result<QList<Notice>>> BackupEngine::startUp(const QStringList &inUse)
{
    return d->start<QList<Notice>>(u"start-up"_s,
                                   [target = d->target(inUse)](const JobContext &context) {
                                       return startUpTask(target, context);
                                   });
}

QFuture<Result<CreateResult>> BackupEngine::create(const CreateOptions &options)
{
    const Target target = d->target();
    const BackupRequest request{.source = target.location.database,
                                .type = options.type,
                                .note = options.note,
                                .keepDamaged = options.keepDamaged,
                                .reason = options.reason,
                                .onlyIfDue = options.onlyIfDue};
    const auto recorded = std::make_shared<bool>(false);
    auto future =
        d->start<CreateResult>(u"create"_s, [target, request, recorded](const JobContext &context) {
            return createTask(target, request, context, recorded.get());
        });
    const bool automatic = options.type == BackupType::Auto;
    return future.then(this, [this, automatic, recorded](const Result<CreateResult> &result) {
        d->rememberRun(result, automatic, *recorded);
        return result;
    });
}

QFuture<Result<CreateResult>> BackupEngine::importFrom(const QString &path, const QString &note)
{
    const BackupRequest request{.source = resolvedPath(path),
                                .type = BackupType::Imported,
                                .note = note.isEmpty() ? QFileInfo(path).fileName() : note};
    return d->start<CreateResult>(u"import"_s,
                                  [target = d->target(), request](const JobContext &context) {
                                      return createTask(target, request, context);
                                  });
}

QFuture<Result<QList<VerifyResult>>> BackupEngine::verify(const QStringList &ids)
{
    return d->start<QList<VerifyResult>>(u"verify"_s,
                                         [target = d->target(), ids](const JobContext &context) {
                                             return verifyTask(target, ids, context);
                                         });
}

QFuture<Result<RemoveResult>> BackupEngine::remove(const QStringList &ids)
{
    return d->start<RemoveResult>(u"delete"_s,
                                  [target = d->target(), ids](const JobContext &context) {
                                      return removeTask(target, ids, context);
                                  });
}

QFuture<Result<ExportResult>> BackupEngine::exportTo(const QString &id, const QString &path,
                                                     bool overwrite)
{
    return d->start<ExportResult>(
        u"export"_s, [target = d->target(), id, path, overwrite](const JobContext &context) {
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
    return d->start<RestoreResult>(u"restore"_s,
                                   [target = d->target(), id, options](const JobContext &context) {
                                       return restoreTask(target, id, options, context);
                                   });
}

QFuture<Result<RestoreResult>> BackupEngine::undo(const RestoreOptions &options)
{
    return d->start<RestoreResult>(u"undo"_s,
                                   [target = d->target(), options](const JobContext &context) {
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
        u"start-up"_s, [target = d->target()](const JobContext &context) {
            return interruptedTask(target, context);
        });
}

QFuture<Result<bool>> BackupEngine::settleInterrupted(qint64 runId, bool startPrograms)
{
    return d->start<bool>(u"start-up"_s,
                          [target = d->target(), runId, startPrograms](const JobContext &context) {
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
    return d->start<bool>(u"delete"_s, [target = d->target(), folder](const JobContext &context) {
        return removeDamagedCopyTask(target, folder, context);
    });
}

QFuture<Result<BackupSettings>> BackupEngine::settings()
{
    return d->ask<BackupSettings>([place = d->location()] { return readSettings(place); });
}

QFuture<Result<BackupSettings>> BackupEngine::setSettings(const BackupSettings &settings)
{
    return changeSettings(SettingsChange::all(settings));
}

QFuture<Result<BackupSettings>> BackupEngine::changeSettings(const SettingsChange &change)
{
    const Target target = d->target();
    if (!holdsCatalogue(target.location)) {
        return d->start<BackupSettings>(u"settings"_s, [target, change](const JobContext &context) {
            return storeSettingsTask(target, change, context);
        });
    }
    auto future = d->ask<BackupSettings>([target, change, clock = d->options.clock] {
        ProgressReporter silent([](const Progress &) {});
        const JobContext context{.stop = {}, .progress = &silent, .clock = clock};
        return storeSettingsTask(target, change, context);
    });
    return future.then(this, [this](const Result<BackupSettings> &result) {
        d->refresh.start(0);
        return result;
    });
}

QFuture<Result<PruneResult>> BackupEngine::previewRetention(const BackupSettings &settings)
{
    return d->ask<PruneResult>([place = d->location(), inUse = d->inUse, now = d->now(), settings] {
        return planPrune(place, inUse, now, settings);
    });
}

QFuture<Result<PruneResult>> BackupEngine::prune(bool dryRun)
{
    if (dryRun) {
        return d->ask<PruneResult>([place = d->location(), inUse = d->inUse, now = d->now()] {
            return planPrune(place, inUse, now, std::nullopt);
        });
    }
    return d->start<PruneResult>(u"prune"_s, [target = d->target()](const JobContext &context) {
        return pruneTask(target, context);
    });
}

QFuture<Result<BackupStatus>> BackupEngine::status()
{
    return d->ask<BackupStatus>([place = d->location(), unrecorded = d->unrecorded,
                                 now = d->now()] { return readStatus(place, unrecorded, now); });
}

QFuture<Result<QList<HistoryEntry>>> BackupEngine::history()
{
    return d->ask<QList<HistoryEntry>>([place = d->location()] { return readHistory(place); });
}

QFuture<Result<bool>> BackupEngine::answerCollapse(bool keepPruning)
{
    return d->changeCatalogue([keepPruning](Catalogue &catalogue) {
        return catalogue.automaticFacts().and_then([&](const AutomaticFacts &facts) {
            if (facts.collapse == CollapseAnswer::None)
                return Result<void>();
            if (keepPruning)
                return catalogue.setCollapse(CollapseAnswer::None, {}, {});
            return catalogue.setCollapse(CollapseAnswer::Stopped, facts.collapseId,
                                         facts.collapsePreviousId);
        });
    });
}

QFuture<Result<bool>> BackupEngine::pauseAutomatic(const QDateTime &until)
{
    constexpr qint64 longestSeconds = 48 * 3600; // the schedule takes more for a wrong clock
    QDateTime end = until;
    if (end.isValid())
        end = std::min(end.toUTC(), d->now().addSecs(longestSeconds));
    return d->changeCatalogue(
        [end](Catalogue &catalogue) { return catalogue.setPausedUntil(end); });
}

QFuture<Result<bool>> BackupEngine::noteClockStep()
{
    return d->changeCatalogue(
        [now = d->now()](Catalogue &catalogue) { return catalogue.addRun(clockStepRun(now)); });
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
