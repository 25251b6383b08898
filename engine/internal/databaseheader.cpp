// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/databaseheader.h"

#include <QtEndian>

namespace litekeep {

namespace {

/// 0 is what a database without a schema holds.
DatabaseHeader::Text textOf(qint64 code)
{
    using Text = DatabaseHeader::Text;
    return code == 2 ? Text::Utf16LittleEndian : code == 3 ? Text::Utf16BigEndian : Text::Utf8;
}

} // namespace

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
    const int pageSize = size == 1 ? 65536 : size;
    constexpr char walVersion = 2;
    return DatabaseHeader{.pageSize = pageSize,
                          .journalMode = bytes[18] == walVersion || bytes[19] == walVersion
                                             ? JournalMode::Wal
                                             : JournalMode::Rollback,
                          .pageCount = number(28),
                          .freePages = number(36),
                          .applicationId = quint32(number(68)),
                          .usableBytes = pageSize - quint8(bytes[20]),
                          .text = textOf(number(56))};
}

} // namespace litekeep
