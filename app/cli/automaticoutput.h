// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"

#include <QJsonObject>

/// Both forms of what concerns automatic backups: for programs and for people.
namespace litekeep::cli {

QJsonObject toJson(const BackupSettings &settings);
QJsonObject toJson(const KeptBackup &kept);
QJsonObject toJson(const BackupStatus &status);
QJsonObject toJson(const HistoryEntry &entry);

QString settingsText(const BackupSettings &settings);
QString prunedText(const PruneResult &result, bool dryRun);
QString statusText(const BackupStatus &status);
QString historyText(const QList<HistoryEntry> &history);

} // namespace litekeep::cli
