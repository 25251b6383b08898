// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backupengine.h"

#include <QByteArray>
#include <QJsonObject>

/// What `run` tells, one line each: for programs by name and fields, for people as a sentence.
namespace litekeep::cli {

struct Event
{
    QString name;     ///< stable, such as "backup-done"
    QString database; ///< empty: about the service itself
    QString text;     ///< translated sentence
    QJsonObject fields = {};
    bool isTrouble = false; ///< told with --quiet, too
};

Event startedEvent(const QList<KeptPlace> &places);
Event reloadedEvent(const QList<KeptPlace> &places);
Event listUnreadableEvent(const Error &error);
Event stoppingEvent(const QString &signal);
Event stoppedEvent();

Event keptEvent(const BackupStatus &status);
Event releasedEvent(const QString &database);
Event unreachableEvent(const QString &database, const Error &error);
Event reachableEvent(const QString &database);
Event tidiedEvent(const QString &database, const QList<Notice> &notices);
Event settingsEvent(const BackupStatus &status);
/// Another Litekeep makes the automatic backups of this database now, or no longer does.
Event keptByEvent(const BackupStatus &status);
/// Told until somebody has looked at it: once at each start, and when it comes up.
Event restoreInterruptedEvent(const BackupStatus &status);
Event overdueEvent(const BackupStatus &status);

Event backupStartedEvent(const QString &database, const QString &reason);
/// "backup-done" or "backup-unchanged".
Event backupEndedEvent(const QString &database, const CreateResult &result);
/// "backup-failed", "backup-cancelled" or "backup-skipped".
Event backupFailedEvent(const QString &database, const Error &error);

QByteArray eventLine(const Event &event, const QDateTime &now, bool json);

} // namespace litekeep::cli
