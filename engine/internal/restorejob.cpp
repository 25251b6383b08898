// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/restorejob.h"

#include "engine/internal/backupjob.h"
#include "engine/internal/damagedcopies.h"
#include "engine/internal/interrupted.h"
#include "engine/internal/openprograms.h"
#include "engine/internal/programcontrol.h"
#include "engine/internal/putback.h"
#include "engine/internal/sealedcheck.h"
#include "engine/internal/statenow.h"

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

const QList<ProgressReporter::Share> stages{
    {Stage::Verifying, 25}, {Stage::StoppingPrograms, 3}, {Stage::SafetyBackup, 30},
    {Stage::Restoring, 25}, {Stage::Proving, 15},         {Stage::StartingPrograms, 2},
};

/// Also those of other users, as far as their locks tell.
bool somebodyHasItOpen(const QString &database)
{
    return usersOfDatabase(database, {}).any();
}

class RestoreJob
{
public:
    RestoreJob(const BackupFolder &folder, Catalogue &catalogue, Backup backup,
               const RestoreOptions &options, const JobContext &context)
        : m_folder(folder),
          m_catalogue(catalogue),
          m_backup(std::move(backup)),
          m_options(options),
          m_context(context),
          m_programs(options.programs, folder.location().database)
    {}

    Result<RestoreResult> run();

private:
    Result<void> checkBackup();
    Result<void> begin();
    Result<void> stopPrograms();
    Result<void> keepWhatIsThere();
    Result<void> makeSafetyBackup();
    Result<void> keepBytes(const Error &reason);
    Result<void> noteWhatIsKept();
    Result<void> change();
    Result<void> prove();
    Result<void> startPrograms(Result<void> result);
    void finish(const Result<void> &result);
    void settleEarlierRuns();

    const BackupLocation &location() const { return m_folder.location(); }

    const BackupFolder &m_folder;
    Catalogue &m_catalogue;
    Backup m_backup;
    const RestoreOptions &m_options;
    const JobContext &m_context;
    ProgramControl m_programs;
    QList<OpenProgram> m_openBefore;
    QList<RunRecord> m_earlier; ///< restores that were cut off and not looked at
    RestoreResult m_result;
    qint64 m_run = 0;
    bool m_changed = false; ///< nothing before this can have touched the database
};

Result<void> RestoreJob::checkBackup()
{
    m_context.progress->enter(Stage::Verifying);
    const auto checked = checkSealedFile(
        m_backup.path, [this](double done) { m_context.progress->advance(done); }, m_context.stop);
    if (!checked)
        return tl::unexpected(checked.error());
    m_backup = judgeBackup(m_backup, *checked, QDateTime::currentDateTimeUtc());
    if (auto kept = m_catalogue.setProof(m_backup); !kept)
        return kept;
    if (m_backup.state == BackupState::Missing)
        return failure(ErrorCode::BackupFileMissing, m_backup.fileName);
    if (m_backup.state == BackupState::Intact || m_options.forceDamaged)
        return {};
    return failure(m_backup.state == BackupState::Damaged ? ErrorCode::BackupDamaged
                                                          : ErrorCode::BackupNotProved,
                   m_backup.fileName, m_backup.stateDetail);
}

/// Written down and synced before a program is stopped or a byte changes, so that the next start
/// can tell what was under way and what is to be started again.
Result<void> RestoreJob::begin()
{
    auto earlier = unfinishedRestores(m_catalogue);
    if (!earlier)
        return tl::unexpected(earlier.error());
    m_earlier = *earlier;
    return m_catalogue
        .beginRun(RunRecord{.startedAt = QDateTime::currentDateTimeUtc(),
                            .reason = u"restore"_s,
                            .backupId = m_backup.id,
                            .notes = {.stopped = m_programs.noteText()}})
        .map([this](qint64 id) { m_run = id; });
}

Result<void> RestoreJob::stopPrograms()
{
    m_context.progress->enter(Stage::StoppingPrograms);
    m_openBefore = programsHavingOpen(location().database);
    return m_programs.stop(m_context);
}

Result<void> RestoreJob::keepWhatIsThere()
{
    m_context.progress->enter(Stage::SafetyBackup);
    const bool anything = fileFacts(location().database)
                          || fileFacts(location().database % u"-wal"_s)
                          || fileFacts(location().database % u"-journal"_s);
    if (!anything)
        return {}; // a missing database: there is nothing to keep
    return makeSafetyBackup();
}

Result<void> RestoreJob::makeSafetyBackup()
{
    ProgressReporter inner([this](const Progress &now) {
        if (now.stage == Stage::WaitingForDatabase)
            m_context.progress->waiting(now.stage);
        else
            m_context.progress->advance(double(now.percent) / 100);
    });
    JobContext context = m_context;
    context.progress = &inner;
    const BackupRequest request{.source = location().database, .type = BackupType::Safety};
    auto made = runBackup(m_folder, m_catalogue, request, context);
    if (made) {
        m_result.safetyBackup = made->backup;
        m_result.warnings += made->warnings;
        return {};
    }
    switch (made.error().code) {
    case ErrorCode::DatabaseMissing: // but a log or journal of it is there
    case ErrorCode::DatabaseEmpty:
    case ErrorCode::NotADatabase:
    case ErrorCode::DatabaseDamaged: return keepBytes(made.error());
    case ErrorCode::Cancelled:
    case ErrorCode::DatabaseBusy: return tl::unexpected(made.error());
    default:
        return failure(ErrorCode::SafetyBackupFailed, location().database,
                       QString(made.error().name() % u": "_s % made.error().detail));
    }
}

Result<void> RestoreJob::keepBytes(const Error &reason)
{
    // What programs are writing to cannot be copied byte for byte, nor reset under them.
    if (somebodyHasItOpen(location().database))
        return failure(ErrorCode::ProgramsStillRunning, location().database, reason.detail);
    const auto kept = keepDamagedDatabase(location(), m_context);
    if (!kept && kept.error().code == ErrorCode::Cancelled)
        return tl::unexpected(kept.error());
    if (!kept)
        return failure(ErrorCode::SafetyBackupFailed, location().database,
                       QString(reason.name() % u"; "_s % kept.error().detail));
    m_result.damagedCopy = *kept;
    return {};
}

Result<void> RestoreJob::noteWhatIsKept()
{
    return m_catalogue.setRunNotes(
        m_run, {.safetyBackupId = m_result.safetyBackup ? m_result.safetyBackup->id : QString(),
                .damagedFolder = m_result.damagedCopy ? m_result.damagedCopy->folder : QString(),
                .stopped = m_programs.mustStartAgain() ? m_programs.noteText() : QString()});
}

Result<void> RestoreJob::change()
{
    m_context.progress->enter(Stage::Restoring);
    // A supervisor or a timer may have started them again during the safety backup.
    const bool mustBeAlone =
        !m_result.safetyBackup || m_options.programs.kind != ProgramsPlan::Kind::LeaveRunning;
    if (mustBeAlone) {
        const DatabaseUsers users = usersOfDatabase(location().database, {});
        if (users.any())
            return failure(ErrorCode::ProgramsStillRunning, location().database, users.names());
    }
    if (m_context.cancelled())
        return failure(ErrorCode::Cancelled);
    m_changed = true;
    if (!m_result.safetyBackup) {
        // What lies beside an unreadable database belongs to it and was kept with it: applied
        // to the new content it would destroy it.
        for (const QString &suffix : {u"-wal"_s, u"-shm"_s, u"-journal"_s}) {
            if (auto removed = removeFile(location().database % suffix); !removed)
                return removed;
        }
    }
    return putBack(m_backup, location().database,
                   m_result.safetyBackup ? Existing::Readable : Existing::Unreadable, m_context);
}

Result<void> RestoreJob::prove()
{
    m_context.progress->enter(Stage::Proving);
    JobContext patient = m_context;
    patient.stop = {}; // the database has changed: no way back, only forward
    const auto unproved = [this](const QString &detail) {
        return failure(ErrorCode::RestoreUnproved, location().database, detail);
    };
    auto now = StateNow::take(m_folder, patient);
    if (!now)
        return unproved(now.error().detail);
    const auto same = now->hasPagesOf(m_backup);
    if (same && *same)
        return {};
    // Programs that went on running may have written in the moment after the commit.
    const auto sound = now->check();
    if (!sound || !sound->isEmpty())
        return unproved(sound ? *sound : sound.error().detail);
    const auto difference = now->differenceFrom(m_backup);
    if (somebodyHasItOpen(location().database) || (difference && difference->isEmpty()))
        return {};
    return unproved(difference ? *difference : difference.error().detail);
}

/// Whatever has happened. Trouble on the way back must not hide what went wrong before.
Result<void> RestoreJob::startPrograms(Result<void> result)
{
    if (!m_programs.mustStartAgain())
        return result;
    m_context.progress->enter(Stage::StartingPrograms);
    const auto started = m_programs.startAgain();
    m_result.startedAgain = started.has_value();
    if (started)
        return result;
    m_result.warnings.append(Notice{.code = Notice::Code::ProgramNotStarted,
                                    .subject = started.error().subject,
                                    .detail = started.error().detail});
    if (!result)
        result.error().detail +=
            u"; not started again: "_s % started.error().subject % u": "_s % started.error().detail;
    return result;
}

void RestoreJob::finish(const Result<void> &result)
{
    if (m_run == 0)
        return;
    const QString outcome = result                                        ? u"done"_s
                            : result.error().code == ErrorCode::Cancelled ? u"cancelled"_s
                                                                          : u"failed"_s;
    const QString detail =
        result ? QString() : QString(result.error().name() % u' ' % result.error().detail);
    static_cast<void>(m_catalogue.finishRun(m_run, outcome, detail));
    // Its bytes are still where they were.
    if (!result && !m_changed && m_result.damagedCopy)
        static_cast<void>(removeDamagedCopy(location(), m_result.damagedCopy->folder));
}

/// This restore has brought the database into a known state, so earlier ones that were cut off
/// are settled; what they had stopped is started as they would have done.
void RestoreJob::settleEarlierRuns()
{
    for (const RunRecord &run : std::as_const(m_earlier)) {
        const ProgramsPlan stopped = planFromText(run.notes.stopped);
        const bool known =
            stopped.kind == m_options.programs.kind && stopped.name == m_options.programs.name;
        const auto started = known ? Result<void>() : startPlanned(stopped, location().database);
        if (!started)
            m_result.warnings.append(Notice{.code = Notice::Code::ProgramNotStarted,
                                            .subject = started.error().subject,
                                            .detail = started.error().detail});
        static_cast<void>(m_catalogue.finishRun(run.id, u"interrupted"_s, {}));
    }
}

Result<RestoreResult> RestoreJob::run()
{
    m_context.progress->plan(stages);
    const auto possible =
        mayPutBack(location().database).and_then([this] { return checkBackup(); }).and_then([this] {
            return m_programs.prepare(m_context);
        });
    if (!possible)
        return tl::unexpected(possible.error());
    const auto changed = begin()
                             .and_then([this] { return stopPrograms(); })
                             .and_then([this] { return keepWhatIsThere(); })
                             .and_then([this] { return noteWhatIsKept(); })
                             .and_then([this] { return change(); });
    const auto ended = startPrograms(changed ? prove() : changed);
    finish(ended);
    if (!ended)
        return tl::unexpected(ended.error());
    settleEarlierRuns();
    m_result.restored = m_backup;
    const QList<OpenProgram> now = programsHavingOpen(location().database);
    for (const OpenProgram &program : std::as_const(m_openBefore)) {
        if (now.contains(program))
            m_result.stillRunning.append(program);
    }
    return m_result;
}

/// Whether the run may have got as far as changing the database.
bool mayHaveChanged(const RunRecord &run)
{
    if (run.reason != "restore"_L1 || run.outcome == "cancelled"_L1)
        return false;
    if (run.outcome == "failed"_L1)
        return run.detail.startsWith(Error{ErrorCode::RestoreUnproved}.name());
    // Before anything changed it was written down what is kept.
    return run.outcome == "done"_L1 || !run.notes.safetyBackupId.isEmpty()
           || !run.notes.damagedFolder.isEmpty();
}

} // namespace

Result<RestoreResult> runRestore(const BackupFolder &folder, Catalogue &catalogue,
                                 const Backup &backup, const RestoreOptions &options,
                                 const JobContext &context)
{
    return RestoreJob(folder, catalogue, backup, options, context).run();
}

Result<std::optional<Backup>> findUndoable(Catalogue &catalogue)
{
    const auto runs = catalogue.runs();
    if (!runs)
        return tl::unexpected(runs.error());
    const auto newest = std::find_if(runs->begin(), runs->end(), mayHaveChanged);
    if (newest == runs->end())
        return std::nullopt;
    return catalogue.backups().map([&](const QList<Backup> &backups) {
        for (const Backup &backup : backups) {
            if (backup.id == newest->notes.safetyBackupId && fileFacts(backup.path))
                return std::optional<Backup>(backup);
        }
        return std::optional<Backup>();
    });
}

} // namespace litekeep
