// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/orphans.h"

#include "engine/internal/backupnames.h"

#include <QSet>

#include <algorithm>

namespace litekeep {

namespace {

/// Names that Litekeep gave come in the order of their times; others before them, by name.
bool isOlder(const QString &left, const QString &right)
{
    const auto a = parseBackupFileName(left);
    const auto b = parseBackupFileName(right);
    if (a.has_value() != b.has_value())
        return !a.has_value();
    if (!a || (a->createdAt == b->createdAt && a->attempt == b->attempt))
        return left < right;
    return a->createdAt == b->createdAt ? a->attempt < b->attempt : a->createdAt < b->createdAt;
}

} // namespace

Differences compareFolder(const QStringList &files, const QList<Backup> &rows)
{
    const QSet<QString> present(files.begin(), files.end());
    QSet<QString> known;
    Differences differences;
    for (const Backup &row : rows) {
        known.insert(row.fileName);
        const bool there = present.contains(row.fileName);
        if (!there && row.state != BackupState::Missing)
            differences.missing.append(row);
        if (there && row.state == BackupState::Missing)
            differences.returned.append(row);
    }
    for (const QString &file : files) {
        if (!known.contains(file))
            differences.orphans.append(file);
    }
    std::sort(differences.orphans.begin(), differences.orphans.end(), isOlder);
    return differences;
}

} // namespace litekeep
