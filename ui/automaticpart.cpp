// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/automaticpart.h"

#include "ui/automaticbackups.h"
#include "ui/automaticgroup.h"
#include "ui/automatictext.h"
#include "ui/collapsebar.h"
#include "ui/databasesession.h"
#include "ui/historydialog.h"
#include "ui/labels.h"

#include <QDateTime>
#include <QLocale>
#include <QWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace litekeep {

AutomaticPart::AutomaticPart(DatabaseSession *session, AutomaticBackups *backups, QWidget *page)
    : QObject(page),
      m_session(session),
      m_page(page),
      m_backups(backups),
      m_group(new AutomaticGroup(page)),
      m_bar(new CollapseBar(page))
{
    connect(m_backups, &AutomaticBackups::statusChanged, this, &AutomaticPart::showStatus);
    connect(m_backups, &AutomaticBackups::previewArrived, this, &AutomaticPart::showPreview);
    connect(m_backups, &AutomaticBackups::troubled, this, [this](const Error &error) {
        Message told = messageFor(error, Job::None);
        told.remedy = Remedy::None; // "Try again" would repeat something else
        Q_EMIT message(told);
    });
    connect(m_backups, &AutomaticBackups::storingEnded, this, [this](bool stored) {
        m_group->setStoring(false);
        const auto then = std::exchange(m_afterStoring, nullptr);
        if (stored && then)
            then();
    });
    connect(m_group, &AutomaticGroup::applyRequested, this, &AutomaticPart::store);
    connect(m_group, &AutomaticGroup::previewRequested, m_backups, &AutomaticBackups::preview);
    connect(m_bar, &CollapseBar::answered, this,
            [this](const QString &, bool keep) { m_backups->answerCollapse(keep); });
    // What would be removed depends on what is there.
    connect(session, &DatabaseSession::factsChanged, this, &AutomaticPart::refreshTexts);
    if (m_backups->status())
        showStatus();
}

bool AutomaticPart::hasUnapplied() const
{
    return m_group->isModified();
}

void AutomaticPart::apply(const std::function<void()> &then)
{
    m_afterStoring = then;
    store(m_group->change());
}

void AutomaticPart::discard()
{
    m_group->revert();
}

void AutomaticPart::store(const SettingsChange &change)
{
    m_group->setStoring(true);
    m_backups->store(change);
}

void AutomaticPart::showStatus()
{
    const std::optional<BackupStatus> &status = m_backups->status();
    m_group->setStored(m_backups->settings());
    m_bar->setQuestion(status ? status->collapse : std::nullopt);
    refreshTexts();
}

void AutomaticPart::refreshTexts()
{
    const std::optional<BackupStatus> &status = m_backups->status();
    if (!status)
        return;
    const QLocale locale;
    m_group->setNext(nextText(*status, QDateTime::currentDateTimeUtc(), locale),
                     nextExplanation(*status, locale));
}

void AutomaticPart::showPreview(const BackupSettings &settings, const PruneResult &result)
{
    QList<Backup> going;
    for (const RemovedBackup &removed : result.removed) {
        if (const std::optional<Backup> backup = m_session->backup(removed.id))
            going.append(*backup);
    }
    m_group->setPreview(settings, going);
}

void AutomaticPart::showHistory()
{
    if (!m_history)
        m_history = new HistoryDialog(m_backups, databaseTitle(m_session->databasePath()), m_page);
    m_history->show();
    m_history->raise();
    m_history->activateWindow();
}

void AutomaticPart::retranslate()
{
    m_backups->check();
    refreshTexts();
}

} // namespace litekeep
