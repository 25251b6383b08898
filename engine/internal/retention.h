// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

#include <QCoreApplication>
#include <QList>
#include <QSet>

namespace litekeep {

/// Why a backup is kept or removed.
enum class RetentionReason {
    // kept, because nothing at all is removed now
    DatabaseDamaged,  ///< the last run found the database damaged
    PausedByCollapse, ///< the newest backup lost much, and a person has not answered yet
    ClockBehind,      ///< the clock is earlier than the newest backup
    // kept, each for itself
    Damaged,      ///< not counted: a person decides
    Missing,      ///< not counted: a person decides
    NotListed,    ///< a file without a row: the start-up decides
    Pinned,       ///< not counted
    Counted,      ///< `number` of those that count, `limit` are kept
    NewestIntact, ///< beyond the limit, but no newer backup is intact
    InUse,        ///< beyond the limit, but being restored, saved or checked
    NewestSafety, ///< safety backup `number`, the newest `limit` are kept
    // removed
    BeyondLimit, ///< `number` of those that count, `limit` are kept
    OlderSafety, ///< safety backup `number`, the newest `limit` are kept
};

/// What retention has to know besides backups and settings.
struct RetentionContext
{
    QSet<QString> inUse;           ///< ids that a running job or an open question refers to
    bool databaseDamaged = false;  ///< the last run found the database damaged
    bool pausedByCollapse = false; ///< see collapse.h; until a person says "Keep pruning"
    QDateTime now;                 ///< an invalid time removes nothing
};

struct RetentionDecision
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::RetentionDecision)
public:
    QString id;
    bool keep = true;
    RetentionReason reason = RetentionReason::Counted;
    int number = 0; ///< place among those that count, 1 is the newest; 0: it does not count
    int limit = 0;  ///< how many of those are kept; 0 where no limit applies

    /// A translated phrase such as "kept: pinned".
    QString text() const;
    /// A stable name for machine output, such as "pinned".
    QString name() const;

    bool operator==(const RetentionDecision &) const = default;
};

constexpr int keptSafetyBackups = 3;
constexpr int maxRetentionCount = 1000;

/// Which backups stay and which go, one decision a backup, newest first by `sequence` whatever
/// the order given. Pure: it removes nothing, and asked again about what remains it removes
/// nothing more. The caller asks at start-up and after a successful backup, never after a
/// failed one. To show what new settings would remove after the next backup, put a made-up
/// intact one with the highest sequence before the list.
QList<RetentionDecision> decideRetention(const QList<Backup> &newestFirst,
                                         const BackupSettings &settings,
                                         const RetentionContext &context);

} // namespace litekeep
