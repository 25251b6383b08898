// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/databaselist.h"
#include "ui/status.h"

#include <QStringList>

#include <optional>

/// How a database stands in the side bar and in the table of all databases. Pure functions.
namespace litekeep {

struct DatabaseRow
{
    KeptPlace place;
    QString name;     ///< tells it from all others
    QString state;    ///< a word or two, such as "Overdue"
    QString sentence; ///< the whole of it, as on its page
    QString iconName;
    Tone tone = Tone::Plain;
    int severity = 0; ///< the worse, the higher
    bool isTrouble = false;
    bool isWorking = false;
    QDateTime lastGoodAt;  ///< invalid: none, or not known yet
    QString lastGood;      ///< relative
    QDateTime nextDueAt;   ///< invalid: none
    QString next;          ///< relative, or why there is none
    qint64 sizeBytes = -1; ///< -1: not known, as in the next ones
    qint64 backups = -1;
    qint64 backupsBytes = -1;
    std::optional<qint64> growthPerDay;

    bool operator==(const DatabaseRow &) const = default;
};

/// Without a name.
DatabaseRow rowOf(const KeptPlace &place, const DatabaseFacts &facts, const QDateTime &now,
                  const QLocale &locale);

/// The app's name where the path tells it, else the file's; where two are the same, with as much
/// of the path as tells them apart.
QStringList namesFor(const QList<KeptPlace> &places);

/// "2 databases need your attention · 1 at work".
QString summaryOf(const QList<DatabaseRow> &rows);
/// The first of it, for a narrow place below a heading: "2 need attention".
QString shortSummaryOf(const QList<DatabaseRow> &rows);
/// "12 databases, 4.1 GB · 2,000 backups, 14 GB".
QString totalsOf(const QList<DatabaseRow> &rows, const QLocale &locale);

} // namespace litekeep
