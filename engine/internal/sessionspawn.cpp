// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/sessionspawn.h"

#include "engine/internal/filesystem.h"

#include <csignal>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

namespace litekeep {

namespace {

/// As posix_spawn(3) wants it; owns what it points to.
class WordList
{
public:
    explicit WordList(QByteArrayList words) : m_words(std::move(words))
    {
        for (QByteArray &word : m_words)
            m_pointers.push_back(word.data());
        m_pointers.push_back(nullptr);
    }
    char *const *data() const { return m_pointers.data(); }

private:
    QByteArrayList m_words;
    std::vector<char *> m_pointers;
};

QByteArrayList bytesOf(const QStringList &words)
{
    QByteArrayList bytes;
    for (const QString &word : words)
        bytes.append(nativePath(word));
    return bytes;
}

/// Everything that a child gets: closed again when this goes.
class SpawnPlan
{
public:
    explicit SpawnPlan(const SessionSpawn &spawn)
    {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        for (const int fd : {STDOUT_FILENO, STDERR_FILENO}) {
            if (spawn.output >= 0)
                ::posix_spawn_file_actions_adddup2(&m_actions, spawn.output, fd);
            else
                ::posix_spawn_file_actions_addopen(&m_actions, fd, "/dev/null", O_WRONLY, 0);
        }
        if (!spawn.folder.isEmpty())
            ::posix_spawn_file_actions_addchdir_np(&m_actions,
                                                   nativePath(spawn.folder).constData());
#if __GLIBC_PREREQ(2, 34)
        // Ours are close-on-exec; this is for those that we were started with.
        ::posix_spawn_file_actions_addclosefrom_np(&m_actions, STDERR_FILENO + 1);
#endif
        ::posix_spawnattr_init(&m_attributes);
        // No terminal: Ctrl-C is ours to judge, and a program that would ask a question fails.
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK
                                                      | POSIX_SPAWN_SETSIGDEF);
        sigset_t signalSet;
        sigemptyset(&signalSet);
        ::posix_spawnattr_setsigmask(&m_attributes, &signalSet);
        sigfillset(&signalSet);
        ::posix_spawnattr_setsigdefault(&m_attributes, &signalSet);
    }
    SpawnPlan(const SpawnPlan &) = delete;
    SpawnPlan &operator=(const SpawnPlan &) = delete;
    ~SpawnPlan()
    {
        ::posix_spawn_file_actions_destroy(&m_actions);
        ::posix_spawnattr_destroy(&m_attributes);
    }
    const posix_spawn_file_actions_t *actions() const
    {
        return &m_actions;
    }
    const posix_spawnattr_t *attributes() const
    {
        return &m_attributes;
    }

private:
    posix_spawn_file_actions_t m_actions = {};
    posix_spawnattr_t m_attributes = {};
};

/// Whoever started us may ignore SIGCHLD: then the kernel would forget how children ended.
void keepExitCodes()
{
    struct sigaction action = {};
    if (::sigaction(SIGCHLD, nullptr, &action) == 0 && action.sa_handler == SIG_IGN)
        std::signal(SIGCHLD, SIG_DFL);
}

} // namespace

QByteArrayList ownEnvironment()
{
    QByteArrayList all;
    for (char **entry = environ; entry && *entry; ++entry)
        all.append(QByteArray(*entry));
    return all;
}

tl::expected<pid_t, int> spawnSession(const SessionSpawn &spawn)
{
    keepExitCodes();
    const SpawnPlan plan(spawn);
    const WordList words(bytesOf(spawn.words));
    const WordList environment(spawn.environment);
    pid_t pid = 0;
    const int trouble = ::posix_spawnp(&pid, nativePath(spawn.program).constData(), plan.actions(),
                                       plan.attributes(), words.data(), environment.data());
    if (trouble != 0)
        return tl::unexpected<int>(trouble);
    return pid;
}

} // namespace litekeep
