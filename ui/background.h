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
class KeptDatabases;
class KeptMember;
class TrayIcon;

/// The program while its window is closed: when it stays, what the tray shows, what is told.
class Background : public QObject
{
    Q_OBJECT
public:
    Background(KeptDatabases *databases, QWidget *window);
    ~Background() override;

    AutomaticActions *actions() const { return m_actions; }
    TrayIcon *tray() const { return m_tray; }

    /// The database that the window shows; null while there is none.
    void setCurrent(KeptMember *member);
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
    void watch(KeptMember *member);
    void follow();
    QString toolTip() const;
    bool isPaused() const;
    void pauseAll(const QDateTime &until);
    void tellStatus(KeptMember *member);
    void tellSuccess(KeptMember *member, const CreateResult &result);
    void tellFailure(KeptMember *member, const Error &error);
    void notify(const KeptMember *member, const QString &text, bool warning);
    /// True when this is new; what is over may be told again later.
    bool isNews(const KeptMember *member, const QByteArray &topic, bool holds);

    QWidget *m_window;
    KeptDatabases *m_databases;
    AutomaticActions *m_actions;
    TrayIcon *m_tray;
    QPointer<KeptMember> m_current;
    QSet<std::pair<const KeptMember *, QByteArray>> m_told;
    std::optional<bool> m_pretended;
    bool m_stays = false;
};

} // namespace litekeep
