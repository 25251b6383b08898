// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace litekeep {

/// What the window shows while no database is open: what to do, and the recent databases.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(QWidget *parent = nullptr);

    void setRecent(const QStringList &paths);

Q_SIGNALS:
    void openRequested();
    void recentChosen(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void measure();

    QLabel *m_title;
    QLabel *m_hint;
    QPushButton *m_open;
    QLabel *m_drop;
    QLabel *m_recentCaption;
    QListWidget *m_recent;
};

} // namespace litekeep
