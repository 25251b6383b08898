// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/restorejob.h"

#include "engine/internal/backupjob.h"
#include "engine/internal/damagedcopies.h"
#include "engine/internal/fullcheck.h"
#include "engine/internal/openprograms.h"
#include "engine/internal/pagecompare.h"
#include "engine/internal/privatefile.h"
#include "engine/internal/programcontrol.h"
#include "engine/internal/putback.h"
#include "engine/internal/sealedcheck.h"
#include "engine/internal/snapshot.h"
#include "engine/internal/sourcedatabase.h"

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

const QList<ProgressReporter::Share> stages{
    {Stage::Verifying, 25}, {Stage::StoppingPrograms, 3}, {Stage::SafetyBackup, 30},
    {Stage::Restoring, 25}, {Stage::Proving, 15},         {Stage::StartingPrograms, 2},
};

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
    Result<void> keepWhatIsThere();
    Result<void> makeSafetyBackup();
    Result<void> keepBytes(const Error &reason);
    Result<void> begin();
    Result<void> change();
    Result<void> prove();
    void startPrograms();
    void finish(const Result<void> &result);

    const BackupLocation &location() const { return m_folder.location(); }

    const BackupFolder &m_folder;
    Catalogue &m_catalogue;
    Backup m_backup;
    const RestoreOptions &m_options;
    const JobContext &m_context;
    ProgramControl m_programs;
    QList<OpenProgram> m_openBefore;
    RestoreResult m_result;
    qint64 m_run = 0;
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
    const auto kept = keepDamagedDatabase(location(), m_context);
    if (!kept && kept.error().code == ErrorCode::Cancelled)
        return tl::unexpected(kept.error());
    if (!kept)
        return failure(ErrorCode::SafetyBackupFailed, location().database,
                       QString(reason.name() % u"; "_s % kept.error().detail));
    m_result.damagedCopy = *kept;
    return {};
}

/// Written down and synced before the first byte changes, so that the next start can tell.
Result<void> RestoreJob::begin()
{
    const RestoreNotes notes{
        .safetyBackupId = m_result.safetyBackup ? m_result.safetyBackup->id : QString(),
        .damagedFolder = m_result.damagedCopy ? m_result.damagedCopy->folder : QString(),
        .stopped = m_programs.mustStartAgain() ? planToText(m_options.programs) : QString()};
    return m_catalogue
        .beginRun(RunRecord{.startedAt = QDateTime::currentDateTimeUtc(),
                            .reason = u"restore"_s,
                            .backupId = m_backup.id,
                            .notes = notes})
        .map([this](qint64 id) { m_run = id; });
}

Result<void> RestoreJob::change()
{
    m_context.progress->enter(Stage::Restoring);
    if (!m_result.safetyBackup) {
        // What lies beside an unreadable database belongs to it and was kept with it: applied
        // to the new content it would destroy it.
        const QList<OpenProgram> open = programsHavingOpen(location().database);
        if (!open.isEmpty())
            return failure(ErrorCode::ProgramsStillRunning, location().database, open.first().name);
        for (const QString &suffix : {u"-wal"_s, u"-shm"_s, u"-journal"_s}) {
            if (auto removed = removeFile(location().database % suffix); !removed)
                return removed;
        }
    }
    return putBack(m_backup, location().database, m_context);
}

Result<void> RestoreJob::prove()
{
    m_context.progress->enter(Stage::Proving);
    JobContext patient = m_context;
    patient.stop = {}; // the database has changed: no way back, only forward
    const auto same = compareWithBackup(m_folder, m_backup, patient);
    if (same && *same != Sameness::Different)
        return {};
    // Programs that went on running may have written in the moment after the commit.
    const bool others = !programsHavingOpen(location().database).isEmpty();
    if (same && others)
        return {};
    return failure(ErrorCode::RestoreUnproved, location().database,
                   same ? QString() : same.error().detail);
}

void RestoreJob::startPrograms()
{
    if (!m_programs.mustStartAgain())
        return;
    m_context.progress->enter(Stage::StartingPrograms);
    const auto started = m_programs.startAgain();
    m_result.startedAgain = started.has_value();
    if (!started)
        m_result.warnings.append(Notice{.code = Notice::Code::ProgramNotStarted,
                                        .subject = started.error().subject,
                                        .detail = started.error().detail});
}

void RestoreJob::finish(const Result<void> &result)
{
    if (m_run == 0)
        return;
    const QString outcome = result                                              ? u"done"_s
                            : result.error().code == ErrorCode::RestoreUnproved ? u"failed"_s
                            : result.error().code == ErrorCode::Cancelled       ? u"cancelled"_s
                                                                                : u"failed"_s;
    const QString detail =
        result ? QString() : QString(result.error().name() % u' ' % result.error().detail);
    static_cast<void>(m_catalogue.finishRun(m_run, outcome, detail));
}

Result<RestoreResult> RestoreJob::run()
{
    m_context.progress->plan(stages);
    if (auto checked = checkBackup(); !checked)
        return tl::unexpected(checked.error());
    m_openBefore = programsHavingOpen(location().database);
    m_context.progress->enter(Stage::StoppingPrograms);
    const auto changed = m_programs.stop(m_context)
                             .and_then([this] { return keepWhatIsThere(); })
                             .and_then([this] { return begin(); })
                             .and_then([this] { return change(); });
    const auto proved = changed ? prove() : changed;
    startPrograms();
    finish(proved);
    if (!proved)
        return tl::unexpected(proved.error());
    m_result.restored = m_backup;
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
    for (const RunRecord &run : *runs) {
        if (run.reason != "restore"_L1 || run.outcome == "cancelled"_L1)
            continue;
        if (run.outcome != "done"_L1 && run.outcome != "interrupted"_L1)
            continue;
        return catalogue.backups().map([&](const QList<Backup> &backups) {
            for (const Backup &backup : backups) {
                if (backup.id == run.notes.safetyBackupId && fileFacts(backup.path))
                    return std::optional<Backup>(backup);
            }
            return std::optional<Backup>();
        });
    }
    return std::optional<Backup>();
}

Result<Sameness> compareWithBackup(const BackupFolder &folder, const Backup &backup,
                                   const JobContext &context)
{
    const auto source = lookAtDatabase(folder.location().database, context.stop);
    if (!source)
        return tl::unexpected(source.error());
    const auto names =
        Reservation::make(folder.location(), QDateTime::currentDateTimeUtc(), BackupType::Safety);
    if (!names)
        return tl::unexpected(names.error());
    if (auto taken = takeSnapshot(*source, names->snapshotPath(), context); !taken)
        return tl::unexpected(taken.error());
    const auto pages = samePages(names->snapshotPath(), backup.path, context.stop);
    if (!pages)
        return tl::unexpected(pages.error());
    if (*pages)
        return Sameness::SamePages;
    return contentsOf(names->snapshotPath(), context.stop).and_then([&](const Contents &now) {
        return contentsOf(backup.path, context.stop).map([&](const Contents &then) {
            return then.differenceTo(now).isEmpty() ? Sameness::SameContent : Sameness::Different;
        });
    });
}

} // namespace litekeep
