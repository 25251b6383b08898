// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/checkplan.h"

#include <algorithm>

namespace litekeep {

namespace {

// Counted with SQLite 3.40: instructions of integrity_check per row and per index entry.
constexpr double perRow = 12;
constexpr double perIndexEntry = 6;
constexpr double worthSplitting = 4'000'000;

double costOf(double rows, qsizetype indexes)
{
    return 100 + rows * (perRow + perIndexEntry * double(indexes));
}

void addTable(QList<CheckTask> &tasks, const QString &table, double rows,
              const QStringList &indexes)
{
    if (indexes.size() < 2 || costOf(rows, indexes.size()) < worthSplitting) {
        tasks.append(CheckTask{.table = table, .cost = costOf(rows, indexes.size())});
        return;
    }
    for (const QString &seen : indexes) {
        QStringList hidden = indexes;
        hidden.removeOne(seen);
        tasks.append(CheckTask{.table = table, .hidden = hidden, .cost = costOf(rows, 1)});
    }
}

} // namespace

QList<CheckTask> planCheck(const Contents &contents)
{
    QList<CheckTask> tasks;
    double total = 0;
    for (auto [table, rows] : contents.rows.asKeyValueRange()) {
        if (rows < 0)
            return {}; // something is odd: leave it to SQLite as a whole
        total += costOf(double(rows), contents.indexes.value(table).size());
        addTable(tasks, table, double(rows), contents.indexes.value(table));
    }
    if (total < worthSplitting)
        return {};
    std::stable_sort(tasks.begin(), tasks.end(),
                     [](const CheckTask &a, const CheckTask &b) { return a.cost > b.cost; });
    return tasks;
}

} // namespace litekeep
