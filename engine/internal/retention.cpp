// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/retention.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// The newest backup is the one with the highest sequence: one that was made while the clock
/// was wrong stops holding everything as soon as the next one is made.
bool isClockBehind(const QList<Backup> &newestFirst, const QDateTime &now)
{
    if (!now.isValid())
        return true;
    const auto newest =
        std::find_if(newestFirst.begin(), newestFirst.end(),
                     [](const Backup &backup) { return backup.createdAt.isValid(); });
    return newest != newestFirst.end() && now < newest->createdAt;
}

std::optional<RetentionReason> reasonToFreeze(const QList<Backup> &newestFirst,
                                              const RetentionContext &context)
{
    if (context.databaseDamaged)
        return RetentionReason::DatabaseDamaged;
    if (context.pausedByCollapse)
        return RetentionReason::PausedByCollapse;
    if (isClockBehind(newestFirst, context.now))
        return RetentionReason::ClockBehind;
    return std::nullopt;
}

/// Why it stays without being counted, if so.
std::optional<RetentionReason> reasonNotToCount(const Backup &backup)
{
    if (!backup.catalogued)
        return RetentionReason::NotListed;
    if (backup.state == BackupState::Missing)
        return RetentionReason::Missing;
    if (backup.state == BackupState::Damaged)
        return RetentionReason::Damaged;
    if (backup.pinned)
        return RetentionReason::Pinned;
    return std::nullopt;
}

/// The newest intact backup of all, and the newest among those that are no safety backups: what
/// the database was before a restore may be just what the person wanted to get rid of.
QSet<QString> newestIntact(const QList<Backup> &newestFirst)
{
    QSet<QString> ids;
    for (const Backup &backup : newestFirst) {
        if (!backup.catalogued || backup.state != BackupState::Intact)
            continue;
        if (ids.isEmpty() || backup.type != BackupType::Safety)
            ids.insert(backup.id);
        if (backup.type != BackupType::Safety)
            break;
    }
    return ids;
}

/// Goes through the backups from the newest to the oldest and counts.
class Counter
{
public:
    Counter(const QList<Backup> &newestFirst, const BackupSettings &settings,
            const RetentionContext &context)
        : m_context(context),
          m_newestIntact(newestIntact(newestFirst)),
          m_limit(std::clamp(settings.retentionCount, 1, maxRetentionCount))
    {}

    RetentionDecision next(const Backup &backup)
    {
        RetentionDecision decision{.id = backup.id};
        if (const auto reason = reasonNotToCount(backup)) {
            decision.reason = *reason;
            return decision;
        }
        const bool safety = backup.type == BackupType::Safety;
        decision.number = safety ? ++m_safety : ++m_counted;
        decision.limit = safety ? keptSafetyBackups : m_limit;
        if (decision.number <= decision.limit)
            decision.reason = safety ? RetentionReason::NewestSafety : RetentionReason::Counted;
        else if (m_newestIntact.contains(backup.id))
            decision.reason = RetentionReason::NewestIntact;
        else if (m_context.inUse.contains(backup.id))
            decision.reason = RetentionReason::InUse;
        else {
            decision.reason = safety ? RetentionReason::OlderSafety : RetentionReason::BeyondLimit;
            decision.keep = false;
        }
        return decision;
    }

private:
    const RetentionContext &m_context;
    QSet<QString> m_newestIntact;
    int m_limit = 1;
    int m_counted = 0;
    int m_safety = 0;
};

} // namespace

QList<RetentionDecision> decideRetention(const QList<Backup> &newestFirst,
                                         const BackupSettings &settings,
                                         const RetentionContext &context)
{
    QList<Backup> sorted = newestFirst;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Backup &left, const Backup &right) {
        return left.sequence > right.sequence;
    });
    const auto freeze = reasonToFreeze(sorted, context);
    Counter counter(sorted, settings, context);
    QList<RetentionDecision> decisions;
    decisions.reserve(sorted.size());
    for (const Backup &backup : std::as_const(sorted)) {
        decisions.append(freeze ? RetentionDecision{.id = backup.id, .reason = *freeze}
                                : counter.next(backup));
    }
    return decisions;
}

QString RetentionDecision::text() const
{
    switch (reason) {
    case RetentionReason::DatabaseDamaged:
        return tr("kept: the database was found damaged, so nothing is removed");
    case RetentionReason::PausedByCollapse:
        return tr("kept: the newest backup holds much less than the one before, so nothing is "
                  "removed until you decide");
    case RetentionReason::ClockBehind:
        return tr("kept: the clock is earlier than the newest backup, so nothing is removed");
    case RetentionReason::Damaged: return tr("kept: damaged, you decide when it goes");
    case RetentionReason::Missing: return tr("kept in the list: its file is missing, you decide");
    case RetentionReason::NotListed: return tr("kept: it has no entry in the list yet");
    case RetentionReason::Pinned: return tr("kept: pinned");
    case RetentionReason::Counted:
        return tr("kept: number %1 of those that count, %n are kept", nullptr, limit).arg(number);
    case RetentionReason::NewestIntact: return tr("kept: the newest intact backup");
    case RetentionReason::InUse: return tr("kept: in use");
    case RetentionReason::NewestSafety:
        return tr("kept: safety backup number %1, the newest %n are kept", nullptr, limit)
            .arg(number);
    case RetentionReason::BeyondLimit:
        return tr("removed: number %1 of those that count, %n are kept", nullptr, limit)
            .arg(number);
    case RetentionReason::OlderSafety:
        return tr("removed: safety backup number %1, the newest %n are kept", nullptr, limit)
            .arg(number);
    }
    return {};
}

QString RetentionDecision::name() const
{
    switch (reason) {
    case RetentionReason::DatabaseDamaged: return u"database-damaged"_s;
    case RetentionReason::PausedByCollapse: return u"paused-by-collapse"_s;
    case RetentionReason::ClockBehind: return u"clock-behind"_s;
    case RetentionReason::Damaged: return u"damaged"_s;
    case RetentionReason::Missing: return u"missing"_s;
    case RetentionReason::NotListed: return u"not-listed"_s;
    case RetentionReason::Pinned: return u"pinned"_s;
    case RetentionReason::Counted: return u"counted"_s;
    case RetentionReason::NewestIntact: return u"newest-intact"_s;
    case RetentionReason::InUse: return u"in-use"_s;
    case RetentionReason::NewestSafety: return u"newest-safety"_s;
    case RetentionReason::BeyondLimit: return u"beyond-limit"_s;
    case RetentionReason::OlderSafety: return u"older-safety"_s;
    }
    return {};
}

} // namespace litekeep
