// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/sourcedatabase.h"

#include "engine/internal/childprocess.h"

#include <QStringList>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <thread>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// Kernels stamp files with a clock that ticks every 1 to 10 ms.
constexpr qint64 blurNs = 60'000'000;

Result<std::optional<FileFacts>> sideFile(const QString &path)
{
    const auto facts = fileFacts(path, Links::DoNotFollow);
    if (facts && !facts->regular)
        return failure(ErrorCode::SideFileInvalid, path);
    return facts;
}

Result<FileFacts> databaseFile(const QString &path)
{
    const auto facts = fileFacts(path);
    if (!facts) {
        const int reason = errno;
        const auto code =
            reason == EACCES ? ErrorCode::DatabaseUnreadable : ErrorCode::DatabaseMissing;
        return failure(code, path, systemWords(reason));
    }
    if (!facts->regular)
        return failure(ErrorCode::DatabaseNotAFile, path);
    if (!mayReadFile(path))
        return failure(ErrorCode::DatabaseUnreadable, path, systemWords(errno));
    if (nativePath(path).size() > longestSqlitePath)
        return failure(ErrorCode::PathTooLong, path);
    return *facts;
}

bool holdsSomething(const std::optional<FileFacts> &file)
{
    return file && file->size > 0;
}

Result<void> judgeContent(const SourceDatabase &source, EmptyFile empty)
{
    const bool hasLog = holdsSomething(source.wal);
    const bool hasJournal = holdsSomething(source.journal);
    // A database in WAL mode has its first page in the main file before any log exists.
    if (source.file.size == 0 && hasLog)
        return failure(ErrorCode::DatabaseDamaged, source.path,
                       u"the main file is empty, but its -wal file is not"_s);
    if (source.isEmpty() && !hasLog) {
        if (empty == EmptyFile::Allowed)
            return {};
        return failure(ErrorCode::DatabaseEmpty, source.path);
    }
    if (!source.header && !hasLog && !hasJournal)
        return failure(ErrorCode::NotADatabase, source.path,
                       u"the file does not begin with \"SQLite format 3\""_s);
    return {};
}

QString describe(const FileFacts &file)
{
    return QStringList{QString::number(file.device), QString::number(file.inode),
                       QString::number(file.size), QString::number(file.modifiedNs),
                       QString::number(file.changedNs)}
        .join(u':');
}

qint64 nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

qint64 lastChangeNs(const SourceDatabase &source)
{
    qint64 last = std::max(source.file.modifiedNs, source.file.changedNs);
    for (const auto &side : {source.wal, source.journal}) {
        if (side)
            last = std::max({last, side->modifiedNs, side->changedNs});
    }
    return last;
}

} // namespace

qint64 SourceDatabase::totalBytes() const
{
    return file.size + (wal ? wal->size : 0);
}

Result<SourceDatabase> lookAtDatabase(const QString &path, const std::stop_token &stop,
                                      EmptyFile empty)
{
    if (path.contains(QChar::ReplacementCharacter) && !fileFacts(path))
        return failure(ErrorCode::PathNotText, path);
    SourceDatabase source{.path = path};
    const auto take = [](std::optional<FileFacts> &target) {
        return [&target](std::optional<FileFacts> facts) { target = facts; };
    };
    const auto looked =
        databaseFile(path)
            .map([&](const FileFacts &facts) { source.file = facts; })
            .and_then([&] { return sideFile(path % u"-wal"_s).map(take(source.wal)); })
            .and_then([&] { return sideFile(path % u"-shm"_s).map(take(source.sharedMemory)); })
            .and_then([&] { return sideFile(path % u"-journal"_s).map(take(source.journal)); })
            .and_then([&] { return readHeadInChild(path, DatabaseHeader::length, stop); })
            .map([&](const QByteArray &head) { source.header = parseDatabaseHeader(head); })
            .and_then([&] { return judgeContent(source, empty); });
    return looked.map([&] { return source; });
}

bool waitUntilSettled(const SourceDatabase &source, const std::stop_token &stop)
{
    const qint64 last = lastChangeNs(source);
    // A time in the future (a clock that was wrong) cannot be waited for.
    for (qint64 age = nowNs() - last; age >= 0 && age < blurNs; age = nowNs() - last) {
        if (stop.stop_requested())
            return false;
        std::this_thread::sleep_for(waitingStep);
    }
    return true;
}

Result<QString> sourceFingerprint(const SourceDatabase &source, const std::stop_token &stop)
{
    const qint64 age = nowNs() - lastChangeNs(source);
    if (age < blurNs)
        return QString();
    QString text = u"1|"_s % describe(source.file);
    // Closing the last connection leaves no -wal, opening one makes an empty one: the same.
    if (!holdsSomething(source.wal))
        return text;
    constexpr qsizetype walHeader = 32; // holds the salts, which change when the log restarts
    return readHeadInChild(source.path % u"-wal"_s, walHeader, stop)
        .map([&](const QByteArray &head) -> QString {
            return text % u'|' % describe(*source.wal) % u'|' % QString::fromLatin1(head.toHex());
        })
        .or_else([](const Error &error) -> Result<QString> {
            if (error.code == ErrorCode::DatabaseMissing) // it has just been closed: a change
                return QString();
            return tl::unexpected(error);
        });
}

} // namespace litekeep
