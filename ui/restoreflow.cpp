// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/restoreflow.h"

#include "ui/databasesession.h"
#include "ui/dialogs.h"
#include "ui/programsplan.h"

#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace litekeep {

RestoreFlow::RestoreFlow(DatabaseSession *session, QWidget *window)
    : QObject(window),
      m_session(session),
      m_window(window)
{
    connect(session, &DatabaseSession::restored, this, &RestoreFlow::restored);
    connect(session, &DatabaseSession::restoreFailed, this, &RestoreFlow::failed);
    connect(session, &DatabaseSession::jobChanged, this, [this] {
        if (m_dialog)
            m_dialog->setBusy(m_session->isBusy());
    });
}

void RestoreFlow::ask(const QString &id)
{
    if (const std::optional<Backup> backup = m_session->backup(id))
        open(*backup, RestoreDialog::Purpose::Restore);
}

void RestoreFlow::askUndo()
{
    if (m_session->undoable())
        open(*m_session->undoable(), RestoreDialog::Purpose::Undo);
}

void RestoreFlow::askLastGood()
{
    const auto &list = m_session->facts().list;
    if (const Backup *good = list ? lastGoodBackup(*list) : nullptr)
        open(*good, RestoreDialog::Purpose::Restore);
}

void RestoreFlow::open(const Backup &backup, RestoreDialog::Purpose purpose)
{
    if (m_dialog && m_dialog->isVisible())
        return;
    auto *dialog = new RestoreDialog(backup, m_session->databasePath(), purpose, m_window);
    m_dialog = dialog;
    dialog->setPlan(rememberedPlan(m_session->databasePath()));
    dialog->setBusy(m_session->isBusy());
    connect(dialog, &QDialog::accepted, this, [this, dialog] { begin(*dialog); });
    // Not with the dialog as context: Qt 6.4 cannot bear that it is gone before the answer.
    m_session->preview(backup.id).then(m_session,
                                       [asked = m_dialog](const Result<RestorePreview> &preview) {
                                           if (asked)
                                               asked->setPreview(preview);
                                       });
    dialog->open();
}

void RestoreFlow::begin(const RestoreDialog &dialog)
{
    if (m_session->isBusy())
        return; // the dialog does not let it come to this
    m_id = dialog.backupId();
    m_options = dialog.options();
    m_shown = dialog.preview();
    rememberPlan(m_session->databasePath(), m_options.programs);
    m_session->restore(m_id, m_options);
}

void RestoreFlow::restored(const RestoreResult &result)
{
    Q_EMIT m_session->message(restoredMessage(result, m_shown.has_value()));
}

void RestoreFlow::failed(const Error &error)
{
    Message told = messageFor(error, Job::Restore);
    told.subjects = {m_id};
    const bool asked = m_options.programs.kind == ProgramsPlan::Kind::AskToQuit;
    if (error.code == ErrorCode::ProgramsStillRunning && asked && !m_options.programs.mayKill) {
        told.remedy = Remedy::ForceQuit;
        told.others = {Remedy::RestoreAgain};
    }
    if (error.code == ErrorCode::RestoreUnproved)
        told.others = {Remedy::Undo};
    Q_EMIT m_session->message(told);
}

void RestoreFlow::askForce(const QString &names)
{
    QMessageBox *box = makeForceBox(names, m_window);
    RestoreOptions options = m_options;
    options.programs.mayKill = true;
    connect(box, &QMessageBox::finished, this, [this, box, id = m_id, options] {
        if (box->buttonRole(box->clickedButton()) != QMessageBox::AcceptRole || m_session->isBusy())
            return;
        m_id = id;
        m_options = options;
        m_session->restore(id, options);
    });
    box->open();
}

void RestoreFlow::askDeleteCopy(const DamagedCopy &copy)
{
    QMessageBox *box = makeDeleteCopyBox(copy, m_window);
    connect(box, &QMessageBox::finished, this, [this, box, copy] {
        if (box->buttonRole(box->clickedButton()) == QMessageBox::AcceptRole
            && !m_session->isBusy())
            m_session->removeDamagedCopy(copy);
    });
    box->open();
}

bool RestoreFlow::applyRemedy(const Message &message)
{
    switch (message.remedy) {
    case Remedy::Undo: askUndo(); return true;
    case Remedy::WhatChanged:
        if (m_shown)
            makeChangesDialog(*m_shown, m_window)->open();
        return true;
    case Remedy::RestoreAgain: ask(message.subjects.value(0)); return true;
    case Remedy::RestoreLast: askLastGood(); return true;
    case Remedy::ForceQuit: askForce(message.detail); return true;
    case Remedy::StartPrograms: m_session->settleInterrupted(true); return true;
    case Remedy::Dismiss: m_session->settleInterrupted(false); return true;
    default: return false;
    }
}

} // namespace litekeep
