// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

class QWidget;

namespace litekeep {

class AutomaticBackups;
class PauseMenu;

/// What the menus offer about automatic backups and the background.
class AutomaticActions : public QObject
{
    Q_OBJECT
public:
    explicit AutomaticActions(QWidget *window);

    QAction *history;
    QAction *startAtLogin;  ///< checkable; writes and removes the autostart entry
    QAction *notifySuccess; ///< checkable

    /// For the database that is shown, and for all of them.
    PauseMenu *pauseMenu() const { return m_pause; }
    PauseMenu *pauseAllMenu() const { return m_pauseAll; }
    static bool notifiesSuccess();
    void retranslateUi();
    /// Which are possible; null while no database is shown.
    void follow(const AutomaticBackups *automatic);

Q_SIGNALS:
    /// The autostart entry could not be changed.
    void autostartFailed(const QString &problem);

private:
    void setAutostart(bool enabled);

    PauseMenu *m_pause;
    PauseMenu *m_pauseAll;
};

} // namespace litekeep
