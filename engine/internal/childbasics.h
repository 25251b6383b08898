// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include <sys/types.h>

/// What every forked child that reads live databases does. Code that runs in such a child may
/// call async-signal-safe functions only (signal-safety(7)): this process has other threads,
/// whose locks the child inherits in whatever state they are.
namespace litekeep {

/// Signals that are not meant for the child are ignored, and it ends with the thread of `parent`
/// that forked it.
void becomeReader(pid_t parent);

/// For reading; -1 with errno EINVAL when it is not a regular file. Never hangs at a FIFO that
/// took the file's place.
int openRegularFile(const char *path, int moreFlags = 0);

/// Closes all descriptors but these, which are sorted. A copy of a lock that we hold would live on
/// in the child after we have let go of it, and whoever waits for our output would wait for it.
void closeAllBut(std::span<const int> kept);

} // namespace litekeep
