// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/pagecompare.h"

#include "engine/internal/privatefile.h"
#include "engine/internal/sqlitehandle.h"

#include <QByteArray>
#include <QFile>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// The first 100 bytes with those blanked that differ between equal databases.
QByteArray comparableHeader(QByteArray head)
{
    const auto blank = [&](qsizetype from, qsizetype length) {
        for (qsizetype i = from; i < from + length && i < head.size(); ++i)
            head[i] = '\0';
    };
    blank(18, 2); // journal mode
    blank(24, 4); // change counter
    blank(40, 4); // schema cookie
    blank(92, 8); // version-valid-for, SQLite's version
    return head;
}

Error cannotRead(const QFile &file)
{
    return Error{.code = ErrorCode::DatabaseReadFailed,
                 .subject = file.fileName(),
                 .detail = file.errorString()};
}

} // namespace

Result<bool> samePages(const QString &left, const QString &right, const std::stop_token &stop)
{
    QFile a(left);
    QFile b(right);
    if (!a.open(QIODevice::ReadOnly))
        return tl::unexpected(cannotRead(a));
    if (!b.open(QIODevice::ReadOnly))
        return tl::unexpected(cannotRead(b));
    if (a.size() != b.size())
        return false;
    constexpr qint64 headerBytes = 100;
    if (comparableHeader(a.read(headerBytes)) != comparableHeader(b.read(headerBytes)))
        return false;
    constexpr qint64 portion = qint64(64) * 1024; // larger blocks would stay with the heap
    while (!a.atEnd()) {
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        const QByteArray one = a.read(portion);
        if (one.isEmpty())
            return tl::unexpected(cannotRead(a));
        if (one != b.read(portion))
            return false;
    }
    return true;
}

Result<Contents> contentsOf(const QString &path, const std::stop_token &stop)
{
    const auto toError = [&](const SqlError &error) {
        return Error{.code = stop.stop_requested() ? ErrorCode::Cancelled
                             : error.isDamage()    ? ErrorCode::DatabaseDamaged
                                                   : ErrorCode::DatabaseReadFailed,
                     .subject = path,
                     .detail = error.text()};
    };
    const auto connection = openPrivate(path, PrivateAccess::Sealed, stop);
    if (!connection)
        return tl::unexpected(toError(connection.error()));
    const StatementWatch watch((*connection)->database(), stop);
    return readContents(**connection).map_error(toError);
}

} // namespace litekeep
