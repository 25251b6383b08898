// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/error.h"
#include "engine/restoretypes.h"

#include <QWidget>

class QLabel;
class QTableWidget;

namespace litekeep {

/// "What will change": table by table, what differs first, the rest in one line.
class PreviewView : public QWidget
{
    Q_OBJECT
public:
    explicit PreviewView(QWidget *parent = nullptr);

    /// Until this is called it says "Comparing…".
    void setResult(const Result<RestorePreview> &result);
    /// The words tell what has changed, not what will.
    void setLookingBack(bool back);

protected:
    void changeEvent(QEvent *event) override;

private:
    void measure();
    void retranslateUi();
    void showResult();
    void showPreview(const RestorePreview &preview);
    void fillTable(const RestorePreview &preview);

    std::optional<Result<RestorePreview>> m_result;
    bool m_lookingBack = false;
    QLabel *m_heading;
    QLabel *m_state;
    QTableWidget *m_table;
    QLabel *m_rest;
};

/// The sentence under the table: what stays, the version of the schema, what was not compared.
QString previewRemark(const RestorePreview &preview);
/// What differs, as far as it can be told.
QList<TableDifference> changedTables(const RestorePreview &preview);

} // namespace litekeep
