// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/automatictext.h"

#include "engine/format.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::AutomaticText)
};

constexpr int morningHour = 6;

/// When it looked last and found nothing new: told quietly, and only once it is so.
QString unchangedText(const BackupStatus &status, const QDateTime &now, const QLocale &locale)
{
    if (!status.lastRun || status.lastRun->outcome != "unchanged"_L1)
        return {};
    return Text::tr("Nothing had changed %1.")
        .arg(formatRelativeTime(status.lastRun->startedAt, now, locale));
}

} // namespace

QString nextText(const BackupStatus &status, const QDateTime &now, const QLocale &locale)
{
    if (status.state == BackupStatus::State::Unreachable)
        return Text::tr("They go on when the database and its backup folder are there again.");
    if (!status.settings.enabled)
        return Text::tr("No next one: automatic backups are off.");
    if (!status.waitText.isEmpty())
        return status.waitText;
    if (status.dueNow || !status.nextDueAt) {
        const QString soon = Text::tr("Next: now");
        return status.keptBy.isEmpty() ? soon : u"%1. %2"_s.arg(soon, status.keptByText());
    }
    const QString next = Text::tr("Next: %1 (%2)", "time, relative time")
                             .arg(formatDateTime(*status.nextDueAt, now, locale),
                                  formatRelativeTime(*status.nextDueAt, now, locale));
    if (!status.keptBy.isEmpty())
        return u"%1. %2"_s.arg(next, status.keptByText());
    const QString unchanged = unchangedText(status, now, locale);
    return unchanged.isEmpty() ? next : u"%1. %2"_s.arg(next, unchanged);
}

QString nextExplanation(const BackupStatus &status, const QLocale &locale)
{
    QStringList lines;
    if (status.settings.enabled && status.nextDueAt && !status.dueNow)
        lines.append(formatExactTime(*status.nextDueAt, locale));
    if (!status.nextReasonText.isEmpty() && status.settings.enabled)
        lines.append(Text::tr("Why: %1").arg(status.nextReasonText));
    if (status.neededBytes >= 0 && status.freeBytes >= 0) {
        lines.append(
            Text::tr("A backup needs about %1; %2 are free.")
                .arg(formatSize(status.neededBytes, locale), formatSize(status.freeBytes, locale)));
    }
    if (!status.clockText.isEmpty())
        lines.append(status.clockText);
    return lines.join(u'\n');
}

QDateTime tomorrowMorning(const QDateTime &now)
{
    return QDateTime(now.toLocalTime().date().addDays(1), QTime(morningHour, 0)).toUTC();
}

} // namespace litekeep
