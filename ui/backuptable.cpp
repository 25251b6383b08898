// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backuptable.h"

#include "engine/format.h"
#include "ui/backupmodel.h"
#include "ui/labels.h"
#include "ui/smallwidgets.h"
#include "ui/tabledress.h"

#include <QAbstractProxyModel>
#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr int decorationRoom = 28;

} // namespace

BackupTable::BackupTable(QWidget *parent) : QTableView(parent)
{
    dressTable(this);
    setObjectName("backups"_L1);
    setSelectionMode(ExtendedSelection);
    setSortingEnabled(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setSectionsMovable(true);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this,
            [this](int column) { m_columnsChosen |= !m_fitting && column != BackupModel::Note; });
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT chosen(index.data(BackupModel::IdRole).toString());
    });
    measure();
    retranslateUi();
}

/// A few lines are enough; the page scrolls rather than show fewer.
QSize BackupTable::sizeHint() const
{
    constexpr int fewestLines = 4;
    return {QTableView::sizeHint().width(),
            roomyLine(fontMetrics()) * (fewestLines + 1) + 2 * frameWidth()};
}

/// Widths that somebody chose grow with the letters.
void BackupTable::measure()
{
    const int before = verticalHeader()->defaultSectionSize();
    measureRows(this);
    const int line = verticalHeader()->defaultSectionSize();
    const QScopedValueRollback fitting(m_fitting, true);
    for (int column = 0; m_columnsChosen && column < BackupModel::Note; ++column)
        setColumnWidth(column, columnWidth(column) * line / before);
}

void BackupTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    sortByColumn(BackupModel::Created, Qt::DescendingOrder);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &BackupTable::selectedIdsChanged);
    fitColumns();
}

QStringList BackupTable::selectedIds() const
{
    if (!selectionModel())
        return {};
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(),
              [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    QStringList ids;
    for (const QModelIndex &row : std::as_const(rows))
        ids.append(row.data(BackupModel::IdRole).toString());
    return ids;
}

void BackupTable::select(const QString &id)
{
    const QModelIndexList found =
        model()->match(model()->index(0, 0), BackupModel::IdRole, id, 1, Qt::MatchExactly);
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
    QScopedValueRollback fitting(m_fitting, true);
    if (state.isEmpty() || !horizontalHeader()->restoreState(state))
        return;
    m_columnsChosen = true;
    horizontalHeader()->setStretchLastSection(true);
    const int column = horizontalHeader()->sortIndicatorSection();
    sortByColumn(column, horizontalHeader()->sortIndicatorOrder());
}

/// Not the widest that is there, but the widest that can be: columns that jump with each
/// refresh are worse than a little spare room.
int BackupTable::widestText(int column) const
{
    const QLocale locale;
    QStringList texts;
    switch (column) {
    case BackupModel::Created:
        for (int month = 1; month <= 12; ++month) {
            const QDateTime sample(QDate(2000, month, 28), QTime(20, 0));
            texts.append(formatDateTime(sample, sample.addYears(1), locale));
        }
        break;
    case BackupModel::Type:
        for (const auto type :
             {BackupType::Manual, BackupType::Auto, BackupType::Safety, BackupType::Imported})
            texts.append(typeText(type));
        break;
    case BackupModel::Size: texts.append(formatSize(888'000'000, locale) + u"00"_s); break;
    case BackupModel::State:
        for (const auto state : {BackupState::Intact, BackupState::Unproved, BackupState::Damaged,
                                 BackupState::Missing})
            texts.append(stateText(state));
        break;
    default: break;
    }
    int widest = 0;
    for (const QString &text : std::as_const(texts))
        widest = qMax(widest, fontMetrics().horizontalAdvance(text));
    return widest;
}

void BackupTable::fitColumns()
{
    if (m_columnsChosen || !model())
        return;
    const QScopedValueRollback fitting(m_fitting, true);
    const int margins = 2 * (style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this) + 1);
    for (int column = 0; column < BackupModel::Note; ++column) {
        const int room = column == BackupModel::State ? decorationRoom : 4;
        const int wanted = widestText(column) + margins + room;
        setColumnWidth(column, qMax(wanted, horizontalHeader()->sectionSizeHint(column)));
    }
}

void BackupTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        measure();
        fitColumns();
        updateGeometry();
    }
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
    const auto *filtered = qobject_cast<const QAbstractProxyModel *>(model());
    if (!filtered || filtered->rowCount() > 0 || filtered->sourceModel()->rowCount() == 0)
        return;
    paintInPlaceOfRows(this, tr("No backup fits the filter. Clear it to see all of them."));
}

} // namespace litekeep
