// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the window that is about closing it and going on without it.
#include "ui/mainwindow.h"

#include "ui/actions.h"
#include "ui/automaticactions.h"
#include "ui/automaticpart.h"
#include "ui/background.h"
#include "ui/closingboxes.h"
#include "ui/databasepage.h"

#include <QMessageBox>
#include <QSettings>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr char toldKey[] = "toldOfBackground";
constexpr int trayAttempts = 30;
constexpr int trayAttemptMs = 1000;

} // namespace

void MainWindow::connectBackground()
{
    connect(m_background, &Background::openRequested, this, &MainWindow::activate);
    connect(m_background, &Background::quitRequested, this, &MainWindow::quit);
    connect(m_background, &Background::backUpRequested, m_actions->backUp, &QAction::trigger);
    connect(m_background->actions()->history, &QAction::triggered, this, [this] {
        if (m_page)
            m_page->automatic()->showHistory();
    });
    connect(m_background->actions(), &AutomaticActions::autostartFailed, this,
            [this](const QString &problem) {
                auto *box = new QMessageBox(QMessageBox::Warning, tr("Start at login"), problem,
                                            QMessageBox::Close, this);
                box->setAttribute(Qt::WA_DeleteOnClose);
                box->open();
            });
}

void MainWindow::activate()
{
    if (isMinimized())
        showNormal();
    else
        show();
    raise();
    activateWindow();
}

void MainWindow::startHidden()
{
    m_background->stay();
    if (m_background->hasTray())
        return;
    // At login the tray may come after us.
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [this, timer, left = trayAttempts]() mutable {
        if (!m_background->hasTray() && --left > 0)
            return;
        timer->deleteLater();
        timer->stop();
        if (m_background->hasTray())
            m_background->stay();
        else if (!isVisible())
            showMinimized();
    });
    timer->start(trayAttemptMs);
}

void MainWindow::quit()
{
    m_quitting = true;
    // Questions need their window.
    if (!isVisible() && (isWorking() || hasUnapplied()))
        activate();
    close();
}

QString MainWindow::lastDatabase() const
{
    return QSettings().value("open"_L1).toString();
}

bool MainWindow::hasUnapplied() const
{
    return m_page && m_page->automatic()->hasUnapplied();
}

void MainWindow::settleChanges(const std::function<void()> &next)
{
    if (m_question || m_next)
        return;
    m_question = makeUnappliedBox(this);
    connect(m_question, &QMessageBox::finished, this, [this, next] {
        const QMessageBox *box = std::exchange(m_question, nullptr);
        switch (box->buttonRole(box->clickedButton())) {
        case QMessageBox::AcceptRole: m_page->automatic()->apply(next); break;
        case QMessageBox::DestructiveRole:
            m_page->automatic()->discard();
            next();
            break;
        default: m_quitting = false;
        }
    });
    m_question->open();
}

/// The window goes, the automatic backups stay; the first time, the person is told so.
void MainWindow::leaveRunning()
{
    const bool tray = m_background->hasTray();
    if (tray && QSettings().value(QLatin1StringView(toldKey)).toBool()) {
        saveState();
        hide();
        return;
    }
    if (m_question || m_next)
        return;
    m_question = makeKeepRunningBox(tray, this);
    connect(m_question, &QMessageBox::finished, this, [this, tray] {
        const QMessageBox *box = std::exchange(m_question, nullptr);
        const QMessageBox::ButtonRole role = box->buttonRole(box->clickedButton());
        if (role == QMessageBox::DestructiveRole) {
            quit();
        } else if (role == QMessageBox::AcceptRole && tray) {
            QSettings().setValue(QLatin1StringView(toldKey), true);
            saveState();
            hide();
        } else if (role == QMessageBox::AcceptRole) {
            showMinimized();
        }
    });
    m_question->open();
}

} // namespace litekeep
