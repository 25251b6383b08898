// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/programrun.h"

#include "engine/internal/filesystem.h"
#include "engine/internal/jobcontext.h"
#include "engine/internal/sessionspawn.h"

#include <QProcess>

#include <cerrno>
#include <csignal>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace litekeep {

namespace {

constexpr qsizetype keptOutput = 2000;
constexpr auto graceAtLimit = 2000ms;
constexpr auto graceWhenStopped = 200ms; ///< a person waits for it

void endGroup(QProcess &process, std::chrono::milliseconds grace)
{
    const auto group = pid_t(process.processId());
    if (group <= 1)
        return;
    ::kill(-group, SIGTERM);
    process.waitForFinished(int(grace.count()));
    // Also what it left behind: the number of a group lives as long as one of its processes.
    ::kill(-group, SIGKILL);
    process.waitForFinished(1000);
}

/// Only the last of it: a command may write without end.
void keepOutput(QProcess &process, QByteArray &output)
{
    output += process.readAll();
    if (output.size() > keptOutput)
        output = output.last(keptOutput);
}

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
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setChildProcessModifier([] { ::setsid(); });
    if (language == Language::Plain) {
        QProcessEnvironment plain = QProcessEnvironment::systemEnvironment();
        plain.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        plain.insert(u"SYSTEMD_COLORS"_s, u"0"_s);
        process.setProcessEnvironment(plain);
    }
    process.start(command.value(0), command.mid(1));
    if (!process.waitForStarted(5000))
        return {.good = false, .words = process.errorString()};
    QByteArray output;
    const QDeadlineTimer deadline(limit);
    while (!process.waitForFinished(int(waitingStep.count())) && process.state() != 0) {
        keepOutput(process, output);
        if (!deadline.hasExpired() && !stop.stop_requested())
            continue;
        endGroup(process, stop.stop_requested() ? graceWhenStopped : graceAtLimit);
        return {.good = false, .words = u"it took too long"_s};
    }
    keepOutput(process, output);
    const QString said = QString::fromUtf8(output).trimmed();
    const bool normal = process.exitStatus() == QProcess::NormalExit;
    return {.good = normal && process.exitCode() == 0,
            .words = normal ? u"exit code %1"_s.arg(process.exitCode()) : u"ended by a signal"_s,
            .output = said};
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
