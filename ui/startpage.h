// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace litekeep {

class DatabasesActions;

/// What the window shows while no database is kept: what to do, and the recent databases.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(DatabasesActions *actions, QWidget *parent = nullptr);

    void setRecent(const QStringList &paths);

Q_SIGNALS:
    void recentChosen(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void measure();

    QLabel *m_title;
    QLabel *m_hint;
    QPushButton *m_open;
    QPushButton *m_find;
    QLabel *m_drop;
    QLabel *m_recentCaption;
    QListWidget *m_recent;
};

} // namespace litekeep
