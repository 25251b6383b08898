// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/catalogue.h"
#include "engine/internal/retention.h"

#include <QDateTime>
#include <QStringList>
#include <QTest>

/// Short texts for backups and runs, so that a table of cases can be read at a glance.
namespace litekeep::test {

using namespace Qt::StringLiterals;

/// The present of all cases.
inline QDateTime noon()
{
    return QDateTime(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
}

constexpr qint64 hour = 3600; ///< seconds

/// "-24h", "+90m", "5s", "2d": seconds.
inline qint64 spanOf(const QString &text)
{
    const QChar unit = text.back();
    const qint64 factor = unit == u's'   ? 1
                          : unit == u'm' ? 60
                          : unit == u'h' ? 3600
                          : unit == u'd' ? 86400
                                         : 0;
    bool ok = false;
    const qint64 number = QStringView(text).chopped(1).toLongLong(&ok);
    if (!ok || factor == 0)
        qFatal("not a span of time: %s", qPrintable(text));
    return number * factor;
}

/// The other way round, in the largest unit that fits.
inline QString spanText(qint64 seconds)
{
    for (const auto &[unit, factor] :
         {std::pair(u'd', 86400), std::pair(u'h', 3600), std::pair(u'm', 60)}) {
        if (seconds != 0 && seconds % factor == 0)
            return QString::number(seconds / factor) + QChar(unit);
    }
    return QString(QString::number(seconds) + u's');
}

/// "auto failed -2h/5m": reason, outcome, start as seen from `now`, how long it took.
inline RunRecord runOf(const QString &text, const QDateTime &now)
{
    const QStringList words = text.simplified().split(u' ');
    if (words.size() != 3)
        qFatal("not a run: %s", qPrintable(text));
    const QStringList times = words[2].split(u'/');
    const QDateTime start = now.addSecs(spanOf(times[0]));
    const qint64 length = times.size() > 1 ? spanOf(times[1]) : 0;
    return RunRecord{.startedAt = start,
                     .endedAt = start.addSecs(length),
                     .reason = words[0],
                     .outcome = words[1]};
}

/// Runs divided by commas, newest first.
inline QList<RunRecord> runsOf(const QString &text, const QDateTime &now)
{
    QList<RunRecord> runs;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts)
        runs.append(runOf(part, now));
    return runs;
}

/// One letter for the type (m manual, a auto, s safety, i imported; intact), then: ? unproved,
/// ! damaged, - missing, * pinned, x without a row.
inline Backup backupOf(const QString &token)
{
    Backup backup;
    backup.state = BackupState::Intact;
    for (const QChar letter : token) {
        switch (letter.unicode()) {
        case u'm': backup.type = BackupType::Manual; break;
        case u'a': backup.type = BackupType::Auto; break;
        case u's': backup.type = BackupType::Safety; break;
        case u'i': backup.type = BackupType::Imported; break;
        case u'?': backup.state = BackupState::Unproved; break;
        case u'!': backup.state = BackupState::Damaged; break;
        case u'-': backup.state = BackupState::Missing; break;
        case u'*': backup.pinned = true; break;
        case u'x': backup.catalogued = false; break;
        case u'+': break; // in use: not a property of the backup
        default: qFatal("not a backup: %s", qPrintable(token));
        }
    }
    return backup;
}

/// Backups divided by spaces, newest first, an hour apart, the newest made at `newest`.
/// "3a" is three of them; their ids are "1", "2", … from the newest on.
inline QList<Backup> backupsOf(const QString &text, const QDateTime &newest,
                               QSet<QString> *inUse = nullptr)
{
    QList<Backup> backups;
    const QStringList tokens = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &token : tokens) {
        qsizetype digits = 0;
        while (digits < token.size() && token[digits].isDigit())
            ++digits;
        const int times = digits ? QStringView(token).left(digits).toInt() : 1;
        for (int i = 0; i < times; ++i) {
            Backup backup = backupOf(token.mid(digits));
            backup.id = QString::number(backups.size() + 1);
            backup.createdAt = newest.addSecs(-hour * backups.size());
            if (inUse && token.contains(u'+'))
                inUse->insert(backup.id);
            backups.append(backup);
        }
    }
    for (qsizetype i = 0; i < backups.size(); ++i)
        backups[i].sequence = backups.size() - i;
    return backups;
}

} // namespace litekeep::test
