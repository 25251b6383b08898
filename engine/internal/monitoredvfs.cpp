// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/monitoredvfs.h"

#include <cstddef>
#include <mutex>

#include <sqlite3.h>

// A shim as sqlite.org/vfs.html describes: every call goes on to the system's own VFS.

namespace litekeep {

namespace {

constexpr char vfsName[] = "litekeep-monitored";

thread_local IoMonitor *currentMonitor = nullptr;

/// What SQLite sees as the file; the real one follows in the same allocation.
struct MonitoredFile
{
    sqlite3_file base = {};
    IoMonitor *monitor = nullptr;
};
constexpr size_t realOffset =
    (sizeof(MonitoredFile) + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);

MonitoredFile *monitored(sqlite3_file *file)
{
    return reinterpret_cast<MonitoredFile *>(file);
}

sqlite3_file *real(sqlite3_file *file)
{
    return reinterpret_cast<sqlite3_file *>(reinterpret_cast<char *>(file) + realOffset);
}

sqlite3_vfs *realVfs(sqlite3_vfs *vfs)
{
    return static_cast<sqlite3_vfs *>(vfs->pAppData);
}

bool mustStop(sqlite3_file *file)
{
    const IoMonitor *const monitor = monitored(file)->monitor;
    return monitor && monitor->stop.stop_requested();
}

int closeFile(sqlite3_file *file)
{
    return real(file)->pMethods->xClose(real(file));
}

int readFile(sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
    if (mustStop(file))
        return SQLITE_INTERRUPT;
    if (IoMonitor *const monitor = monitored(file)->monitor)
        monitor->bytesRead.fetch_add(amount, std::memory_order_relaxed);
    return real(file)->pMethods->xRead(real(file), buffer, amount, offset);
}

int writeFile(sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
    if (mustStop(file))
        return SQLITE_INTERRUPT;
    if (IoMonitor *const monitor = monitored(file)->monitor)
        monitor->bytesWritten.fetch_add(amount, std::memory_order_relaxed);
    return real(file)->pMethods->xWrite(real(file), buffer, amount, offset);
}

int fetchPage(sqlite3_file *file, sqlite3_int64 offset, int amount, void **page)
{
    if (mustStop(file))
        return SQLITE_INTERRUPT;
    const int code = real(file)->pMethods->xFetch(real(file), offset, amount, page);
    IoMonitor *const monitor = monitored(file)->monitor;
    if (monitor && *page)
        monitor->bytesRead.fetch_add(amount, std::memory_order_relaxed);
    return code;
}

int unfetchPage(sqlite3_file *file, sqlite3_int64 offset, void *page)
{
    return real(file)->pMethods->xUnfetch(real(file), offset, page);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    return real(file)->pMethods->xTruncate(real(file), size);
}

int syncFile(sqlite3_file *file, int flags)
{
    return real(file)->pMethods->xSync(real(file), flags);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}

int lockFile(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}

int unlockFile(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}

int checkReservedLock(sqlite3_file *file, int *result)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), result);
}

int fileControl(sqlite3_file *file, int operation, void *argument)
{
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

int sectorSize(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}

int deviceCharacteristics(sqlite3_file *file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

int mapSharedMemory(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    return real(file)->pMethods->xShmMap(real(file), region, size, extend, memory);
}

int lockSharedMemory(sqlite3_file *file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

void sharedMemoryBarrier(sqlite3_file *file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}

int unmapSharedMemory(sqlite3_file *file, int remove)
{
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

constexpr sqlite3_io_methods methods = {
    .iVersion = 3,
    .xClose = closeFile,
    .xRead = readFile,
    .xWrite = writeFile,
    .xTruncate = truncateFile,
    .xSync = syncFile,
    .xFileSize = fileSize,
    .xLock = lockFile,
    .xUnlock = unlockFile,
    .xCheckReservedLock = checkReservedLock,
    .xFileControl = fileControl,
    .xSectorSize = sectorSize,
    .xDeviceCharacteristics = deviceCharacteristics,
    .xShmMap = mapSharedMemory,
    .xShmLock = lockSharedMemory,
    .xShmBarrier = sharedMemoryBarrier,
    .xShmUnmap = unmapSharedMemory,
    .xFetch = fetchPage,
    .xUnfetch = unfetchPage,
};

int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    MonitoredFile *const own = monitored(file);
    own->base.pMethods = nullptr;
    own->monitor = currentMonitor;
    const int code = realVfs(vfs)->xOpen(realVfs(vfs), name, real(file), flags, outFlags);
    if (real(file)->pMethods)
        own->base.pMethods = &methods;
    return code;
}

sqlite3_vfs makeVfs(sqlite3_vfs *base)
{
    sqlite3_vfs vfs = *base; // everything but opening is inherited
    vfs.pNext = nullptr;
    vfs.zName = vfsName;
    vfs.pAppData = base;
    vfs.szOsFile = int(realOffset) + base->szOsFile;
    vfs.xOpen = openFile;
    vfs.xDelete = [](sqlite3_vfs *self, const char *name, int sync) {
        return realVfs(self)->xDelete(realVfs(self), name, sync);
    };
    vfs.xAccess = [](sqlite3_vfs *self, const char *name, int flags, int *result) {
        return realVfs(self)->xAccess(realVfs(self), name, flags, result);
    };
    vfs.xFullPathname = [](sqlite3_vfs *self, const char *name, int size, char *out) {
        return realVfs(self)->xFullPathname(realVfs(self), name, size, out);
    };
    return vfs;
}

} // namespace

QString monitoredVfsName()
{
    static std::once_flag once;
    static sqlite3_vfs vfs;
    std::call_once(once, [] {
        sqlite3_initialize();
        vfs = makeVfs(sqlite3_vfs_find(nullptr));
        sqlite3_vfs_register(&vfs, 0);
    });
    return QString::fromLatin1(vfsName);
}

IoMonitorScope::IoMonitorScope(IoMonitor *monitor) : m_previous(currentMonitor)
{
    currentMonitor = monitor;
}

IoMonitorScope::~IoMonitorScope()
{
    currentMonitor = m_previous;
}

} // namespace litekeep
