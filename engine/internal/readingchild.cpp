// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/readingchild.h"

#include "engine/internal/childbasics.h"
#include "engine/internal/jobcontext.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstddef>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace litekeep {

namespace {

constexpr size_t mostBytes = size_t(64) * 1024;

} // namespace

/// Both ends send one message for each request and each answer (SOCK_SEQPACKET keeps them apart).
struct ReadingChild::Request
{
    enum class Kind : int { Open, Read, Close } kind = Kind::Close;
    qint64 offset = 0;
    quint32 length = 0;
    /// Only Open fills it; the path of a file is never longer.
    std::array<char, PATH_MAX> path = {};
};

namespace {

struct AnswerMessage
{
    int systemError = 0;
    quint32 length = 0;
    std::array<char, mostBytes> bytes = {};

    size_t size() const { return offsetof(AnswerMessage, bytes) + length; }
};

// ---- in the child: async-signal-safe functions only, see childbasics.h ----

int openQuietly(const char *path)
{
    const int fd = openRegularFile(path, O_NOATIME);
    // Only a file's owner may ask for that.
    return fd < 0 && errno == EPERM ? openRegularFile(path) : fd;
}

void readInto(AnswerMessage &answer, int fd, qint64 offset, quint32 length)
{
    const ssize_t got =
        fd < 0 ? -1 : ::pread(fd, answer.bytes.data(), std::min(size_t(length), mostBytes), offset);
    answer.systemError = got < 0 ? (fd < 0 ? EBADF : errno) : 0;
    answer.length = got < 0 ? 0 : quint32(got);
}

template <typename Request>
[[noreturn]] void serve(int socket, Request &request, AnswerMessage &answer)
{
    int fd = -1;
    for (;;) {
        const ssize_t got = ::recv(socket, &request, sizeof request, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got != ssize_t(sizeof request))
            ::_exit(0);
        answer.systemError = 0;
        answer.length = 0;
        if (request.kind != Request::Kind::Read) {
            if (fd >= 0)
                ::close(fd);
            fd = -1;
        }
        if (request.kind == Request::Kind::Open) {
            fd = openQuietly(request.path.data());
            if (fd < 0)
                answer.systemError = errno;
        }
        if (request.kind != Request::Kind::Close && answer.systemError == 0)
            readInto(answer, fd, request.offset, request.length);
        while (::send(socket, &answer, answer.size(), MSG_NOSIGNAL) < 0) {
            if (errno != EINTR)
                ::_exit(0);
        }
    }
}

} // namespace

bool ReadingChild::start()
{
    if (m_pid > 0)
        return true;
    std::array<int, 2> ends = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return false;
    UniqueFd ours(ends[0]);
    const UniqueFd theirs(ends[1]);
    // Made before the fork: the child may not ask for memory.
    static thread_local Request request;
    static thread_local AnswerMessage answer;
    const pid_t parent = ::getpid();
    std::array kept{STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO, theirs.get()};
    std::sort(kept.begin(), kept.end()); // one of the streams may have been closed
    m_pid = ::fork();
    if (m_pid == 0) {
        becomeReader(parent);
        closeAllBut(kept);
        serve(theirs.get(), request, answer);
    }
    m_socket = std::move(ours);
    return m_pid > 0;
}

void ReadingChild::end()
{
    m_socket.reset();
    if (m_pid > 0) {
        ::kill(m_pid, SIGKILL);
        while (::waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) {}
    }
    m_pid = -1;
}

ReadingChild::Answer ReadingChild::waitForAnswer()
{
    static thread_local AnswerMessage message;
    while (!m_stop.stop_requested()) {
        pollfd poll = {.fd = m_socket.get(), .events = POLLIN, .revents = 0};
        if (::poll(&poll, 1, int(waitingStep.count())) <= 0)
            continue;
        const ssize_t got = ::recv(m_socket.get(), &message, sizeof message, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < ssize_t(offsetof(AnswerMessage, bytes)))
            return {.systemError = EIO};
        return {.systemError = message.systemError,
                .bytes = QByteArray(message.bytes.data(), qsizetype(message.length))};
    }
    return {.systemError = ECANCELED};
}

ReadingChild::Answer ReadingChild::ask(const Request &request)
{
    if (!start())
        return {.systemError = EAGAIN};
    if (::send(m_socket.get(), &request, sizeof request, MSG_NOSIGNAL) < 0) {
        end(); // it is gone: the next question gets a new one
        return {.systemError = EIO};
    }
    Answer answer = waitForAnswer();
    // After a question without an answer the next answer would belong to it.
    if (answer.systemError == ECANCELED || answer.systemError == EIO)
        end();
    return answer;
}

ReadingChild::Answer ReadingChild::open(const QByteArray &path, qsizetype length)
{
    Request request{.kind = Request::Kind::Open, .length = quint32(length)};
    if (size_t(path.size()) >= request.path.size())
        return {.systemError = ENAMETOOLONG};
    std::memcpy(request.path.data(), path.constData(), size_t(path.size()));
    return ask(request);
}

ReadingChild::Answer ReadingChild::read(qint64 offset, qsizetype length)
{
    return ask({.kind = Request::Kind::Read, .offset = offset, .length = quint32(length)});
}

void ReadingChild::close()
{
    if (m_pid > 0)
        ask({.kind = Request::Kind::Close});
}

} // namespace litekeep
