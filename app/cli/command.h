// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/outcome.h"
#include "app/cli/session.h"

namespace litekeep::cli {

/// One function a verb, each in a file of its own. They use the engine and say how it went;
/// printing is main()'s job.
Outcome createCommand(Session &session);
Outcome listCommand(Session &session);
Outcome showCommand(Session &session);
Outcome verifyCommand(Session &session);
Outcome deleteCommand(Session &session);
Outcome exportCommand(Session &session);
Outcome importCommand(Session &session);
Outcome settingsCommand(Session &session);
Outcome pruneCommand(Session &session);
Outcome statusCommand(Session &session);
Outcome historyCommand(Session &session);
Outcome restoreCommand(Session &session);
Outcome undoCommand(Session &session);
Outcome recoverCommand(Session &session);

/// Those over several databases, or none.
Outcome databasesCommand(const Request &request);
Outcome findCommand(const Request &request);
Outcome prometheusCommand(const Request &request);
Outcome runCommand(const Request &request);
Outcome serviceCommand(const Request &request);

} // namespace litekeep::cli
