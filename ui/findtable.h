// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace litekeep {

/// The found databases. Space ticks all selected rows, wherever the cursor is; columns have fixed
/// places, so that nothing jumps while rows come.
class FindTable : public QTableView
{
    Q_OBJECT
public:
    explicit FindTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// Rows stay where they are until the person sorts them.
    void keepOrder();
    void letSort();
    void fitColumns();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tickSelected();
};

} // namespace litekeep
