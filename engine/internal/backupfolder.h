// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "engine/internal/filesystem.h"
#include "engine/internal/folderlock.h"
#include "engine/internal/jobcontext.h"

#include <QSet>
#include <QString>

#include <memory>
#include <optional>

namespace litekeep {

/// Set for the commands before and after a backup: the process that waits for them.
constexpr QLatin1StringView hookOwnerVariable{"LITEKEEP_PID"};

/// Which database is meant, and where its backups belong. Plain paths, nothing opened.
struct BackupLocation
{
    QString database;    ///< absolute, links resolved
    QString folder;      ///< absolute
    bool chosen = false; ///< the person named the folder; else it is the default one

    /// As the person named it; empty: the default one.
    QString chosenFolder() const { return chosen ? folder : QString(); }
    QString catalogue() const;
    QString marker() const;
    QString lock() const;
    QString file(const QString &name) const;
};

/// Resolves links in `database`. Without a chosen folder it is "backups" beside the database,
/// or, where that belongs to another database of the same folder, "backups/<file name>".
BackupLocation locateBackups(const QString &database, const QString &chosenFolder);

/// The marker file `.litekeep`.
struct FolderMarker
{
    QString folderId;
    QString database; ///< as it was when the folder was set up
};
/// Nothing when there is none, or one that was cut off or is not ours.
std::optional<FolderMarker> readMarker(const BackupLocation &location);

enum class FolderCondition {
    Ready,    ///< there, with a marker for this database
    NotYet,   ///< nothing there (or nothing of ours): the first backup will set it up
    Vanished, ///< it was there once, on a file system that is not there now
    Deleted,  ///< it was there once, and its file system still is
    NoMarker, ///< backups or a catalogue, but no marker
    OtherDatabase,
    HoldsDatabase, ///< the folder that the database itself lies in
    NotAFolder,
};
FolderCondition inspectFolder(const BackupLocation &location);

/// A backup folder that this process may write to, locked until the object goes.
class BackupFolder
{
public:
    /// Waits for another Litekeep up to the context's patience. Sets the folder up when it is
    /// new, or when `consent` says that a lost one may be set up again.
    static Result<BackupFolder> open(const BackupLocation &location, bool consent,
                                     const JobContext &context);

    const BackupLocation &location() const { return m_location; }
    /// True when a known folder was gone and has just been made anew.
    bool wasRecreated() const { return m_recreated; }

    /// Removes what an interrupted run left; returns how many files.
    int sweepLeftovers() const;

    /// Regular files named like backups or other databases ("*.db"), without the catalogue.
    QStringList databaseFiles() const;

private:
    BackupFolder() = default;
    Result<void> setUp();
    Result<void> lock(const JobContext &context);

    /// Tells the others what is being done until it goes.
    struct Held;

    BackupLocation m_location;
    std::shared_ptr<Held> m_held;
    bool m_recreated = false;
};

/// "*.db" files of a folder, for readers that hold no lock.
QStringList databaseFilesIn(const QString &folder);

/// The names of one backup in the making: reserved by creating its partial exclusively (R3),
/// removed again unless the backup was published.
class Reservation
{
public:
    /// `taken`: names that rows of the catalogue own, whether or not their files are there.
    static Result<Reservation> make(const BackupLocation &location, const QDateTime &createdAt,
                                    BackupType type, const QSet<QString> &taken = {});
    Reservation(Reservation &&) noexcept = default;
    Reservation &operator=(Reservation &&) = delete;
    ~Reservation();
    /// For a cancel: what is unfinished goes now, and nobody waits until its room is free again.
    void discardAtOnce() const;

    const QString &fileName() const { return m_fileName; }
    QString finalPath() const;
    QString partialPath() const;
    QString snapshotPath() const;

    /// Gives the sealed file its final name and makes that durable. `sealedPath` is the
    /// partial or the snapshot, already synced.
    Result<void> publish(const QString &sealedPath);

private:
    QStringList ownFiles() const;
    void clearTheWay() const;
    Reservation() = default;

    BackupLocation m_location;
    QString m_fileName;
};

} // namespace litekeep
