// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QMenu>
#include <QObject>

namespace litekeep {

class AutomaticBackups;

/// What the menus offer about automatic backups and the background.
class AutomaticActions : public QObject
{
    Q_OBJECT
public:
    explicit AutomaticActions(QWidget *window);

    QAction *history;
    QAction *startAtLogin;  ///< checkable; writes and removes the autostart entry
    QAction *notifySuccess; ///< checkable

    QMenu *pauseMenu() const { return m_pause; }
    static bool notifiesSuccess();
    void retranslateUi();
    /// Which are possible; null while no database is open.
    void follow(const AutomaticBackups *automatic);

Q_SIGNALS:
    /// An invalid time: go on.
    void pauseRequested(const QDateTime &until);
    /// The autostart entry could not be changed.
    void autostartFailed(const QString &problem);

private:
    void setAutostart(bool enabled);

    QMenu *m_pause;
    QAction *m_hour;
    QAction *m_tomorrow;
    QAction *m_resume;
};

} // namespace litekeep
