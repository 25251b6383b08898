// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace litekeep {

/// One of the well-known apps that resources/knownapps.json describes.
struct KnownApp
{
    QString id;   ///< stable, for programs; empty: none of them
    QString name; ///< as it calls itself, in every language
    /// How it often runs; hints for a person, nothing that was looked up on this machine.
    QStringList units;  ///< systemd units
    QStringList images; ///< container images

    bool operator==(const KnownApp &) const = default;
};

/// The app whose database that is by the end of its path alone, where that is distinctive; the
/// default when it tells nothing. Looks at no file. Callable from every thread.
KnownApp knownAppAt(const QString &path);

struct FindOptions
{
    QStringList folders;         ///< where to look; each with all below it
    QStringList kept;            ///< databases that are on the list already
    bool networkFolders = false; ///< also on network drives that lie below the folders
};

struct FoundDatabase
{
    QString path;         ///< absolute, links resolved
    qint64 sizeBytes = 0; ///< of the file and its -wal
    QDateTime changedAt;  ///< UTC; the later one of both
    KnownApp app;         ///< whose it is, as far as that can be told
    bool kept = false;    ///< it is one of FindOptions::kept

    bool operator==(const FoundDatabase &) const = default;
};

struct FindProgress
{
    qint64 folders = 0; ///< looked through so far
    QString folder;     ///< the one being looked through
};

/// What a search did, and what it did not see.
struct FindSummary
{
    qint64 folders = 0;
    qint64 databases = 0;
    qint64 skippedFolders = 0;    ///< caches, trash, snapshots, backups, …
    qint64 unreadableFolders = 0; ///< permissions, or an error of the disk
    qint64 unreadableFiles = 0;   ///< that may be databases
    qint64 unnamableFiles = 0;    ///< databases whose name is no text
    QStringList unreadable;       ///< some of the folders and files
    QStringList missing;          ///< FindOptions::folders that are not there
    QStringList otherFileSystems; ///< network drives and the like that were passed by
    bool cancelled = false;
};

/**
 * Looks through folders for SQLite databases by their first bytes.
 *
 * Opens only regular files whose size fits a database, in a child process (R1), reads the header,
 * and further pages only where the path does not tell the app; takes no locks, and neither makes
 * nor changes a file. Links are not followed. A file that can be reached by several paths is told
 * once. Passes by: side files, what belongs to Litekeep's backup folders, the folders that
 * resources/knownapps.json calls caches, trash, snapshots, container layers or backups, file
 * systems of the kernel's own, and network drives unless asked for; a folder that was named itself
 * is never passed by.
 *
 * Thread: lives in the thread that made it (with an event loop). The work runs in a thread of its
 * own; signals arrive in the owner's thread, found() in small bundles in the order of the search.
 */
class DatabaseFinder : public QObject
{
    Q_OBJECT
public:
    explicit DatabaseFinder(QObject *parent = nullptr);
    /// Cancels and waits some milliseconds for the end; a second at most when the disk hangs.
    ~DatabaseFinder() override;

    /// One search at a time: a running one is cancelled, and nothing more is heard of it.
    void start(const FindOptions &options);
    /// finished() follows within some milliseconds, unless the disk itself hangs.
    void cancel();
    bool isRunning() const;

    /// This user's home and the places where well-known apps keep their data, those that exist.
    static QStringList usualFolders();

Q_SIGNALS:
    void found(const QList<litekeep::FoundDatabase> &databases);
    /// Some times a second.
    void progressChanged(const litekeep::FindProgress &progress);
    void finished(const litekeep::FindSummary &summary);

private:
    class Run;
    static void search(DatabaseFinder *finder, const std::shared_ptr<Run> &run,
                       const FindOptions &options);

    std::shared_ptr<Run> m_run; ///< the last one that was started
    bool m_running = false;
};

} // namespace litekeep
