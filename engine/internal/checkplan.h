// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/contents.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace litekeep {

/// One part of a full check that can run beside others: a table with some of its indexes.
struct CheckTask
{
    QString table;
    QStringList hidden; ///< indexes of the table that other tasks look at
    double cost = 1;    ///< expected virtual machine instructions

    bool operator==(const CheckTask &) const = default;
};

/// Parts that together compare every row with every index, the dearest first. Empty when the
/// database is so small that one statement is faster. Pure.
///
/// integrity_check spends nearly all its time looking up each row in each index. Large tables
/// are therefore split by index: each task sees one index made by CREATE INDEX (those of
/// UNIQUE and PRIMARY KEY cannot be hidden and are seen by all).
QList<CheckTask> planCheck(const Contents &contents);

} // namespace litekeep
