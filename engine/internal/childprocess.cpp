// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/childprocess.h"

#include "engine/internal/childbasics.h"
#include "engine/internal/filesystem.h"
#include "engine/internal/jobcontext.h"

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <linux/fs.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

namespace litekeep {

namespace {

// Child and parent share a pipe. The child sends records; the last one is its outcome.
// What code in the child may do: see childbasics.h.

enum class RecordKind : int { Progress, Bytes, Failed, TargetFailed, Finished };

struct Record
{
    RecordKind kind = RecordKind::Finished;
    int systemError = 0;
    qint64 value = 0;
    std::array<char, 128> bytes = {};
};
static_assert(sizeof(Record) <= PIPE_BUF); // so that a record arrives whole

void send(int pipe, const Record &record)
{
    while (::write(pipe, &record, sizeof record) < 0 && errno == EINTR) {}
}

void sendFailure(int pipe, RecordKind kind, int systemError)
{
    send(pipe, Record{.kind = kind, .systemError = systemError});
}

struct Task
{
    enum class Kind { Head, Copy, Locks } kind = Kind::Head;
    const char *path = nullptr;
    const char *sharedMemoryPath = nullptr;
    size_t length = 0;
    int targetFd = -1;
};

void readHead(int pipe, const Task &task)
{
    const int fd = openRegularFile(task.path);
    Record record{.kind = RecordKind::Bytes};
    const ssize_t count =
        fd < 0 ? -1
               : ::pread(fd, record.bytes.data(), std::min(task.length, record.bytes.size()), 0);
    if (count < 0)
        return sendFailure(pipe, RecordKind::Failed, errno);
    record.value = count;
    send(pipe, record);
    send(pipe, Record{});
}

/// The way that works everywhere: through our own memory. Goes on at the target's position.
bool copyThroughMemory(int pipe, int source, int target, qint64 done)
{
    static std::array<char, 256 * 1024> buffer;
    for (;;) {
        const ssize_t got = ::pread(source, buffer.data(), buffer.size(), done);
        if (got < 0) {
            sendFailure(pipe, RecordKind::Failed, errno);
            return false;
        }
        if (got == 0)
            return true;
        for (ssize_t put = 0; put < got;) {
            const ssize_t now =
                ::pwrite(target, buffer.data() + put, size_t(got - put), done + put);
            if (now < 0) {
                sendFailure(pipe, RecordKind::TargetFailed, errno);
                return false;
            }
            put += now;
        }
        done += got;
        send(pipe, Record{.kind = RecordKind::Progress, .value = done});
    }
}

bool isMissingAbility(int systemError)
{
    return systemError == ENOSYS || systemError == EXDEV || systemError == EINVAL
           || systemError == EOPNOTSUPP || systemError == EBADF;
}

bool copyContent(int pipe, int source, int target)
{
    // Not interrupted within one, and a cancel waits for it: small enough for a slow disk.
    constexpr size_t portion = size_t(2) * 1024 * 1024;
    if (::ioctl(target, FICLONE, source) == 0)
        return true;
    loff_t from = 0;
    loff_t to = 0;
    for (;;) {
        const ssize_t copied = ::copy_file_range(source, &from, target, &to, portion, 0);
        if (copied > 0) {
            send(pipe, Record{.kind = RecordKind::Progress, .value = qint64(to)});
            continue;
        }
        // Some kernels copy nothing from some file systems and call it success.
        if (copied == 0)
            return copyThroughMemory(pipe, source, target, qint64(to));
        if (isMissingAbility(errno))
            return copyThroughMemory(pipe, source, target, qint64(to));
        // Source or target? A read error is EIO, everything else concerns the writing.
        sendFailure(pipe, errno == EIO ? RecordKind::Failed : RecordKind::TargetFailed, errno);
        return false;
    }
}

void copyFile(int pipe, const Task &task)
{
    const int source = openRegularFile(task.path);
    if (source < 0)
        return sendFailure(pipe, RecordKind::Failed, errno);
    if (copyContent(pipe, source, task.targetFd))
        send(pipe, Record{});
}

/// Sends the first holder of any lock on the given bytes; true when there was one.
bool reportLock(int pipe, const char *path, off_t start, off_t length)
{
    const int fd = openRegularFile(path);
    if (fd < 0)
        return false;
    struct flock lock = {};
    lock.l_type = F_WRLCK; // conflicts with everything, so every lock shows
    lock.l_whence = SEEK_SET;
    lock.l_start = start;
    lock.l_len = length;
    if (::fcntl(fd, F_GETLK, &lock) != 0 || lock.l_type == F_UNLCK || lock.l_pid == ::getppid())
        return false;
    send(pipe, Record{.kind = RecordKind::Progress, .value = lock.l_pid});
    return true;
}

void askForLocks(int pipe, const Task &task)
{
    // sqlite.org/fileformat2.html and os_unix.c: PENDING, RESERVED and SHARED bytes of the
    // database; the lock bytes of the -shm begin at 120, the last (128) is held by each user.
    constexpr off_t pendingByte = 0x40000000;
    if (!reportLock(pipe, task.path, pendingByte, 512))
        reportLock(pipe, task.sharedMemoryPath, 120, 9);
    send(pipe, Record{});
}

[[noreturn]] void runChild(int pipe, const Task &task, pid_t parent)
{
    becomeReader(parent);
    switch (task.kind) {
    case Task::Kind::Head: readHead(pipe, task); break;
    case Task::Kind::Copy: copyFile(pipe, task); break;
    case Task::Kind::Locks: askForLocks(pipe, task); break;
    }
    ::_exit(0);
}

/// The parent's end: reads records until the child has told its outcome.
class Child
{
public:
    explicit Child(const Task &task)
    {
        std::array<int, 2> ends = {-1, -1};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return;
        m_pipe = UniqueFd(ends[0]);
        const UniqueFd writeEnd(ends[1]);
        const pid_t parent = ::getpid();
        m_pid = ::fork();
        if (m_pid == 0)
            runChild(writeEnd.get(), task, parent);
    }
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;
    ~Child()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        while (::waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) {}
    }

    /// Nothing more when the child is gone or the work was stopped.
    std::optional<Record> next(const std::stop_token &stop)
    {
        while (m_pid > 0 && !stop.stop_requested()) {
            pollfd poll = {.fd = m_pipe.get(), .events = POLLIN, .revents = 0};
            if (::poll(&poll, 1, int(waitingStep.count())) <= 0)
                continue;
            Record record;
            const ssize_t got = ::read(m_pipe.get(), &record, sizeof record);
            if (got == ssize_t(sizeof record))
                return record;
            if (got < 0 && errno == EINTR)
                continue;
            return std::nullopt;
        }
        return std::nullopt;
    }

private:
    UniqueFd m_pipe;
    pid_t m_pid = -1;
};

Error readError(int systemError, const QString &path)
{
    const auto code = systemError == ENOENT ? ErrorCode::DatabaseMissing
                      : systemError == EACCES || systemError == EPERM
                          ? ErrorCode::DatabaseUnreadable
                      : systemError == EINVAL ? ErrorCode::DatabaseNotAFile
                                              : ErrorCode::DatabaseReadFailed;
    return Error{.code = code, .subject = path, .detail = systemWords(systemError)};
}

/// Hands every record to `take` until the outcome; turns the outcome into a result.
template <typename Take>
Result<void> converse(const Task &task, const QString &path, const QString &targetPath,
                      const std::stop_token &stop, Take take)
{
    Child child(task);
    while (const auto record = child.next(stop)) {
        switch (record->kind) {
        case RecordKind::Finished: return {};
        case RecordKind::Failed: return tl::unexpected(readError(record->systemError, path));
        case RecordKind::TargetFailed:
            return tl::unexpected(writeError(record->systemError, targetPath));
        case RecordKind::Progress:
        case RecordKind::Bytes: take(*record);
        }
    }
    if (stop.stop_requested())
        return failure(ErrorCode::Cancelled);
    return failure(ErrorCode::DatabaseReadFailed, path,
                   QStringLiteral("the reading child process ended early"));
}

} // namespace

Result<QByteArray> readHeadInChild(const QString &path, qsizetype length,
                                   const std::stop_token &stop)
{
    const QByteArray name = nativePath(path);
    QByteArray head;
    return converse(
               Task{.kind = Task::Kind::Head, .path = name.constData(), .length = size_t(length)},
               path, {}, stop,
               [&](const Record &record) {
                   head = QByteArray(record.bytes.data(), qsizetype(record.value));
               })
        .map([&] { return head; });
}

Result<void> copyFileInChild(const QString &path, int targetFd, const QString &targetPath,
                             const std::function<void(qint64)> &copied, const std::stop_token &stop)
{
    const QByteArray name = nativePath(path);
    return converse(Task{.kind = Task::Kind::Copy, .path = name.constData(), .targetFd = targetFd},
                    path, targetPath, stop, [&](const Record &record) { copied(record.value); });
}

Result<std::optional<LockHolder>> lockHolderInChild(const QString &databasePath,
                                                    const std::stop_token &stop)
{
    const QByteArray name = nativePath(databasePath);
    const QByteArray sharedMemory = name + "-shm";
    std::optional<LockHolder> holder;
    return converse(Task{.kind = Task::Kind::Locks,
                         .path = name.constData(),
                         .sharedMemoryPath = sharedMemory.constData()},
                    databasePath, {}, stop,
                    [&](const Record &record) { holder = LockHolder{.pid = record.value}; })
        .map([&] { return holder; });
}

} // namespace litekeep
