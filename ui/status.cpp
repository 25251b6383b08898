// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status.h"

#include "engine/format.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// Without a schedule a week is what most people would call "long ago".
constexpr qint64 agingSeconds = 7 * 24 * 3600;

struct Status
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::Status)
};

using Kind = DatabaseStatus::Kind;

bool isOwn(const Backup &backup)
{
    return backup.type != BackupType::Imported;
}

DatabaseStatus unreachable(const Error &error)
{
    switch (error.code) {
    case ErrorCode::DatabaseMissing:
        return {Kind::Unreachable, Status::tr("The database is not there"), {}};
    case ErrorCode::DatabaseDamaged:
        return {Kind::Damaged, Status::tr("The database is damaged"), {}};
    case ErrorCode::NotADatabase:
    case ErrorCode::DatabaseEmpty:
    case ErrorCode::DatabaseNotAFile:
        return {Kind::Unreachable, Status::tr("This is not an SQLite database"), {}};
    default: return {Kind::Unreachable, Status::tr("The database cannot be reached"), {}};
    }
}

DatabaseStatus damaged(const Backup *good, const QDateTime &now, const QLocale &locale)
{
    if (!good)
        return {
            Kind::Damaged, Status::tr("The database is damaged, and there is no good backup"), {}};
    return {Kind::Damaged,
            Status::tr("The database is damaged; last good backup %1")
                .arg(formatRelativeTime(good->createdAt, now, locale)),
            formatExactTime(good->createdAt, locale)};
}

/// Nothing is left of what the backups hold: not damage that SQLite would find, but as bad.
bool isEmptied(const DatabaseFacts &facts)
{
    if (!facts.list || !facts.info || facts.info->sizeBytes > 1 || facts.info->walBytes > 0)
        return false;
    const QList<Backup> &all = facts.list->backups;
    return std::any_of(all.cbegin(), all.cend(), [](const Backup &backup) {
        return isOwn(backup) && backup.source.tables > 0;
    });
}

DatabaseStatus emptied(const Backup *good, const QDateTime &now, const QLocale &locale)
{
    if (!good)
        return {
            Kind::Damaged, Status::tr("The database is empty, and there is no good backup"), {}};
    return {Kind::Damaged,
            Status::tr("The database is empty; last good backup %1")
                .arg(formatRelativeTime(good->createdAt, now, locale)),
            formatExactTime(good->createdAt, locale)};
}

DatabaseStatus withoutGood(const BackupList &list)
{
    if (std::none_of(list.backups.cbegin(), list.backups.cend(), isOwn))
        return {Kind::NoBackup, Status::tr("Not safe yet: no backup has been made"), {}};
    return {Kind::NothingProved, Status::tr("Not safe: none of the backups is proved"), {}};
}

/// `scheduled`: the schedule says what is too old.
DatabaseStatus withGood(const BackupList &list, const Backup &good, bool scheduled,
                        const QDateTime &now, const QLocale &locale)
{
    const QString ago = formatRelativeTime(good.createdAt, now, locale);
    const QString exact = formatExactTime(good.createdAt, locale);
    const auto newest = std::find_if(list.backups.cbegin(), list.backups.cend(), isOwn);
    if (newest->id != good.id) {
        return {Kind::NewestNotGood,
                Status::tr("The newest backup is not proved; last good backup %1").arg(ago), exact};
    }
    if (!scheduled && good.createdAt.secsTo(now) > agingSeconds)
        return {Kind::Aging, Status::tr("The last good backup is old: %1").arg(ago), exact};
    return {Kind::Safe, Status::tr("Safe: last good backup %1").arg(ago), exact};
}

DatabaseStatus othersWork(const Activity &others)
{
    return {Kind::Working,
            others.percent > 0 ? Status::tr("%1: %2 %", "who does what, percent")
                                     .arg(others.text(), QString::number(others.percent))
                               : Status::tr("%1…", "who does what").arg(others.text()),
            {}};
}

/// Empty while this Litekeep keeps the schedule, or nobody.
QString keeperText(const DatabaseFacts &facts)
{
    if (!facts.automatic || facts.automatic->keptBy.isEmpty())
        return {};
    if (facts.automatic->keptBy == "service"_L1)
        return Status::tr("the background service keeps the schedule");
    if (facts.automatic->keptBy == "window"_L1)
        return Status::tr("another window of Litekeep keeps the schedule");
    return Status::tr("another Litekeep keeps the schedule");
}

bool isRestore(const std::optional<HistoryEntry> &run)
{
    return run && (run->reason == "restore"_L1 || run->reason == "undo"_L1);
}

/// What the automatic backups have to say that is worse than "safe".
std::optional<DatabaseStatus> alarm(const BackupStatus &automatic, const Backup *good,
                                    const QDateTime &now, const QLocale &locale)
{
    const QString ago = good ? formatRelativeTime(good->createdAt, now, locale) : QString();
    const QString exact = good ? formatExactTime(good->createdAt, locale) : QString();
    if (automatic.overdue) {
        return DatabaseStatus{Kind::Overdue,
                              good ? Status::tr("Overdue: last good backup %1").arg(ago)
                                   : Status::tr("Overdue: there is no good backup"),
                              exact};
    }
    if (automatic.state == BackupStatus::State::Failing && isRestore(automatic.lastRun)) {
        return DatabaseStatus{
            Kind::Failing,
            good ? Status::tr("The last restore did not succeed; last good backup %1").arg(ago)
                 : Status::tr("The last restore did not succeed; there is no good backup"),
            exact};
    }
    if (automatic.state == BackupStatus::State::Failing) {
        return DatabaseStatus{
            Kind::Failing,
            good ? Status::tr("The last backup failed; last good backup %1").arg(ago)
                 : Status::tr("The last backup failed; there is no good backup"),
            exact};
    }
    if (automatic.collapse && good) {
        return DatabaseStatus{
            Kind::Collapsed,
            Status::tr("The backup made %1 lost much; old ones are not removed now").arg(ago),
            exact};
    }
    return std::nullopt;
}

/// For a database and backups that can be read and are not damaged.
DatabaseStatus statusOfBackups(const DatabaseFacts &facts, const Backup *good, const QDateTime &now,
                               const QLocale &locale)
{
    if (facts.automatic) {
        if (const auto told = alarm(*facts.automatic, good, now, locale))
            return *told;
    }
    const bool scheduled = facts.automatic && facts.automatic->settings.enabled;
    return good ? withGood(*facts.list, *good, scheduled, now, locale) : withoutGood(*facts.list);
}

} // namespace

QString DatabaseStatus::iconName() const
{
    switch (kind) {
    case Kind::Loading:
    case Kind::Working: return u"state-working"_s;
    case Kind::Safe: return u"state-ok"_s;
    case Kind::Aging:
    case Kind::Overdue:
    case Kind::Failing:
    case Kind::Collapsed:
    case Kind::NewestNotGood:
    case Kind::NothingProved:
    case Kind::NoBackup: return u"state-warning"_s;
    case Kind::Damaged:
    case Kind::Unreachable: return u"state-error"_s;
    }
    return {};
}

Tone DatabaseStatus::tone() const
{
    switch (kind) {
    case Kind::Loading: return Tone::Plain;
    case Kind::Working: return Tone::Accent;
    case Kind::Safe: return Tone::Positive;
    case Kind::Aging:
    case Kind::Overdue:
    case Kind::Failing:
    case Kind::Collapsed:
    case Kind::NewestNotGood:
    case Kind::NothingProved:
    case Kind::NoBackup: return Tone::Caution;
    case Kind::Damaged:
    case Kind::Unreachable: return Tone::Negative;
    }
    return Tone::Plain;
}

QString DatabaseStatus::shortText() const
{
    switch (kind) {
    case Kind::Loading: return Status::tr("Looking…", "state of a database");
    case Kind::Working: return Status::tr("Working…", "state of a database");
    case Kind::Safe: return Status::tr("Good", "state of a database");
    case Kind::Aging: return Status::tr("Old backup", "state of a database");
    case Kind::Overdue: return Status::tr("Overdue", "state of a database");
    case Kind::Failing: return Status::tr("Failing", "state of a database");
    case Kind::Collapsed: return Status::tr("Lost much", "state of a database");
    case Kind::NewestNotGood:
    case Kind::NothingProved: return Status::tr("Not proved", "state of a database");
    case Kind::NoBackup: return Status::tr("No backup yet", "state of a database");
    case Kind::Damaged: return Status::tr("Damaged", "state of a database");
    case Kind::Unreachable: return Status::tr("Unreachable", "state of a database");
    }
    return {};
}

DatabaseStatus databaseStatus(const DatabaseFacts &facts, const QDateTime &now,
                              const QLocale &locale)
{
    if (facts.backingUp)
        return {Kind::Working, Status::tr("A backup is being made…"), {}};
    if (facts.restoring)
        return {Kind::Working, Status::tr("The database is being brought back…"), {}};
    if (facts.others.active)
        return othersWork(facts.others);
    if (facts.databaseError)
        return unreachable(*facts.databaseError);
    const Backup *good = facts.list ? lastGoodBackup(*facts.list) : nullptr;
    const bool foundDamaged =
        facts.automatic && facts.automatic->state == BackupStatus::State::Damaged;
    if (facts.damageFound || foundDamaged)
        return damaged(good, now, locale);
    if (isEmptied(facts))
        return emptied(good, now, locale);
    if (facts.listError)
        return {Kind::Unreachable, Status::tr("The backups cannot be listed"), {}};
    if (!facts.list)
        return {Kind::Loading, Status::tr("Looking for backups…"), {}};
    DatabaseStatus told = statusOfBackups(facts, good, now, locale);
    if (const QString keeper = keeperText(facts); !keeper.isEmpty())
        told.text = u"%1 · %2"_s.arg(told.text, keeper);
    return told;
}

const Backup *lastGoodBackup(const BackupList &list)
{
    const auto good =
        std::find_if(list.backups.cbegin(), list.backups.cend(), [](const Backup &backup) {
            return isOwn(backup) && backup.state == BackupState::Intact;
        });
    return good == list.backups.cend() ? nullptr : &*good;
}

} // namespace litekeep
