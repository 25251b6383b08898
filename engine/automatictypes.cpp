// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/automatictypes.h"

using namespace Qt::StringLiterals;

namespace litekeep {

SettingsChange SettingsChange::all(const BackupSettings &settings)
{
    return {.enabled = settings.enabled,
            .intervalHours = settings.intervalHours,
            .retentionCount = settings.retentionCount,
            .skipUnchanged = settings.skipUnchanged};
}

QString HistoryEntry::reasonText() const
{
    if (reason == "manual"_L1)
        return tr("made by hand");
    if (reason == "imported"_L1 || reason == "import"_L1)
        return tr("import");
    if (reason == "restore"_L1 || reason == "undo"_L1)
        return tr("restore");
    if (reason == "safety"_L1)
        return tr("before a restore");
    if (reason == "due"_L1)
        return tr("automatic, as planned");
    if (reason == "catch-up"_L1)
        return tr("automatic, catching up on a missed run");
    if (reason == "first"_L1)
        return tr("the first automatic backup");
    if (reason == "retry"_L1)
        return tr("automatic, another try");
    if (reason == "after-restore"_L1)
        return tr("automatic, after a restore");
    if (reason == "auto"_L1)
        return tr("automatic");
    if (reason == "clock"_L1)
        return tr("the clock was set back");
    return reason;
}

QString HistoryEntry::outcomeText() const
{
    if (outcome == "done"_L1)
        return tr("done");
    if (outcome == "unchanged"_L1)
        return tr("checked, unchanged");
    if (outcome == "skipped"_L1)
        return tr("skipped");
    if (outcome == "failed"_L1)
        return tr("failed");
    if (outcome == "cancelled"_L1)
        return tr("cancelled");
    if (outcome == "interrupted"_L1)
        return tr("cut off");
    return outcome.isEmpty() ? tr("running") : outcome;
}

QString HistoryEntry::detailText() const
{
    if (error)
        return error->text();
    if (outcome == "interrupted"_L1)
        return tr("Litekeep was ended or the power failed during this run.");
    if (reason == "clock"_L1)
        return tr("An earlier run lies in the future; the interval begins anew.");
    for (const CommandRun &command : commands) {
        if (!command.isGood())
            return command.text();
    }
    return {};
}

QString HistoryEntry::commandsText() const
{
    QStringList lines;
    for (const CommandRun &command : commands) {
        lines.append(command.text());
        const QStringList output = command.shownOutput().split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : output)
            lines.append(u"    "_s + line);
    }
    return lines.join(u'\n');
}

QString BackupStatus::text() const
{
    switch (state) {
    case State::Unreachable:
        return error ? error->text() : tr("The database or its backups cannot be reached.");
    case State::Damaged:
        return tr("The last run found the database damaged. Old backups are kept until it is "
                  "repaired or restored.");
    case State::Overdue: return tr("The last good backup is too old.");
    case State::Failing: return tr("The last run did not succeed.");
    case State::NoBackup: return tr("There is no good backup yet.");
    case State::Due: return tr("An automatic backup is due.");
    case State::Disabled: return tr("Automatic backups are off.");
    case State::Good: return tr("Everything is in order.");
    }
    return {};
}

QString BackupStatus::keptByText() const
{
    if (keptBy.isEmpty())
        return {};
    if (keptBy == "service"_L1)
        return tr("Kept by the background service");
    if (keptBy == "window"_L1)
        return tr("Kept by the Litekeep window");
    return tr("Kept by another Litekeep");
}

QString BackupStatus::stateName() const
{
    switch (state) {
    case State::Unreachable: return u"unreachable"_s;
    case State::Damaged: return u"damaged"_s;
    case State::Overdue: return u"overdue"_s;
    case State::Failing: return u"failing"_s;
    case State::NoBackup: return u"no-backup"_s;
    case State::Due: return u"due"_s;
    case State::Disabled: return u"disabled"_s;
    case State::Good: return u"good"_s;
    }
    return {};
}

} // namespace litekeep
