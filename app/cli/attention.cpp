// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/attention.h"

#include "app/cli/terminal.h"
#include "app/cli/text.h"

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

bool isTrouble(const BackupStatus &status)
{
    using State = BackupStatus::State;
    switch (status.state) {
    case State::Unreachable:
    case State::Damaged:
    case State::Overdue:
    case State::Failing: return true;
    case State::NoBackup: return status.settings.enabled;
    case State::Due:
    case State::Disabled:
    case State::Good: return false;
    }
    return true;
}

} // namespace

QStringList attention(const BackupStatus &status)
{
    QStringList names;
    if (isTrouble(status))
        names.append(status.stateName());
    if (status.overdue && !names.contains(u"overdue"_s))
        names.append(u"overdue"_s);
    if (status.collapse)
        names.append(u"collapse"_s);
    if (status.interruptedRestoreAt.isValid())
        names.append(u"restore-interrupted"_s);
    return names;
}

QString attentionText(const QString &name, const BackupStatus &status)
{
    if (name == "collapse"_L1)
        return status.collapse ? status.collapse->text : QString();
    if (name == "restore-interrupted"_L1)
        return Notice{.code = Notice::Code::RestoreInterrupted, .subject = status.database}.text()
               + u' ' + Text::tr("See \"litekeepctl recover %1\".").arg(printable(status.database));
    if (name == "overdue"_L1) {
        BackupStatus overdue = status;
        overdue.state = BackupStatus::State::Overdue;
        return overdue.text();
    }
    return status.text();
}

} // namespace litekeep::cli
