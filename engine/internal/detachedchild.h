// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/filesystem.h"

#include <vector>

/// Child processes that this one does not wait for: what the kernel will not be hurried with is
/// then their waiting, and a cancel is over at once.
namespace litekeep {

struct Pipe
{
    UniqueFd reading;
    UniqueFd writing;
};
/// Both ends invalid when the system has no more descriptors.
Pipe makePipe();

/// Runs `work(argument)` in a child that nobody has to reap. When this returns true the child
/// holds nothing open but `kept`: not the lock of the backup folder, nor a pipe to whoever waits
/// for our output. In the child, async-signal-safe functions only (signal-safety(7)). The
/// signals that end a program are left to their default there, `work` may change that.
bool runDetached(std::vector<int> kept, void (*work)(const void *), const void *argument);

/// Reads until the other end is closed; async-signal-safe.
void waitForEnd(int pipe);

} // namespace litekeep
