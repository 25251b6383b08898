// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

#include <memory>
#include <optional>

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
    bool isVisible() const { return m_icon && m_icon->isVisible(); }
    void setState(State state, const QString &toolTip);
    State state() const { return m_state; }
    QString toolTip() const { return m_toolTip; }
    /// `several`: the entry is about all databases.
    void setCanBackUp(bool can, bool several = false);
    const QMenu *menu() const { return m_menu.get(); }
    void notify(const QString &title, const QString &text, bool warning);
    void retranslateUi();

Q_SIGNALS:
    void openRequested();
    void backUpRequested();
    void quitRequested();

private:
    void makeIcon();
    void draw();

    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon; ///< made when it is first shown
    QString m_toolTip;
    State m_state = State::Idle;
    std::optional<State> m_drawn;
    bool m_several = false;
    QAction *m_open;
    QAction *m_backUp;
    QAction *m_quit;
};

/// The program's icon with a mark for what it is doing.
QIcon trayIcon(TrayIcon::State state);

} // namespace litekeep
