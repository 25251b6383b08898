// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/commandrun.h"

#include <QStringList>

#include <chrono>
#include <stop_token>

namespace litekeep {

/// A program of the person's that is to run, and how long it may take.
struct CommandRequest
{
    CommandRun::Moment moment = CommandRun::Moment::Before;
    QStringList command;                  ///< the program and its arguments; never a shell line
    QStringList variables;                ///< NAME=value, beside or instead of this process's own
    QString folder = QStringLiteral("/"); ///< where it runs; empty: where this process does
    std::chrono::milliseconds limit{300'000};
    std::stop_token stop;
    /// What it may still take when the work was stopped, before or meanwhile.
    std::chrono::milliseconds afterStop{0};
};

/// Runs it to its end in a session of its own, with nothing to read and no descriptor but the
/// standard ones; keeps the end of what it writes. At the limit its whole process group gets
/// SIGTERM and, when that does not help, SIGKILL. A process that it leaves behind is let alone and
/// not waited for. Blocks its thread. The program is a path, or a name that is looked for in PATH.
CommandRun runToItsEnd(const CommandRequest &request);

/// The same for a command that is kept for later, and so must be meant wherever it runs: a full
/// path or a name alone.
CommandRun runKeptCommand(const CommandRequest &request);

} // namespace litekeep
