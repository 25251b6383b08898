// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/schedule.h"

#include "engine/format.h"
#include "engine/internal/catalogue.h"
#include "engine/internal/wholebackup.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;

/// A run this late was missed, not just held up by another job.
constexpr qint64 catchUpAfter = 5 * minute;
/// Clocks are corrected by seconds every day: no reason to warn.
constexpr qint64 clockTolerance = 2 * minute;
/// "Until tomorrow" is the longest pause there is; a longer one comes from a wrong clock.
constexpr qint64 longestPause = 48 * hour;

constexpr auto clockReason = "clock"_L1;

constexpr std::array<std::pair<RunReason, QLatin1StringView>, 5> reasonNames{
    {{RunReason::Due, "due"_L1},
     {RunReason::CatchUp, "catch-up"_L1},
     {RunReason::First, "first"_L1},
     {RunReason::Retry, "retry"_L1},
     {RunReason::AfterRestore, "after-restore"_L1}}};

int hoursOf(const BackupSettings &settings)
{
    return std::clamp(settings.intervalHours, 1, 8760);
}

bool isGood(const RunRecord &run)
{
    return run.outcome == "done"_L1 || run.outcome == "unchanged"_L1;
}

bool isRestore(const RunRecord &run)
{
    return (run.reason == "restore"_L1 || run.reason == "undo"_L1) && run.outcome == "done"_L1;
}

/// A run that leaves a backup of this database as it is.
bool isBackupRun(const RunRecord &run)
{
    return isAutomaticReason(run.reason) || run.reason == "manual"_L1 || run.reason == "safety"_L1;
}

bool isImport(const RunRecord &run)
{
    return run.reason == "imported"_L1 || run.reason == "import"_L1;
}

/// Goes through the history from the newest to the oldest row.
class Reader
{
public:
    explicit Reader(QDateTime now) : m_now(std::move(now)) {}

    /// False when nothing older matters.
    bool read(const RunRecord &run);
    void standIn(const QList<Backup> &backups);
    const ScheduleHistory &history() const { return m_history; }

private:
    void readAutomatic(const RunRecord &run);
    QDateTime believed(const QDateTime &time);
    void remember(const QDateTime &time);

    const QDateTime m_now;
    ScheduleHistory m_history;
    QDateTime m_bound;           ///< earliest time of the newer rows that is not in the future
    bool m_failuresOver = false; ///< a newer run was good, or put back another database
};

/// What a time in the future counts as; without a newer row it stays: decideSchedule() knows.
QDateTime Reader::believed(const QDateTime &time)
{
    if (!time.isValid() || time <= m_now)
        return time;
    if (m_now.secsTo(time) > clockTolerance)
        m_history.futureRun = true;
    return m_bound.isValid() ? m_bound : time;
}

void Reader::remember(const QDateTime &time)
{
    if (time.isValid() && time <= m_now && (!m_bound.isValid() || time < m_bound))
        m_bound = time;
}

void Reader::readAutomatic(const RunRecord &run)
{
    if (isGood(run)) {
        m_history.lastGoodAutomatic = believed(run.startedAt);
        return;
    }
    m_history.firstAttempt = believed(run.startedAt);
    if (m_failuresOver)
        return;
    // Skipped and cancelled runs wait as failed ones do: else they would begin again at once.
    if (++m_history.failures == 1)
        m_history.lastFailure = believed(run.endedAt.isValid() ? run.endedAt : run.startedAt);
}

bool Reader::read(const RunRecord &run)
{
    if (isAutomaticReason(run.reason))
        readAutomatic(run);
    if (isRestore(run) && !m_history.restoredAt.isValid())
        m_history.restoredAt = believed(run.endedAt.isValid() ? run.endedAt : run.startedAt);
    if (isGood(run) && (isBackupRun(run) || isImport(run)) && !m_history.lastGood.isValid())
        m_history.lastGood = believed(run.startedAt);
    m_failuresOver = m_failuresOver || isRestore(run) || (isGood(run) && isBackupRun(run));
    remember(run.startedAt);
    return !m_history.lastGoodAutomatic.isValid();
}

void Reader::standIn(const QList<Backup> &backups)
{
    const Backup *newest = nullptr;
    const Backup *newestAutomatic = nullptr;
    for (const Backup &backup : backups) {
        if (!isWhole(backup) || !backup.createdAt.isValid())
            continue;
        if (!newest || backup.sequence > newest->sequence)
            newest = &backup;
        if (backup.type == BackupType::Auto
            && (!newestAutomatic || backup.sequence > newestAutomatic->sequence))
            newestAutomatic = &backup;
    }
    if (newest && !m_history.lastGood.isValid())
        m_history.lastGood = believed(newest->createdAt);
    if (newestAutomatic && !m_history.lastGoodAutomatic.isValid())
        m_history.lastGoodAutomatic = believed(newestAutomatic->createdAt);
}

/// When it would run if nothing held it up.
void plan(ScheduleDecision &decision, const BackupSettings &settings,
          const ScheduleHistory &history, const QDateTime &now)
{
    if (!history.lastGoodAutomatic.isValid()) {
        decision.nextDue = now;
        decision.reason = RunReason::First;
    } else if (history.restoredAt.isValid()) {
        decision.nextDue = history.restoredAt;
        decision.reason = RunReason::AfterRestore;
    } else {
        decision.nextDue = history.lastGoodAutomatic.addSecs(hoursOf(settings) * hour);
        decision.reason =
            decision.nextDue->secsTo(now) > catchUpAfter ? RunReason::CatchUp : RunReason::Due;
    }
}

void holdUp(ScheduleDecision &decision, const QDateTime &until, WaitReason reason)
{
    decision.nextDue = std::max(*decision.nextDue, until);
    decision.wait = reason;
    decision.waitUntil = until;
}

void backOff(ScheduleDecision &decision, const BackupSettings &settings,
             const ScheduleHistory &history, const QDateTime &now)
{
    if (history.failures <= 0 || !history.lastFailure.isValid())
        return;
    const QDateTime until =
        history.lastFailure.addSecs(backOffSeconds(history.failures, settings.intervalHours));
    // The interval was made longer since: the run that failed is not missed any more.
    if (*decision.nextDue > std::max(now, until))
        return;
    decision.reason = RunReason::Retry;
    if (until > now)
        holdUp(decision, until, WaitReason::BackingOff);
}

void pause(ScheduleDecision &decision, const ScheduleContext &context)
{
    const QDateTime until = context.pausedUntil.toUTC();
    if (until.isValid() && until > context.now && context.now.secsTo(until) <= longestPause)
        holdUp(decision, until, WaitReason::Paused);
}

void judgeAge(ScheduleDecision &decision, const BackupSettings &settings,
              const ScheduleHistory &history, const ScheduleContext &context)
{
    // Never a good one: counted from when there should have been one.
    QDateTime since = history.lastGood;
    if (!since.isValid() && context.enabledAt.isValid())
        since = std::min(context.enabledAt.toUTC(), context.now);
    if (!since.isValid())
        since = history.firstAttempt;
    if (!since.isValid())
        return;
    decision.overdueAt = since.addSecs(hoursOf(settings) * hour * 3 / 2 + hour);
    decision.overdue = *decision.overdueAt <= context.now;
}

/// Makes every time UTC and none later than now; true when one was much later.
bool countAsNow(ScheduleHistory &history, const QDateTime &now)
{
    bool future = false;
    for (QDateTime *time : {&history.lastGoodAutomatic, &history.lastGood, &history.restoredAt,
                            &history.lastFailure, &history.firstAttempt}) {
        *time = time->toUTC();
        if (!time->isValid() || *time <= now)
            continue;
        future = future || now.secsTo(*time) > clockTolerance;
        *time = now;
    }
    return future;
}

} // namespace

void ScheduleHistory::addFailure(const QDateTime &endedAt)
{
    ++failures;
    lastFailure = endedAt;
    if (!lastGoodAutomatic.isValid() && !firstAttempt.isValid())
        firstAttempt = endedAt;
}

bool isAutomaticReason(const QString &reason)
{
    return reason == "auto"_L1
           || std::any_of(reasonNames.begin(), reasonNames.end(),
                          [&](const auto &entry) { return entry.second == reason; });
}

qint64 backOffSeconds(int failures, int intervalHours)
{
    constexpr std::array steps{qint64(0), 5 * minute, 15 * minute, hour};
    const int step = std::clamp(failures, 0, int(steps.size()) - 1);
    return std::min(steps.at(size_t(step)), std::clamp(intervalHours, 1, 8760) * hour);
}

RunRecord clockStepRun(const QDateTime &now)
{
    return RunRecord{.startedAt = now.toUTC(),
                     .endedAt = now.toUTC(),
                     .reason = clockReason,
                     .outcome = u"skipped"_s,
                     .detail = u"an earlier run lies in the future; the interval begins now"_s};
}

ScheduleHistory summariseRuns(const QList<RunRecord> &newestFirst, const QList<Backup> &backups,
                              const QDateTime &now)
{
    Reader reader(now);
    for (const RunRecord &run : newestFirst) {
        if (!reader.read(run))
            break;
    }
    reader.standIn(backups);
    return reader.history();
}

ScheduleDecision decideSchedule(const BackupSettings &settings, const ScheduleHistory &past,
                                const ScheduleContext &present)
{
    ScheduleDecision decision;
    decision.wait = WaitReason::Disabled;
    ScheduleContext context = present;
    context.now = present.now.toUTC();
    if (!settings.enabled || !context.now.isValid())
        return decision;

    ScheduleHistory history = past;
    decision.recordClockStep = countAsNow(history, context.now);
    decision.clockWarning = decision.recordClockStep || history.futureRun;
    decision.wait = WaitReason::None;
    plan(decision, settings, history, context.now);
    backOff(decision, settings, history, context.now);
    pause(decision, context);
    judgeAge(decision, settings, history, context);
    decision.dueNow = *decision.nextDue <= context.now;
    if (!decision.dueNow && decision.wait == WaitReason::None)
        decision.wait = WaitReason::NotYet;
    return decision;
}

QString ScheduleDecision::reasonText() const
{
    switch (reason) {
    case RunReason::Due: return tr("as planned");
    case RunReason::CatchUp: return tr("catching up on a missed run");
    case RunReason::First: return tr("the first automatic backup");
    case RunReason::Retry: return tr("another try after a run without success");
    case RunReason::AfterRestore: return tr("the first automatic backup after a restore");
    }
    return {};
}

QString ScheduleDecision::reasonName() const
{
    const auto found = std::find_if(reasonNames.begin(), reasonNames.end(),
                                    [&](const auto &entry) { return entry.first == reason; });
    return found == reasonNames.end() ? QString() : QString(found->second);
}

QString ScheduleDecision::waitText(const QDateTime &now, const QLocale &locale) const
{
    switch (wait) {
    case WaitReason::None:
    case WaitReason::NotYet: return {};
    case WaitReason::Disabled: return tr("Automatic backups are off.");
    case WaitReason::BackingOff:
        return tr("The last automatic backup did not succeed. Next try: %1.")
            .arg(formatDateTime(waitUntil, now, locale));
    case WaitReason::Paused:
        return tr("Automatic backups are paused until %1.")
            .arg(formatDateTime(waitUntil, now, locale));
    }
    return {};
}

QString ScheduleDecision::waitName() const
{
    switch (wait) {
    case WaitReason::None: return u"none"_s;
    case WaitReason::NotYet: return u"not-yet"_s;
    case WaitReason::Disabled: return u"disabled"_s;
    case WaitReason::BackingOff: return u"backing-off"_s;
    case WaitReason::Paused: return u"paused"_s;
    }
    return {};
}

QString ScheduleDecision::clockText() const
{
    if (!clockWarning)
        return {};
    return tr("By the clock of this computer an earlier run lies in the future. It counts as "
              "made now. Please check the clock.");
}

} // namespace litekeep
