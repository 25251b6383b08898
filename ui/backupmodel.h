// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace litekeep {

/// The backups of one database as table rows. A refresh changes only what differs, so that
/// selection, current row and scroll position of the views stay with their backups.
class BackupModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Created, Type, Size, State, Note, ColumnCount };
    enum Role { SortRole = Qt::UserRole, IdRole, SequenceRole, FilterRole };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    void setBackups(const QList<Backup> &backups);
    const QList<Backup> &backups() const { return m_backups; }
    /// "today" becomes "yesterday".
    void refreshTimes();
    void retranslate();

Q_SIGNALS:
    /// A person has edited a note; the model shows it already.
    void noteEdited(const QString &id, const QString &note);

private:
    QString displayText(const Backup &backup, int column) const;
    QString toolTip(const Backup &backup, int column) const;
    QVariant sortValue(const Backup &backup, int column) const;
    QVariant decoration(const Backup &backup, int column) const;
    void update(int row, const Backup &backup);
    void removeVanished(const QList<Backup> &backups);

    QList<Backup> m_backups;
};

/// Sorting by value with the newest first among equals; the filter looks at all columns.
class BackupSortModel : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit BackupSortModel(QObject *parent = nullptr);

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
};

} // namespace litekeep
