// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/filesystem.h"

#include <QString>

#include <stop_token>

namespace litekeep {

/// Writes one of our own files to the disk while this process does something else, in a child
/// process in small portions: neither a full queue of the disk nor fsync(2), which no signal
/// interrupts, keeps a cancel waiting. Given up (or with this process gone) the child ends by
/// itself after its portion; it holds the file open until then, nothing else.
///
/// The kernel tells a descriptor of a failed write once, so all of the syncing happens on one,
/// and whatever it says counts.
class DiskSync
{
public:
    /// The descriptor may be read-only and must stay open while this lives.
    DiskSync(int fd, QString path);
    DiskSync(const DiskSync &) = delete;
    DiskSync &operator=(const DiskSync &) = delete;
    ~DiskSync() = default;

    /// What lies before `end` is final and may be written; then waits while too much of it is
    /// not: progress is only true when the disk keeps up.
    Result<void> offer(qint64 end, const std::stop_token &stop);
    /// The same without waiting.
    void begin(qint64 end);
    /// Durable when it returns without an error.
    Result<void> finish(const std::stop_token &stop);

private:
    bool order(qint64 end, bool last) const;
    Result<void> insistOn(qint64 end, bool last, const std::stop_token &stop);
    Result<void> hear(const std::stop_token &stop);
    Result<void> waitFor(qint64 written, const std::stop_token &stop);

    int m_fd;
    QString m_path;
    UniqueFd m_child; ///< what the child listens to; invalid when there is none
    qint64 m_written = 0;
    bool m_durable = false;
};

/// All of a file that is complete; durable when it returns without an error.
Result<void> syncWhole(int fd, const QString &path, const std::stop_token &stop);

} // namespace litekeep
