// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

#include <QCoreApplication>
#include <QList>
#include <QLocale>

#include <optional>

namespace litekeep {

/// A new backup that lost more than half of what the one before it held: sound, but perhaps of
/// a database that its program began anew. Pruning pauses until a person decides.
struct Collapse
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::Collapse)
public:
    QString id;         ///< the new backup
    QString previousId; ///< what it was compared with
    bool rowsLost = false;
    bool sizeLost = false;
    qint64 rowsBefore = -1; ///< -1: not known
    qint64 rowsAfter = -1;
    qint64 sizeBefore = 0; ///< bytes of the backup files
    qint64 sizeAfter = 0;

    /// A translated sentence with both numbers.
    QString text(const QLocale &locale) const;
    /// A stable name for machine output: "rows", "size" or "rows-and-size".
    QString name() const;

    bool operator==(const Collapse &) const = default;
};

/// Below these the loss of more than half is everyday life, not an alarm. All rows gone always
/// counts.
constexpr qint64 collapseMinRows = 20;
constexpr qint64 collapseMinBytes = 65536;

/// Compares `made` with the newest of `others` that is older by `sequence`, intact or unproved,
/// not imported (another file's content says nothing) and, where the rows of `made` are known,
/// has known rows as well. Sizes are compared between backups of one method only: pages keep
/// their free space, VACUUM INTO does not. Nothing comparable: no alarm. Pure.
std::optional<Collapse> findCollapse(const Backup &made, const QList<Backup> &others);

} // namespace litekeep
