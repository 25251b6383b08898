// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"
#include "engine/databaselist.h"

#include <QJsonObject>

/// Both forms of what concerns automatic backups: for programs and for people.
namespace litekeep::cli {

QJsonObject toJson(const BackupSettings &settings);
/// With what the user's list says; absent: it cannot be used.
QJsonObject toJson(const BackupSettings &settings, const std::optional<KeptDatabase> &hooks);
QJsonObject toJson(const CommandRun &command);
QJsonObject toJson(const KeptBackup &kept);
QJsonObject toJson(const BackupStatus &status);
QJsonObject toJson(const HistoryEntry &entry);

QString settingsText(const BackupSettings &settings, const std::optional<KeptDatabase> &hooks);
QString prunedText(const PruneResult &result, bool dryRun);
QString statusText(const BackupStatus &status);
QString historyText(const QList<HistoryEntry> &history);

} // namespace litekeep::cli
