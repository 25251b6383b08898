// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace litekeep {

/// SQLite's own verdict on one call (sqlite.org/rescode.html). The engine decides by the
/// code; the words end in Error::detail.
struct SqlError
{
    int code = 0; ///< extended result code
    QString words = {};

    int primary() const { return code & 0xff; }
    bool isBusy() const { return primary() == 5 || primary() == 6; }
    bool isReadOnly() const { return primary() == 8; }
    bool isInterrupt() const { return primary() == 9; }
    /// 778: a write refused by a limit; 4874: no room for the shared memory of a WAL.
    bool isFull() const { return primary() == 13 || code == 778 || code == 4874; }
    bool isInputOutput() const { return primary() == 10; }
    bool isNotADatabase() const { return primary() == 26; }
    bool isDamage() const { return primary() == 11 || isNotADatabase(); }
    bool isOutOfMemory() const { return primary() == 7; }
    bool isCannotOpen() const { return primary() == 14; }
    /// A hot journal that a read-only connection may not roll back.
    bool needsRecovery() const { return code == 776; }

    QString text() const;
};

template <typename T>
using SqlResult = tl::expected<T, SqlError>;

} // namespace litekeep
