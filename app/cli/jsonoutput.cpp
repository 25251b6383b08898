// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/jsonoutput.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(isoTime(time)) : QJsonValue();
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject toJson(const SourceFacts &facts)
{
    return {{u"size_bytes"_s, facts.sizeBytes},
            {u"wal_bytes"_s, facts.walBytes},
            {u"tables"_s, facts.tables},
            {u"rows"_s, facts.rows < 0 ? QJsonValue() : QJsonValue(facts.rows)},
            {u"page_size"_s, facts.pageSize},
            {u"user_version"_s, facts.userVersion},
            {u"application_id"_s, facts.applicationId},
            {u"encoding"_s, facts.encoding},
            {u"auto_vacuum"_s, facts.autoVacuum},
            {u"journal_mode"_s, journalModeName(facts.journalMode)}};
}

QJsonObject toJson(const Backup &backup)
{
    return {{u"id"_s, backup.id},
            {u"sequence"_s, backup.sequence},
            {u"filename"_s, backup.fileName},
            {u"path"_s, backup.path},
            {u"size_bytes"_s, backup.sizeBytes},
            {u"backup_type"_s, typeName(backup.type)},
            {u"created_at"_s, timeOrNull(backup.createdAt)},
            {u"sha256"_s, backup.sha256},
            {u"state"_s, stateName(backup.state)},
            {u"state_detail"_s, backup.stateDetail},
            {u"method"_s, methodName(backup.method)},
            {u"proved_at"_s, timeOrNull(backup.provedAt)},
            {u"pinned"_s, backup.pinned},
            {u"note"_s, backup.note},
            {u"catalogued"_s, backup.catalogued},
            {u"source"_s, toJson(backup.source)}};
}

QJsonObject toJson(const Notice &notice)
{
    return {{u"code"_s, notice.name()},
            {u"message"_s, notice.text()},
            {u"count"_s, notice.count},
            {u"subject"_s, notice.subject},
            {u"detail"_s, notice.detail}};
}

QJsonObject toJson(const RemovedBackup &removed)
{
    return {{u"id"_s, removed.id},
            {u"filename"_s, removed.fileName},
            {u"reason"_s, removed.reason},
            {u"message"_s, removed.text}};
}

QJsonObject toJson(const VerifyResult &result)
{
    return {
        {u"id"_s, result.id}, {u"state"_s, stateName(result.state)}, {u"detail"_s, result.detail}};
}

QJsonObject toJson(const ExportResult &result)
{
    const QJsonObject exported{{u"id"_s, result.id},
                               {u"path"_s, result.path},
                               {u"size_bytes"_s, result.sizeBytes},
                               {u"sha256"_s, result.sha256}};
    return {{u"exported"_s, exported}};
}

QJsonObject toJson(const CreateResult &result, const QList<Notice> &earlier)
{
    return {{u"backup"_s, toJson(result.backup)},
            {u"unchanged"_s, result.unchanged},
            {u"pruned"_s, toJsonArray(result.pruned)},
            {u"warnings"_s, toJsonArray(earlier + result.warnings)}};
}

QJsonObject toJson(const DamagedCopy &copy)
{
    return {{u"folder"_s, copy.folder},
            {u"created_at"_s, timeOrNull(copy.createdAt)},
            {u"size_bytes"_s, copy.sizeBytes}};
}

QJsonObject toJson(const OpenProgram &program)
{
    QJsonValue supervisor; // null
    if (program.supervisor)
        supervisor = QJsonObject{{u"kind"_s, supervisorKindName(program.supervisor->kind)},
                                 {u"name"_s, program.supervisor->name}};
    return {{u"pid"_s, program.pid}, {u"name"_s, program.name}, {u"supervisor"_s, supervisor}};
}

QJsonObject toJson(const RestoreResult &result, const QList<Notice> &earlier)
{
    return {{u"restored"_s, toJson(result.restored)},
            {u"safety_backup"_s,
             result.safetyBackup ? QJsonValue(toJson(*result.safetyBackup)) : QJsonValue()},
            {u"damaged_copy"_s,
             result.damagedCopy ? QJsonValue(toJson(*result.damagedCopy)) : QJsonValue()},
            {u"still_running"_s, toJsonArray(result.stillRunning)},
            {u"started_again"_s, result.startedAgain},
            {u"warnings"_s, toJsonArray(earlier + result.warnings)}};
}

QJsonObject toJson(const BackupList &list)
{
    return {{u"database"_s, list.database},
            {u"folder"_s, list.folder},
            {u"backups"_s, toJsonArray(list.backups)}};
}

QJsonObject toJson(const Error &error)
{
    return {{u"code"_s, error.name()}, {u"message"_s, error.text()}, {u"detail"_s, error.detail}};
}

QJsonObject toJson(const Failure &failure)
{
    const QJsonObject error{
        {u"code"_s, failure.code}, {u"message"_s, failure.message}, {u"detail"_s, failure.detail}};
    return {{u"error"_s, error}};
}

QByteArray jsonLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace litekeep::cli
