// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/error.h"
#include "engine/restoretypes.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;
class QScrollArea;

namespace litekeep {

class IconLabel;
class PreviewView;
class ProgramsChoice;

/// "Bring the database back to this backup?" It belongs to the backup it was made for, whatever
/// happens to the list meanwhile. accepted() means "Restore"; it does nothing by itself.
class RestoreDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Purpose { Restore, Undo };

    RestoreDialog(const Backup &backup, const QString &databasePath, Purpose purpose,
                  QWidget *parent);

    QString backupId() const { return m_backup.id; }
    RestoreOptions options() const;
    void setPlan(const ProgramsPlan &plan);
    void setPreview(const Result<RestorePreview> &preview);
    /// What was shown; absent while it is being compared.
    std::optional<RestorePreview> preview() const { return m_preview; }
    /// Nothing can be begun while other work runs.
    void setBusy(bool busy);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void measure();
    void retranslateUi();
    void follow();
    void fit();
    int mostHeight() const;
    QString question() const;
    QString stateSentence() const;

    Backup m_backup;
    QString m_databasePath;
    Purpose m_purpose;
    std::optional<RestorePreview> m_preview;
    bool m_busy = false;
    QScrollArea *m_scroll;
    QWidget *m_content;
    IconLabel *m_icon;
    QLabel *m_question;
    QLabel *m_facts;
    IconLabel *m_stateIcon;
    QLabel *m_warning;
    QCheckBox *m_force;
    PreviewView *m_view;
    QLabel *m_programsHeading;
    ProgramsChoice *m_programs;
    QLabel *m_promise;
    QLabel *m_forgotten;
    QPushButton *m_cancel;
    QPushButton *m_restore;
};

/// "What changed": the comparison that was shown before a restore.
QDialog *makeChangesDialog(const RestorePreview &preview, QWidget *parent);

} // namespace litekeep
