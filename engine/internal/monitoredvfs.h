// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>
#include <stop_token>

namespace litekeep {

/// Watches the reads and writes of one connection to a private file and ends them on demand.
///
/// sqlite3_interrupt() is looked at between virtual machine instructions only, but one
/// instruction (the b-tree walk of integrity_check, the final copy of a vacuum) may take many
/// seconds on a large file. Failing the next read stops it at once, and counting the bytes
/// tells how far it is. Only for files that nobody else uses: snapshots, partials, backups.
struct IoMonitor
{
    std::stop_token stop = {};
    std::atomic<qint64> bytesRead = 0;
    std::atomic<qint64> bytesWritten = 0;
};

/// Name of the VFS to open a connection with; registers it when first called.
QString monitoredVfsName();

/// Connections that this thread opens meanwhile through the monitored VFS belong to `monitor`,
/// which must outlive them.
class IoMonitorScope
{
public:
    explicit IoMonitorScope(IoMonitor *monitor);
    ~IoMonitorScope();
    IoMonitorScope(const IoMonitorScope &) = delete;
    IoMonitorScope &operator=(const IoMonitorScope &) = delete;

private:
    IoMonitor *m_previous;
};

} // namespace litekeep
