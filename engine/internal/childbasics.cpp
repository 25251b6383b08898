// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/childbasics.h"

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace litekeep {

void becomeReader(pid_t parent)
{
    // They reach the whole process group; the parent decides what they mean, and its handlers
    // would write to descriptors that are something else here.
    ::signal(SIGINT, SIG_IGN);
    ::signal(SIGTERM, SIG_IGN);
    ::signal(SIGHUP, SIG_IGN);
    ::signal(SIGXFSZ, SIG_IGN);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent)
        ::_exit(1);
}

int openRegularFile(const char *path, int moreFlags)
{
    const int fd = ::open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | moreFlags);
    if (fd < 0)
        return -1;
    struct stat info = {};
    if (::fstat(fd, &info) == 0 && S_ISREG(info.st_mode))
        return fd;
    ::close(fd);
    errno = EINVAL;
    return -1;
}

void closeAllBut(std::span<const int> kept)
{
    int next = 0;
    for (const int fd : kept) {
        if (fd > next)
            ::close_range(unsigned(next), unsigned(fd - 1), 0);
        next = fd + 1;
    }
    ::close_range(unsigned(next), ~0U, 0);
}

} // namespace litekeep
