// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/forecast.h"

#include "engine/growth.h"
#include "engine/internal/wholebackup.h"

#include <algorithm>
#include <deque>

namespace litekeep {

namespace {

constexpr qsizetype fewest = 3;
constexpr qsizetype mostLookedAt = 100; ///< newest
constexpr double secondsInDay = 24 * 3600;
constexpr int horizonDays = 3650;

/// Those that retention counts.
bool counts(const Backup &backup)
{
    return isWhole(backup) && backup.type != BackupType::Safety && !backup.pinned;
}

QList<Backup> oldestFirst(const QList<Backup> &backups, bool (*wanted)(const Backup &))
{
    QList<Backup> chosen;
    std::copy_if(backups.cbegin(), backups.cend(), std::back_inserter(chosen), wanted);
    std::sort(chosen.begin(), chosen.end(),
              [](const Backup &a, const Backup &b) { return a.sequence < b.sequence; });
    return chosen;
}

QList<Backup> automaticOnes(const QList<Backup> &backups)
{
    const QList<Backup> all = oldestFirst(
        backups, [](const Backup &b) { return isWhole(b) && b.type == BackupType::Auto; });
    return all.mid(qMax(0, all.size() - mostLookedAt));
}

double median(QList<double> values)
{
    const auto middle = values.begin() + values.size() / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Days from one automatic backup to the next. Where unchanged ones are skipped there are fewer
/// than the interval would make.
double daysBetweenRuns(const QList<Backup> &backups, const BackupSettings &settings)
{
    const double planned = settings.intervalHours / 24.0;
    const QList<Backup> made = automaticOnes(backups);
    if (!settings.skipUnchanged || made.size() < fewest)
        return planned;
    QList<double> gaps;
    for (qsizetype i = 1; i < made.size(); ++i) {
        gaps.append(double(made.at(i - 1).createdAt.secsTo(made.at(i).createdAt)) / secondsInDay);
    }
    return qMax(planned, median(gaps));
}

} // namespace

SpaceForecast forecastSpace(const QList<Backup> &backups, const BackupStatus &status)
{
    using Answer = SpaceForecast::Answer;
    if (status.freeBytes < 0 || status.neededBytes < 0)
        return {Answer::NoFigures};
    if (status.freeBytes < status.neededBytes)
        return {Answer::Full};
    if (!status.settings.enabled)
        return {Answer::Off};
    const std::optional<qint64> growth = growthPerDay(backups);
    if (!growth)
        return {Answer::TooFew};
    const double daily = double(qMax<qint64>(0, *growth)); // shrinking cannot be relied on
    const double step = daysBetweenRuns(backups, status.settings);
    const double newest = double(oldestFirst(backups, isOwnHistory).last().sizeBytes);
    std::deque<double> kept;
    for (const Backup &backup : oldestFirst(backups, counts))
        kept.push_back(double(backup.sizeBytes));
    double free = double(status.freeBytes);
    for (double day = step; day <= horizonDays; day += step) {
        const double grown = daily * day;
        free -= daily * step; // the database
        if (free < double(status.neededBytes) + grown)
            return {Answer::Days, int(day - step)};
        kept.push_back(newest + grown);
        free -= kept.back();
        while (kept.size() > size_t(status.settings.retentionCount)) {
            free += kept.front();
            kept.pop_front();
        }
    }
    return {Answer::Never};
}

QString SpaceForecast::text() const
{
    switch (answer) {
    case Answer::Days:
        return days == 0 ? tr("At this pace the disk is full within a day.")
                         : tr("At this pace the disk is full in %n day(s).", nullptr, days);
    case Answer::Full: return tr("The disk has no room for the next backup.");
    case Answer::Never: return tr("At this pace the disk does not get full.");
    case Answer::Off:
        return tr("When the disk will be full cannot be foreseen while automatic backups are off.");
    case Answer::TooFew:
        return tr("When the disk will be full can be foreseen after three backups over more than "
                  "a day.");
    case Answer::NoFigures: return tr("How much room the disk has is not known.");
    }
    return {};
}

} // namespace litekeep
