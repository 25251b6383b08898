// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/disksync.h"

#include "engine/internal/detachedchild.h"
#include "engine/internal/jobcontext.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <limits>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

// Two portions are on their way to the disk at most, so that other writes (the catalogue's
// last row of a cancelled run) do not queue behind the whole file.
constexpr qint64 portionBytes = qint64(4) * 1024 * 1024;
constexpr qint64 mostUnwritten = qint64(32) * 1024 * 1024;

struct Order
{
    qint64 end = 0;
    bool last = false;
};

struct Answer
{
    qint64 written = 0;
    int systemError = 0;
    bool durable = false;
};

/// The child's side; async-signal-safe functions only.
class Writer
{
public:
    Writer(int file, int parent) : m_file(file), m_parent(parent) {}

    void run()
    {
        while (listen()) {
            if (m_begun >= m_order.end) // nothing is left, and listen() has the last order
                return finish();
            if (!writePortion())
                return;
        }
    }

private:
    bool hasWork() const { return m_order.last || m_order.end - m_begun >= portionBytes; }

    /// False when nobody wants the file any more. Waits when there is nothing to do.
    bool listen()
    {
        for (;;) {
            if (!hasWork())
                tell(0, false, 0);
            pollfd poll = {.fd = m_parent, .events = POLLIN, .revents = 0};
            const int ready = ::poll(&poll, 1, hasWork() ? 0 : -1);
            if (ready == 0)
                return true;
            if (ready < 0 && errno != EINTR)
                return false;
            if (ready < 0)
                continue;
            Order order;
            const ssize_t got = ::recv(m_parent, &order, sizeof order, 0);
            if (got < 0 && errno == EINTR)
                continue;
            if (got != ssize_t(sizeof order))
                return false;
            m_order = order;
        }
    }

    void tell(int systemError, bool durable, int flags)
    {
        const Answer answer{.written = m_written, .systemError = systemError, .durable = durable};
        static_cast<void>(::send(m_parent, &answer, sizeof answer, MSG_NOSIGNAL | flags));
    }

    /// False after an error, which the parent then knows.
    bool syncRange(qint64 from, qint64 length, unsigned int how)
    {
        if (!m_ranges || ::sync_file_range(m_file, from, length, how) == 0)
            return true;
        // Only fsync works there.
        if (errno == ENOSYS || errno == EINVAL || errno == ESPIPE || errno == EOPNOTSUPP) {
            m_ranges = false;
            return true;
        }
        tell(errno, false, 0);
        return false;
    }

    /// Starts one portion and waits for the one before.
    bool writePortion()
    {
        const qint64 length = std::min(portionBytes, m_order.end - m_begun);
        if (!syncRange(m_begun, length, SYNC_FILE_RANGE_WRITE) || !waitForBegun())
            return false;
        m_begun += length;
        tell(0, false, MSG_DONTWAIT); // one that gets lost is followed by others
        return true;
    }

    bool waitForBegun()
    {
        if (m_begun > m_written
            && !syncRange(m_written, m_begun - m_written,
                          SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE
                              | SYNC_FILE_RANGE_WAIT_AFTER))
            return false;
        m_written = m_begun;
        return true;
    }

    void finish()
    {
        if (!waitForBegun())
            return;
        while (::fsync(m_file) != 0) {
            if (errno == EINTR)
                continue;
            tell(errno, false, 0);
            return;
        }
        tell(0, true, 0);
    }

    int m_file;
    int m_parent;
    Order m_order;
    qint64 m_begun = 0;
    qint64 m_written = 0;
    bool m_ranges = true;
};

struct Descriptors
{
    int file = -1;
    int parent = -1;
};

void writeInChild(const void *argument)
{
    // Ctrl-C reaches the whole process group; the parent decides what it means.
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        ::signal(signal, SIG_IGN);
    const auto &given = *static_cast<const Descriptors *>(argument);
    Writer(given.file, given.parent).run();
}

} // namespace

DiskSync::DiskSync(int fd, QString path) : m_fd(fd), m_path(std::move(path))
{
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return;
    UniqueFd ours(ends[0]);
    const UniqueFd childs(ends[1]);
    const Descriptors given{.file = fd, .parent = childs.get()};
    if (runDetached({given.file, given.parent}, writeInChild, &given))
        m_child = std::move(ours);
}

bool DiskSync::order(qint64 end, bool last) const
{
    const Order order{.end = end, .last = last};
    // A child that is gone shows when its answer is waited for.
    return ::send(m_child.get(), &order, sizeof order, MSG_NOSIGNAL | MSG_DONTWAIT) >= 0
           || (errno != EAGAIN && errno != EINTR);
}

Result<void> DiskSync::insistOn(qint64 end, bool last, const std::stop_token &stop)
{
    while (m_child && !order(end, last)) {
        // It may be waiting for us to listen.
        if (auto heard = hear(stop); !heard)
            return heard;
    }
    return {};
}

void DiskSync::begin(qint64 end)
{
    if (m_child)
        static_cast<void>(order(end, false)); // finish() names the end again
}

Result<void> DiskSync::offer(qint64 end, const std::stop_token &stop)
{
    return insistOn(end, false, stop).and_then([&] { return waitFor(end - mostUnwritten, stop); });
}

Result<void> DiskSync::finish(const std::stop_token &stop)
{
    struct stat info = {};
    if (::fstat(m_fd, &info) != 0)
        return tl::unexpected(writeError(errno, m_path));
    if (!m_child)
        return syncFile(m_fd, m_path);
    return insistOn(qint64(info.st_size), true, stop).and_then([&] {
        return waitFor(std::numeric_limits<qint64>::max(), stop);
    });
}

Result<void> DiskSync::waitFor(qint64 written, const std::stop_token &stop)
{
    while (m_child && !m_durable && m_written < written) {
        if (auto heard = hear(stop); !heard)
            return heard;
    }
    return {};
}

/// Waits a moment for one answer.
Result<void> DiskSync::hear(const std::stop_token &stop)
{
    if (stop.stop_requested())
        return failure(ErrorCode::Cancelled);
    pollfd poll = {.fd = m_child.get(), .events = POLLIN, .revents = 0};
    if (::poll(&poll, 1, int(waitingStep.count())) <= 0)
        return {};
    Answer answer;
    const ssize_t got = ::recv(m_child.get(), &answer, sizeof answer, 0);
    if (got < 0 && errno == EINTR)
        return {};
    // Killed, say: what the kernel had told it of failed writes is lost with it.
    if (got != ssize_t(sizeof answer))
        return failure(ErrorCode::WriteFailed, m_path,
                       u"the process that wrote it to the disk ended early"_s);
    if (answer.systemError != 0)
        return tl::unexpected(writeError(answer.systemError, m_path));
    m_written = answer.written;
    m_durable = answer.durable;
    return {};
}

Result<void> syncWhole(int fd, const QString &path, const std::stop_token &stop)
{
    return DiskSync(fd, path).finish(stop);
}

} // namespace litekeep
