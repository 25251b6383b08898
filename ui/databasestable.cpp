// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/databasestable.h"

#include "engine/format.h"
#include "ui/databasesmodel.h"
#include "ui/tabledress.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr int decorationRoom = 28;
constexpr int widestName = 320;

} // namespace

DatabasesTable::DatabasesTable(QWidget *parent)
    : QTableView(parent),
      m_model(new DatabasesModel(this)),
      m_sorted(new DatabasesSortModel(this))
{
    dressTable(this);
    setObjectName("databases"_L1);
    setSelectionMode(SingleSelection);
    setTextElideMode(Qt::ElideMiddle);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 5);
    m_sorted->setSourceModel(m_model);
    setModel(m_sorted);
    horizontalHeader()->setSectionResizeMode(DatabasesModel::Name, QHeaderView::Stretch);
    setSortingEnabled(true);
    sortByColumn(DatabasesModel::Name, Qt::AscendingOrder);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        m_columnsChosen |= !m_fitting && column != DatabasesModel::Name;
    });
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const auto place = placeAt(index))
            Q_EMIT chosen(*place);
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DatabasesTable::selectionMoved);
    retranslateUi();
}

void DatabasesTable::setRows(const QList<DatabaseRow> &rows)
{
    const auto names = [this] {
        QStringList all;
        for (const DatabaseRow &row : m_model->rows())
            all.append(row.name);
        return all;
    };
    const QStringList before = names();
    m_model->setRows(rows);
    if (names() != before)
        fitColumns();
}

const QList<DatabaseRow> &DatabasesTable::rows() const
{
    return m_model->rows();
}

void DatabasesTable::setFilter(const QString &text)
{
    m_sorted->setFilterFixedString(text);
}

int DatabasesTable::shownCount() const
{
    return m_sorted->rowCount();
}

std::optional<KeptPlace> DatabasesTable::placeAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return std::nullopt;
    return m_model->rows().at(m_sorted->mapToSource(index).row()).place;
}

std::optional<KeptPlace> DatabasesTable::selected() const
{
    return placeAt(selectionModel()->selectedRows().value(0));
}

void DatabasesTable::select(const KeptPlace &place)
{
    const QList<DatabaseRow> &rows = m_model->rows();
    const auto found = std::find_if(rows.cbegin(), rows.cend(), [&place](const DatabaseRow &row) {
        return row.place == place;
    });
    if (found == rows.cend())
        return;
    const QModelIndex index =
        m_sorted->mapFromSource(m_model->index(int(found - rows.cbegin()), 0));
    setCurrentIndex(index);
    scrollTo(index);
}

QByteArray DatabasesTable::columnState() const
{
    return horizontalHeader()->saveState();
}

void DatabasesTable::setColumnState(const QByteArray &state)
{
    const QScopedValueRollback fitting(m_fitting, true);
    if (state.isEmpty() || !horizontalHeader()->restoreState(state))
        return;
    m_columnsChosen = true;
    horizontalHeader()->setStretchLastSection(false); // as an earlier version stored it
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setSectionResizeMode(DatabasesModel::Name, QHeaderView::Stretch);
    for (int column = 0; column < DatabasesModel::ColumnCount; ++column)
        setColumnHidden(column, false);
    hideWhatHasNoRoom();
    sortByColumn(horizontalHeader()->sortIndicatorSection(),
                 horizontalHeader()->sortIndicatorOrder());
}

/// What can stand there, so that columns do not jump with each refresh; the names as they are.
int DatabasesTable::widestText(int column) const
{
    const QLocale locale;
    QStringList texts;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    switch (column) {
    case DatabasesModel::Name:
        for (const DatabaseRow &row : m_model->rows())
            texts.append(row.name);
        break;
    case DatabasesModel::State:
        for (int kind = 0; kind <= int(DatabaseStatus::Kind::Unreachable); ++kind)
            texts.append(DatabaseStatus{DatabaseStatus::Kind(kind), {}, {}}.shortText());
        break;
    case DatabasesModel::LastGood:
        for (const qint64 seconds : {50 * 60, 22 * 3600, 28 * 24 * 3600})
            texts.append(formatRelativeTime(now.addSecs(-seconds), now, locale));
        break;
    case DatabasesModel::Next:
        for (const qint64 seconds : {50 * 60, 22 * 3600, 28 * 24 * 3600})
            texts.append(formatRelativeTime(now.addSecs(seconds + 30), now, locale));
        break;
    case DatabasesModel::Growth: texts.append(u'+' + formatSize(888'000'000, locale)); break;
    case DatabasesModel::Backups: texts.append(locale.toString(8888)); break;
    default: texts.append(formatSize(888'000'000, locale)); break;
    }
    int widest = 0;
    for (const QString &text : std::as_const(texts))
        widest = qMax(widest, fontMetrics().horizontalAdvance(text));
    return qMin(widest, widestName);
}

void DatabasesTable::fitColumns()
{
    if (!m_columnsChosen) {
        const QScopedValueRollback fitting(m_fitting, true);
        const int margins =
            2 * (style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this) + 1);
        for (int column = DatabasesModel::Name + 1; column < DatabasesModel::ColumnCount;
             ++column) {
            setColumnHidden(column, false); // Qt gives what is hidden no width
            const int room = column == DatabasesModel::State ? decorationRoom : 4;
            const int wanted = widestText(column) + margins + room;
            const int width = qMax(wanted, horizontalHeader()->sectionSizeHint(column));
            setColumnWidth(column, width);
            m_hiddenWidths.insert(column, width);
        }
    }
    hideWhatHasNoRoom();
}

/// A column that is scrolled away is missed, and so are names. The tool tip of a name tells the
/// rest.
void DatabasesTable::hideWhatHasNoRoom()
{
    const QScopedValueRollback fitting(m_fitting, true);
    const int leastName =
        qMin(widestText(DatabasesModel::Name), fontMetrics().averageCharWidth() * 16);
    int wanted = leastName + decorationRoom / 2;
    for (int column = DatabasesModel::Name + 1; column < DatabasesModel::ColumnCount; ++column)
        wanted += widthOf(column);
    for (const int column : {DatabasesModel::Used, DatabasesModel::Growth, DatabasesModel::Backups,
                             DatabasesModel::Next, DatabasesModel::Size}) {
        const bool hidden = wanted > viewport()->width();
        const int width = widthOf(column);
        if (hidden)
            wanted -= width;
        if (hidden == isColumnHidden(column))
            continue;
        m_hiddenWidths.insert(column, width);
        setColumnHidden(column, hidden);
    }
}

/// Qt says 0 of what is hidden.
int DatabasesTable::widthOf(int column) const
{
    return isColumnHidden(column) ? m_hiddenWidths.value(column) : columnWidth(column);
}

void DatabasesTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    hideWhatHasNoRoom();
}

void DatabasesTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index =
        byKey ? currentIndex() : indexAt(viewport()->mapFromGlobal(event->globalPos()));
    const QPoint where =
        byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    if (const auto place = placeAt(index))
        Q_EMIT menuRequested(*place, where);
}

void DatabasesTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    if (event->type() == QEvent::FontChange) {
        measureRows(this);
        fitColumns();
    }
    QTableView::changeEvent(event);
}

void DatabasesTable::retranslateUi()
{
    setAccessibleName(tr("Databases"));
    setAccessibleDescription(tr("All databases that are kept, and how they stand"));
    m_model->retranslate();
    fitColumns();
}

void DatabasesTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_sorted->rowCount() > 0 || m_model->rowCount() == 0)
        return;
    paintInPlaceOfRows(this, tr("No database fits the filter. Clear it to see all of them."));
}

} // namespace litekeep
