// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/background.h"

#include "engine/format.h"
#include "ui/automaticactions.h"
#include "ui/automaticbackups.h"
#include "ui/databasesession.h"
#include "ui/keptdatabases.h"
#include "ui/pausemenu.h"
#include "ui/trayicon.h"

#include <QDateTime>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

Background::Background(KeptDatabases *databases, QWidget *window)
    : QObject(window),
      m_window(window),
      m_databases(databases),
      m_actions(new AutomaticActions(window)),
      m_tray(new TrayIcon(m_actions->pauseAllMenu(), this))
{
    connect(m_tray, &TrayIcon::openRequested, this, &Background::openRequested);
    connect(m_tray, &TrayIcon::backUpRequested, this, &Background::backUpRequested);
    connect(m_tray, &TrayIcon::quitRequested, this, &Background::quitRequested);
    connect(m_actions->pauseMenu(), &PauseMenu::pauseRequested, this,
            [this](const QDateTime &until) {
                if (m_current)
                    m_current->automatic()->pause(until);
            });
    connect(m_actions->pauseAllMenu(), &PauseMenu::pauseRequested, this, &Background::pauseAll);
    connect(databases, &KeptDatabases::added, this, &Background::watch);
    connect(databases, &KeptDatabases::aboutToRemove, this, [this](KeptMember *member) {
        m_told.removeIf([member](const auto &told) { return told.first == member; });
        member->disconnect(this);
    });
    connect(databases, &KeptDatabases::rowsChanged, this, &Background::follow);
    connect(databases, &KeptDatabases::membersChanged, this, &Background::follow);
}

Background::~Background() = default;

/// Its automatic backups are not made before it begins.
void Background::watch(KeptMember *member)
{
    connect(member, &KeptMember::prepared, this, [this, member] {
        const AutomaticBackups *automatic = member->automatic();
        connect(automatic, &AutomaticBackups::statusChanged, this,
                [this, member] { tellStatus(member); });
        connect(automatic, &AutomaticBackups::runSucceeded, this,
                [this, member](const CreateResult &result) { tellSuccess(member, result); });
        connect(automatic, &AutomaticBackups::runFailed, this,
                [this, member](const Error &error) { tellFailure(member, error); });
    });
}

void Background::setCurrent(KeptMember *member)
{
    m_current = member;
    follow();
}

bool Background::isNeeded() const
{
    const QList<KeptMember *> &all = m_databases->members();
    return std::any_of(all.cbegin(), all.cend(), [](KeptMember *member) {
        return member->isStarted() && member->automatic()->isEnabled();
    });
}

bool Background::hasTray() const
{
    return m_pretended.value_or(TrayIcon::isAvailable());
}

void Background::stay()
{
    m_stays = true;
    follow();
}

bool Background::isPaused() const
{
    const QList<KeptMember *> &all = m_databases->members();
    return std::any_of(all.cbegin(), all.cend(), [](KeptMember *member) {
        return member->isStarted() && member->automatic()->isPaused();
    });
}

void Background::pauseAll(const QDateTime &until)
{
    for (KeptMember *member : m_databases->members()) {
        if (member->isStarted() && member->automatic()->isEnabled())
            member->automatic()->pause(until);
    }
}

/// One database as on its page; of several, what a person must know.
QString Background::toolTip() const
{
    const QList<DatabaseRow> rows = m_databases->rows();
    if (rows.isEmpty())
        return u"Litekeep"_s;
    if (rows.size() == 1)
        return u"%1\n%2"_s.arg(rows.first().name, rows.first().sentence);
    constexpr int mostLines = 5;
    QStringList lines{u"Litekeep: %1"_s.arg(summaryOf(rows))};
    for (const DatabaseRow &row : rows) {
        if (row.isTrouble && lines.size() < mostLines)
            lines.append(u"%1: %2"_s.arg(row.name, row.state));
    }
    return lines.join(u'\n');
}

void Background::follow()
{
    m_actions->follow(m_current && m_current->isStarted() ? m_current->automatic() : nullptr);
    const bool needed = isNeeded();
    m_actions->pauseAllMenu()->follow(needed, isPaused());
    const QList<DatabaseRow> rows = m_databases->rows();
    const bool warns = std::any_of(rows.cbegin(), rows.cend(),
                                   [](const DatabaseRow &row) { return row.isTrouble; });
    m_tray->setState(!m_databases->working().isEmpty() ? TrayIcon::State::Working
                     : warns                           ? TrayIcon::State::Warning
                                                       : TrayIcon::State::Idle,
                     toolTip());
    const bool one = rows.size() == 1;
    m_tray->setCanBackUp(!rows.isEmpty() && !(one && m_databases->members().first()->isBusy()),
                         rows.size() > 1);
    m_tray->setVisible(m_stays || needed);
}

bool Background::isNews(const KeptMember *member, const QByteArray &topic, bool holds)
{
    const std::pair key(member, topic);
    if (!holds) {
        m_told.remove(key);
        return false;
    }
    if (m_told.contains(key))
        return false;
    m_told.insert(key);
    return true;
}

void Background::tellStatus(KeptMember *member)
{
    const std::optional<BackupStatus> &status = member->automatic()->status();
    if (!status || !status->settings.enabled)
        return;
    if (isNews(member, "overdue", status->overdue)) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        notify(member,
               status->lastGoodAt.isValid()
                   ? tr("A backup is overdue: the last good one was made %1.")
                         .arg(formatRelativeTime(status->lastGoodAt, now, QLocale()))
                   : tr("A backup is overdue: there is no good one yet."),
               true);
    }
    const bool asked = status->collapse && !status->collapse->stopped;
    if (isNews(member, "collapse", asked))
        notify(member, status->collapse->text, true);
}

void Background::tellSuccess(KeptMember *member, const CreateResult &result)
{
    isNews(member, "failure", false);
    if (AutomaticActions::notifiesSuccess() && !result.unchanged) {
        notify(member,
               tr("Automatic backup made: %1.").arg(formatSize(result.backup.sizeBytes, QLocale())),
               false);
    }
}

/// The first of several failures in a row is news, each further try is not.
void Background::tellFailure(KeptMember *member, const Error &error)
{
    if (error.code == ErrorCode::NotDue || error.code == ErrorCode::Cancelled)
        return;
    if (isNews(member, "failure", true))
        notify(member, tr("The automatic backup failed. %1").arg(error.text()), true);
}

/// Whoever looks at the window sees it there.
void Background::notify(const KeptMember *member, const QString &text, bool warning)
{
    Q_EMIT notified(text);
    if (m_window->isVisible() && m_window->isActiveWindow())
        return;
    m_tray->notify(m_databases->nameOf(member), text, warning);
}

void Background::retranslateUi()
{
    m_actions->retranslateUi();
    m_tray->retranslateUi();
    follow();
}

} // namespace litekeep
