// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the window that is about closing it and going on without it.
#include "ui/mainwindow.h"

#include "ui/actions.h"
#include "ui/automaticactions.h"
#include "ui/automaticpart.h"
#include "ui/background.h"
#include "ui/backupround.h"
#include "ui/closingboxes.h"
#include "ui/databasepage.h"
#include "ui/databasesession.h"
#include "ui/dialogs.h"
#include "ui/keptdatabases.h"
#include "ui/remembered.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMessageBox>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr char toldKey[] = "toldOfBackground";
constexpr int trayAttempts = 30;
constexpr int trayAttemptMs = 1000;

QList<KeptPlace> placesOf(const QList<KeptMember *> &members)
{
    QList<KeptPlace> places;
    for (const KeptMember *member : members)
        places.append(member->place());
    return places;
}

} // namespace

void MainWindow::connectBackground()
{
    connect(m_background, &Background::openRequested, this, &MainWindow::activate);
    connect(m_background, &Background::quitRequested, this, &MainWindow::quit);
    connect(m_background, &Background::backUpRequested, this, [this] {
        if (m_databases->members().size() > 1)
            m_round->start();
        else if (!m_databases->working().contains(m_databases->members().value(0)))
            m_databases->members().first()->session()->backUp();
    });
    connect(m_background->actions()->history, &QAction::triggered, this, [this] {
        if (DatabasePage *shown = page())
            shown->automatic()->showHistory();
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
    m_databases->begin();
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
    if (!isVisible() && (isWorking() || unapplied()))
        activate();
    close();
}

bool MainWindow::isWorking() const
{
    return !m_databases->working().isEmpty();
}

void MainWindow::stopThen(const QList<KeptMember *> &members, StopFor why,
                          const std::function<void()> &next)
{
    if (m_question || m_next)
        return; // asked already, or stopping already
    QStringList names;
    for (const KeptMember *member : members)
        names.append(m_databases->nameOf(member));
    m_question = makeStopBox(members.first()->session()->job(), names, why, this);
    connect(m_question, &QMessageBox::finished, this, [this, places = placesOf(members), next] {
        const QMessageBox *box = std::exchange(m_question, nullptr);
        if (box->buttonRole(box->clickedButton()) != QMessageBox::AcceptRole) {
            m_quitting = false;
            return;
        }
        QList<KeptMember *> working;
        for (const KeptPlace &place : places) {
            KeptMember *member = m_databases->member(place);
            if (member && member->isWorking())
                working.append(member);
        }
        stop(working, next);
    });
    m_question->open();
}

/// Nothing new begins meanwhile.
void MainWindow::stop(const QList<KeptMember *> &members, const std::function<void()> &next)
{
    if (members.isEmpty()) {
        next();
        return;
    }
    m_databases->holdBack(true);
    m_next = next;
    const auto goOn = [this, places = placesOf(members)] {
        const bool still = std::any_of(places.cbegin(), places.cend(), [this](const auto &place) {
            const KeptMember *member = m_databases->member(place);
            return member && member->isWorking();
        });
        if (still || !m_next)
            return;
        // After the session's own answer, which still uses the page.
        QMetaObject::invokeMethod(
            this,
            [this, then = std::exchange(m_next, nullptr)] {
                m_databases->holdBack(false);
                then();
            },
            Qt::QueuedConnection);
    };
    if (members.size() > 1)
        m_round->cancel();
    for (KeptMember *member : members) {
        connect(member, &KeptMember::changed, this, goOn, Qt::QueuedConnection);
        member->session()->cancel();
    }
}

/// A page whose settings were changed and not applied.
KeptMember *MainWindow::unapplied() const
{
    for (KeptMember *member : m_databases->members()) {
        const DatabasePage *made = m_pages.value(member);
        if (made && made->automatic()->hasUnapplied())
            return member;
    }
    return nullptr;
}

void MainWindow::settleChanges(const std::function<void()> &next)
{
    if (m_question || m_next)
        return;
    showMember(unapplied(), false); // what the question is about
    m_question = makeUnappliedBox(this);
    connect(m_question, &QMessageBox::finished, this, [this, next, asked = page()] {
        const QMessageBox *box = std::exchange(m_question, nullptr);
        AutomaticPart *part = page() == asked && asked ? asked->automatic() : nullptr;
        switch (box->buttonRole(box->clickedButton())) {
        case QMessageBox::AcceptRole:
            if (part)
                part->apply(next);
            break;
        case QMessageBox::DestructiveRole:
            if (part)
                part->discard();
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
    if (tray && remembered::value(QLatin1StringView(toldKey)).toBool()) {
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
            remembered::set(QLatin1StringView(toldKey), true);
            saveState();
            hide();
        } else if (role == QMessageBox::AcceptRole) {
            showMinimized();
        }
    });
    m_question->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // When the desktop's session ends nobody can answer; the engine ends tidily by itself.
    if (!qApp->isSavingSession()) {
        const auto again = [this] { close(); };
        event->ignore();
        if (unapplied())
            return settleChanges(again);
        if (m_background->isNeeded() && !m_quitting)
            return leaveRunning();
        if (isWorking())
            return stopThen(m_databases->working(), StopFor::Closing, again);
    }
    m_databases->holdBack(true);
    saveState();
    event->accept();
    Q_EMIT ended();
}

void MainWindow::sessionEnds(QSessionManager &)
{
    m_databases->holdBack(true);
    m_round->cancel();
    for (KeptMember *member : m_databases->working())
        member->session()->cancel();
    saveState();
}

} // namespace litekeep
