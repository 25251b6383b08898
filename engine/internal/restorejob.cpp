// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/restorejob.h"

#include "engine/internal/backupjob.h"
#include "engine/internal/damagedcopies.h"
#include "engine/internal/interrupted.h"
#include "engine/internal/maintenancejobs.h"
#include "engine/internal/openprograms.h"
#include "engine/internal/programcontrol.h"
#include "engine/internal/putback.h"
#include "engine/internal/sealedcheck.h"
#include "engine/internal/sourcedatabase.h"
#include "engine/internal/statenow.h"

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

const QList<ProgressReporter::Share> stages{
    {Stage::Verifying, 25}, {Stage::StoppingPrograms, 3}, {Stage::SafetyBackup, 30},
    {Stage::Restoring, 25}, {Stage::Proving, 15},         {Stage::StartingPrograms, 2},
};

/// How often the safety backup is made again because programs wrote meanwhile. A busy program
/// would keep it from ever ending.
constexpr int keepAttempts = 2;

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
    Result<void> keepAndChange();
    Result<void> keepWhatIsThere();
    Result<void> makeSafetyBackup();
    Result<void> keepBytes(const Error &reason);
    Result<void> noteWhatIsKept();
    Result<PutBackEnd> change(bool lastAttempt);
    Result<PutBackEnd> put(const PutBackOrder &order);
    Result<bool> mayChange();
    Result<void> prove();
    Result<QString> compare();
    Result<void> startPrograms(Result<void> result);
    void finish(const Result<void> &result);
    void dropWhatWasKept();
    void dropSafetyBackup(const Backup &safety);
    void settleEarlierRuns();
    void warn(Notice::Code code, const QString &detail = {});
    bool sealedAsChecked() const;

    const BackupLocation &location() const { return m_folder.location(); }

    const BackupFolder &m_folder;
    Catalogue &m_catalogue;
    Backup m_backup;
    const RestoreOptions &m_options;
    const JobContext &m_context;
    ProgramControl m_programs;
    QList<OpenProgram> m_openBefore;
    QList<RunRecord> m_earlier;        ///< restores that were cut off and not looked at
    std::optional<FileFacts> m_sealed; ///< the backup's file, when it was checked
    CommittedFiles m_asKept;           ///< the database, when keeping it began
    RestoreNotes m_notes;
    QList<Notice> m_keptWarnings;
    RestoreResult m_result;
    qint64 m_run = 0;
    bool m_owedBefore = false; ///< an earlier restore owes the database WAL mode
};

/// Errors after which the database is surely what it was. After others (a disk that cannot be
/// written to) what was kept is better kept on.
bool leavesAllAsItWas(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
    case ErrorCode::DatabaseBusy:
    case ErrorCode::ProgramsStillRunning:
    case ErrorCode::DatabaseNotWritable:
    case ErrorCode::DiskFull: return true;
    default: return false;
    }
}

Result<void> RestoreJob::checkBackup()
{
    m_context.progress->enter(Stage::Verifying);
    m_sealed = fileFacts(m_backup.path);
    const auto checked = checkSealedFile(
        m_backup.path, [this](double done) { m_context.progress->advance(done); }, m_context.stop);
    if (!checked)
        return tl::unexpected(checked.error());
    m_backup = judgeBackup(m_backup, *checked, m_context.now());
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
    const auto owing = m_catalogue.runsOwingWal();
    if (!owing)
        return tl::unexpected(owing.error());
    m_owedBefore = !owing->isEmpty();
    m_notes.stopped = m_programs.noteText();
    return m_catalogue
        .beginRun(RunRecord{.startedAt = m_context.now(),
                            .reason = u"restore"_s,
                            .backupId = m_backup.id,
                            .notes = m_notes})
        .map([this](qint64 id) { m_run = id; });
}

Result<void> RestoreJob::stopPrograms()
{
    m_context.progress->enter(Stage::StoppingPrograms);
    m_openBefore = programsHavingOpen(location().database);
    return m_programs.stop(m_context);
}

/// What is committed between the copy that is kept and the change would be in neither: then both
/// are done once more.
Result<void> RestoreJob::keepAndChange()
{
    for (int attempt = 1;; ++attempt) {
        const auto superseded = std::exchange(m_result.safetyBackup, std::nullopt);
        if (auto kept = keepWhatIsThere().and_then([this] { return noteWhatIsKept(); }); !kept) {
            if (!m_result.safetyBackup)
                m_result.safetyBackup = superseded;
            return kept;
        }
        if (superseded)
            dropSafetyBackup(*superseded);
        const auto end = change(attempt >= keepAttempts);
        if (!end)
            return tl::unexpected(end.error());
        if (*end == PutBackEnd::Done)
            return {};
        // Its folder stays: the bytes in it may be nowhere else any more.
        m_result.damagedCopy.reset();
    }
}

Result<void> RestoreJob::keepWhatIsThere()
{
    m_context.progress->enter(Stage::SafetyBackup);
    // Before anything is read: whatever is committed later makes it differ.
    if (const auto source = lookAtDatabase(location().database, m_context.stop))
        static_cast<void>(waitUntilSettled(*source, m_context.stop));
    m_asKept = committedFiles(location().database);
    if (!m_asKept.any())
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
        m_keptWarnings = made->warnings;
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
    m_notes.safetyBackupId = m_result.safetyBackup ? m_result.safetyBackup->id : QString();
    m_notes.damagedFolder = m_result.damagedCopy ? m_result.damagedCopy->folder : QString();
    m_notes.stopped = m_programs.mustStartAgain() ? m_programs.noteText() : QString();
    return m_catalogue.setRunNotes(m_run, m_notes);
}

bool RestoreJob::sealedAsChecked() const
{
    return fileFacts(m_backup.path) == m_sealed;
}

/// False when what was kept is not what is there any more.
Result<bool> RestoreJob::mayChange()
{
    if (m_context.cancelled())
        return failure(ErrorCode::Cancelled);
    if (!sealedAsChecked())
        return failure(ErrorCode::BackupDamaged, m_backup.fileName,
                       u"the file was changed after it was checked"_s);
    // A supervisor or a timer may have started them again during the safety backup.
    const bool mustBeAlone =
        !m_result.safetyBackup || m_options.programs.kind != ProgramsPlan::Kind::LeaveRunning;
    if (mustBeAlone) {
        const DatabaseUsers users = usersOfDatabase(location().database, {});
        if (users.any())
            return failure(ErrorCode::ProgramsStillRunning, location().database, users.names());
    }
    return m_result.safetyBackup || committedFiles(location().database) == m_asKept;
}

Result<PutBackEnd> RestoreJob::change(bool lastAttempt)
{
    m_context.progress->enter(Stage::Restoring);
    const auto may = mayChange();
    if (!may)
        return tl::unexpected(may.error());
    if (!*may && lastAttempt)
        return failure(ErrorCode::DatabaseBusy, location().database);
    if (!*may)
        return PutBackEnd::WrittenSince;
    PutBackOrder order{.existing =
                           m_result.safetyBackup ? Existing::Readable : Existing::Unreadable,
                       .owesWal = m_owedBefore,
                       .noteWal = [this](bool owed) {
                           m_notes.owesWal = owed;
                           return m_catalogue.setRunNotes(m_run, m_notes);
                       }};
    order.asKept = m_asKept;
    const auto end = put(order);
    if (!end || *end == PutBackEnd::Done || !lastAttempt)
        return end;
    // Programs that go on writing; or one that has just made a database where there was none.
    if (!m_result.safetyBackup)
        return failure(ErrorCode::DatabaseBusy, location().database);
    order.asKept.reset();
    return put(order).map([this](PutBackEnd done) {
        warn(Notice::Code::WrittenMeanwhile);
        return done;
    });
}

Result<PutBackEnd> RestoreJob::put(const PutBackOrder &order)
{
    return putBack(m_backup, location().database, order, m_context);
}

void RestoreJob::warn(Notice::Code code, const QString &detail)
{
    m_result.warnings.append(
        Notice{.code = code, .subject = location().database, .detail = detail});
}

Result<void> RestoreJob::prove()
{
    m_context.progress->enter(Stage::Proving);
    const auto trouble = compare();
    if (trouble && trouble->isEmpty())
        return {};
    return failure(ErrorCode::RestoreUnproved, location().database,
                   trouble ? *trouble : trouble.error().detail);
}

/// Empty when the database is what it is to be.
Result<QString> RestoreJob::compare()
{
    JobContext patient = m_context;
    patient.stop = {}; // the database has changed: no way back, only forward
    if (!sealedAsChecked()) {
        // What was put back is then not surely what had been proved.
        const auto checked = checkSealedFile(m_backup.path, {}, {});
        if (!checked)
            return tl::unexpected(checked.error());
        if (checked->sha256 != m_backup.sha256)
            return u"the backup's file was changed during the restore"_s;
    }
    auto now = StateNow::take(m_folder, patient);
    if (!now)
        return tl::unexpected(now.error());
    const auto same = now->hasPagesOf(m_backup);
    if (same && *same)
        return QString();
    // Programs that went on running may have written in the moment after the commit.
    const auto sound = now->check();
    if (!sound || !sound->isEmpty())
        return sound;
    if (somebodyHasItOpen(location().database))
        return QString();
    return now->differenceFrom(m_backup);
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
    if (const auto ended = m_catalogue.finishRun(m_run, outcome, detail, m_context.now()); !ended)
        warn(Notice::Code::HistoryNotWritten, ended.error().detail);
    // After the row has its end: it must not name what is gone while it counts as unfinished.
    if (!result && leavesAllAsItWas(result.error().code))
        dropWhatWasKept();
}

/// Nothing has changed: what was kept of it is still where it was.
void RestoreJob::dropWhatWasKept()
{
    if (m_result.damagedCopy && committedFiles(location().database) == m_asKept)
        static_cast<void>(removeDamagedCopy(location(), m_result.damagedCopy->folder));
    // A journal that is still there may have to be rolled back yet.
    if (m_result.safetyBackup && !committedFiles(location().database).journal)
        dropSafetyBackup(*m_result.safetyBackup);
}

/// Unless it is the only good backup there is.
void RestoreJob::dropSafetyBackup(const Backup &safety)
{
    const auto backups = m_catalogue.backups();
    const bool another =
        backups && std::any_of(backups->begin(), backups->end(), [&](const Backup &backup) {
            return backup.id != safety.id && fileFacts(backup.path)
                   && (backup.state == BackupState::Intact || backup.state == safety.state);
        });
    if (!another)
        return;
    ProgressReporter silent({});
    JobContext context = m_context;
    context.stop = {};
    context.progress = &silent;
    static_cast<void>(removeBackups(m_folder, m_catalogue, {safety.id}, context));
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
        static_cast<void>(m_catalogue.finishRun(run.id, u"interrupted"_s, {}, m_context.now()));
    }
    if (m_notes.owesWal)
        warn(Notice::Code::JournalModeOwed);
    else if (m_owedBefore)
        static_cast<void>(m_catalogue.settleWal());
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
    const auto changed = begin().and_then([this] { return stopPrograms(); }).and_then([this] {
        return keepAndChange();
    });
    const auto ended = startPrograms(changed ? prove() : changed);
    finish(ended);
    if (!ended)
        return tl::unexpected(ended.error());
    settleEarlierRuns();
    m_result.restored = m_backup;
    m_result.warnings = m_keptWarnings + m_result.warnings;
    const QList<OpenProgram> now = programsHavingOpen(location().database);
    for (const OpenProgram &program : std::as_const(m_openBefore)) {
        if (now.contains(program))
            m_result.stillRunning.append(program);
    }
    return m_result;
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
    const QString id = undoableId(*runs);
    return catalogue.backups().map([&](const QList<Backup> &backups) {
        for (const Backup &backup : backups) {
            if (!id.isEmpty() && backup.id == id && fileFacts(backup.path))
                return std::optional<Backup>(backup);
        }
        return std::optional<Backup>();
    });
}

} // namespace litekeep
