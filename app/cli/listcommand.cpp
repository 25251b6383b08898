// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/jsonoutput.h"
#include "app/cli/textoutput.h"

#include <QFileInfo>

namespace litekeep::cli {

Outcome listCommand(Session &session)
{
    const auto list = session.wait(session.engine().list());
    if (!list)
        return failed(list.error());
    if (session.stopRequested())
        return failed(Error{ErrorCode::Cancelled});
    // Neither a database nor backups of it: a mistyped name must not look like an empty list.
    if (!list->folderExists && !QFileInfo::exists(list->database))
        return failed(Error{ErrorCode::DatabaseMissing, list->database});

    Outcome outcome;
    outcome.json = toJson(*list);
    outcome.text = listText(*list);
    outcome.isAnswer = true;
    outcome.notices = list->notices;
    return outcome;
}

} // namespace litekeep::cli
