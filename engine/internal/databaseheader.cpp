// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/databaseheader.h"

#include <QtEndian>

namespace litekeep {

std::optional<DatabaseHeader> parseDatabaseHeader(const QByteArray &bytes)
{
    static constexpr char magic[] = "SQLite format 3"; // with its final zero: 16 bytes
    if (bytes.size() < DatabaseHeader::length
        || !bytes.startsWith(QByteArrayView(magic, sizeof magic)))
        return std::nullopt;
    const auto number = [&](int offset) {
        return qint64(qFromBigEndian<quint32>(bytes.constData() + offset));
    };
    const int size = qFromBigEndian<quint16>(bytes.constData() + 16);
    constexpr char walVersion = 2;
    return DatabaseHeader{.pageSize = size == 1 ? 65536 : size,
                          .journalMode = bytes[18] == walVersion || bytes[19] == walVersion
                                             ? JournalMode::Wal
                                             : JournalMode::Rollback,
                          .pageCount = number(28),
                          .freePages = number(36)};
}

} // namespace litekeep
