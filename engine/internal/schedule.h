// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

#include <QCoreApplication>
#include <QList>
#include <QLocale>

#include <optional>

namespace litekeep {

struct RunRecord;

/// Why an automatic run is (or will be) made. Its name() is what the history keeps.
enum class RunReason {
    Due,          ///< the interval is over
    CatchUp,      ///< the interval has long been over: nobody was there to make it
    First,        ///< no automatic run has ever been good
    Retry,        ///< the last automatic run did not succeed
    AfterRestore, ///< the database was put back since
};

/// Why nothing is made now.
enum class WaitReason {
    None,       ///< it is due now
    NotYet,     ///< until the next due time
    Disabled,   ///< automatic backups are off; there is no next due time
    BackingOff, ///< the last automatic run did not succeed
    Paused,     ///< a person paused automatic backups
};

/// What the schedule needs of the past. A time that is not valid means "never".
struct ScheduleHistory
{
    QDateTime lastGoodAutomatic; ///< start of the last automatic run that was done or unchanged
    QDateTime lastGood;          ///< start of the last good run of any type
    QDateTime restoredAt;        ///< a restore since the last good automatic run
    int failures = 0;       ///< automatic runs without success since the last good run or restore
    QDateTime lastFailure;  ///< end of the last one of them
    QDateTime firstAttempt; ///< oldest known automatic run, while none has been good
    bool futureRun = false; ///< one of these times was in the future and counts as earlier

    /// For failures that could not be written down: the folder is away, the disk is full.
    void addFailure(const QDateTime &endedAt);

    bool operator==(const ScheduleHistory &) const = default;
};

/// The present.
struct ScheduleContext
{
    QDateTime now;
    QDateTime enabledAt;   ///< when automatic backups were switched on; invalid: not known
    QDateTime pausedUntil; ///< invalid: not paused. Further away than any pause can be: ignored
};

struct ScheduleDecision
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::ScheduleDecision)
public:
    std::optional<QDateTime> nextDue; ///< UTC; in the past when it is due now
    bool dueNow = false;
    RunReason reason = RunReason::Due;
    WaitReason wait = WaitReason::None;
    QDateTime waitUntil; ///< UTC; end of the back-off or the pause, else invalid
    bool overdue = false;
    std::optional<QDateTime> overdueAt; ///< UTC; since when, or from when if nothing happens
    bool clockWarning = false;          ///< a past run lies in the future; until the next good one
    /// The caller adds clockStepRun() to the history, once: that is the moment as which the
    /// run in the future counts. Without it the interval would begin anew at each question.
    bool recordClockStep = false;

    /// A translated phrase: why the run is made, such as "catching up on a missed run".
    QString reasonText() const;
    /// A stable name for machine output and the history, such as "catch-up".
    QString reasonName() const;
    /// A translated sentence: why there is none now; empty when it is due or just not yet.
    QString waitText(const QDateTime &now, const QLocale &locale) const;
    QString waitName() const;
    /// A translated sentence about the clock; empty without a warning.
    QString clockText() const;

    bool operator==(const ScheduleDecision &) const = default;
};

/// Reads the history, newest first as the catalogue gives it. The order of the rows is trusted
/// more than their times: a time in the future counts as the earliest time of a row written
/// after it that is not. The backups stand in where no good run is known, such as after
/// the catalogue was rebuilt.
ScheduleHistory summariseRuns(const QList<RunRecord> &newestFirst, const QList<Backup> &backups,
                              const QDateTime &now);

/// When the next automatic backup is due, and whether the last good one is too old. Pure; asked
/// every 30 s and after each change, while no run is going on.
ScheduleDecision decideSchedule(const BackupSettings &settings, const ScheduleHistory &history,
                                const ScheduleContext &context);

/// The row that says "an earlier run lies in the future; the interval begins now".
RunRecord clockStepRun(const QDateTime &now);

/// True for the reasons of automatic runs, as the history keeps them.
bool isAutomaticReason(const QString &reason);

/// Seconds to wait after this many failures in a row: 5 min, 15 min, 1 h, 1 h, … and never
/// longer than the interval.
qint64 backOffSeconds(int failures, int intervalHours);

} // namespace litekeep
