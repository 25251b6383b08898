// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findtable.h"

#include "engine/format.h"
#include "ui/findmodel.h"
#include "ui/tabledress.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

FindTable::FindTable(QWidget *parent) : QTableView(parent)
{
    dressTable(this);
    setSelectionMode(ExtendedSelection);
    setTextElideMode(Qt::ElideMiddle);
    horizontalHeader()->setStretchLastSection(false);
}

void FindTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    horizontalHeader()->setSectionResizeMode(FindModel::Folder, QHeaderView::Stretch);
    fitColumns();
    keepOrder();
}

void FindTable::keepOrder()
{
    setSortingEnabled(false);
    model()->sort(-1);
}

void FindTable::letSort()
{
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
}

/// By what can be in them, not by what is in them by now.
void FindTable::fitColumns()
{
    measureRows(this);
    const auto width = [this](const QString &text) {
        return fontMetrics().horizontalAdvance(text);
    };
    const QLocale locale;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    int longAgo = 0;
    for (const int days : {11, 25, 330})
        longAgo = std::max(longAgo, width(formatRelativeTime(now.addDays(-days), now, locale)));
    longAgo = std::max(longAgo, width(formatRelativeTime(now.addSecs(-59 * 60), now, locale)));
    const int air = width(u"0000"_s);
    const auto header = [&](int section) {
        return width(model()->headerData(section, Qt::Horizontal).toString());
    };
    setColumnWidth(FindModel::Name, fontMetrics().averageCharWidth() * 44);
    setColumnWidth(FindModel::Size,
                   air + std::max(width(formatSize(888'000'000, locale)), header(FindModel::Size)));
    setColumnWidth(FindModel::Changed, air + std::max(longAgo, header(FindModel::Changed)));
}

void FindTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        tickSelected();
    else
        QTableView::keyPressEvent(event);
}

/// All get a tick, unless all have one.
void FindTable::tickSelected()
{
    QModelIndexList rows = selectionModel()->selectedRows(FindModel::Name);
    rows.removeIf([](const QModelIndex &row) { return !row.flags().testFlag(Qt::ItemIsEnabled); });
    const bool all = std::all_of(rows.cbegin(), rows.cend(), [](const QModelIndex &row) {
        return row.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    });
    for (const QModelIndex &row : std::as_const(rows))
        model()->setData(row, all ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void FindTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange && model())
        fitColumns();
}

} // namespace litekeep
