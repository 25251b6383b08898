// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/outcome.h"

using namespace Qt::StringLiterals;

namespace litekeep::cli {

ExitCode exitCodeFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled: return ExitCode::Cancelled;
    case ErrorCode::DatabaseBusy:
    case ErrorCode::FolderBusy:
    case ErrorCode::ProgramsStillRunning: return ExitCode::Busy;
    case ErrorCode::DatabaseMissing:
    case ErrorCode::BackupNotFound:
    case ErrorCode::BackupFileMissing:
    case ErrorCode::NothingToUndo: return ExitCode::NotFound;
    case ErrorCode::DatabaseDamaged:
    case ErrorCode::BackupDamaged: return ExitCode::DamageFound;
    case ErrorCode::BackupAmbiguous: // an ID is an *unambiguous* beginning: type more of it
        return ExitCode::WrongUsage;
    default: return ExitCode::Failed;
    }
}

Failure failureFrom(const Error &error)
{
    return {exitCodeFor(error.code), error.name(), error.text(), error.detail};
}

Failure usageFailure(const QString &message)
{
    return {ExitCode::WrongUsage, u"usage"_s, message, {}};
}

Outcome failed(const Failure &failure)
{
    Outcome outcome;
    outcome.exitCode = failure.exitCode;
    outcome.failure = failure;
    return outcome;
}

Outcome failed(const Error &error)
{
    return failed(failureFrom(error));
}

} // namespace litekeep::cli
