// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backuptable.h"

#include "ui/backupmodel.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

BackupTable::BackupTable(QWidget *parent) : QTableView(parent)
{
    setObjectName("backups"_L1);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false); // Tab leaves the table, arrows move in it
    setSortingEnabled(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 7 / 4);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setSectionsMovable(true);
    retranslateUi();
}

void BackupTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    sortByColumn(BackupModel::Created, Qt::DescendingOrder);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &BackupTable::selectedIdsChanged);
    connect(model, &QAbstractItemModel::rowsInserted, this, &BackupTable::fitColumns);
    fitColumns();
}

QStringList BackupTable::selectedIds() const
{
    if (!selectionModel())
        return {};
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) {
        return a.row() < b.row();
    });
    QStringList ids;
    for (const QModelIndex &row : std::as_const(rows))
        ids.append(row.data(BackupModel::IdRole).toString());
    return ids;
}

void BackupTable::select(const QString &id)
{
    const QModelIndexList found = model()->match(model()->index(0, 0), BackupModel::IdRole, id, 1,
                                                 Qt::MatchExactly);
    if (found.isEmpty())
        return;
    setCurrentIndex(found.first());
    scrollTo(found.first());
}

void BackupTable::editNote()
{
    const QModelIndex note = currentIndex().siblingAtColumn(BackupModel::Note);
    if (!note.isValid())
        return;
    scrollTo(note);
    edit(note);
}

QByteArray BackupTable::columnState() const
{
    return horizontalHeader()->saveState();
}

void BackupTable::setColumnState(const QByteArray &state)
{
    m_columnsRestored = horizontalHeader()->restoreState(state);
    horizontalHeader()->setStretchLastSection(true);
    const int column = horizontalHeader()->sortIndicatorSection();
    sortByColumn(column, horizontalHeader()->sortIndicatorOrder());
}

/// Wide enough for the widest text in this language, until the person chooses widths.
void BackupTable::fitColumns()
{
    if (m_columnsRestored || !model())
        return;
    const int spare = fontMetrics().averageCharWidth() * 3;
    for (int column = 0; column < BackupModel::Note; ++column) {
        const int wanted = qMax(sizeHintForColumn(column),
                                horizontalHeader()->sectionSizeHint(column));
        setColumnWidth(column, qMax(columnWidth(column), wanted + spare));
    }
}

void BackupTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QTableView::changeEvent(event);
}

void BackupTable::retranslateUi()
{
    setAccessibleName(tr("Backups"));
    setAccessibleDescription(tr("The backups of this database, newest first"));
    fitColumns();
}

void BackupTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!model() || model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("No backup fits the filter."));
}

} // namespace litekeep
