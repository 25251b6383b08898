// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QTableView;

/// What all tables of the window look like and do alike.
namespace litekeep {

/// Whole rows, air between the columns, no grid, Tab leads on. Before the table is given a model,
/// or anything is set on its heading.
void dressTable(QTableView *table);

/// Rows and heading as high as the letters of now want them.
void measureRows(QTableView *table);

/// Instead of rows, in the middle: why there are none, and what to do. While the table is painted.
void paintInPlaceOfRows(QTableView *table, const QString &text);

} // namespace litekeep
