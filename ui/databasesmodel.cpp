// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/databasesmodel.h"

#include "engine/format.h"
#include "engine/growth.h"
#include "ui/labels.h"

#include <QCollator>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

int DatabasesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DatabasesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool DatabasesModel::isNumber(int column)
{
    return column == Size || column == Growth || column == Backups || column == Used;
}

QVariant DatabasesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DatabaseRow &row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return displayText(row, column);
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(headerData(column, Qt::Horizontal).toString(),
                               column == State ? row.sentence : displayText(row, column));
    case Qt::ToolTipRole: return toolTip(row, column);
    case Qt::DecorationRole:
        return column == State ? QVariant(symbolicIcon(row.iconName, row.tone)) : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
    case SortRole: return sortValue(row, column);
    case FilterRole:
        return u"%1\n%2\n%3\n%4"_s.arg(row.name, row.place.database, row.state, row.sentence);
    default: return {};
    }
}

QString DatabasesModel::displayText(const DatabaseRow &row, int column) const
{
    const QLocale locale;
    const auto known = [](qint64 value, const QString &text) { return value < 0 ? u"–"_s : text; };
    switch (column) {
    case Name: return row.name;
    case State: return row.state;
    case LastGood: return row.lastGood.isEmpty() ? u"–"_s : capitalised(row.lastGood);
    case Next: return row.next.isEmpty() ? u"–"_s : capitalised(row.next);
    case Size: return known(row.sizeBytes, formatSize(row.sizeBytes, locale));
    case Growth:
        return row.growthPerDay ? capitalised(monthlyGrowthText(row.growthPerDay, locale)) : u"–"_s;
    case Backups: return known(row.backups, locale.toString(row.backups));
    case Used: return known(row.backupsBytes, formatSize(row.backupsBytes, locale));
    default: return {};
    }
}

/// What a narrow table has no columns for.
QString DatabasesModel::figures(const DatabaseRow &row) const
{
    QStringList lines;
    for (const int column : {Next, Size, Growth, Backups, Used}) {
        lines.append(
            tr("%1: %2", "column, value")
                .arg(headerData(column, Qt::Horizontal).toString(), displayText(row, column)));
    }
    return lines.join(u'\n');
}

QString DatabasesModel::toolTip(const DatabaseRow &row, int column) const
{
    const QLocale locale;
    switch (column) {
    case Name: return u"%1\n%2"_s.arg(row.place.database, figures(row));
    case State: return row.sentence;
    case LastGood:
        return row.lastGoodAt.isValid() ? formatExactTime(row.lastGoodAt, locale) : QString();
    case Next: return row.nextDueAt.isValid() ? formatExactTime(row.nextDueAt, locale) : QString();
    case Growth:
        return row.growthPerDay ? growthSentence(row.growthPerDay, locale)
                                : tr("Needs three backups over more than a day");
    default: return {};
    }
}

/// Invalid where nothing is known.
QVariant DatabasesModel::sortValue(const DatabaseRow &row, int column) const
{
    const auto known = [](qint64 value) { return value < 0 ? QVariant() : QVariant(value); };
    const auto when = [](const QDateTime &time) {
        return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
    };
    switch (column) {
    case State: return row.severity;
    case LastGood: return when(row.lastGoodAt);
    case Next: return when(row.nextDueAt);
    case Size: return known(row.sizeBytes);
    case Growth: return row.growthPerDay ? QVariant(*row.growthPerDay) : QVariant();
    case Backups: return known(row.backups);
    case Used: return known(row.backupsBytes);
    default: return row.name;
    }
}

QVariant DatabasesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Database");
    case State: return tr("State");
    case LastGood: return tr("Last good");
    case Next: return tr("Next");
    case Size: return tr("Size");
    case Growth: return tr("Growth a month");
    case Backups: return tr("Backups");
    case Used: return tr("Space used");
    default: return {};
    }
}

/// Both lists are in the same order: by name.
void DatabasesModel::setRows(const QList<DatabaseRow> &rows)
{
    for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
        const bool stays = std::any_of(rows.cbegin(), rows.cend(), [&](const DatabaseRow &row) {
            return row.place == m_rows.at(i).place;
        });
        if (stays)
            continue;
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        endRemoveRows();
    }
    for (int i = 0; i < rows.size(); ++i) {
        const auto here =
            std::find_if(m_rows.begin() + i, m_rows.end(),
                         [&](const DatabaseRow &row) { return row.place == rows.at(i).place; });
        const int from = int(here - m_rows.begin());
        if (here == m_rows.end()) {
            beginInsertRows({}, i, i);
            m_rows.insert(i, rows.at(i));
            endInsertRows();
            continue;
        }
        if (from != i) { // it bears another name now
            beginMoveRows({}, from, from, {}, i);
            m_rows.move(from, i);
            endMoveRows();
        }
        if (m_rows.at(i) == rows.at(i))
            continue;
        m_rows[i] = rows.at(i);
        Q_EMIT dataChanged(index(i, 0), index(i, ColumnCount - 1));
    }
}

void DatabasesModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

DatabasesSortModel::DatabasesSortModel(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(DatabasesModel::SortRole);
    setFilterRole(DatabasesModel::FilterRole);
    setFilterCaseSensitivity(Qt::CaseInsensitive);
    setFilterKeyColumn(0);
}

bool DatabasesSortModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(DatabasesModel::SortRole);
    const QVariant b = right.data(DatabasesModel::SortRole);
    if (a.isValid() != b.isValid())
        return (sortOrder() == Qt::AscendingOrder) == a.isValid();
    // The source is in the order of the names.
    if (left.column() == DatabasesModel::Name || a == b)
        return (sortOrder() == Qt::AscendingOrder || left.column() == DatabasesModel::Name)
                   ? left.row() < right.row()
                   : left.row() > right.row();
    return a.toLongLong() < b.toLongLong();
}

} // namespace litekeep
