// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/databaserow.h"

#include "engine/databasefinder.h"
#include "engine/format.h"
#include "engine/growth.h"
#include "ui/labels.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::DatabaseRow)
};

using Kind = DatabaseStatus::Kind;

int severityOf(Kind kind)
{
    switch (kind) {
    case Kind::Loading: return 0;
    case Kind::Safe: return 1;
    case Kind::Working: return 3;
    case Kind::NoBackup: return 4;
    case Kind::Aging: return 5;
    case Kind::Collapsed: return 6;
    case Kind::NewestNotGood: return 7;
    case Kind::NothingProved: return 8;
    case Kind::Failing: return 9;
    case Kind::Overdue: return 10;
    case Kind::Damaged: return 11;
    case Kind::Unreachable: return 12;
    }
    return 0;
}

void judge(DatabaseRow &row, const DatabaseFacts &facts, const DatabaseStatus &status)
{
    row.state = status.shortText();
    row.sentence = status.text;
    row.iconName = status.iconName();
    row.tone = status.tone();
    row.severity = severityOf(status.kind);
    row.isTrouble = status.tone() == Tone::Caution || status.tone() == Tone::Negative;
    row.isWorking = status.kind == Kind::Working;
    // It is safe, and somebody is about to make the next one.
    if (status.kind == Kind::Safe && facts.automatic && facts.automatic->dueNow) {
        row.state = Text::tr("Due", "state of a database");
        row.iconName = u"state-info"_s;
        row.tone = Tone::Accent;
        row.severity = 2;
    }
}

void tellNext(DatabaseRow &row, const DatabaseFacts &facts, const QDateTime &now,
              const QLocale &locale)
{
    if (!facts.automatic || facts.automatic->state == BackupStatus::State::Unreachable)
        return;
    const BackupStatus &automatic = *facts.automatic;
    if (!automatic.settings.enabled) {
        row.next = Text::tr("off", "automatic backups");
        return;
    }
    if (!automatic.nextDueAt)
        return;
    row.nextDueAt = *automatic.nextDueAt;
    row.next = automatic.dueNow ? Text::tr("now", "next backup")
                                : formatRelativeTime(row.nextDueAt, now, locale);
}

void count(DatabaseRow &row, const BackupList &list, const QDateTime &now, const QLocale &locale)
{
    row.backups = list.backups.size();
    row.backupsBytes = std::accumulate(list.backups.cbegin(), list.backups.cend(), qint64(0),
                                       [](qint64 sum, const Backup &backup) {
                                           return backup.state == BackupState::Missing
                                                      ? sum
                                                      : sum + backup.sizeBytes;
                                       });
    row.growthPerDay = growthPerDay(list.backups);
    if (const Backup *good = lastGoodBackup(list)) {
        row.lastGoodAt = good->createdAt;
        row.lastGood = formatRelativeTime(good->createdAt, now, locale);
    } else {
        row.lastGood = Text::tr("none yet");
    }
}

/// The last `depth` folders of the file, and its name.
QString nameWith(const QString &path, int depth)
{
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    return parts.mid(qMax(0, parts.size() - 1 - depth)).join(u'/');
}

/// As much of each path as tells it from the others.
QStringList fileNamesFor(const QList<KeptPlace> &places)
{
    constexpr int deepest = 64;
    QStringList names;
    for (const KeptPlace &place : places)
        names.append(nameWith(place.database, 0));
    for (int depth = 1; depth < deepest; ++depth) {
        QHash<QString, int> times;
        for (const QString &name : std::as_const(names))
            ++times[name];
        bool clash = false;
        for (qsizetype i = 0; i < places.size(); ++i) {
            const QString longer = nameWith(places.at(i).database, depth);
            if (times.value(names.at(i)) < 2 || longer == names.at(i))
                continue;
            names[i] = longer;
            clash = true;
        }
        if (!clash)
            break;
    }
    // The same file with two backup folders.
    for (qsizetype i = 0; i < places.size(); ++i) {
        if (!places.at(i).folder.isEmpty() && names.count(names.at(i)) > 1)
            names[i] = u"%1 → %2"_s.arg(names.at(i), shortPath(places.at(i).folder));
    }
    return names;
}

} // namespace

DatabaseRow rowOf(const KeptPlace &place, const DatabaseFacts &facts, const QDateTime &now,
                  const QLocale &locale)
{
    DatabaseRow row;
    row.place = place;
    DatabaseStatus status = databaseStatus(facts, now, locale);
    // The history is read after the list, and may know of damage: good is not said before.
    if (status.kind == Kind::Safe && !facts.automatic) {
        status = {.kind = Kind::Loading, .text = {}, .toolTip = {}};
        status.text = status.shortText();
    }
    judge(row, facts, status);
    tellNext(row, facts, now, locale);
    if (facts.list)
        count(row, *facts.list, now, locale);
    if (facts.automatic && facts.automatic->databaseBytes >= 0)
        row.sizeBytes = facts.automatic->databaseBytes;
    else if (facts.info)
        row.sizeBytes = facts.info->sizeBytes + facts.info->walBytes;
    return row;
}

QStringList namesFor(const QList<KeptPlace> &places)
{
    const QStringList files = fileNamesFor(places);
    QStringList apps;
    for (const KeptPlace &place : places)
        apps.append(knownAppAt(place.database).name);
    QStringList names;
    for (qsizetype i = 0; i < places.size(); ++i) {
        const QString &app = apps.at(i);
        const bool tells = !app.isEmpty() && apps.count(app) == 1 && !files.contains(app);
        names.append(tells ? app : withApp(app, files.at(i)));
    }
    return names;
}

QString summaryOf(const QList<DatabaseRow> &rows)
{
    const auto number = [&rows](auto wanted) {
        return int(std::count_if(rows.cbegin(), rows.cend(), wanted));
    };
    const int trouble = number([](const DatabaseRow &row) { return row.isTrouble; });
    const int working = number([](const DatabaseRow &row) { return row.isWorking; });
    const int unknown = number([](const DatabaseRow &row) { return row.severity == 0; });
    if (rows.isEmpty())
        return {};
    // What is counted is said once, with the first number.
    QStringList parts;
    if (trouble > 0)
        parts.append(Text::tr("%n database(s) need(s) your attention", nullptr, trouble));
    if (working > 0)
        parts.append(parts.isEmpty() ? Text::tr("%n database(s) at work", nullptr, working)
                                     : Text::tr("%n at work", nullptr, working));
    if (unknown > 0)
        parts.append(parts.isEmpty() ? Text::tr("%n database(s) being looked at", nullptr, unknown)
                                     : Text::tr("%n being looked at", nullptr, unknown));
    if (parts.isEmpty())
        return Text::tr("All is well.");
    return parts.join(u" · "_s);
}

QString shortSummaryOf(const QList<DatabaseRow> &rows)
{
    const auto trouble = std::count_if(rows.cbegin(), rows.cend(),
                                       [](const DatabaseRow &row) { return row.isTrouble; });
    return trouble > 0 ? Text::tr("%n need(s) attention", "databases", int(trouble))
                       : summaryOf(rows);
}

QString totalsOf(const QList<DatabaseRow> &rows, const QLocale &locale)
{
    qint64 size = 0;
    qint64 backups = 0;
    qint64 used = 0;
    for (const DatabaseRow &row : rows) {
        size += qMax<qint64>(0, row.sizeBytes);
        backups += qMax<qint64>(0, row.backups);
        used += qMax<qint64>(0, row.backupsBytes);
    }
    const QString databases = Text::tr("%n database(s)", nullptr, int(rows.size()));
    const QString copies = Text::tr("%n backup(s)", nullptr, int(backups));
    return Text::tr("%1, %2 · %3, %4", "databases, their size, backups, their size")
        .arg(databases, formatSize(size, locale), copies, formatSize(used, locale));
}

} // namespace litekeep
