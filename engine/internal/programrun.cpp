// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/programrun.h"

#include "engine/internal/commandprocess.h"
#include "engine/internal/filesystem.h"
#include "engine/internal/jobcontext.h"
#include "engine/internal/sessionspawn.h"

#include <QDeadlineTimer>

#include <cerrno>
#include <csignal>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// How it ended, when it has.
std::optional<ProgramEnd> endOf(pid_t pid)
{
    int status = 0;
    const pid_t ended = ::waitpid(pid, &status, WNOHANG);
    if (ended == 0 || (ended < 0 && errno == EINTR))
        return std::nullopt;
    if (ended < 0)
        return ProgramEnd{.good = false, .words = systemWords(errno)};
    if (WIFSIGNALED(status))
        return ProgramEnd{.good = false, .words = u"ended by signal %1"_s.arg(WTERMSIG(status))};
    return ProgramEnd{.good = WEXITSTATUS(status) == 0,
                      .words = u"exit code %1"_s.arg(WEXITSTATUS(status))};
}

QString howItEnded(const CommandRun &run)
{
    switch (run.outcome) {
    case CommandRun::Outcome::NotStarted: return run.detail;
    case CommandRun::Outcome::Killed: return u"ended by signal %1"_s.arg(run.code);
    case CommandRun::Outcome::TimedOut:
    case CommandRun::Outcome::Cancelled: return u"it took too long"_s;
    case CommandRun::Outcome::Done:
    case CommandRun::Outcome::Failed: break;
    }
    return u"exit code %1"_s.arg(run.code);
}

/// Who waits for its end later (a stop command does) must not see an undead one of ours.
void buryLater(pid_t pid)
{
    std::thread([pid] {
        while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {}
    }).detach();
}

} // namespace

QString ProgramEnd::text() const
{
    return output.isEmpty() ? words : QString(words % u": "_s % output);
}

ProgramEnd runToEnd(const QStringList &command, std::chrono::seconds limit,
                    const std::stop_token &stop, Language language)
{
    const QStringList plain{u"LC_ALL=C.UTF-8"_s, u"SYSTEMD_COLORS=0"_s};
    const CommandRun run =
        runToItsEnd({.command = command,
                     .variables = language == Language::Plain ? plain : QStringList(),
                     .folder = {},
                     .limit = limit,
                     .stop = stop});
    return {.good = run.isGood(), .words = howItEnded(run), .output = run.output.trimmed()};
}

ProgramEnd startProgram(const QStringList &command, std::chrono::seconds limit,
                        const std::function<bool(qint64 session)> &isUp)
{
    const auto started = spawnSession(
        {.program = command.value(0), .words = command, .environment = ownEnvironment()});
    if (!started)
        return {.good = false, .words = systemWords(started.error())};
    const pid_t pid = *started;
    const QDeadlineTimer deadline(limit);
    for (;;) {
        if (const auto end = endOf(pid))
            return *end;
        if (isUp(pid) || deadline.hasExpired())
            break;
        std::this_thread::sleep_for(waitingStep * 5);
    }
    // It may have ended badly in this very moment.
    if (const auto end = endOf(pid))
        return *end;
    buryLater(pid);
    return {.good = true, .words = u"it runs as process %1"_s.arg(pid)};
}

} // namespace litekeep
