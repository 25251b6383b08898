// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/message.h"
#include "ui/restoredialog.h"

#include <QObject>
#include <QPointer>

namespace litekeep {

class DatabaseSession;

/// The way from "Restore…" to "Restored", with everything a person may want in between and
/// after it. Asks over `window`, tells by the session's messages.
class RestoreFlow : public QObject
{
    Q_OBJECT
public:
    RestoreFlow(DatabaseSession *session, QWidget *window);

    /// Opens the dialog for this backup, whatever is selected.
    void ask(const QString &id);
    void askUndo();
    void askDeleteCopy(const DamagedCopy &copy);
    /// True when the remedy was one of its own.
    bool applyRemedy(const Message &message);
    /// Programs that are to stop are waited for so long.
    int stopSeconds() const { return m_options.programs.timeoutSeconds; }

private:
    void open(const Backup &backup, RestoreDialog::Purpose purpose);
    void begin(const RestoreDialog &dialog);
    void restored(const RestoreResult &result);
    void failed(const Error &error);
    void askForce(const QString &names);
    void askLastGood();

    DatabaseSession *m_session;
    QWidget *m_window;
    QPointer<RestoreDialog> m_dialog;
    // The restore that runs, or ran last.
    QString m_id;
    RestoreOptions m_options;
    std::optional<RestorePreview> m_shown;
};

} // namespace litekeep
