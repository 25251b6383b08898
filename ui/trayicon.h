// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

#include <memory>

namespace litekeep {

/// The icon in the system tray and its menu.
class TrayIcon : public QObject
{
    Q_OBJECT
public:
    enum class State { Idle, Working, Warning };

    /// `pause` becomes a submenu; it belongs to somebody else.
    explicit TrayIcon(QMenu *pause, QObject *parent = nullptr);
    ~TrayIcon() override;

    static bool isAvailable() { return QSystemTrayIcon::isSystemTrayAvailable(); }
    void setVisible(bool visible);
    bool isVisible() const { return m_icon.isVisible(); }
    void setState(State state, const QString &toolTip);
    State state() const { return m_state; }
    QString toolTip() const { return m_icon.toolTip(); }
    void setCanBackUp(bool can);
    const QMenu *menu() const { return m_menu.get(); }
    void notify(const QString &title, const QString &text, bool warning);
    void retranslateUi();

Q_SIGNALS:
    void openRequested();
    void backUpRequested();
    void quitRequested();

private:
    void draw();

    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon m_icon;
    State m_state = State::Idle;
    State m_drawn = State::Idle;
    QAction *m_open;
    QAction *m_backUp;
    QAction *m_quit;
};

/// The program's icon with a mark for what it is doing.
QIcon trayIcon(TrayIcon::State state);

} // namespace litekeep
