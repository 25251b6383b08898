// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/error.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <optional>

/// A small JSON file of this user's own, outside of all backup folders, that several programs
/// read and change. It holds one object.
namespace litekeep {

struct UserFile
{
    enum class State {
        Good,
        Missing,
        Unreadable, ///< permissions, or no ordinary file
        Foreign,    ///< `content` is there, but others may have written it: no commands from it
        Damaged,    ///< no JSON object
    };
    State state = State::Missing;
    QJsonObject content;
    QString detail; ///< technical text about what is wrong
};

/// Takes no lock: a change replaces the file as a whole.
UserFile readUserFile(const QString &path);

/// What the file shall hold after `before`; nothing: leave it as it is.
using UserFileChange = std::function<Result<std::optional<QJsonObject>>(const UserFile &before)>;

/// Reads, changes and writes durably (0600) under a lock; makes the folder. True when something
/// was written. FolderBusy when the lock stays taken.
Result<bool> changeUserFile(const QString &path, const UserFileChange &change);

} // namespace litekeep
