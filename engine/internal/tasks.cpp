// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/tasks.h"

#include "engine/databaselist.h"
#include "engine/internal/backupnames.h"
#include "engine/internal/damagedcopies.h"
#include "engine/internal/exportjob.h"
#include "engine/internal/folderstart.h"
#include "engine/internal/hooks.h"
#include "engine/internal/interrupted.h"
#include "engine/internal/listing.h"
#include "engine/internal/maintenancejobs.h"
#include "engine/internal/openprograms.h"
#include "engine/internal/programcontrol.h"
#include "engine/internal/prunejob.h"
#include "engine/internal/restorejob.h"
#include "engine/internal/restorepreview.h"
#include "engine/internal/schedule.h"
#include "engine/internal/sourcedatabase.h"

#include <QFileInfo>

#include <algorithm>
#include <thread>

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

/// What is about to be worked on must not be pruned on the way in: only a start-up does that.
Result<Workplace> enterFolder(const Target &target, const JobContext &context, bool prune = false)
{
    return BackupFolder::open(target.location, target.consent, context)
        .and_then([&](BackupFolder folder) {
            const StartPrune wanted{.wanted = prune, .inUse = target.inUse};
            return startFolder(folder, context, wanted).map([&](StartedFolder started) {
                return Workplace{.folder = std::move(folder),
                                 .catalogue = std::move(started.catalogue),
                                 .notices = std::move(started.notices)};
            });
        });
}

/// False of a folder that we may not look into: what it holds is unknown, not nothing.
bool holdsNothingYet(const BackupLocation &location)
{
    if (fileFacts(location.folder) && !mayReadFolder(location.folder))
        return false;
    const FolderCondition condition = inspectFolder(location);
    return condition == FolderCondition::NotYet || condition == FolderCondition::Deleted;
}

/// Before a folder is made for something that cannot be backed up at all.
Result<void> mustBeFit(const BackupLocation &location, const QString &source, EmptyFile empty,
                       const std::stop_token &stop)
{
    if (const auto looked = lookAtDatabase(source, stop, empty); !looked)
        return tl::unexpected(looked.error());
    const QString longest = snapshotName(backupFileName(QFileInfo(location.database).fileName(),
                                                        QDateTime::currentDateTimeUtc(),
                                                        BackupType::Imported, mostNameAttempts));
    if (nativePath(location.file(longest)).size() > longestSqlitePath)
        return failure(ErrorCode::PathTooLong, location.folder);
    return {};
}

/// For jobs on backups that must exist already: makes no folder.
Result<void> mustHoldBackups(const BackupLocation &location, const QString &wanted)
{
    if (!holdsNothingYet(location))
        return {};
    if (!fileFacts(location.database) && !fileFacts(location.folder))
        return failure(ErrorCode::DatabaseMissing, location.database);
    return failure(ErrorCode::BackupNotFound, wanted);
}

bool mayWriteIfThere(const QString &path)
{
    return !fileFacts(path, Links::DoNotFollow) || mayWriteFile(path);
}

/// Backups on a disk that is mounted read-only, or of another account, can still be checked and
/// saved elsewhere: without a lock, and without writing down what was found.
bool mayOnlyRead(const BackupLocation &location)
{
    if (inspectFolder(location) != FolderCondition::Ready)
        return false;
    return !mayWriteFolder(location.folder) || !mayWriteIfThere(location.lock())
           || !mayWriteIfThere(location.catalogue());
}

/// True when the row is still there and nobody is at work who may just be removing it.
Result<bool> isReallyMissing(const BackupLocation &location, const QString &id,
                             const JobContext &context)
{
    const QDeadlineTimer patience(std::chrono::seconds(2)); // removing one takes milliseconds
    for (;;) {
        const auto rows = Catalogue::openReadOnly(location).and_then(
            [](Catalogue catalogue) { return catalogue.backups(); });
        if (!rows)
            return tl::unexpected(rows.error());
        const bool listed = std::any_of(rows->begin(), rows->end(),
                                        [&id](const Backup &row) { return row.id == id; });
        if (!listed)
            return false;
        if (patience.hasExpired() || context.cancelled() || !isFolderLocked(location.lock()))
            return true;
        std::this_thread::sleep_for(waitingStep);
    }
}

/// Without the folder's lock, what its owner has removed meanwhile looks like a loss.
Result<QList<VerifyResult>> withoutRemoved(const BackupLocation &location,
                                           const QList<VerifyResult> &results, bool wanted,
                                           const JobContext &context)
{
    QList<VerifyResult> kept;
    for (const VerifyResult &result : results) {
        const bool missing = result.state == BackupState::Missing;
        const auto real = missing ? isReallyMissing(location, result.id, context) : true;
        if (!real)
            return tl::unexpected(real.error());
        if (!*real && wanted)
            return failure(ErrorCode::BackupNotFound, result.id);
        if (*real)
            kept.append(result);
    }
    return kept;
}

/// A damaged database kept on request is a file, but no success.
bool isGood(const Result<CreateResult> &result)
{
    return result && result->backup.state != BackupState::Damaged;
}

QString outcomeOf(const Result<CreateResult> &result)
{
    if (isGood(result))
        return result->unchanged ? u"unchanged"_s : u"done"_s;
    if (!result && result.error().code == ErrorCode::Cancelled)
        return u"cancelled"_s;
    if (!result && result.error().code == ErrorCode::BeforeCommandFailed)
        return u"skipped"_s;
    return u"failed"_s;
}

Error errorOf(const Result<CreateResult> &result, const QString &database)
{
    if (!result)
        return result.error();
    return Error{.code = ErrorCode::DatabaseDamaged,
                 .subject = database,
                 .detail = result->backup.stateDetail};
}

QString historyReason(const BackupRequest &request)
{
    return request.type == BackupType::Auto && isAutomaticReason(request.reason)
               ? request.reason
               : typeName(request.type);
}

/// One run in the history, from when its work begins: if this process is killed, the row stays and
/// the schedule does not begin again at once. What finds nothing to do is written once, at its end.
/// The backup itself is what counts: a history that cannot be written must not undo it.
class HistoryRow
{
public:
    HistoryRow(Catalogue &catalogue, const BackupRequest &request, const JobContext &context)
        : m_catalogue(catalogue),
          m_context(context)
    {
        m_run.startedAt = context.now();
        m_run.reason = historyReason(request);
        m_run.subject = request.source;
    }

    /// Again, it does nothing.
    void begin()
    {
        if (m_run.id > 0)
            return;
        if (const auto begun = m_catalogue.beginRun(m_run))
            m_run.id = *begun;
    }

    /// True when it could be written.
    bool finish(const Result<CreateResult> &result)
    {
        m_run.endedAt = m_context.now();
        m_run.outcome = outcomeOf(result);
        if (result) {
            m_run.backupId = result->backup.id;
            m_run.sizeBytes = result->unchanged ? -1 : result->backup.sizeBytes;
        }
        if (!isGood(result)) {
            const Error error = errorOf(result, m_run.subject);
            m_run.subject = error.subject;
            m_run.detail = QString(error.name() % u' ' % error.detail).trimmed();
        }
        return (m_run.id > 0 ? m_catalogue.finishRun(m_run) : m_catalogue.addRun(m_run))
            .has_value();
    }

    /// Written at once: it is what happened even if this process is killed in a moment.
    void add(const std::optional<CommandRun> &command)
    {
        if (command && m_run.id > 0)
            static_cast<void>(m_catalogue.addCommand(m_run.id, *command));
    }

private:
    Catalogue &m_catalogue;
    const JobContext &m_context;
    RunRecord m_run;
};

Result<void> mustBeDue(Catalogue &catalogue, const QDateTime &now)
{
    const auto settings = catalogue.settings();
    const auto facts = catalogue.automaticFacts();
    const auto runs = catalogue.runs();
    const auto backups = catalogue.backups();
    if (!settings || !facts || !runs || !backups)
        return {}; // the run itself will tell what is wrong
    const ScheduleDecision decision = decideSchedule(
        *settings, summariseRuns(*runs, *backups, now),
        {.now = now, .enabledAt = facts->enabledAt, .pausedUntil = facts->pausedUntil});
    if (decision.dueNow)
        return {};
    return failure(ErrorCode::NotDue);
}

/// After a good run: the alarm first, because it stops the pruning. Trouble is a warning.
void tidyAfter(Workplace &place, const Target &target, const JobContext &context,
               CreateResult &result)
{
    const auto tell = [&](const Error &error) {
        result.warnings.append(Notice{
            .code = Notice::Code::NotPruned, .subject = error.subject, .detail = error.detail});
    };
    if (!result.unchanged) {
        const auto collapse = noteCollapse(place.catalogue, result.backup);
        if (!collapse)
            return tell(collapse.error()); // not sure that nothing was lost: nothing goes
        if (*collapse)
            result.warnings.append(**collapse);
    }
    const QStringList inUse = target.inUse + QStringList{result.backup.id};
    const auto pruned = pruneFolder(place.folder, place.catalogue, inUse, context.now());
    if (!pruned)
        return tell(pruned.error());
    result.pruned = pruned->removed;
    PruneResult troubles;
    troubles.errors = pruned->errors;
    result.warnings += pruneNotices(troubles);
}

/// Told at each start until somebody has looked at it.
Result<QList<Notice>> interruptedNotices(Catalogue &catalogue, const BackupLocation &location)
{
    return unfinishedRestore(catalogue).map([&](const std::optional<RunRecord> &run) {
        QList<Notice> notices;
        if (run)
            notices.append(Notice{.code = Notice::Code::RestoreInterrupted,
                                  .subject = location.database,
                                  .detail = run->startedAt.toString(Qt::ISODateWithMs)});
        return notices;
    });
}

template <typename T>
Result<T> finished(Result<T> result, const JobContext &context)
{
    if (result)
        context.progress->done();
    return result;
}

} // namespace

Result<QList<Notice>> startUpTask(const Target &target, const JobContext &context)
{
    if (holdsNothingYet(target.location))
        return QList<Notice>();
    if (mayOnlyRead(target.location))
        return finished<QList<Notice>>(QList<Notice>(), context);
    return finished<QList<Notice>>(
        enterFolder(target, context, true).and_then([&](Workplace place) {
            return interruptedNotices(place.catalogue, target.location)
                .map([&](const QList<Notice> &interrupted) { return place.notices + interrupted; });
        }),
        context);
}

Result<PruneResult> pruneTask(const Target &target, const JobContext &context)
{
    if (holdsNothingYet(target.location)) {
        if (!fileFacts(target.location.database))
            return failure(ErrorCode::DatabaseMissing, target.location.database);
        return PruneResult();
    }
    return finished(enterFolder(target, context).and_then([&](Workplace place) {
        return pruneFolder(place.folder, place.catalogue, target.inUse, context.now());
    }),
                    context);
}

bool holdsCatalogue(const BackupLocation &location)
{
    return inspectFolder(location) == FolderCondition::Ready && fileFacts(location.catalogue());
}

Result<BackupSettings> storeSettingsTask(const Target &target, const SettingsChange &change,
                                         const JobContext &context)
{
    const auto store = [&](Catalogue &catalogue) {
        return catalogue.changeSettings(change, context.now())
            .and_then([&] { return catalogue.settings(); })
            .map([&](const BackupSettings &stored) {
                // So that the service finds it. A home that cannot be written to is no reason
                // to refuse settings: whoever names the database is served all the same.
                if (stored.enabled)
                    static_cast<void>(
                        keepDatabase(target.location.database, target.location.chosenFolder()));
                return stored;
            });
    };
    if (holdsCatalogue(target.location)) {
        // SQLite orders the writers: no need to wait for a backup that is being made.
        return finished(Catalogue::open(target.location).and_then([&](Catalogue catalogue) {
            return store(catalogue);
        }),
                        context);
    }
    if (const auto fit =
            mustBeFit(target.location, target.location.database, EmptyFile::Allowed, context.stop);
        !fit)
        return tl::unexpected(fit.error());
    return finished(enterFolder(target, context).and_then([&](Workplace place) {
        return store(place.catalogue);
    }),
                    context);
}

Result<CreateResult> createTask(const Target &target, const BackupRequest &request,
                                const JobContext &context, bool *recorded)
{
    const bool ownDatabase = request.type != BackupType::Imported;
    Hooks hooks = ownDatabase ? Hooks(target.location, historyReason(request)) : Hooks();
    const auto work = [&](Workplace place) -> Result<CreateResult> {
        if (request.onlyIfDue) {
            if (const auto due = mustBeDue(place.catalogue, context.now()); !due)
                return tl::unexpected(due.error());
        }
        HistoryRow row(place.catalogue, request, context);
        if (hooks.hasCommands())
            row.begin();
        hooks.announceStart();
        const auto ready = hooks.before(context);
        row.add(hooks.beforeRun());
        auto result = ready.and_then([&] {
            return runBackup(place.folder, place.catalogue, request, context, [&] { row.begin(); });
        });
        const bool written = row.finish(result);
        if (recorded)
            *recorded = written;
        hooks.after(result, outcomeOf(result), context); // what was stopped waits for it
        row.add(hooks.afterRun());
        if (isGood(result))
            tidyAfter(place, target, context, *result);
        if (result)
            result->warnings = place.notices + hooks.notices() + result->warnings;
        return finished(std::move(result), context);
    };
    const auto result =
        mustBeFit(target.location, request.source, whenEmpty(request.type), context.stop)
            .and_then([&] { return enterFolder(target, context).and_then(work); });
    hooks.announceEnd(result, isGood(result));
    return result;
}

Result<QList<VerifyResult>> verifyTask(const Target &target, const QStringList &ids,
                                       const JobContext &context)
{
    if (const auto there = mustHoldBackups(target.location, ids.join(u' ')); !there) {
        if (ids.isEmpty() && there.error().code == ErrorCode::BackupNotFound)
            return QList<VerifyResult>(); // all of none
        return tl::unexpected(there.error());
    }
    if (mayOnlyRead(target.location)) {
        return finished(Catalogue::openReadOnly(target.location)
                            .and_then([&](Catalogue catalogue) {
                                return verifyBackups(catalogue, ids, KeepFindings::No, context);
                            })
                            .and_then([&](const QList<VerifyResult> &results) {
                                return withoutRemoved(target.location, results, !ids.isEmpty(),
                                                      context);
                            }),
                        context);
    }
    return finished(enterFolder(target, context).and_then([&](Workplace place) {
        return verifyBackups(place.catalogue, ids, KeepFindings::Yes, context);
    }),
                    context);
}

Result<RemoveResult> removeTask(const Target &target, const QStringList &ids,
                                const JobContext &context)
{
    return finished(mustHoldBackups(target.location, ids.join(u' '))
                        .and_then([&] { return enterFolder(target, context); })
                        .and_then([&](Workplace place) {
                            return removeBackups(place.folder, place.catalogue, ids, context);
                        }),
                    context);
}

Result<ExportResult> exportTask(const Target &target, const QString &id, const QString &path,
                                bool overwrite, const JobContext &context)
{
    const auto exportFrom = [&](Catalogue &catalogue) {
        return catalogue.backups()
            .and_then([&](const QList<Backup> &all) { return findBackup(all, id); })
            .and_then([&](const Backup &backup) {
                return exportBackup(target.location, backup, path, overwrite, context);
            });
    };
    if (const auto there = mustHoldBackups(target.location, id); !there)
        return tl::unexpected(there.error());
    if (mayOnlyRead(target.location)) {
        return finished(Catalogue::openReadOnly(target.location).and_then([&](Catalogue catalogue) {
            return exportFrom(catalogue);
        }),
                        context);
    }
    // The folder stays locked meanwhile: no other Litekeep deletes what is being copied.
    return finished(enterFolder(target, context).and_then([&](Workplace place) {
        return exportFrom(place.catalogue);
    }),
                    context);
}

namespace {

/// With what comes after a good restore: its safety backup is one more, so old ones may go.
Result<RestoreResult> restoreIn(Workplace &place, const Target &target, const Backup &backup,
                                const RestoreOptions &options, const JobContext &context)
{
    return runRestore(place.folder, place.catalogue, backup, options, context)
        .map([&](RestoreResult result) {
            result.warnings = place.notices + result.warnings;
            const QStringList inUse = target.inUse + QStringList{backup.id};
            const auto pruned = pruneFolder(place.folder, place.catalogue, inUse, context.now());
            if (!pruned) {
                result.warnings.append(Notice{.code = Notice::Code::NotPruned,
                                              .subject = pruned.error().subject,
                                              .detail = pruned.error().detail});
                return result;
            }
            PruneResult troubles;
            troubles.errors = pruned->errors;
            result.warnings += pruneNotices(troubles);
            return result;
        });
}

} // namespace

Result<RestoreResult> restoreTask(const Target &target, const QString &id,
                                  const RestoreOptions &options, const JobContext &context)
{
    return finished(mustHoldBackups(target.location, id)
                        .and_then([&] { return enterFolder(target, context); })
                        .and_then([&](Workplace place) {
                            return place.catalogue.backups()
                                .and_then(
                                    [&](const QList<Backup> &all) { return findBackup(all, id); })
                                .and_then([&](const Backup &backup) {
                                    return restoreIn(place, target, backup, options, context);
                                });
                        }),
                    context);
}

Result<RestoreResult> undoTask(const Target &target, const RestoreOptions &options,
                               const JobContext &context)
{
    const auto nothing = ErrorCode::NothingToUndo;
    if (holdsNothingYet(target.location))
        return failure(nothing, target.location.database);
    return finished(enterFolder(target, context).and_then([&](Workplace place) {
        return findUndoable(place.catalogue)
            .and_then([&](const std::optional<Backup> &safety) -> Result<RestoreResult> {
                if (!safety)
                    return failure(nothing, target.location.database);
                return restoreIn(place, target, *safety, options, context);
            });
    }),
                    context);
}

Result<std::optional<Backup>> undoableTask(const BackupLocation &location)
{
    if (inspectFolder(location) != FolderCondition::Ready || !fileFacts(location.catalogue()))
        return std::nullopt;
    return Catalogue::openReadOnly(location).and_then(
        [](Catalogue catalogue) { return findUndoable(catalogue); });
}

Result<RestorePreview> previewTask(const BackupLocation &location, const QString &id,
                                   const std::stop_token &stop)
{
    constexpr std::chrono::seconds limit{5};
    return listBackups(location)
        .and_then([&](const BackupList &list) { return findBackup(list.backups, id); })
        .and_then(
            [&](const Backup &backup) { return previewRestore(location, backup, limit, stop); });
}

Result<std::optional<InterruptedRestore>> interruptedTask(const Target &target,
                                                          const JobContext &context)
{
    if (inspectFolder(target.location) != FolderCondition::Ready
        || !fileFacts(target.location.catalogue()) || mayOnlyRead(target.location))
        return std::nullopt;
    return finished(enterFolder(target, context).and_then([&](Workplace place) {
        return judgeInterrupted(place.folder, place.catalogue, context);
    }),
                    context);
}

Result<bool> settleTask(const Target &target, qint64 runId, bool startPrograms,
                        const JobContext &context)
{
    return finished(enterFolder(target, context).and_then([&](Workplace place) -> Result<bool> {
        const auto run = unfinishedRestore(place.catalogue);
        if (!run)
            return tl::unexpected(run.error());
        if (!*run || (*run)->id != runId)
            return false;
        const ProgramsPlan plan = planFromText((*run)->notes.stopped);
        if (startPrograms) {
            if (auto started = startPlanned(plan, place.folder.location().database); !started)
                return tl::unexpected(started.error());
        }
        return place.catalogue.finishRun(runId, u"interrupted"_s, {}).map([] { return true; });
    }),
                    context);
}

Result<bool> removeDamagedCopyTask(const Target &target, const QString &folder,
                                   const JobContext &context)
{
    return finished(enterFolder(target, context).and_then([&](const Workplace &place) {
        return removeDamagedCopy(place.folder.location(), folder).map([] { return true; });
    }),
                    context);
}

Result<DatabaseInfo> inspectTask(const BackupLocation &location, const std::stop_token &stop)
{
    // To SQLite an empty file is a database, and it can be backed up.
    const auto source = lookAtDatabase(location.database, stop, EmptyFile::Allowed);
    if (!source)
        return tl::unexpected(source.error());
    const DatabaseUsers users = usersOfDatabase(location.database, stop);
    DatabaseInfo info{.path = location.database,
                      .folder = location.folder,
                      .sizeBytes = source->file.size,
                      .walBytes = source->wal ? source->wal->size : 0,
                      .openedBy = users.programs,
                      .openedByOthers = users.others};
    if (source->header) {
        info.pageSize = source->header->pageSize;
        info.journalMode = source->header->journalMode;
    }
    return info;
}

Result<Backup> changeTask(const BackupLocation &location, const QString &id,
                          const std::function<Result<void>(Catalogue &, const QString &)> &change)
{
    if (inspectFolder(location) != FolderCondition::Ready || !fileFacts(location.catalogue()))
        return failure(ErrorCode::BackupNotFound, id);
    return Catalogue::open(location).and_then([&](Catalogue catalogue) {
        const auto find = [&](const QString &wanted) {
            return catalogue.backups().and_then(
                [&](const QList<Backup> &all) { return findBackup(all, wanted); });
        };
        return find(id).and_then([&](const Backup &backup) {
            return change(catalogue, backup.id).and_then([&] { return find(backup.id); });
        });
    });
}

Result<bool> changeCatalogueTask(const BackupLocation &location,
                                 const std::function<Result<void>(Catalogue &)> &change)
{
    if (!holdsCatalogue(location))
        return false;
    return Catalogue::open(location).and_then(
        [&](Catalogue catalogue) { return change(catalogue).map([] { return true; }); });
}

} // namespace litekeep
