// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace litekeep {

/// The runs of one database, newest first as the engine gives them.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Started, Duration, Why, Outcome, Size, Reason, ColumnCount };
    enum Role { OutcomeRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    void setEntries(const QList<HistoryEntry> &entries);
    const QList<HistoryEntry> &entries() const { return m_entries; }
    void retranslate();

private:
    static QString displayText(const HistoryEntry &entry, int column);
    static QString toolTip(const HistoryEntry &entry, int column);
    static QVariant decoration(const HistoryEntry &entry);

    QList<HistoryEntry> m_entries;
};

/// Shows the runs with one outcome, or all of them.
class HistoryFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    /// Stable name of an outcome; empty: all.
    void setOutcome(const QString &outcome);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_outcome;
};

/// Rows of the model as text: one line each, columns by tabs, with a heading.
QString historyAsText(const QAbstractItemModel &model, const QList<int> &rows);

} // namespace litekeep
