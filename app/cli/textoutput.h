// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/outcome.h"

/// Output for people: in their language, sizes and times by their locale. Not for programs.
namespace litekeep::cli {

/// Aligned columns; the last one is not padded.
QString alignedTable(const QList<QStringList> &rows);

QString stateText(BackupState state);
QString typeText(BackupType type);

QString listText(const BackupList &list);
QString showText(const Backup &backup);
QString createdText(const CreateResult &result);
QString importedText(const Backup &backup);
QString verifiedText(const QList<VerifyResult> &results);
QString deletedText(const QStringList &ids);
QString exportedText(const ExportResult &result);
/// What will be deleted, and the question.
QString deleteQuestion(const QList<Backup> &backups);

} // namespace litekeep::cli
