// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace litekeep {

/// How a command that a person wants run before or after each backup has ended.
struct CommandRun
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::CommandRun)
public:
    enum class Moment { Before, After };
    enum class Outcome {
        Done,
        Failed,     ///< `code` is its exit code
        Killed,     ///< `code` is the signal that ended it
        TimedOut,   ///< it was ended at the time limit
        Cancelled,  ///< it was ended because somebody stopped the backup
        NotStarted, ///< `detail` says why
    };
    Moment moment = Moment::Before;
    QString program; ///< without its arguments, which may hold secrets
    Outcome outcome = Outcome::Done;
    int code = 0;
    qint64 durationMs = 0;
    QString detail = {}; ///< technical text
    /// The last KiB of what it wrote to stdout and stderr. As the program wrote it: to be shown by
    /// shownOutput() only.
    QString output = {};

    bool isGood() const { return outcome == Outcome::Done; }
    /// Translated sentence: which command, and how it ended.
    QString text() const;
    /// Technical words for details: how it ended and the last line that it wrote.
    QString summary() const;
    /// What it wrote, in lines, without characters that steer a terminal or turn the text around.
    QString shownOutput() const;
    QString momentName() const;  ///< "before", "after"
    QString outcomeName() const; ///< stable name, such as "timed-out"

    bool operator==(const CommandRun &) const = default;
};

/// What outcomeName() says; Failed for other names.
CommandRun::Outcome commandOutcomeFromName(const QString &name);

} // namespace litekeep
