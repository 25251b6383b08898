// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/detachedchild.h"

#include "engine/internal/childbasics.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace litekeep {

Pipe makePipe()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return {};
    return {.reading = UniqueFd(ends[0]), .writing = UniqueFd(ends[1])};
}

void waitForEnd(int pipe)
{
    char byte = 0;
    ssize_t got = 0;
    while ((got = ::read(pipe, &byte, 1)) > 0 || (got < 0 && errno == EINTR)) {}
}

bool runDetached(std::vector<int> kept, void (*work)(const void *), const void *argument)
{
    Pipe ready = makePipe();
    if (!ready.reading)
        return false;
    std::sort(kept.begin(), kept.end()); // before the fork: the child must not allocate
    const pid_t child = ::fork();
    if (child == 0) {
        for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE})
            ::signal(signal, SIG_DFL);
        const pid_t grandchild = ::fork();
        if (grandchild != 0)
            ::_exit(grandchild < 0 ? 1 : 0); // init reaps the grandchild
        closeAllBut(kept);
        work(argument);
        ::_exit(0);
    }
    if (child < 0)
        return false;
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    ready.writing.reset();
    waitForEnd(ready.reading.get()); // its copy is closed when the child holds nothing else
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace litekeep
