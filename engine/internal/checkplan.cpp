// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/checkplan.h"

#include <algorithm>

namespace litekeep {

namespace {

// Measured on tables of 2 million rows with three indexes; only their relation matters.
constexpr double perRow = 10;
constexpr double perRowAndIndex = 3;
constexpr double perEntry = 5;
constexpr double perLookedUpRow = 60; // integrity_check seeks each row in each index
constexpr qint64 manyRows = 100'000;
constexpr qint64 manyRowsOfOne = 30'000; // each table costs something before its first row

} // namespace

bool worthParts(const QMap<QString, qint64> &rows)
{
    qint64 total = 0;
    qint64 largest = 0;
    for (const qint64 count : rows) {
        if (count < 0)
            return false; // something is odd: leave it to SQLite as a whole
        total += count;
        largest = std::max(largest, count);
    }
    return total >= manyRows || largest >= manyRowsOfOne;
}

QList<CheckTask> planCheck(const QMap<QString, qint64> &rows,
                           const QMap<QString, TableShape> &shapes)
{
    QList<CheckTask> tasks;
    for (auto [table, count] : rows.asKeyValueRange()) {
        const auto shape = shapes.constFind(table);
        const auto size = double(count) + 1;
        if (shape == shapes.cend()) {
            tasks.append(CheckTask{.table = table, .cost = size * perLookedUpRow});
            continue;
        }
        const qsizetype indexes = shape->indexes.size();
        tasks.append(CheckTask{.kind = CheckTask::Kind::Rows,
                               .table = table,
                               .cost = size * (perRow + perRowAndIndex * double(indexes))});
        for (qsizetype i = 0; i < indexes; ++i)
            tasks.append(CheckTask{.kind = CheckTask::Kind::Index,
                                   .table = table,
                                   .index = i,
                                   .cost = size * perEntry});
    }
    std::stable_sort(tasks.begin(), tasks.end(),
                     [](const CheckTask &a, const CheckTask &b) { return a.cost > b.cost; });
    return tasks;
}

} // namespace litekeep
