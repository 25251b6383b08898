// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "engine/error.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace litekeep::cli {

/// What scripts rely on; never renumber.
enum class ExitCode {
    Done = 0,
    Failed = 1,
    WrongUsage = 2,
    Busy = 3,
    NotFound = 4,
    DamageFound = 5,
    Cancelled = 130,
};

/// A failure as it is told: a stable code for programs, a sentence for people.
struct Failure
{
    ExitCode exitCode = ExitCode::Failed;
    QString code;    ///< such as "database-busy" or "usage"
    QString message; ///< translated
    QString detail;  ///< technical text, untranslated
};

/// What a verb ends with. Both forms are made; main() prints the one that was asked for.
struct Outcome
{
    ExitCode exitCode = ExitCode::Done;
    std::optional<QJsonObject> json;
    QString text;
    bool isAnswer = false; ///< `text` is what was asked for: told with --quiet, too
    QList<Notice> notices; ///< go to stderr
    std::optional<Failure> failure;
};

ExitCode exitCodeFor(ErrorCode code);
Failure failureFrom(const Error &error);
Failure usageFailure(const QString &message);

/// An outcome that is a failure and nothing else.
Outcome failed(const Failure &failure);
Outcome failed(const Error &error);

} // namespace litekeep::cli
