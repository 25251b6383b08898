// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/databaserow.h"
#include "ui/message.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace litekeep {

class BackupRound;
class DatabasesActions;
class DatabasesTable;
class ElidedLabel;
class EmptyState;
class IconLabel;
class MessageList;
class ProgressStrip;
class SearchField;

/// The overview: all databases in a table, how they stand together, "Back up all now".
class HomePage : public QWidget
{
    Q_OBJECT
public:
    HomePage(DatabasesActions *actions, BackupRound *round, QWidget *parent = nullptr);
    ~HomePage() override;

    void setRows(const QList<DatabaseRow> &rows);
    DatabasesTable *table() const { return m_table; }
    MessageList *messages() const { return m_messages; }
    void focusFilter();
    void takeFocus();

Q_SIGNALS:
    void remedyChosen(const litekeep::Message &message);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QBoxLayout *buildTop();
    QBoxLayout *buildListRow();
    QBoxLayout *buildBottom();
    void connectRound();
    void showRound();
    void showSummary();
    void showEmptyState();
    void measure();
    void retranslateUi();

    BackupRound *m_round;
    QLabel *m_title;
    IconLabel *m_summaryIcon;
    QLabel *m_summary;
    QPushButton *m_backUpAll;
    MessageList *m_messages;
    QLabel *m_heading;
    SearchField *m_filter;
    QPushButton *m_add;
    QPushButton *m_find;
    QStackedWidget *m_stack;
    DatabasesTable *m_table;
    EmptyState *m_empty = nullptr; ///< made when there is nothing else to show
    ElidedLabel *m_totals;
    QPushButton *m_remove;
    ProgressStrip *m_progress;
};

/// What "Back up all now" has done, for each database.
Message roundMessage(const BackupRound &round);

} // namespace litekeep
