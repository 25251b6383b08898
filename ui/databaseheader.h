// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/status.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace litekeep {

class Actions;
class ElidedLabel;
class IconLabel;

/// Name, status sentence, facts of the database, and the button "Back up now".
class DatabaseHeader : public QWidget
{
    Q_OBJECT
public:
    explicit DatabaseHeader(Actions *actions, QWidget *parent = nullptr);

    void setDatabase(const QString &path);
    void setFacts(const DatabaseFacts &facts);
    /// Where the keyboard starts: on "Back up now".
    void takeFocus();
    /// Relative times grow old; called by the page's clock.
    void refreshTexts();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Fact
    {
        QLabel *caption = nullptr;
        ElidedLabel *value = nullptr;
    };
    Fact addFact(QHBoxLayout *row, const char *name, Qt::TextElideMode mode, int stretch);
    void retranslateUi();
    void measure();
    void showFacts();
    void showLastGood();

    QString m_path;
    DatabaseFacts m_facts;
    ElidedLabel *m_name;
    IconLabel *m_statusIcon;
    QLabel *m_statusText;
    QPushButton *m_backUp;
    Fact m_folder;
    Fact m_size;
    Fact m_lastGood;
    Fact m_journal;
    Fact m_openedBy;
};

} // namespace litekeep
