// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backuptypes.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

// One table a type serves both directions, so that they cannot disagree.
template <typename T, size_t N>
using Names = std::array<std::pair<T, QLatin1StringView>, N>;

constexpr Names<BackupType, 4> typeNames{{{BackupType::Manual, "manual"_L1},
                                          {BackupType::Auto, "auto"_L1},
                                          {BackupType::Safety, "safety"_L1},
                                          {BackupType::Imported, "imported"_L1}}};
constexpr Names<BackupState, 4> stateNames{{{BackupState::Intact, "intact"_L1},
                                            {BackupState::Unproved, "unproved"_L1},
                                            {BackupState::Damaged, "damaged"_L1},
                                            {BackupState::Missing, "missing"_L1}}};
constexpr Names<BackupMethod, 2> methodNames{
    {{BackupMethod::Vacuum, "vacuum"_L1}, {BackupMethod::Pages, "pages"_L1}}};
constexpr Names<JournalMode, 2> journalNames{
    {{JournalMode::Rollback, "rollback"_L1}, {JournalMode::Wal, "wal"_L1}}};

template <typename T, size_t N>
QString nameIn(const Names<T, N> &names, T value)
{
    for (const auto &[candidate, name] : names) {
        if (candidate == value)
            return name;
    }
    return {};
}

template <typename T, size_t N>
std::optional<T> valueIn(const Names<T, N> &names, const QString &name)
{
    for (const auto &[value, candidate] : names) {
        if (candidate == name)
            return value;
    }
    return std::nullopt;
}

} // namespace

QString typeName(BackupType type)
{
    return nameIn(typeNames, type);
}
QString stateName(BackupState state)
{
    return nameIn(stateNames, state);
}
QString methodName(BackupMethod method)
{
    return nameIn(methodNames, method);
}
QString supervisorKindName(Supervisor::Kind kind)
{
    switch (kind) {
    case Supervisor::Kind::SystemUnit: return u"system-unit"_s;
    case Supervisor::Kind::UserUnit: return u"user-unit"_s;
    case Supervisor::Kind::Docker: return u"docker"_s;
    case Supervisor::Kind::Podman: break;
    }
    return u"podman"_s;
}

QString journalModeName(JournalMode mode)
{
    return nameIn(journalNames, mode);
}

std::optional<BackupType> typeFromName(const QString &name)
{
    return valueIn(typeNames, name);
}
std::optional<BackupState> stateFromName(const QString &name)
{
    return valueIn(stateNames, name);
}
std::optional<BackupMethod> methodFromName(const QString &name)
{
    return valueIn(methodNames, name);
}
std::optional<JournalMode> journalModeFromName(const QString &name)
{
    return valueIn(journalNames, name);
}

QString Notice::text() const
{
    const int n = int(qMin<qint64>(count, 1'000'000));
    switch (code) {
    case Code::PartialsRemoved:
        return tr("%n unfinished file(s) of an interrupted run were removed.", nullptr, n);
    case Code::BackupsMissing:
        return tr("The files of %n backup(s) are gone. Perhaps somebody moved or deleted them.",
                  nullptr, n);
    case Code::BackupsAdopted:
        return tr("%n backup file(s) without an entry were checked and are listed again.", nullptr,
                  n);
    case Code::UnknownFile:
        return tr("“%1” in the backup folder is not an intact backup; it was left alone.")
            .arg(subject);
    case Code::CatalogueRebuilt:
        return tr("The list of backups was lost or damaged and was made again from the files. "
                  "Notes and pins could not be brought back.");
    case Code::CatalogueLost:
        return tr("The list of backups is lost or damaged. What is shown was found in the folder; "
                  "the next backup repairs the list.");
    case Code::FolderRecreated:
        return tr("The backup folder was gone and was made anew. Earlier backups are not in it.");
    case Code::EmptyDatabase:
        return tr("“%1” is empty, and so is this backup. If it should hold data, look for the file "
                  "that the program really uses.")
            .arg(subject);
    case Code::FolderOpenToOthers:
        return tr("Other users may change and delete the backups in “%1”. Take the right to write "
                  "there away from them.")
            .arg(subject);
    case Code::LowSpace:
        return tr("There was room for one copy only, so the backup was made page by page.");
    case Code::NetworkFolder:
        return tr("“%1” lies on a network disk, where locks are not always reliable.").arg(subject);
    case Code::ProgramNotStarted:
        return tr("“%1” could not be started again. Start it by hand.").arg(subject);
    case Code::VacuumImpossible:
        return tr("This database cannot be rewritten compactly, so the backup was made page by "
                  "page.");
    case Code::BackupsPruned:
        return tr("%n old backup(s) were removed, as the settings say.", nullptr, n);
    case Code::NotPruned:
        return tr("The old backup “%1” could not be removed. This will be tried again.")
            .arg(subject);
    case Code::Trashed:
        return tr("“%1” in the backup folder is not an intact backup; it was moved to the trash.")
            .arg(subject);
    case Code::NotTrashed:
        return tr("“%1” in the backup folder is not an intact backup. It could not be moved to "
                  "the trash and was left alone.")
            .arg(subject);
    case Code::Collapsed: return tr("%1 Old backups are kept until you decide.").arg(subject);
    case Code::DatabaseListReplaced:
        return tr("The list of your databases was damaged and has been begun anew; the old one is "
                  "kept as “%1”. Commands and addresses in it must be set again.")
            .arg(subject);
    case Code::WrittenMeanwhile:
        return tr("Programs went on writing to the database during the restore. What they wrote "
                  "after the safety backup was begun and before the restore is in neither.");
    case Code::JournalModeOwed:
        return tr("A restore had to take “%1” out of WAL mode, and programs that have it open keep "
                  "it from being put back. This will be tried again.")
            .arg(subject);
    case Code::HistoryNotWritten:
        return tr("The history could not be written: at the next start Litekeep will take this "
                  "restore for one that was cut off.");
    case Code::AfterCommandFailed:
        return tr("The command that runs after the backup, “%1”, did not succeed. The history "
                  "shows what it wrote.")
            .arg(subject);
    case Code::CommandsUnknown:
        return tr("The list of your databases, “%1”, cannot be used, so no commands were run "
                  "before and after the backup, and no address was told.")
            .arg(subject);
    case Code::RestoreInterrupted:
        return tr("A restore of “%1” was cut off. Look at it before you rely on what the database "
                  "holds now.")
            .arg(subject);
    case Code::PingFailed:
        return tr("The ping address of “%1” could not be told about the backup.").arg(subject);
    }
    return {};
}

QString Notice::name() const
{
    switch (code) {
    case Code::PartialsRemoved: return u"partials-removed"_s;
    case Code::BackupsMissing: return u"backups-missing"_s;
    case Code::BackupsAdopted: return u"backups-adopted"_s;
    case Code::UnknownFile: return u"unknown-file"_s;
    case Code::CatalogueRebuilt: return u"catalogue-rebuilt"_s;
    case Code::CatalogueLost: return u"catalogue-lost"_s;
    case Code::FolderRecreated: return u"folder-recreated"_s;
    case Code::EmptyDatabase: return u"empty-database"_s;
    case Code::FolderOpenToOthers: return u"folder-open-to-others"_s;
    case Code::LowSpace: return u"low-space"_s;
    case Code::NetworkFolder: return u"network-folder"_s;
    case Code::ProgramNotStarted: return u"program-not-started"_s;
    case Code::VacuumImpossible: return u"vacuum-impossible"_s;
    case Code::BackupsPruned: return u"backups-pruned"_s;
    case Code::NotPruned: return u"not-pruned"_s;
    case Code::Trashed: return u"trashed"_s;
    case Code::NotTrashed: return u"not-trashed"_s;
    case Code::Collapsed: return u"collapsed"_s;
    case Code::DatabaseListReplaced: return u"database-list-replaced"_s;
    case Code::WrittenMeanwhile: return u"written-meanwhile"_s;
    case Code::JournalModeOwed: return u"journal-mode-owed"_s;
    case Code::HistoryNotWritten: return u"history-not-written"_s;
    case Code::AfterCommandFailed: return u"after-command-failed"_s;
    case Code::CommandsUnknown: return u"commands-unknown"_s;
    case Code::RestoreInterrupted: return u"restore-interrupted"_s;
    case Code::PingFailed: return u"ping-failed"_s;
    }
    return {};
}

QString Progress::text() const
{
    // Not "tr": lupdate would take that for the literal's own marker and lose the texts.
    const auto translated = [](const char *text) {
        return QCoreApplication::translate("litekeep::Progress", text);
    };
    switch (stage) {
    case Stage::WaitingForFolder:
        return translated(QT_TRANSLATE_NOOP("litekeep::Progress", "Waiting for another Litekeep"));
    case Stage::WaitingForDatabase:
        return translated(
            QT_TRANSLATE_NOOP("litekeep::Progress", "Waiting for the database, it is locked"));
    case Stage::Preparing: return translated(QT_TRANSLATE_NOOP("litekeep::Progress", "Preparing"));
    case Stage::Snapshot:
        return translated(QT_TRANSLATE_NOOP("litekeep::Progress", "Taking a snapshot"));
    case Stage::Checking:
        return translated(QT_TRANSLATE_NOOP("litekeep::Progress", "Checking and copying"));
    case Stage::Proving:
        return translated(QT_TRANSLATE_NOOP("litekeep::Progress", "Proving the copy"));
    case Stage::Publishing:
        return translated(QT_TRANSLATE_NOOP("litekeep::Progress", "Writing to disk"));
    case Stage::Copying: return translated(QT_TRANSLATE_NOOP("litekeep::Progress", "Copying"));
    case Stage::Verifying: return translated(QT_TRANSLATE_NOOP("litekeep::Progress", "Verifying"));
    case Stage::Rebuilding:
        return translated(
            QT_TRANSLATE_NOOP("litekeep::Progress", "Checking the files in the folder"));
    case Stage::Removing: return translated(QT_TRANSLATE_NOOP("litekeep::Progress", "Deleting"));
    case Stage::StoppingPrograms:
        return translated(QT_TRANSLATE_NOOP("litekeep::Progress", "Stopping programs"));
    case Stage::SafetyBackup:
        return translated(
            QT_TRANSLATE_NOOP("litekeep::Progress", "Keeping the database as it is now"));
    case Stage::Restoring:
        return translated(QT_TRANSLATE_NOOP("litekeep::Progress", "Bringing the database back"));
    case Stage::StartingPrograms:
        return translated(QT_TRANSLATE_NOOP("litekeep::Progress", "Starting programs again"));
    case Stage::BeforeCommand:
        return translated(
            QT_TRANSLATE_NOOP("litekeep::Progress", "Running the command before the backup"));
    case Stage::AfterCommand:
        return translated(
            QT_TRANSLATE_NOOP("litekeep::Progress", "Running the command after the backup"));
    case Stage::Done: return translated(QT_TRANSLATE_NOOP("litekeep::Progress", "Done"));
    }
    return {};
}

QString Progress::stageName() const
{
    switch (stage) {
    case Stage::WaitingForFolder: return u"waiting-for-folder"_s;
    case Stage::WaitingForDatabase: return u"waiting-for-database"_s;
    case Stage::Preparing: return u"preparing"_s;
    case Stage::Snapshot: return u"snapshot"_s;
    case Stage::Checking: return u"checking"_s;
    case Stage::Proving: return u"proving"_s;
    case Stage::Publishing: return u"publishing"_s;
    case Stage::Copying: return u"copying"_s;
    case Stage::Verifying: return u"verifying"_s;
    case Stage::Rebuilding: return u"rebuilding"_s;
    case Stage::Removing: return u"removing"_s;
    case Stage::StoppingPrograms: return u"stopping-programs"_s;
    case Stage::SafetyBackup: return u"safety-backup"_s;
    case Stage::Restoring: return u"restoring"_s;
    case Stage::StartingPrograms: return u"starting-programs"_s;
    case Stage::BeforeCommand: return u"before-command"_s;
    case Stage::AfterCommand: return u"after-command"_s;
    case Stage::Done: return u"done"_s;
    }
    return {};
}

} // namespace litekeep
