// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/databaselist.h"

#include <QHash>
#include <QTableView>

#include <optional>

namespace litekeep {

class DatabasesModel;
class DatabasesSortModel;
struct DatabaseRow;

/// The table of all databases: one row at a time, identified by its place on the list.
class DatabasesTable : public QTableView
{
    Q_OBJECT
public:
    explicit DatabasesTable(QWidget *parent = nullptr);

    void setRows(const QList<DatabaseRow> &rows);
    const QList<DatabaseRow> &rows() const;
    void setFilter(const QString &text);
    int shownCount() const;
    /// The row that is selected.
    std::optional<KeptPlace> selected() const;
    void select(const KeptPlace &place);

    QByteArray columnState() const;
    void setColumnState(const QByteArray &state);

Q_SIGNALS:
    void selectionMoved();
    /// Double-click or Enter on a row.
    void chosen(const litekeep::KeptPlace &place);
    void menuRequested(const litekeep::KeptPlace &place, const QPoint &globalPosition);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void retranslateUi();
    void fitColumns();
    void hideWhatHasNoRoom();
    int widthOf(int column) const;
    int widestText(int column) const;
    std::optional<KeptPlace> placeAt(const QModelIndex &index) const;

    DatabasesModel *m_model;
    DatabasesSortModel *m_sorted;
    bool m_columnsChosen = false; ///< by the person, now or in an earlier session
    bool m_fitting = false;
    QHash<int, int> m_hiddenWidths; ///< of the columns that have no room
};

} // namespace litekeep
