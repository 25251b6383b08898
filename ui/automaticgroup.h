// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"
#include "ui/icons.h"

#include <QGroupBox>
#include <QTimer>

class QCheckBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace litekeep {

class CalmSpinBox;
class IconLabel;

/// The group "Automatic backups": shows what is stored, holds what the person would like
/// instead, and says what that would remove. It stores nothing itself.
class AutomaticGroup : public QGroupBox
{
    Q_OBJECT
public:
    explicit AutomaticGroup(QWidget *parent = nullptr);

    /// What is stored; nothing while it is not known. Changes of the person stay.
    void setStored(const std::optional<BackupSettings> &stored);
    /// When the next backup comes, or why none does.
    void setNext(const QString &text, const QString &explanation);
    /// The backups that `settings` would remove after the next backup.
    void setPreview(const BackupSettings &settings, const QList<Backup> &going);
    /// While the settings are being stored.
    void setStoring(bool storing);

    /// What the boxes hold now, also what is being typed.
    BackupSettings wanted() const;
    /// What of it the person has changed: the rest is left to whoever else changes it.
    SettingsChange change() const;
    bool isModified() const;
    void revert();

Q_SIGNALS:
    void applyRequested(const litekeep::SettingsChange &change);
    void previewRequested(const litekeep::BackupSettings &settings);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void arrange();
    void retranslateUi();
    void follow();
    void apply();
    void show(const BackupSettings &settings);
    void showLine();
    void showUnits();
    QString goingText() const;

    std::optional<BackupSettings> m_stored;
    bool m_storing = false;
    QString m_next;
    QString m_nextExplanation;
    std::optional<BackupSettings> m_previewed; ///< what m_going is about
    QList<Backup> m_going;
    QTimer m_pause; ///< asks for a preview when the typing rests

    QCheckBox *m_enabled;
    QLabel *m_every;
    CalmSpinBox *m_hours;
    QLabel *m_hoursUnit;
    QCheckBox *m_skip;
    QLabel *m_keep;
    CalmSpinBox *m_count;
    QLabel *m_countUnit;
    IconLabel *m_lineIcon;
    QLabel *m_line;
    QPushButton *m_revert;
    QPushButton *m_apply;
    QGridLayout *m_rows;
    QHBoxLayout *m_first;
    bool m_narrow = false;
};

} // namespace litekeep
