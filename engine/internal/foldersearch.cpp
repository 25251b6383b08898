// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/foldersearch.h"

#include "engine/internal/backupfolder.h"
#include "engine/internal/databaseheader.h"
#include "engine/internal/filesystemkind.h"
#include "engine/internal/readingchild.h"
#include "engine/internal/schemanames.h"

#include <QFileInfo>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <cerrno>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr qsizetype mostNamed = 50; ///< paths that the summary names

/// Which file it is, by whatever path.
using Identity = std::pair<quint64, quint64>;

Identity identityOf(const struct stat &info)
{
    return {quint64(info.st_dev), quint64(info.st_ino)};
}

/// Names as the system gives them: they need not be text.
std::optional<QString> asText(const QByteArray &path)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(path);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

bool isSideFile(const QByteArray &name, const QSet<QByteArray> &beside)
{
    constexpr std::array suffixes{"-wal", "-shm", "-journal"};
    return std::any_of(suffixes.begin(), suffixes.end(), [&](const QByteArray &suffix) {
        return name.endsWith(suffix) && beside.contains(name.chopped(suffix.size()));
    });
}

/// SQLite writes whole pages of at least 512 bytes. A file of another size is only worth opening
/// when it is named like a database: perhaps it was cut off.
bool mayBeDatabase(const QByteArray &name, qint64 size)
{
    constexpr qint64 smallestPage = 512;
    if (size < smallestPage)
        return false;
    constexpr std::array suffixes{".db", ".sqlite", ".sqlite3", ".db3"};
    return size % smallestPage == 0
           || std::any_of(suffixes.begin(), suffixes.end(),
                          [&](const char *suffix) { return name.endsWith(suffix); });
}

qint64 modifiedMs(const struct stat &info)
{
    return qint64(info.st_mtim.tv_sec) * 1000 + info.st_mtim.tv_nsec / 1'000'000;
}

class DirectoryStream
{
public:
    explicit DirectoryStream(const QByteArray &path)
    {
        const int fd = ::open(path.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (fd < 0)
            return;
        m_stream = ::fdopendir(fd);
        if (!m_stream)
            ::close(fd);
    }
    DirectoryStream(const DirectoryStream &) = delete;
    DirectoryStream &operator=(const DirectoryStream &) = delete;
    ~DirectoryStream()
    {
        if (m_stream)
            ::closedir(m_stream);
    }

    explicit operator bool() const { return m_stream; }
    int fd() const { return ::dirfd(m_stream); }
    const dirent *next()
    {
        errno = 0;
        return ::readdir(m_stream);
    }

private:
    DIR *m_stream = nullptr;
};

struct Folder
{
    QByteArray path;
    quint64 device = 0; ///< of the folder above it; nothing for one that was named itself
    bool named = false;
};

class Search
{
public:
    Search(const FindOptions &options, const KnownApps &apps, const SearchListener &listener,
           const std::stop_token &stop)
        : m_options(options),
          m_apps(apps),
          m_listener(listener),
          m_stop(stop),
          m_child(stop)
    {
        for (const QString &path : options.kept) {
            if (const auto facts = fileFacts(path))
                m_kept.insert({facts->device, facts->inode});
        }
    }

    FindSummary run()
    {
        // The first to be looked through is the last on the stack.
        QStringList named = m_options.folders;
        std::reverse(named.begin(), named.end());
        for (const QString &folder : std::as_const(named))
            planNamed(folder);
        while (!m_folders.empty() && !m_stop.stop_requested()) {
            const Folder folder = std::move(m_folders.back());
            m_folders.pop_back();
            visit(folder);
        }
        m_summary.cancelled = m_stop.stop_requested();
        return m_summary;
    }

private:
    void planNamed(const QString &path)
    {
        const QString real = resolvedPath(path);
        const auto facts = fileFacts(real);
        if (facts && facts->folder)
            m_folders.push_back({.path = nativePath(real), .named = true});
        else
            m_summary.missing.prepend(path);
    }

    void tellUnreadable(const QByteArray &path, qint64 &count)
    {
        ++count;
        if (m_summary.unreadable.size() < mostNamed)
            m_summary.unreadable.append(QString::fromUtf8(path));
    }

    bool isWanted(FileSystemKind kind) const
    {
        switch (kind) {
        case FileSystemKind::Local: return true;
        case FileSystemKind::Network:
        case FileSystemKind::Fuse: return m_options.networkFolders;
        case FileSystemKind::Own: break;
        }
        return false;
    }

    /// False when it is passed by.
    bool mayEnter(const Folder &folder, const DirectoryStream &stream)
    {
        struct stat info = {};
        if (::fstat(stream.fd(), &info) != 0)
            return false;
        m_device = quint64(info.st_dev);
        if (!folder.named && m_device != folder.device) {
            if (!isWanted(fileSystemKind(stream.fd()))) {
                m_summary.otherFileSystems.append(QString::fromUtf8(folder.path));
                return false;
            }
        }
        // A folder that was named twice, lies in another one, or is mounted in several places.
        const bool fresh = !m_seenFolders.contains(identityOf(info));
        m_seenFolders.insert(identityOf(info));
        return fresh;
    }

    void visit(const Folder &folder)
    {
        DirectoryStream stream(folder.path);
        if (!stream) {
            if (errno != ENOENT) // gone meanwhile
                tellUnreadable(folder.path, m_summary.unreadableFolders);
            return;
        }
        if (!mayEnter(folder, stream))
            return;
        ++m_summary.folders;
        m_listener.enteredFolder(
            {.folders = m_summary.folders, .folder = QString::fromUtf8(folder.path)});
        QSet<QByteArray> names;
        while (const dirent *entry = stream.next()) {
            const QByteArray name(entry->d_name);
            if (name != "." && name != "..")
                names.insert(name);
            if (m_stop.stop_requested())
                return;
        }
        if (errno != 0)
            tellUnreadable(folder.path, m_summary.unreadableFolders);
        visitEntries(folder, stream.fd(), names);
    }

    void visitEntries(const Folder &folder, int folderFd, const QSet<QByteArray> &names)
    {
        const bool isBackupFolder =
            names.contains(".litekeep") && readMarker({.folder = QString::fromUtf8(folder.path)});
        QList<QByteArray> sorted(names.begin(), names.end());
        std::sort(sorted.begin(), sorted.end());
        const QByteArray above = folder.path == "/" ? folder.path : QByteArray(folder.path + '/');
        std::vector<Folder> below;
        for (const QByteArray &name : sorted) {
            if (m_stop.stop_requested())
                return;
            struct stat info = {};
            if (::fstatat(folderFd, name.constData(), &info, AT_SYMLINK_NOFOLLOW) != 0)
                continue;
            const QByteArray path = above + name;
            if (S_ISDIR(info.st_mode)) {
                if (isSkipped(path, name, isBackupFolder))
                    ++m_summary.skippedFolders;
                else
                    below.push_back({.path = path, .device = m_device});
            } else if (S_ISREG(info.st_mode) && !isBackupFolder && !isSideFile(name, names)
                       && mayBeDatabase(name, qint64(info.st_size))) {
                look(path, info);
            }
        }
        if (isBackupFolder)
            ++m_summary.skippedFolders;
        m_folders.insert(m_folders.end(), std::make_move_iterator(below.rbegin()),
                         std::make_move_iterator(below.rend()));
    }

    bool isSkipped(const QByteArray &path, const QByteArray &name, bool inBackupFolder) const
    {
        // Byte copies of unreadable databases, see damagedcopies.h.
        return (inBackupFolder && name.startsWith("damaged-"))
               || m_apps.isSkippedFolder(QString::fromUtf8(path));
    }

    void look(const QByteArray &path, const struct stat &info)
    {
        if (m_seenFiles.contains(identityOf(info)))
            return;
        const auto head = m_child.open(path, DatabaseHeader::length);
        if (head.systemError == EACCES || head.systemError == EPERM || head.systemError == EIO)
            tellUnreadable(path, m_summary.unreadableFiles);
        const auto header = parseDatabaseHeader(head.bytes);
        if (header && !m_stop.stop_requested())
            tell(path, info, *header);
    }

    void tell(const QByteArray &path, const struct stat &info, const DatabaseHeader &header)
    {
        m_seenFiles.insert(identityOf(info));
        const auto text = asText(path);
        if (!text) {
            ++m_summary.unnamableFiles;
            return;
        }
        FoundDatabase database{.path = *text, .sizeBytes = qint64(info.st_size)};
        qint64 changed = modifiedMs(info);
        struct stat wal = {};
        if (::stat(QByteArray(path + "-wal").constData(), &wal) == 0 && S_ISREG(wal.st_mode)) {
            database.sizeBytes += qint64(wal.st_size);
            changed = std::max(changed, modifiedMs(wal));
        }
        database.changedAt = QDateTime::fromMSecsSinceEpoch(changed, Qt::UTC);
        database.kept = m_kept.contains(identityOf(info)) || m_options.kept.contains(*text);
        database.app =
            m_apps.recognise(*text, header.applicationId, [&] { return tables(header); });
        m_child.close();
        if (m_stop.stop_requested())
            return; // the tables may be missing
        ++m_summary.databases;
        m_listener.found(database);
    }

    QSet<QString> tables(const DatabaseHeader &header)
    {
        return tableNames(header, [&](qint64 page) {
            return m_child.read((page - 1) * header.pageSize, header.pageSize).bytes;
        });
    }

    const FindOptions &m_options;
    const KnownApps &m_apps;
    const SearchListener &m_listener;
    std::stop_token m_stop;
    ReadingChild m_child;
    std::vector<Folder> m_folders; ///< still to be looked through, the next one last
    QSet<Identity> m_seenFolders;
    QSet<Identity> m_seenFiles; ///< databases
    QSet<Identity> m_kept;
    quint64 m_device = 0; ///< of the folder that is being looked through
    FindSummary m_summary;
};

} // namespace

FindSummary searchFolders(const FindOptions &options, const KnownApps &apps,
                          const SearchListener &listener, const std::stop_token &stop)
{
    return Search(options, apps, listener, stop).run();
}

} // namespace litekeep
