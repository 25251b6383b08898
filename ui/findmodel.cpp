// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findmodel.h"

#include "engine/format.h"
#include "ui/labels.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace litekeep {

int FindModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FindModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const FoundDatabase &database = row.database;
    switch (role) {
    case Qt::DisplayRole: return displayText(database, index.column());
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal).toString(),
                               displayText(database, index.column()));
    case Qt::ToolTipRole: return toolTip(database, index.column());
    case Qt::CheckStateRole:
        if (index.column() != Name)
            return {};
        return row.ticked || database.kept ? Qt::Checked : Qt::Unchecked;
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Size ? Qt::AlignRight : Qt::AlignLeft));
    case SortRole: return sortValue(row, index.column());
    case KnownRole: return !database.app.id.isEmpty();
    case SearchRole: return QString(database.app.name + u'\n' + database.path);
    default: return {};
    }
}

QString FindModel::displayText(const FoundDatabase &database, int column)
{
    const QFileInfo file(database.path);
    switch (column) {
    case Name: {
        const QString name = withApp(database.app.name, file.fileName());
        return database.kept ? tr("%1 (already kept)").arg(name) : name;
    }
    case Folder: return shortPath(file.path());
    case Size: return formatSize(database.sizeBytes, QLocale());
    case Changed:
        return capitalised(
            formatRelativeTime(database.changedAt, QDateTime::currentDateTimeUtc(), QLocale()));
    default: return {};
    }
}

QString FindModel::toolTip(const FoundDatabase &database, int column)
{
    switch (column) {
    case Name: {
        QStringList lines{database.path};
        if (!database.app.units.isEmpty())
            lines.append(tr("Often runs as the unit %1").arg(database.app.units.join(u", "_s)));
        if (!database.app.images.isEmpty())
            lines.append(
                tr("Often runs in a container of %1").arg(database.app.images.join(u", "_s)));
        return lines.join(u'\n');
    }
    case Folder: return database.path;
    case Changed: return formatExactTime(database.changedAt, QLocale());
    default: return {};
    }
}

FindModel::Row FindModel::makeRow(const FoundDatabase &database)
{
    const QFileInfo file(database.path);
    const QString name = database.app.id.isEmpty() ? QString(u'1' + file.fileName())
                                                   : QString(u'0' + database.app.name);
    return {.database = database,
            .nameKey = name.toCaseFolded(),
            .folderKey = file.path().toCaseFolded()};
}

QVariant FindModel::sortValue(const Row &row, int column)
{
    switch (column) {
    case Name: return row.nameKey;
    case Folder: return row.folderKey;
    case Size: return row.database.sizeBytes;
    case Changed: return row.database.changedAt;
    default: return {};
    }
}

Qt::ItemFlags FindModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    // What is kept already shows its tick, and nobody can take it away here.
    if (index.column() != Name || !m_rows.at(index.row()).database.kept)
        flags |= Qt::ItemIsEnabled;
    if (index.column() == Name)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool FindModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Name
        || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    if (m_rows.at(index.row()).database.kept)
        return false;
    setTicked({index.row()}, value.toInt() == Qt::Checked);
    return true;
}

void FindModel::setTicked(const QList<int> &rows, bool ticked)
{
    for (const int number : rows) {
        Row &row = m_rows[number];
        if (row.database.kept || row.ticked == ticked)
            continue;
        row.ticked = ticked;
        m_ticked += ticked ? 1 : -1;
        const QModelIndex cell = index(number, Name);
        Q_EMIT dataChanged(cell, cell, {Qt::CheckStateRole});
    }
    Q_EMIT tickedChanged();
}

QVariant FindModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Size ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Database");
    case Folder: return tr("Folder");
    case Size: return tr("Size");
    case Changed: return tr("Changed");
    default: return {};
    }
}

void FindModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_ticked = 0;
    m_known = 0;
    endResetModel();
    Q_EMIT tickedChanged();
}

void FindModel::append(const QList<FoundDatabase> &databases)
{
    if (databases.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(databases.size()) - 1);
    for (const FoundDatabase &database : databases) {
        m_rows.append(makeRow(database));
        m_known += database.app.id.isEmpty() ? 0 : 1;
    }
    endInsertRows();
}

void FindModel::retranslate()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

QStringList FindModel::tickedPaths() const
{
    QStringList paths;
    for (const Row &row : m_rows) {
        if (row.ticked)
            paths.append(row.database.path);
    }
    return paths;
}

FindFilter::FindFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(FindModel::SortRole);
    setDynamicSortFilter(false); // a tick must not move its row
}

void FindFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

void FindFilter::setKnownOnly(bool only)
{
    m_knownOnly = only;
    invalidateFilter();
}

bool FindFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_knownOnly && !index.data(FindModel::KnownRole).toBool())
        return false;
    return m_text.isEmpty()
           || index.data(FindModel::SearchRole).toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace litekeep
