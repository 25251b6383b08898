// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <chrono>
#include <functional>
#include <stop_token>

/// Running the commands that stop and start programs: argument lists, never shell lines, in
/// sessions of their own, so that neither Ctrl-C nor the end of Litekeep reaches them.
namespace litekeep {

struct ProgramEnd
{
    bool good = false;
    QString words;  ///< technical: how it ended
    QString output; ///< the last of what it wrote

    QString text() const;
};

enum class Language {
    OfUser,
    Plain, ///< for words that are looked at
};

/// Waits for its end. At the limit, or when stopped, its whole process group gets SIGTERM and, if
/// that does not help, SIGKILL. Blocks its thread.
ProgramEnd runToEnd(const QStringList &command, std::chrono::seconds limit,
                    const std::stop_token &stop, Language language = Language::OfUser);

/// Starts what may go on running. It is started when it ends well (a supervisor's command, a
/// daemon), when `isUp` says so of its session, or when it still runs at the limit: then it is the
/// program itself, and is left alone. Its input and output are /dev/null: nobody would read what
/// it writes for as long as it runs. Blocks its thread.
ProgramEnd startProgram(const QStringList &command, std::chrono::seconds limit,
                        const std::function<bool(qint64 session)> &isUp);

} // namespace litekeep
