// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace litekeep {

class AutomaticBackups;
class HistoryFilter;
class HistoryModel;

/// Database ▸ History…: what ran, when, why, and how it ended.
class HistoryDialog : public QDialog
{
    Q_OBJECT
public:
    HistoryDialog(AutomaticBackups *automatic, const QString &databaseName,
                  QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslateUi();
    void fillFilter();
    void fitColumns();
    void setEntries(const QList<HistoryEntry> &entries);
    void showCount();
    void copy();

    QString m_databaseName;
    HistoryModel *m_model;
    HistoryFilter *m_filtered;
    QLabel *m_show;
    QComboBox *m_outcome;
    QLabel *m_count;
    QTableView *m_table;
    QPushButton *m_copy;
    QPushButton *m_close;
};

} // namespace litekeep
