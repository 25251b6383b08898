// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/tableshape.h"

#include <QList>
#include <QMap>
#include <QString>

namespace litekeep {

/// One part of a full check that can run beside others.
struct CheckTask
{
    enum class Kind {
        Whole, ///< integrity_check of one table
        Rows,  ///< scan of a table: which entries its indexes should hold
        Index, ///< scan of one index: which entries it holds
    };
    Kind kind = Kind::Whole;
    QString table;
    qsizetype index = -1; ///< of Kind::Index: its place in TableShape::indexes
    double cost = 1;      ///< expected work, about virtual machine instructions

    bool operator==(const CheckTask &) const = default;
};

/// Whether the tables are so large that parts are faster than one statement. Pure.
bool worthParts(const QMap<QString, qint64> &rows);

/// Parts that together compare every row with every index, the dearest first. `rows`: of all
/// tables; `shapes`: of those that scans can compare, the others are left to integrity_check.
/// Pure.
QList<CheckTask> planCheck(const QMap<QString, qint64> &rows,
                           const QMap<QString, TableShape> &shapes);

} // namespace litekeep
