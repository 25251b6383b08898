// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message.h"

#include "engine/format.h"
#include "ui/labels.h"
#include "ui/programsplan.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::Message)
};

Remedy remedyFor(ErrorCode code, Job job)
{
    switch (code) {
    case ErrorCode::DatabaseDamaged:
        return job == Job::BackUp || job == Job::Automatic ? Remedy::KeepDamaged : Remedy::None;
    case ErrorCode::FolderMissing:
    case ErrorCode::FolderMarkerMissing: return Remedy::SetUpFolder;
    case ErrorCode::FolderOtherDatabase: return Remedy::UseFolder;
    case ErrorCode::FolderParentMissing:
    case ErrorCode::FolderNotWritable:
    case ErrorCode::FolderNotAFolder:
    case ErrorCode::PathTooLong:
    case ErrorCode::FolderHoldsDatabase:
    case ErrorCode::NoSpace: return Remedy::ChooseFolder;
    case ErrorCode::DatabaseMissing:
    case ErrorCode::DatabaseNotAFile:
    case ErrorCode::DatabaseEmpty:
    case ErrorCode::NotADatabase:
        return job == Job::Import || job == Job::Restore ? Remedy::None : Remedy::OpenAnother;
    case ErrorCode::TargetExists:
    case ErrorCode::TargetIsDatabase:
    case ErrorCode::TargetInsideFolder:
    case ErrorCode::TargetInvalid: return Remedy::SaveElsewhere;
    case ErrorCode::ProgramsStillRunning:
    case ErrorCode::ProgramStopFailed:
    case ErrorCode::ProgramStopDenied:
    case ErrorCode::ProgramUnknown:
    case ErrorCode::ProgramNoReturn:
    case ErrorCode::BackupDamaged:
    case ErrorCode::BackupNotProved:
    case ErrorCode::RestoreUnproved:
        return job == Job::Restore ? Remedy::RestoreAgain : Remedy::None;
    case ErrorCode::NothingToUndo: return Remedy::Refresh;
    case ErrorCode::BackupNotFound:
    case ErrorCode::BackupFileMissing: return Remedy::Refresh;
    case ErrorCode::DatabaseBusy:
    case ErrorCode::DatabaseUnreadable:
    case ErrorCode::DatabaseReadFailed:
    case ErrorCode::FolderBusy:
    case ErrorCode::DiskFull:
    case ErrorCode::WriteFailed:
    case ErrorCode::NotDeleted:
    case ErrorCode::SafetyBackupFailed:
    case ErrorCode::DatabaseNotWritable:
    case ErrorCode::ProgramStartFailed:
    case ErrorCode::CatalogueFailed: return Remedy::TryAgain;
    default: return Remedy::None;
    }
}

bool isWarning(Notice::Code code)
{
    switch (code) {
    case Notice::Code::BackupsMissing:
    case Notice::Code::UnknownFile:
    case Notice::Code::CatalogueLost:
    case Notice::Code::FolderRecreated:
    case Notice::Code::EmptyDatabase:
    case Notice::Code::FolderOpenToOthers:
    case Notice::Code::LowSpace:
    case Notice::Code::ProgramNotStarted:
    case Notice::Code::WrittenMeanwhile:
    case Notice::Code::HistoryNotWritten: return true;
    default: return false;
    }
}

Tone worst(const QList<VerifyResult> &results)
{
    const auto has = [&results](BackupState state) {
        return std::any_of(results.cbegin(), results.cend(),
                           [state](const VerifyResult &r) { return r.state == state; });
    };
    if (has(BackupState::Damaged) || has(BackupState::Missing))
        return Tone::Negative;
    return has(BackupState::Unproved) ? Tone::Caution : Tone::Positive;
}

QString verifyText(const QList<VerifyResult> &results)
{
    const auto count = [&results](BackupState state) {
        return int(std::count_if(results.cbegin(), results.cend(),
                                 [state](const VerifyResult &r) { return r.state == state; }));
    };
    const int all = int(results.size());
    if (all == 0)
        return Text::tr("There is no backup to verify.");
    if (count(BackupState::Intact) == all)
        return Text::tr("%n backup(s) verified and intact.", nullptr, all);
    QStringList parts;
    if (const int n = count(BackupState::Intact))
        parts.append(Text::tr("%n intact", "number of backups", n));
    if (const int n = count(BackupState::Unproved))
        parts.append(Text::tr("%n could not be proved", "number of backups", n));
    if (const int n = count(BackupState::Damaged))
        parts.append(Text::tr("%n damaged", "number of backups", n));
    if (const int n = count(BackupState::Missing))
        parts.append(Text::tr("%n without a file", "number of backups", n));
    return Text::tr("%n backup(s) verified: %1.", nullptr, all).arg(parts.join(u", "_s));
}

QString createdText(const Backup &backup, Job job)
{
    const QString size = formatSize(backup.sizeBytes, QLocale());
    switch (backup.state) {
    case BackupState::Intact:
        return job == Job::Import ? Text::tr("Imported as a backup: %1, proved.").arg(size)
                                  : Text::tr("Backup made: %1, proved.").arg(size);
    case BackupState::Damaged:
        return Text::tr("A copy of the damaged database was kept: %1. "
                        "It does not count as a good backup.")
            .arg(size);
    default:
        return Text::tr("Backup made: %1. It could not be proved here; "
                        "the details say why.")
            .arg(size);
    }
}

/// What was done, and what the person should do now.
QString restoredText(const RestoreResult &result)
{
    const QString time =
        formatDateTime(result.restored.createdAt, QDateTime::currentDateTimeUtc(), QLocale());
    QStringList sentences{Text::tr("Restored to %1.", "time").arg(time)};
    if (result.damagedCopy) {
        sentences.append(Text::tr("The damaged database was kept as a copy: %1.")
                             .arg(formatSize(result.damagedCopy->sizeBytes, QLocale())));
    }
    if (result.startedAgain)
        sentences.append(Text::tr("What was stopped runs again."));
    if (!result.stillRunning.isEmpty()) {
        QSet<QString> names;
        for (const OpenProgram &program : result.stillRunning)
            names.insert(program.name);
        sentences.append(Text::tr("%1 went on running: restart it (them) if it keeps data in "
                                  "memory.",
                                  nullptr, int(names.size()))
                             .arg(namesOf(result.stillRunning)));
    }
    return sentences.join(u' ');
}

QString interruptedText(const InterruptedRestore &interrupted)
{
    if (interrupted.stopped.kind == ProgramsPlan::Kind::LeaveRunning)
        return interrupted.text();
    return u"%1 %2"_s.arg(interrupted.text(),
                          Text::tr("“%1” was stopped for it and not started again.")
                              .arg(planName(interrupted.stopped)));
}

} // namespace

QString remedyText(Remedy remedy, const Message &message)
{
    switch (remedy) {
    case Remedy::None: break;
    case Remedy::TryAgain: return Text::tr("Try again");
    case Remedy::KeepDamaged: return Text::tr("Keep a copy of the damaged database");
    case Remedy::SetUpFolder: return Text::tr("Set up the folder again");
    case Remedy::UseFolder: return Text::tr("Use this folder anyway");
    case Remedy::OpenAnother: return Text::tr("Open another database…");
    case Remedy::ChooseFolder: return Text::tr("Choose another folder…");
    case Remedy::SaveElsewhere: return Text::tr("Save elsewhere…");
    case Remedy::ShowInFolder: return Text::tr("Show in folder");
    case Remedy::Refresh: return Text::tr("Refresh the list");
    case Remedy::Undo: return Text::tr("Undo…");
    case Remedy::WhatChanged: return Text::tr("What changed");
    case Remedy::RestoreAgain: return Text::tr("Restore again…");
    case Remedy::RestoreLast: return Text::tr("Restore the last good backup…");
    case Remedy::ForceQuit: return Text::tr("Force them to quit…");
    case Remedy::StartPrograms: return Text::tr("Start %1 again").arg(message.name);
    case Remedy::Dismiss: return Text::tr("Dismiss");
    case Remedy::OpenSaved: return Text::tr("Open it in Litekeep");
    case Remedy::SwitchOn: return Text::tr("Switch on automatic backups");
    case Remedy::PutBack: return Text::tr("Undo");
    }
    return {};
}

Message messageFor(const Error &error, Job job)
{
    const bool cancelled = error.code == ErrorCode::Cancelled;
    return {.tone = cancelled ? Tone::Accent : Tone::Negative,
            .topic = topic::job,
            .text = [error] { return withShortPaths(error.text()); },
            .detail = error.detail,
            .remedy = remedyFor(error.code, job),
            .subjects = {}};
}

Message messageFor(const Notice &notice)
{
    return {.tone = isWarning(notice.code) ? Tone::Caution : Tone::Accent,
            .topic = "notice/" + notice.name().toUtf8() + '/' + notice.subject.toUtf8(),
            .text = [notice] { return notice.text(); },
            .detail = notice.detail,
            .remedy = Remedy::None,
            .subjects = {}};
}

Message messageFor(const CreateResult &result, Job job)
{
    const Backup backup = result.backup;
    const bool intact = backup.state == BackupState::Intact;
    return {.tone = intact ? Tone::Positive : Tone::Caution,
            .topic = topic::job,
            .text = [backup, job] { return createdText(backup, job); },
            .detail = intact ? QString() : backup.stateDetail,
            .remedy = Remedy::None,
            .subjects = {}};
}

Message messageFor(const QList<VerifyResult> &results)
{
    QStringList details;
    for (const VerifyResult &result : results) {
        if (result.state != BackupState::Intact)
            details.append(u"%1: %2"_s.arg(result.id, result.detail));
    }
    return {.tone = worst(results),
            .topic = topic::job,
            .text = [results] { return verifyText(results); },
            .detail = details.join(u'\n'),
            .remedy = Remedy::None,
            .subjects = {}};
}

Message messageFor(const ExportResult &result)
{
    return {.tone = Tone::Positive,
            .topic = topic::job,
            .text =
                [result] {
                    return Text::tr("Copy saved as “%1”: %2, checked.")
                        .arg(QFileInfo(result.path).fileName(),
                             formatSize(result.sizeBytes, QLocale()));
                },
            .detail = {},
            .remedy = Remedy::ShowInFolder,
            .subjects = {result.path}};
}

Message savedMessage(const ExportResult &result)
{
    Message message = messageFor(result);
    message.text = [result] {
        return Text::tr("Saved as working database “%1”: %2, checked.")
            .arg(QFileInfo(result.path).fileName(), formatSize(result.sizeBytes, QLocale()));
    };
    message.remedy = Remedy::OpenSaved;
    message.others = {Remedy::ShowInFolder};
    return message;
}

Message restoredMessage(const RestoreResult &result, bool compared)
{
    Message message{.tone = result.stillRunning.isEmpty() ? Tone::Positive : Tone::Caution,
                    .topic = topic::restored,
                    .text = [result] { return restoredText(result); },
                    .detail = {},
                    .remedy = result.safetyBackup ? Remedy::Undo : Remedy::None,
                    .subjects = {}};
    if (compared)
        message.others = {Remedy::WhatChanged};
    return message;
}

Message messageFor(const InterruptedRestore &interrupted)
{
    const bool stopped = interrupted.stopped.kind != ProgramsPlan::Kind::LeaveRunning;
    const bool broken = interrupted.state == InterruptedRestore::State::Broken;
    Message message{.tone = broken ? Tone::Negative : Tone::Caution,
                    .topic = topic::interrupted,
                    .text = [interrupted] { return interruptedText(interrupted); },
                    .detail = {},
                    .remedy = stopped ? Remedy::StartPrograms : Remedy::RestoreAgain,
                    .subjects = {interrupted.backupId},
                    .others = {Remedy::Dismiss},
                    .name = planName(interrupted.stopped),
                    .lasting = true};
    if (stopped)
        message.others.prepend(Remedy::RestoreAgain);
    return message;
}

Message startedMessage(const QString &name)
{
    return {.tone = Tone::Positive,
            .topic = topic::job,
            .text = [name] { return Text::tr("“%1” was started again.").arg(name); },
            .detail = {},
            .remedy = Remedy::None,
            .subjects = {}};
}

Message copyDeletedMessage()
{
    return {.tone = Tone::Positive,
            .topic = topic::job,
            .text = [] { return Text::tr("The copy of the damaged database was deleted."); },
            .detail = {},
            .remedy = Remedy::None,
            .subjects = {}};
}

Message removedMessage(const KeptDatabase &database, const QString &folder)
{
    return {.tone = Tone::Accent,
            .topic = "removed/" + database.path.toUtf8() + '\n' + database.folder.toUtf8(),
            .text =
                [database, folder] {
                    return Text::tr("“%1” is no longer on the list. Its backups stay in %2; no "
                                    "automatic ones are made any more.")
                        .arg(databaseTitle(database.path), shortPath(folder));
                },
            .detail = {},
            .remedy = Remedy::PutBack,
            .subjects = {database.path, database.folder}};
}

Message deletedMessage(qsizetype count)
{
    return {.tone = Tone::Positive,
            .topic = topic::job,
            .text = [count] { return Text::tr("%n backup(s) deleted.", nullptr, int(count)); },
            .detail = {},
            .remedy = Remedy::None,
            .subjects = {}};
}

} // namespace litekeep
