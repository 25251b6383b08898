// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/commandprocess.h"

#include "engine/databaselist.h"
#include "engine/internal/filesystem.h"
#include "engine/internal/jobcontext.h"
#include "engine/internal/sessionspawn.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QStandardPaths>

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace litekeep {

namespace {

constexpr qsizetype keptBytes = 4096;
constexpr auto graceAtLimit = 2000ms;
constexpr auto graceWhenStopped = 100ms; ///< a person waits for it
constexpr auto graceAfterKill = 5000ms;  ///< a process that hangs in the kernel is left there

/// Ours, without what is meant for Litekeep alone.
QByteArrayList environmentWith(const QStringList &variables)
{
    QByteArrayList all = ownEnvironment();
    all.removeIf([](const QByteArray &variable) {
        return variable.startsWith("LITEKEEP_") || variable.startsWith("NOTIFY_SOCKET=")
               || variable.startsWith("WATCHDOG_") || variable.startsWith("LISTEN_");
    });
    for (const QString &variable : variables) {
        const QByteArray given = nativePath(variable);
        const QByteArray name = given.left(given.indexOf('=') + 1);
        all.removeIf([&](const QByteArray &own) { return own.startsWith(name); });
        all.append(given);
    }
    return all;
}

/// A child that runs; its number stays its own until reap().
class Child
{
public:
    /// 0 or errno.
    int start(const CommandRequest &request)
    {
        std::array<int, 2> ends = {-1, -1};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return errno;
        m_output = UniqueFd(ends[0]);
        const UniqueFd writeEnd(ends[1]);
        ::fcntl(m_output.get(), F_SETFL, O_NONBLOCK); // our end only: the child may block
        const auto started = spawnSession({.program = request.command.value(0),
                                           .words = request.command,
                                           .environment = environmentWith(request.variables),
                                           .folder = request.folder,
                                           .output = writeEnd.get()});
        if (!started)
            return started.error();
        m_pid = *started;
        m_exit = UniqueFd(int(::syscall(SYS_pidfd_open, m_pid, 0)));
        return 0;
    }

    /// Reads what is there for a moment; true when the process has ended.
    bool waitAMoment()
    {
        pollfd both[] = {{.fd = m_exit.get(), .events = POLLIN, .revents = 0},
                         {.fd = m_output.get(), .events = POLLIN, .revents = 0}};
        ::poll(both, 2, int(waitingStep.count())); // negative descriptors are passed over
        readSome();
        return hasEnded();
    }

    /// Also those that were started by it, as long as they stayed in its group.
    void signalGroup(int signalNumber) const { ::kill(-m_pid, signalNumber); }

    /// Only after its end: does not wait.
    void reap(siginfo_t &info)
    {
        readSome();
        ::waitid(P_PID, id_t(m_pid), &info, WEXITED | WNOHANG);
    }

    QString output() const
    {
        QByteArray text = m_tail;
        if (m_cut) { // perhaps in the middle of a character
            qsizetype broken = 0;
            while (broken < 3 && broken < text.size() && (uchar(text.at(broken)) & 0xC0) == 0x80)
                ++broken;
            text.remove(0, broken);
        }
        return QString::fromUtf8(text).replace(QChar(u'\0'), QChar::ReplacementCharacter);
    }

private:
    bool hasEnded() const
    {
        siginfo_t info = {};
        return ::waitid(P_PID, id_t(m_pid), &info, WEXITED | WNOHANG | WNOWAIT) != 0
               || info.si_pid == m_pid;
    }

    /// Bounded, so that a flood does not keep us from looking at the clock.
    void readSome()
    {
        constexpr int mostPortions = 16;
        for (int portion = 0; portion < mostPortions && m_output; ++portion) {
            const ssize_t got = ::read(m_output.get(), m_portion.data(), m_portion.size());
            if (got < 0 && errno == EINTR)
                continue;
            if (got == 0)
                m_output.reset(); // everybody has closed it
            if (got <= 0)
                return;
            m_tail.append(m_portion.data(), qsizetype(got));
            if (m_tail.size() <= keptBytes)
                continue;
            m_tail = m_tail.last(keptBytes);
            m_cut = true;
        }
    }

    pid_t m_pid = -1;
    UniqueFd m_exit;
    UniqueFd m_output;
    QByteArray m_tail;
    bool m_cut = false;
    std::array<char, 65536> m_portion = {};
};

/// True when it has ended by then.
bool waitForEnd(Child &child, std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    while (!child.waitAMoment()) {
        if (deadline.hasExpired())
            return false;
    }
    return true;
}

void endGroup(Child &child, std::chrono::milliseconds grace)
{
    child.signalGroup(SIGTERM);
    waitForEnd(child, grace);
    // Its number is still its own, so this cannot hit anybody else's group.
    child.signalGroup(SIGKILL);
    waitForEnd(child, graceAfterKill);
}

/// Done, TimedOut or Cancelled.
CommandRun::Outcome waitOrEnd(Child &child, const CommandRequest &request)
{
    const QDeadlineTimer limit(request.limit);
    QDeadlineTimer stopLimit(QDeadlineTimer::Forever);
    while (!child.waitAMoment()) {
        if (request.stop.stop_requested() && stopLimit.isForever())
            stopLimit = QDeadlineTimer(request.afterStop);
        if (stopLimit.hasExpired()) {
            endGroup(child, graceWhenStopped);
            return CommandRun::Outcome::Cancelled;
        }
        if (limit.hasExpired()) {
            endGroup(child, graceAtLimit);
            return CommandRun::Outcome::TimedOut;
        }
    }
    return CommandRun::Outcome::Done;
}

CommandRun &judge(CommandRun &run, const siginfo_t &info)
{
    if (run.outcome != CommandRun::Outcome::Done)
        return run;
    run.code = info.si_status;
    if (info.si_code != CLD_EXITED)
        run.outcome = CommandRun::Outcome::Killed;
    else if (info.si_status != 0)
        run.outcome = CommandRun::Outcome::Failed;
    return run;
}

CommandRun notStarted(CommandRun run, const QString &why)
{
    run.outcome = CommandRun::Outcome::NotStarted;
    run.detail = why;
    return run;
}

} // namespace

CommandRun runToItsEnd(const CommandRequest &request)
{
    CommandRun run;
    run.moment = request.moment;
    run.program = request.command.value(0);
    QElapsedTimer clock;
    clock.start();
    const auto child = std::make_unique<Child>(); // large
    if (const int trouble = child->start(request); trouble != 0)
        return notStarted(run, systemWords(trouble));
    run.outcome = waitOrEnd(*child, request);
    siginfo_t info = {};
    child->reap(info);
    run.durationMs = clock.elapsed();
    run.output = child->output();
    return judge(run, info);
}

CommandRun runKeptCommand(const CommandRequest &request)
{
    const CommandRun run{.moment = request.moment, .program = request.command.value(0)};
    if (const QString problem = commandProblem(request.command); !problem.isEmpty())
        return notStarted(run, problem);
    // So that a name that is not there is told as such.
    if (!run.program.startsWith(u'/') && QStandardPaths::findExecutable(run.program).isEmpty())
        return notStarted(run, u"there is no such program in PATH"_s);
    return runToItsEnd(request);
}

} // namespace litekeep
