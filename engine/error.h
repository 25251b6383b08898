// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <tl/expected.hpp>

namespace litekeep {

/// What went wrong, in a form that programs can test. Codes are only ever added.
enum class ErrorCode {
    Internal,        ///< a fault of Litekeep itself
    Cancelled,       ///< the person (or a signal) stopped the work; nothing was changed
    LibraryMismatch, ///< Qt's driver uses another SQLite library than the engine (R7)
    PathNotText,     ///< the path cannot be written as text (bytes that are not UTF-8)
    PathTooLong,     ///< longer than SQLite or the system takes
    // the database
    DatabaseMissing,
    DatabaseNotAFile,   ///< folder, FIFO, device, socket
    DatabaseEmpty,      ///< no byte in it (or one, which is the same to SQLite)
    NotADatabase,       ///< something else, or encrypted
    DatabaseUnreadable, ///< permissions
    DatabaseBusy,       ///< locked by another program beyond the waiting time
    DatabaseDamaged,
    SideFileInvalid,     ///< -wal, -shm or -journal is no regular file
    DatabaseNotWritable, ///< a restore may not write to it
    DatabaseReadFailed,  ///< the disk or the operating system reported an error
    // the backup folder
    FolderMissing,       ///< it was known and is gone: perhaps an unmounted disk
    FolderParentMissing, ///< it cannot be made, because the folder `subject` around it is missing
    FolderMarkerMissing, ///< backups without the marker file
    FolderNotAFolder,
    FolderNotWritable,
    FolderOtherDatabase, ///< it belongs to another database
    FolderBusy,          ///< another Litekeep works here
    FolderUnsafe,        ///< a file in it is not what it should be (a link, a device)
    FolderHoldsDatabase, ///< the database itself lies in it
    NoSpace,             ///< refused before starting; `subject` is the folder
    DiskFull,            ///< ran out of space (or hit a size limit) on the way
    WriteFailed,
    // backups
    BackupNotFound,
    BackupAmbiguous, ///< the shortened id fits several backups
    BackupFileMissing,
    BackupDamaged, ///< its file is not what was sealed
    NotDeleted,
    BackupNotProved, ///< a restore of a backup that is not intact, without insisting
    NothingToUndo,
    // restore
    SafetyBackupFailed,   ///< nothing was changed; `detail` says why it could not be made
    ProgramsStillRunning, ///< somebody has the database open though it must not be
    ProgramStopFailed,
    ProgramStopDenied, ///< only somebody else may stop it; `subject` is the unit or container
    ProgramUnknown,    ///< there is no such unit or container
    ProgramNoReturn,   ///< it could not be started again once it is stopped
    ProgramStartFailed,
    RestoreUnproved,  ///< the restored database is not what the backup is
    RestoreUnsettled, ///< an interrupted restore must be looked at first
    // export
    TargetExists,
    TargetIsDatabase,   ///< the live database, one of its side files, or another open database
    TargetInsideFolder, ///< the target lies in the backup folder
    TargetInvalid,      ///< a folder, a device, or its folder is missing
    // catalogue
    CatalogueNewer, ///< written by a newer Litekeep
    CatalogueFailed,
    // this user's list of databases
    DatabaseListUnusable, ///< damaged, written by a newer Litekeep, or in the hands of others
    DatabaseListFailed,   ///< it could not be written
    DatabaseNotListed,
    // runs
    BeforeCommandFailed, ///< so no backup was made; `subject` is the program
    NotDue,              ///< another Litekeep has made the automatic backup meanwhile
};

/// A failure as a value. The first error is kept: `detail` holds SQLite's or the system's
/// own words and codes, untranslated; text() is the sentence for the person.
struct Error
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::Error)
public:
    ErrorCode code = ErrorCode::Internal;
    QString subject = {};       ///< the path, id or name that it is about
    QString detail = {};        ///< technical text, never translated
    qint64 neededBytes = -1;    ///< NoSpace: what the work needs
    qint64 availableBytes = -1; ///< NoSpace: what is free

    /// One or two translated sentences: what is wrong and what to do about it.
    QString text() const;
    /// A stable name for machine output, such as "database-busy".
    QString name() const;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorCode code, const QString &subject = {},
                                     const QString &detail = {})
{
    return tl::unexpected<Error>(Error{code, subject, detail});
}

} // namespace litekeep
