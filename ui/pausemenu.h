// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace litekeep {

/// "Pause automatic backups": for an hour, until tomorrow, or go on now.
class PauseMenu : public QMenu
{
    Q_OBJECT
public:
    /// `name` begins the object names of its actions, such as "actionPause".
    explicit PauseMenu(const QString &name, QWidget *parent = nullptr);

    void follow(bool enabled, bool paused);
    void retranslateUi(const QString &title);

Q_SIGNALS:
    /// An invalid time: go on.
    void pauseRequested(const QDateTime &until);

private:
    QAction *m_hour;
    QAction *m_tomorrow;
    QAction *m_resume;
};

} // namespace litekeep
