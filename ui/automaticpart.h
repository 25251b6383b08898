// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"
#include "ui/message.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QWidget;

namespace litekeep {

class AutomaticBackups;
class AutomaticGroup;
class CollapseBar;
class DatabaseSession;
class HistoryDialog;

/// What a page has about automatic backups: the group, the question, the history.
class AutomaticPart : public QObject
{
    Q_OBJECT
public:
    AutomaticPart(DatabaseSession *session, AutomaticBackups *backups, QWidget *page);

    AutomaticBackups *backups() const { return m_backups; }
    AutomaticGroup *group() const { return m_group; }
    CollapseBar *bar() const { return m_bar; }

    bool hasUnapplied() const;
    /// Stores what the group holds; `then` is done when that worked.
    void apply(const std::function<void()> &then);
    void discard();
    void showHistory();
    /// Relative times grow old.
    void refreshTexts();
    /// The engine's texts are in the language of the moment of asking.
    void retranslate();

Q_SIGNALS:
    void message(const litekeep::Message &message);

private:
    void store(const SettingsChange &change);
    void showStatus();
    void showPreview(const BackupSettings &settings, const PruneResult &result);

    DatabaseSession *m_session;
    QWidget *m_page;
    AutomaticBackups *m_backups;
    AutomaticGroup *m_group;
    CollapseBar *m_bar;
    QPointer<HistoryDialog> m_history;
    std::function<void()> m_afterStoring;
};

} // namespace litekeep
