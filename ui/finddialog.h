// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/databasefinder.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace litekeep {

class ElidedLabel;
class EmptyState;
class FindFilter;
class FindFolders;
class FindModel;
class FindTable;
class SearchField;
class WrappedLabel;

/// Find databases…: looks through folders and lets a person tick what is to be kept.
///
/// Whoever opens it connects to accepted() and asks chosenPaths(); nothing is kept here. Deletes
/// itself when it is closed, which ends a running search.
class FindDialog : public QDialog
{
    Q_OBJECT
public:
    /// `kept`: the databases on the list already; they are shown with a tick that stays.
    explicit FindDialog(const QStringList &kept, QWidget *parent = nullptr);

    /// Where to look, in place of what was looked through the last time.
    void setFolders(const QStringList &folders);
    /// Absolute paths of the new databases with a tick.
    QStringList chosenPaths() const;
    bool isSearching() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void measure();
    void connectParts();
    void retranslateUi();
    void fillShown();
    void startOrStop();
    void setSearching(bool searching);
    void tickShown(bool ticked);
    void showFound(const QList<FoundDatabase> &databases);
    void showProgress(const FindProgress &progress);
    void showEnd(const FindSummary &summary);
    void showSummary();
    void showCounts();
    void showTableOrHint();
    void announce();
    QString detailsText() const;

    QStringList m_kept;
    DatabaseFinder *m_finder;
    FindModel *m_model;
    FindFilter *m_filtered;
    bool m_searched = false; ///< at least once
    FindSummary m_summary;   ///< of the search that has ended

    FindFolders *m_folders;
    QPushButton *m_start;
    QProgressBar *m_bar;
    ElidedLabel *m_progress;
    QLabel *m_showLabel;
    QComboBox *m_shown;
    SearchField *m_filter;
    QStackedWidget *m_stack;
    FindTable *m_table;
    EmptyState *m_hint;
    QPushButton *m_tickAll;
    QPushButton *m_untickAll;
    QLabel *m_count;
    WrappedLabel *m_unseen;
    QPushButton *m_details;
    QPlainTextEdit *m_detailsText;
    QPushButton *m_cancel;
    QPushButton *m_keep;
};

} // namespace litekeep
