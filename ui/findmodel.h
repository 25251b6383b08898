// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/databasefinder.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace litekeep {

/// What a search has found so far, in the order of the search, and what of it is ticked.
class FindModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Folder, Size, Changed, ColumnCount };
    enum Role { SortRole = Qt::UserRole, KnownRole, SearchRole };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    void clear();
    void append(const QList<FoundDatabase> &databases);
    void retranslate();

    /// Several at once; those that are kept already stay as they are.
    void setTicked(const QList<int> &rows, bool ticked);
    /// Databases that are ticked now, without those that are kept already.
    QStringList tickedPaths() const;
    int tickedCount() const { return m_ticked; }
    /// Of apps that Litekeep knows.
    int knownCount() const { return m_known; }

Q_SIGNALS:
    void tickedChanged();

private:
    struct Row
    {
        FoundDatabase database;
        QString nameKey;   ///< apps first, then the rest, each by name
        QString folderKey; ///< made once: sorting asks for them thousands of times
        bool ticked = false;
    };
    static QString displayText(const FoundDatabase &database, int column);
    static QString toolTip(const FoundDatabase &database, int column);
    static Row makeRow(const FoundDatabase &database);
    static QVariant sortValue(const Row &row, int column);

    QList<Row> m_rows;
    int m_ticked = 0;
    int m_known = 0;
};

/// Those whose name, app or path holds a text, or only those of well-known apps.
class FindFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit FindFilter(QObject *parent = nullptr);

    void setText(const QString &text);
    void setKnownOnly(bool only);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_text;
    bool m_knownOnly = false;
};

} // namespace litekeep
