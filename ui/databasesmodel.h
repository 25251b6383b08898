// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/databaserow.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace litekeep {

/// All databases as table rows. A refresh changes only what differs, so that selection and
/// scroll position of the views stay with their databases.
class DatabasesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, State, LastGood, Next, Size, Growth, Backups, Used, ColumnCount };
    enum Role { SortRole = Qt::UserRole, FilterRole };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    void setRows(const QList<DatabaseRow> &rows);
    const QList<DatabaseRow> &rows() const { return m_rows; }
    void retranslate();

private:
    QString displayText(const DatabaseRow &row, int column) const;
    QString toolTip(const DatabaseRow &row, int column) const;
    QString figures(const DatabaseRow &row) const;
    QVariant sortValue(const DatabaseRow &row, int column) const;
    static bool isNumber(int column);

    QList<DatabaseRow> m_rows;
};

/// Sorts by value, and by name among equals; what is not known comes last in both orders. The
/// filter looks at name, folder and state.
class DatabasesSortModel : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit DatabasesSortModel(QObject *parent = nullptr);

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
};

} // namespace litekeep
