// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/databaserow.h"

#include <QAbstractListModel>

#include <optional>

namespace litekeep {

/// The rows of the side bar: "Overview", then the databases by name.
class SideBarModel : public QAbstractListModel
{
    Q_OBJECT
public:
    /// The second line of a row.
    static constexpr int SecondLineRole = Qt::UserRole;

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    void setRows(const QList<DatabaseRow> &rows);
    void retranslate();
    /// Nothing for the overview.
    std::optional<KeptPlace> placeAt(int row) const;
    int rowOf(const KeptPlace &place) const;

private:
    QVariant overview(int role) const;
    QVariant database(const DatabaseRow &row, int number, int role) const;

    QList<DatabaseRow> m_rows;
};

} // namespace litekeep
