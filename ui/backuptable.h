// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace litekeep {

/// The table "Backups": whole rows, several at once, identified by the backups' ids.
class BackupTable : public QTableView
{
    Q_OBJECT
public:
    explicit BackupTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// Ids of the selected rows, from top to bottom.
    QStringList selectedIds() const;
    void select(const QString &id);
    /// Opens the editor for the note of the current row.
    void editNote();
    QSize sizeHint() const override;

    QByteArray columnState() const;
    void setColumnState(const QByteArray &state);

Q_SIGNALS:
    void selectedIdsChanged();
    /// Double-click or Enter on a row.
    void chosen(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslateUi();
    void measure();
    void fitColumns();
    int widestText(int column) const;

    bool m_columnsChosen = false; ///< by the person, now or in an earlier session
    bool m_fitting = false;
};

} // namespace litekeep
