// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/error.h"

#include "engine/format.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace litekeep {

QString Error::text() const
{
    const QLocale locale;
    switch (code) {
    case ErrorCode::Internal:
        return tr("Something went wrong inside Litekeep. Nothing was changed. Please report this "
                  "with the details.");
    case ErrorCode::Cancelled: return tr("Cancelled. Nothing was changed.");
    case ErrorCode::LibraryMismatch:
        return tr("This build of Litekeep mixes two SQLite libraries, which would be unsafe. "
                  "Install Litekeep from a package made for this system.");
    case ErrorCode::PathNotText:
        return tr("The file name contains bytes that are not valid text. Rename the file or "
                  "folder and try again.");
    case ErrorCode::PathTooLong:
        return tr("The path “%1” is too long. Use a shorter one: SQLite takes about 500 bytes, and "
                  "backups need some of them for their own names.")
            .arg(subject);
    case ErrorCode::DatabaseMissing:
        return tr("There is no file “%1”. Check the name, or whether its disk is connected.")
            .arg(subject);
    case ErrorCode::DatabaseNotAFile:
        return tr("“%1” is not a file. Choose the database file itself.").arg(subject);
    case ErrorCode::DatabaseEmpty:
        return tr("“%1” is empty: it holds no database. If it should hold data, look for the file "
                  "that the program really uses, or restore a backup.")
            .arg(subject);
    case ErrorCode::NotADatabase:
        return tr("“%1” is not an SQLite database, or it is encrypted. Choose another file; an "
                  "encrypted database can only be backed up by its own program.")
            .arg(subject);
    case ErrorCode::DatabaseUnreadable:
        return tr("“%1” may not be read. Change its permissions, or run Litekeep as the user who "
                  "owns it.")
            .arg(subject);
    case ErrorCode::DatabaseBusy:
        return tr("Another program kept “%1” locked for too long. Try again when it is less "
                  "busy, or wait longer.")
            .arg(subject);
    case ErrorCode::DatabaseDamaged:
        // Encrypted behind a plain header it looks the same to SQLite.
        return tr("The database “%1” is damaged or encrypted, so no backup was made of it. Stop "
                  "the program that uses it; backups that you have already are untouched, and can "
                  "be restored.")
            .arg(subject);
    case ErrorCode::SideFileInvalid:
        return tr("“%1” belongs to the database but is not an ordinary file. Find out what put it "
                  "there and remove it.")
            .arg(subject);
    case ErrorCode::DatabaseNotWritable:
        return tr("“%1” may not be written to, so nothing was changed. Change its permissions, "
                  "or run Litekeep as the user who owns it.")
            .arg(subject);
    case ErrorCode::BackupNotProved:
        return tr("The backup “%1” is not proved to be intact. Choose another one, or insist on "
                  "restoring it.")
            .arg(subject);
    case ErrorCode::NothingToUndo:
        return tr("There is no restore of “%1” that could be undone.").arg(subject);
    case ErrorCode::SafetyBackupFailed:
        return tr("The database as it is now could not be kept, so nothing was restored and "
                  "nothing was changed.");
    case ErrorCode::ProgramsStillRunning:
        return tr("A program still has “%1” open, so nothing was changed. Stop it and try again.")
            .arg(subject);
    case ErrorCode::ProgramStopFailed:
        return tr("“%1” could not be stopped, so nothing was changed.").arg(subject);
    case ErrorCode::ProgramStopDenied:
        return tr("You may not stop “%1”, so nothing was changed. Have it stopped by somebody who "
                  "may, or restore as administrator (sudo litekeepctl restore).")
            .arg(subject);
    case ErrorCode::ProgramUnknown:
        return tr("There is no “%1” to be stopped, so nothing was changed. Perhaps it has got "
                  "another name.")
            .arg(subject);
    case ErrorCode::ProgramNoReturn:
        return tr("“%1” could not be started again once it is stopped, so nothing was changed. "
                  "Stop it yourself, or leave it running.")
            .arg(subject);
    case ErrorCode::ProgramStartFailed:
        return tr("“%1” could not be started again. Start it by hand.").arg(subject);
    case ErrorCode::RestoreUnproved:
        return tr("“%1” was restored, but it could not be proved that it holds what the backup "
                  "holds. Restore it again, or undo.")
            .arg(subject);
    case ErrorCode::RestoreUnsettled:
        return tr("An earlier restore of “%1” was cut off. Look at it first.").arg(subject);
    case ErrorCode::DatabaseReadFailed:
        return tr("“%1” could not be read completely: the disk or the system reported an error. "
                  "Check the disk; your earlier backups are untouched.")
            .arg(subject);
    case ErrorCode::FolderMissing:
        return tr("The backup folder “%1” is gone. If it lies on another disk, connect that disk "
                  "and try again.")
            .arg(subject);
    case ErrorCode::FolderParentMissing:
        return tr("There is no folder “%1”, so no backup folder can be made in it. Make it, or "
                  "name another one; if it lies on another disk, connect that disk and try again.")
            .arg(subject);
    case ErrorCode::FolderMarkerMissing:
        return tr("The folder “%1” lacks the marker of a backup folder, so nothing in it was "
                  "touched. Perhaps its disk is not connected; otherwise set the folder up again.")
            .arg(subject);
    case ErrorCode::FolderNotAFolder:
        return tr("“%1” should be the backup folder but is something else. Rename it, or choose "
                  "another folder.")
            .arg(subject);
    case ErrorCode::FolderNotWritable:
        return tr("Litekeep may not write to the backup folder “%1”. Change its permissions, or "
                  "choose another folder.")
            .arg(subject);
    case ErrorCode::FolderOtherDatabase:
        return tr("The folder “%1” holds the backups of another database. Choose another folder, "
                  "or set it up for this database if that one has only moved.")
            .arg(subject);
    case ErrorCode::FolderBusy:
        return tr("Another Litekeep is at work in the backup folder “%1”. Try again when it has "
                  "finished.")
            .arg(subject);
    case ErrorCode::FolderUnsafe:
        return tr("“%1” in the backup folder is not an ordinary file, or it has a second name "
                  "elsewhere, so Litekeep keeps away from it. Put a copy of it in its place, or "
                  "remove it if you do not know it.")
            .arg(subject);
    case ErrorCode::FolderHoldsDatabase:
        return tr("The folder “%1” holds the database itself. Choose a folder of its own for the "
                  "backups.")
            .arg(subject);
    case ErrorCode::NoSpace:
        return tr("There is not enough room in “%1”: about %2 are needed, %3 are free. Free some "
                  "space or choose another folder.")
            .arg(subject, formatSize(neededBytes, locale), formatSize(availableBytes, locale));
    case ErrorCode::DiskFull:
        return tr("The disk or quota of “%1” is full. Nothing was kept of this attempt; free some "
                  "space and try again.")
            .arg(subject);
    case ErrorCode::WriteFailed:
        return tr("“%1” could not be written. Check the disk and the permissions, then try again.")
            .arg(subject);
    case ErrorCode::BackupNotFound:
        return tr("There is no backup “%1”. Look at the list of backups for the right one.")
            .arg(subject);
    case ErrorCode::BackupAmbiguous:
        return tr("“%1” is the beginning of several backups' ids. Give more characters.")
            .arg(subject);
    case ErrorCode::BackupFileMissing:
        return tr("The file of the backup “%1” is gone. Perhaps its disk is not connected.")
            .arg(subject);
    case ErrorCode::BackupDamaged:
        return tr("The backup “%1” is damaged. Use another one.").arg(subject);
    case ErrorCode::NotDeleted:
        return tr("“%1” could not be removed and stays in the list. Check the permissions of the "
                  "backup folder.")
            .arg(subject);
    case ErrorCode::TargetExists:
        return tr("“%1” exists already and was not touched. Choose another name, or agree to "
                  "replace it.")
            .arg(subject);
    case ErrorCode::TargetIsDatabase:
        return tr("“%1” is a database in use or belongs to one, so it is never overwritten. Choose "
                  "another name.")
            .arg(subject);
    case ErrorCode::TargetInsideFolder:
        return tr("“%1” lies in the backup folder, which is Litekeep's own. Choose a place "
                  "outside.")
            .arg(subject);
    case ErrorCode::TargetInvalid:
        return tr("A file “%1” cannot be made. Check that its folder exists and may be written to.")
            .arg(subject);
    case ErrorCode::CatalogueNewer:
        return tr("The list of backups in “%1” was written by a newer Litekeep. Install that "
                  "version; nothing was changed.")
            .arg(subject);
    case ErrorCode::CatalogueFailed:
        return tr("The list of backups in “%1” could not be read or written. The backups "
                  "themselves are untouched.")
            .arg(subject);
    case ErrorCode::DatabaseListUnusable:
        return tr("The list of your databases, “%1”, cannot be used. Repair it, or put it out of "
                  "the way; the backups themselves are untouched.")
            .arg(subject);
    case ErrorCode::DatabaseListFailed:
        return tr("The list of your databases, “%1”, could not be written. Check the disk and the "
                  "permissions, then try again.")
            .arg(subject);
    case ErrorCode::DatabaseNotListed:
        return tr("“%1” is not in the list of your databases. Open it in the window, or switch "
                  "its automatic backups on.")
            .arg(subject);
    case ErrorCode::BeforeCommandFailed:
        return tr("No backup was made, because the command that runs before it, “%1”, did not "
                  "succeed. The history shows what it wrote.")
            .arg(subject);
    case ErrorCode::NotDue: return tr("No automatic backup is due now.");
    }
    return {};
}

QString Error::name() const
{
    switch (code) {
    case ErrorCode::Internal: return u"internal"_s;
    case ErrorCode::Cancelled: return u"cancelled"_s;
    case ErrorCode::LibraryMismatch: return u"library-mismatch"_s;
    case ErrorCode::PathNotText: return u"path-not-text"_s;
    case ErrorCode::PathTooLong: return u"path-too-long"_s;
    case ErrorCode::DatabaseMissing: return u"database-missing"_s;
    case ErrorCode::DatabaseNotAFile: return u"database-not-a-file"_s;
    case ErrorCode::DatabaseEmpty: return u"database-empty"_s;
    case ErrorCode::NotADatabase: return u"not-a-database"_s;
    case ErrorCode::DatabaseUnreadable: return u"database-unreadable"_s;
    case ErrorCode::DatabaseBusy: return u"database-busy"_s;
    case ErrorCode::DatabaseDamaged: return u"database-damaged"_s;
    case ErrorCode::SideFileInvalid: return u"side-file-invalid"_s;
    case ErrorCode::DatabaseNotWritable: return u"database-not-writable"_s;
    case ErrorCode::BackupNotProved: return u"backup-not-proved"_s;
    case ErrorCode::NothingToUndo: return u"nothing-to-undo"_s;
    case ErrorCode::SafetyBackupFailed: return u"safety-backup-failed"_s;
    case ErrorCode::ProgramsStillRunning: return u"programs-still-running"_s;
    case ErrorCode::ProgramStopFailed: return u"program-stop-failed"_s;
    case ErrorCode::ProgramStopDenied: return u"program-stop-denied"_s;
    case ErrorCode::ProgramUnknown: return u"program-unknown"_s;
    case ErrorCode::ProgramNoReturn: return u"program-no-return"_s;
    case ErrorCode::ProgramStartFailed: return u"program-start-failed"_s;
    case ErrorCode::RestoreUnproved: return u"restore-unproved"_s;
    case ErrorCode::RestoreUnsettled: return u"restore-unsettled"_s;
    case ErrorCode::DatabaseReadFailed: return u"database-read-failed"_s;
    case ErrorCode::FolderMissing: return u"folder-missing"_s;
    case ErrorCode::FolderParentMissing: return u"folder-parent-missing"_s;
    case ErrorCode::FolderMarkerMissing: return u"folder-marker-missing"_s;
    case ErrorCode::FolderNotAFolder: return u"folder-not-a-folder"_s;
    case ErrorCode::FolderNotWritable: return u"folder-not-writable"_s;
    case ErrorCode::FolderOtherDatabase: return u"folder-other-database"_s;
    case ErrorCode::FolderBusy: return u"folder-busy"_s;
    case ErrorCode::FolderUnsafe: return u"folder-unsafe"_s;
    case ErrorCode::FolderHoldsDatabase: return u"folder-holds-database"_s;
    case ErrorCode::NoSpace: return u"no-space"_s;
    case ErrorCode::DiskFull: return u"disk-full"_s;
    case ErrorCode::WriteFailed: return u"write-failed"_s;
    case ErrorCode::BackupNotFound: return u"backup-not-found"_s;
    case ErrorCode::BackupAmbiguous: return u"backup-ambiguous"_s;
    case ErrorCode::BackupFileMissing: return u"backup-file-missing"_s;
    case ErrorCode::BackupDamaged: return u"backup-damaged"_s;
    case ErrorCode::NotDeleted: return u"not-deleted"_s;
    case ErrorCode::TargetExists: return u"target-exists"_s;
    case ErrorCode::TargetIsDatabase: return u"target-is-database"_s;
    case ErrorCode::TargetInsideFolder: return u"target-inside-folder"_s;
    case ErrorCode::TargetInvalid: return u"target-invalid"_s;
    case ErrorCode::CatalogueNewer: return u"catalogue-newer"_s;
    case ErrorCode::CatalogueFailed: return u"catalogue-failed"_s;
    case ErrorCode::DatabaseListUnusable: return u"database-list-unusable"_s;
    case ErrorCode::DatabaseListFailed: return u"database-list-failed"_s;
    case ErrorCode::DatabaseNotListed: return u"database-not-listed"_s;
    case ErrorCode::BeforeCommandFailed: return u"before-command-failed"_s;
    case ErrorCode::NotDue: return u"not-due"_s;
    }
    return u"internal"_s;
}

} // namespace litekeep
