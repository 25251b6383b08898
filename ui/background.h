// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"

#include <QObject>
#include <QPointer>
#include <QSet>

#include <optional>

class QWidget;

namespace litekeep {

class AutomaticActions;
class AutomaticBackups;
class DatabaseSession;
class TrayIcon;

/// The program while its window is closed: when it stays, what the tray shows, what is told.
class Background : public QObject
{
    Q_OBJECT
public:
    explicit Background(QWidget *window);
    ~Background() override;

    AutomaticActions *actions() const { return m_actions; }
    TrayIcon *tray() const { return m_tray; }

    /// The open database; nulls while there is none.
    void watch(DatabaseSession *session, AutomaticBackups *automatic);
    /// Closing the window would end automatic backups that are on.
    bool isNeeded() const;
    bool hasTray() const;
    /// For tests, which run where there is none.
    void pretendTray(bool there) { m_pretended = there; }
    /// Shows the icon from now on, even when nothing needs it.
    void stay();
    void retranslateUi();

Q_SIGNALS:
    void openRequested();
    void backUpRequested();
    void quitRequested();
    /// What has just been notified, whether or not a tray could show it.
    void notified(const QString &text);

private:
    void follow();
    void tellStatus();
    void tellSuccess(const CreateResult &result);
    void tellFailure(const Error &error);
    void notify(const QString &text, bool warning);
    bool isWarning() const;
    /// True when this is new; what is over may be told again later.
    bool isNews(const QByteArray &topic, bool holds);

    QWidget *m_window;
    AutomaticActions *m_actions;
    TrayIcon *m_tray;
    QPointer<DatabaseSession> m_session;
    QPointer<AutomaticBackups> m_automatic;
    QSet<QByteArray> m_told;
    std::optional<bool> m_pretended;
    bool m_stays = false;
};

} // namespace litekeep
