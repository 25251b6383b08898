// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/automaticoutput.h"
#include "app/cli/outcome.h"
#include "engine/restoretypes.h"

#include <QByteArray>
#include <QJsonArray>

/// Machine output: the same in every locale, keys only ever added.
namespace litekeep::cli {

/// UTC, ISO 8601 with milliseconds.
QString isoTime(const QDateTime &time);
QJsonValue timeOrNull(const QDateTime &time);
QJsonValue textOrNull(const QString &text);

QJsonObject toJson(const Backup &backup);
QJsonObject toJson(const SourceFacts &facts);
QJsonObject toJson(const Notice &notice);
QJsonObject toJson(const RemovedBackup &removed);
QJsonObject toJson(const VerifyResult &result);
QJsonObject toJson(const ExportResult &result);
QJsonObject toJson(const CreateResult &result, const QList<Notice> &earlier);
QJsonObject toJson(const RestoreResult &result, const QList<Notice> &earlier);
QJsonObject toJson(const DamagedCopy &copy);
QJsonObject toJson(const OpenProgram &program);
QJsonObject toJson(const BackupList &list);
QJsonObject toJson(const Error &error);
QJsonObject toJson(const Failure &failure);

template <typename T>
QJsonArray toJsonArray(const QList<T> &values)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(toJson(value));
    return array;
}

/// One value on one line.
QByteArray jsonLine(const QJsonObject &object);

} // namespace litekeep::cli
