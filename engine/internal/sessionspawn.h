// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <sys/types.h>

namespace litekeep {

/// A person's program that is to run in a session of its own.
struct SessionSpawn
{
    QString program;            ///< a path, or a name that is looked for in PATH
    QStringList words;          ///< its name and arguments
    QByteArrayList environment; ///< NAME=value
    QString folder = {};        ///< where it runs; empty: where this process does
    int output = -1;            ///< takes what it writes; -1: nobody reads it
};

/// NAME=value of this process.
QByteArrayList ownEnvironment();

/// Starts it without a terminal, with the signals as a shell would leave them, nothing to read and
/// no descriptor but the standard ones. Gives its number, which is also that of its process group
/// and has to be waited for, or errno.
tl::expected<pid_t, int> spawnSession(const SessionSpawn &spawn);

} // namespace litekeep
