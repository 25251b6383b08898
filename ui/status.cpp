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

DatabaseStatus withoutGood(const BackupList &list)
{
    if (std::none_of(list.backups.cbegin(), list.backups.cend(), isOwn))
        return {Kind::NoBackup, Status::tr("Not safe yet: no backup has been made"), {}};
    return {Kind::NothingProved, Status::tr("Not safe: none of the backups is proved"), {}};
}

DatabaseStatus withGood(const BackupList &list, const Backup &good, const QDateTime &now,
                        const QLocale &locale)
{
    const QString ago = formatRelativeTime(good.createdAt, now, locale);
    const QString exact = formatExactTime(good.createdAt, locale);
    const auto newest = std::find_if(list.backups.cbegin(), list.backups.cend(), isOwn);
    if (newest->id != good.id) {
        return {Kind::NewestNotGood,
                Status::tr("The newest backup is not proved; last good backup %1").arg(ago), exact};
    }
    if (good.createdAt.secsTo(now) > agingSeconds)
        return {Kind::Aging, Status::tr("The last good backup is old: %1").arg(ago), exact};
    return {Kind::Safe, Status::tr("Safe: last good backup %1").arg(ago), exact};
}

} // namespace

QString DatabaseStatus::iconName() const
{
    switch (kind) {
    case Kind::Loading:
    case Kind::Working: return u"state-working"_s;
    case Kind::Safe: return u"state-ok"_s;
    case Kind::Aging:
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
    case Kind::NewestNotGood:
    case Kind::NothingProved:
    case Kind::NoBackup: return Tone::Caution;
    case Kind::Damaged:
    case Kind::Unreachable: return Tone::Negative;
    }
    return Tone::Plain;
}

DatabaseStatus databaseStatus(const DatabaseFacts &facts, const QDateTime &now,
                              const QLocale &locale)
{
    if (facts.backingUp)
        return {Kind::Working, Status::tr("A backup is being made…"), {}};
    if (facts.databaseError)
        return unreachable(*facts.databaseError);
    const Backup *good = facts.list ? lastGoodBackup(*facts.list) : nullptr;
    if (facts.damageFound)
        return damaged(good, now, locale);
    if (facts.listError)
        return {Kind::Unreachable, Status::tr("The backups cannot be listed"), {}};
    if (!facts.list)
        return {Kind::Loading, Status::tr("Looking for backups…"), {}};
    return good ? withGood(*facts.list, *good, now, locale) : withoutGood(*facts.list);
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
