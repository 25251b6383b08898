// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/sealedcheck.h"

#include "engine/internal/databaseheader.h"
#include "engine/internal/filesystem.h"
#include "engine/internal/fullcheck.h"
#include "engine/internal/privatefile.h"
#include "engine/internal/sealedfile.h"
#include "engine/internal/sqlitehandle.h"

#include <QFile>

#include <future>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

SealedCheck withState(BackupState state, const QString &detail)
{
    SealedCheck check;
    check.state = state;
    check.detail = detail;
    return check;
}

Error toError(const SqlError &error, const QString &path, const std::stop_token &stop)
{
    return Error{.code =
                     stop.stop_requested() ? ErrorCode::Cancelled : ErrorCode::DatabaseReadFailed,
                 .subject = path,
                 .detail = error.text()};
}

/// An empty file, or one cut to nothing by a recovery, opens as a valid empty database.
QString formFault(const QString &path, const FileFacts &facts, JournalMode &journalMode)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return file.errorString();
    const auto header = parseDatabaseHeader(file.read(DatabaseHeader::length));
    if (!header)
        return u"the file does not begin like an SQLite database"_s;
    journalMode = header->journalMode;
    if (header->pageSize <= 0 || facts.size % header->pageSize != 0)
        return u"the file size is not a multiple of the page size"_s;
    return {};
}

Result<Contents> readSealedContents(const QString &path, const std::stop_token &stop)
{
    const auto connection = openPrivate(path, PrivateAccess::Sealed, stop);
    if (!connection)
        return tl::unexpected(toError(connection.error(), path, stop));
    const StatementWatch watch((*connection)->database(), stop);
    auto contents = readContents(**connection);
    if (contents)
        return *contents;
    // What cannot be read for its content is for the check to judge.
    const SqlError &error = contents.error();
    if (error.isDamage() || error.primary() == 1)
        return Contents();
    return tl::unexpected(toError(error, path, stop));
}

BackupState stateOf(CheckVerdict::Kind kind)
{
    switch (kind) {
    case CheckVerdict::Kind::Intact: return BackupState::Intact;
    case CheckVerdict::Kind::Damaged: return BackupState::Damaged;
    case CheckVerdict::Kind::CannotRun: break;
    }
    return BackupState::Unproved;
}

/// The checksum in this thread, the check in another one, with this one's help when it is done.
Result<SealedCheck> checkBoth(const QString &path, const std::function<void(double)> &progress,
                              const std::stop_token &stop)
{
    const auto contents = readSealedContents(path, stop);
    if (!contents)
        return tl::unexpected(contents.error());
    FullCheck check(path, PrivateAccess::Sealed, *contents, progress, stop);
    auto checking = std::async(std::launch::async, [&] { return check.run(); });
    const auto sha256 = sha256OfFile(
        path, [](qint64) {}, stop);
    if (sha256)
        check.help();
    const auto verdict = checking.get();
    if (!sha256)
        return tl::unexpected(sha256.error());
    if (!verdict)
        return tl::unexpected(toError(verdict.error(), path, stop));
    SealedCheck result = withState(stateOf(verdict->kind), verdict->detail);
    result.contents = *contents;
    result.sha256 = *sha256;
    return result;
}

Result<SealedCheck> onlyHash(const QString &path, const QString &fault, const std::stop_token &stop)
{
    return sha256OfFile(
               path, [](qint64) {}, stop)
        .map([&](const QString &sha256) {
            SealedCheck result = withState(BackupState::Damaged, fault);
            result.sha256 = sha256;
            return result;
        });
}

} // namespace

Result<SealedCheck> checkSealedFile(const QString &path,
                                    const std::function<void(double)> &progress,
                                    const std::stop_token &stop)
{
    const auto facts = fileFacts(path, Links::DoNotFollow);
    if (!facts)
        return withState(BackupState::Missing, u"the file is gone"_s);
    if (!facts->regular)
        return withState(BackupState::Missing, u"a link or device stands in its place"_s);
    JournalMode journalMode = JournalMode::Rollback;
    const QString fault = formFault(path, *facts, journalMode);
    auto content = fault.isEmpty() ? checkBoth(path, progress, stop) : onlyHash(path, fault, stop);
    // Removed while it was read: whatever was found says nothing about a backup.
    const auto now = fileFacts(path, Links::DoNotFollow);
    if ((!now || !now->sameFile(*facts)) && !stop.stop_requested())
        return withState(BackupState::Missing, u"the file is gone"_s);
    if (!content)
        return content;
    content->sizeBytes = facts->size;
    content->journalMode = journalMode;
    return content;
}

Backup judgeBackup(const Backup &backup, const SealedCheck &check, const QDateTime &now)
{
    Backup judged = backup;
    judged.state = check.state;
    judged.stateDetail = check.detail;
    if (check.state == BackupState::Missing)
        return judged;
    const bool changed = !backup.sha256.isEmpty()
                         && (backup.sha256 != check.sha256 || backup.sizeBytes != check.sizeBytes);
    if (changed) {
        judged.state = BackupState::Damaged;
        judged.stateDetail = u"the file is not what was sealed: its checksum differs"_s;
        return judged;
    }
    judged.sha256 = check.sha256;
    judged.sizeBytes = check.sizeBytes;
    if (check.state == BackupState::Intact)
        judged.provedAt = now;
    return judged;
}

SourceFacts factsFrom(const Contents &contents)
{
    SourceFacts facts;
    facts.tables = contents.rows.size();
    facts.rows = contents.totalRows();
    facts.pageSize = int(contents.pageSize);
    facts.userVersion = contents.userVersion;
    facts.applicationId = contents.applicationId;
    facts.encoding = contents.encoding;
    facts.autoVacuum = int(contents.autoVacuum);
    return facts;
}

} // namespace litekeep
