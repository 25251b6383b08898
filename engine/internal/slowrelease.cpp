// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/slowrelease.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace litekeep {

namespace {

constexpr qint64 worthAChild = qint64(16) * 1024 * 1024;

struct Pipe
{
    UniqueFd reading;
    UniqueFd writing;
};

Pipe makePipe()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return {};
    return {.reading = UniqueFd(ends[0]), .writing = UniqueFd(ends[1])};
}

void waitForEnd(int pipe)
{
    char none = 0;
    while (::read(pipe, &none, 1) < 0 && errno == EINTR) {}
}

/// In the child; async-signal-safe calls only, as in childprocess.cpp. `kept` is sorted. What is
/// closed includes the lock of the backup folder and the pipes to whoever waits for our output.
void closeAllBut(const std::vector<int> &kept)
{
    int next = 0;
    for (const int fd : kept) {
        if (fd > next)
            ::close_range(unsigned(next), unsigned(fd - 1), 0);
        next = fd + 1;
    }
    ::close_range(unsigned(next), ~0U, 0);
}

[[noreturn]] void holdOpen(const std::vector<int> &kept, int release)
{
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        ::signal(signal, SIG_DFL); // whenever it ends, the files are closed
    if (::fork() != 0)
        ::_exit(0); // nobody waits for the grandchild
    closeAllBut(kept);
    waitForEnd(release);
    ::_exit(0);
}

} // namespace

SlowRelease::SlowRelease(const std::vector<int> &files)
{
    if (files.empty())
        return;
    Pipe ready = makePipe();
    Pipe release = makePipe();
    if (!ready.reading || !release.reading)
        return;
    std::vector<int> kept = files; // made before the fork: the child must not allocate
    kept.push_back(release.reading.get());
    std::sort(kept.begin(), kept.end());
    const pid_t child = ::fork();
    if (child == 0)
        holdOpen(kept, release.reading.get());
    if (child < 0)
        return;
    while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {}
    // Its copies are closed when the child holds nothing but the files.
    ready.writing.reset();
    waitForEnd(ready.reading.get());
    m_release = std::move(release.writing);
}

void removeOwnFiles(const QStringList &paths)
{
    std::vector<UniqueFd> large;
    std::vector<int> descriptors;
    for (const QString &path : paths) {
        const auto facts = fileFacts(path, Links::DoNotFollow);
        if (!facts || !facts->regular || facts->size < worthAChild)
            continue;
        UniqueFd file(
            ::open(nativePath(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
        if (!file)
            continue;
        descriptors.push_back(file.get());
        large.push_back(std::move(file));
    }
    const SlowRelease release(descriptors);
    for (const QString &path : paths)
        static_cast<void>(removeFile(path));
    large.clear();
}

} // namespace litekeep
