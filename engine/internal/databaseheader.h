// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

#include <QByteArray>

#include <optional>

namespace litekeep {

/// The first 100 bytes of a database file (sqlite.org/fileformat2.html, section 1.3).
struct DatabaseHeader
{
    static constexpr qsizetype length = 100;

    int pageSize = 0; ///< 512 to 65536
    JournalMode journalMode = JournalMode::Rollback;
    qint64 pageCount = 0; ///< as the header claims; 0 in files of old SQLite versions
    qint64 freePages = 0;
    quint32 applicationId = 0; ///< PRAGMA application_id; 0: none
    int usableBytes = 0;       ///< of a page; less than its size only when an extension takes some
    enum class Text { Utf8 = 1, Utf16LittleEndian = 2, Utf16BigEndian = 3 } text = Text::Utf8;
};

/// Nothing when these bytes do not begin an SQLite database.
std::optional<DatabaseHeader> parseDatabaseHeader(const QByteArray &bytes);

} // namespace litekeep
