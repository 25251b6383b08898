// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/message.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>

class QBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace litekeep {

class Actions;
class AutomaticPart;
class BackupModel;
class BackupSortModel;
class BackupTable;
class DamagedCopiesRow;
class DatabaseHeader;
class DatabaseSession;
class EmptyState;
class KeptMember;
class MessageList;
class ProgressStrip;
class RestoreFlow;
class SearchField;
class SizeChart;

/// Everything about one database: header, messages, backups, progress. It shows a session that
/// lives longer than the page does.
class DatabasePage : public QWidget
{
    Q_OBJECT
public:
    DatabasePage(KeptMember *member, Actions *actions, QWidget *parent = nullptr);
    ~DatabasePage() override;

    /// The page that a person sees: the actions are about its database then.
    void setActive(bool active);
    DatabaseSession *session() const { return m_session; }
    BackupTable *table() const { return m_table; }
    AutomaticPart *automatic() const { return m_automatic; }
    /// Selects it, now or as soon as the list is there, ready to be restored.
    void showBackup(const QString &id);
    void focusFilter();
    void takeFocus();

Q_SIGNALS:
    void openAnotherRequested();
    void openRequested(const QString &path);
    void folderChosen(const QString &folder);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void build();
    QBoxLayout *buildListRow();
    QBoxLayout *buildButtonRow();
    void connectParts();
    void connectActions();
    void connectBackupActions();
    void connectSession();

    void showFacts();
    void showList();
    void showOnly(QWidget *shown);
    void showChart();
    void showEmptyState();
    void showJob();
    void showOthers();
    void showSummary();
    void selectNew();
    void selectWanted();
    void updateActions();
    void tick();
    void showContextMenu(const QPoint &position);
    void applyRemedy(const Message &message);

    void askDelete();
    void askSaveCopy(const QString &id);
    void askSaveDatabase(const QString &id);
    void connectRestore();
    void showRestoreFacts();
    void askImport();
    void askFolder();
    void togglePin();

    QList<Backup> selected() const;

    Actions *m_actions;
    std::unique_ptr<QObject> m_link; ///< to the actions, while the page is the one that is seen
    DatabaseSession *m_session;
    AutomaticPart *m_automatic;
    RestoreFlow *m_restoreFlow;
    BackupModel *m_model;
    BackupSortModel *m_sorted;
    QScrollArea *m_scroll;
    DatabaseHeader *m_header;
    MessageList *m_messages;
    QLabel *m_heading;
    QLabel *m_summary;
    SearchField *m_filter;
    QPushButton *m_sizes;
    QPushButton *m_import;
    QStackedWidget *m_stack;
    BackupTable *m_table;
    SizeChart *m_chart = nullptr;  ///< made when it is shown
    EmptyState *m_empty = nullptr; ///< made when there is nothing else to show
    QPushButton *m_restore;
    QPushButton *m_saveCopy;
    QPushButton *m_verify;
    QPushButton *m_show;
    QPushButton *m_delete;
    DamagedCopiesRow *m_damagedCopies;
    ProgressStrip *m_progress;
    QTimer m_clock;
    QString m_made;                  ///< id of a new backup that is not in the list yet
    QString m_wanted;                ///< id of the backup that was opened, until it is in the list
    QPointer<QWidget> m_focusBefore; ///< what had the focus before work disabled it
    QPointer<QWidget> m_focusMoved;  ///< where Qt moved the focus then
    QString m_saving;                ///< id of the backup whose copy is being saved
    bool m_savingDatabase = false;   ///< the copy is to be worked with
};

} // namespace litekeep
