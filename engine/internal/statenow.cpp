// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/statenow.h"

#include "engine/internal/integritycheck.h"
#include "engine/internal/pagecompare.h"
#include "engine/internal/privatefile.h"
#include "engine/internal/sealedfile.h"
#include "engine/internal/snapshot.h"
#include "engine/internal/sourcedatabase.h"
#include "engine/internal/sqlitehandle.h"

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

Error toError(const SqlError &error, const QString &path, const std::stop_token &stop)
{
    const auto code = stop.stop_requested() ? ErrorCode::Cancelled
                      : error.isFull()      ? ErrorCode::DiskFull
                      : error.isDamage()    ? ErrorCode::DatabaseDamaged
                                            : ErrorCode::DatabaseReadFailed;
    return Error{.code = code, .subject = path, .detail = error.text()};
}

} // namespace

Result<StateNow> StateNow::take(const BackupFolder &folder, const JobContext &context)
{
    const auto source = lookAtDatabase(folder.location().database, context.stop);
    if (!source)
        return tl::unexpected(source.error());
    auto names =
        Reservation::make(folder.location(), QDateTime::currentDateTimeUtc(), BackupType::Safety);
    if (!names)
        return tl::unexpected(names.error());
    StateNow now(std::move(*names), context.stop);
    if (auto taken = takeSnapshot(*source, now.m_names.snapshotPath(), context); !taken)
        return tl::unexpected(taken.error());
    return now;
}

Result<bool> StateNow::hasPagesOf(const Backup &backup)
{
    return samePages(m_names.snapshotPath(), backup.path, m_stop);
}

Result<bool> StateNow::isStateOf(const Backup &backup)
{
    const auto pages = hasPagesOf(backup);
    if (!pages || *pages)
        return pages;
    if (backup.method != BackupMethod::Vacuum || backup.sha256.isEmpty())
        return false;
    return compactedSha256().map([&](const QString &sha256) { return sha256 == backup.sha256; });
}

Result<QString> StateNow::compactedSha256()
{
    if (m_compactedSha256)
        return *m_compactedSha256;
    const QString copy = m_names.partialPath();
    {
        // As the backup itself was made, so that the bytes are the same.
        const auto connection = openPrivate(m_names.snapshotPath(), PrivateAccess::Write, m_stop);
        if (!connection)
            return tl::unexpected(toError(connection.error(), copy, m_stop));
        const StatementWatch watch((*connection)->database(), m_stop);
        const auto made = (*connection)->execute(u"PRAGMA synchronous=OFF"_s).and_then([&] {
            return (*connection)->execute(u"VACUUM INTO ?"_s, {copy});
        });
        if (!made)
            return tl::unexpected(toError(made.error(), copy, m_stop));
    }
    return sha256OfFile(
               copy, [](qint64) {}, m_stop)
        .map([&](const QString &sha256) {
            m_compactedSha256 = sha256;
            return sha256;
        });
}

Result<QString> StateNow::check()
{
    const QString path = m_names.snapshotPath();
    const auto failed = [&](const SqlError &error) { return toError(error, path, m_stop); };
    const auto connection = openPrivate(path, PrivateAccess::Read, m_stop);
    if (!connection)
        return tl::unexpected(failed(connection.error()));
    return checkIntegrity(**connection, m_stop)
        .map([](const CheckVerdict &verdict) {
            return verdict.kind == CheckVerdict::Kind::Damaged ? verdict.detail : QString();
        })
        .map_error(failed);
}

Result<QString> StateNow::differenceFrom(const Backup &backup)
{
    return contentsOf(m_names.snapshotPath(), m_stop).and_then([&](const Contents &now) {
        return contentsOf(backup.path, m_stop).map([&](const Contents &then) {
            return then.differenceTo(now);
        });
    });
}

} // namespace litekeep
