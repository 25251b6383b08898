// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "engine/backupplace.h"
#include "translations/translations.h"
#include "ui/actions.h"
#include "ui/automaticactions.h"
#include "ui/automaticpart.h"
#include "ui/background.h"
#include "ui/backuptable.h"
#include "ui/closingboxes.h"
#include "ui/databasepage.h"
#include "ui/databasesession.h"
#include "ui/dialogs.h"
#include "ui/helpwindow.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/startpage.h"
#include "ui/trayicon.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QSessionManager>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace litekeep {

namespace {

constexpr qsizetype mostRecent = 10;
constexpr QSize firstSize(980, 680);
constexpr auto longestFirstPaint = 2s;

/// The one local file that is being dragged; empty otherwise.
QString draggedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

/// Menus show each other's keys and names plainly; "&" in a file name is no mnemonic.
QString plain(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace

MainWindow::MainWindow(Translations *translations, QWidget *parent)
    : QMainWindow(parent),
      m_translations(translations),
      m_actions(new Actions(this)),
      m_background(new Background(this)),
      m_stack(new QStackedWidget)
{
    setObjectName("mainWindow"_L1);
    setAcceptDrops(true);
    setMinimumSize(640, 480);
    setCentralWidget(m_stack);
    buildMenus();
    retranslateUi();
    // Direct, since the session manager waits for the answer.
    connect(qApp, &QGuiApplication::commitDataRequest, this, &MainWindow::sessionEnds,
            Qt::DirectConnection);
    connectBackground();
    showRecent();
    restoreState();
    showNothing();
    // Whoever opens a database at once never sees the start page, which would cost as much time
    // as the page itself; still before the first paint.
    QMetaObject::invokeMethod(this, &MainWindow::fillStack, Qt::QueuedConnection);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildMenus()
{
    m_fileMenu = menuBar()->addMenu(QString());
    m_databaseMenu = menuBar()->addMenu(QString());
    m_backupMenu = menuBar()->addMenu(QString());
    m_viewMenu = menuBar()->addMenu(QString());
    m_helpMenu = menuBar()->addMenu(QString());
    buildFileMenu();
    buildDatabaseMenus();
    buildViewMenu();
    buildHelpMenu();
}

void MainWindow::buildFileMenu()
{
    m_open = m_fileMenu->addAction(symbolicIcon(u"folder"_s), QString(), QKeySequence::Open, this,
                                   &MainWindow::askOpen);
    m_open->setObjectName("actionOpen"_L1);
    m_recentMenu = m_fileMenu->addMenu(QString());
    m_recentMenu->setObjectName("recentMenu"_L1);
    m_clearRecent = new QAction(this);
    m_clearRecent->setObjectName("actionClearRecent"_L1);
    connect(m_clearRecent, &QAction::triggered, this, &MainWindow::clearRecent);
    m_close =
        m_fileMenu->addAction(QString(), QKeySequence::Close, this, &MainWindow::closeDatabase);
    m_close->setObjectName("actionClose"_L1);
    m_fileMenu->addSeparator();
    // The standard key is empty on a desktop without a platform theme.
    m_quit = m_fileMenu->addAction(QString(), Qt::CTRL | Qt::Key_Q, this, &MainWindow::quit);
    m_quit->setObjectName("actionQuit"_L1);
    m_quit->setMenuRole(QAction::QuitRole);
}

void MainWindow::buildDatabaseMenus()
{
    m_databaseMenu->addAction(m_actions->backUp);
    m_databaseMenu->addAction(m_actions->import);
    m_databaseMenu->addAction(m_actions->verifyAll);
    m_databaseMenu->addAction(m_actions->undoRestore);
    m_databaseMenu->addSeparator();
    m_databaseMenu->addAction(m_background->actions()->history);
    m_databaseMenu->addMenu(m_background->actions()->pauseMenu());
    m_databaseMenu->addSeparator();
    m_databaseMenu->addAction(m_actions->showDatabase);
    m_databaseMenu->addAction(m_actions->openFolder);
    m_backupMenu->addAction(m_actions->restore);
    m_backupMenu->addSeparator();
    m_backupMenu->addAction(m_actions->saveCopy);
    m_backupMenu->addAction(m_actions->saveAsDatabase);
    m_backupMenu->addAction(m_actions->verify);
    m_backupMenu->addAction(m_actions->editNote);
    m_backupMenu->addAction(m_actions->pin);
    m_backupMenu->addAction(m_actions->showBackup);
    m_backupMenu->addSeparator();
    m_backupMenu->addAction(m_actions->remove);
}

void MainWindow::buildViewMenu()
{
    m_viewMenu->addAction(m_actions->refresh);
    m_find = m_viewMenu->addAction(symbolicIcon(u"search"_s), QString(), QKeySequence::Find, this,
                                   [this] {
                                       if (m_page)
                                           m_page->focusFilter();
                                   });
    m_find->setObjectName("actionFind"_L1);
    m_viewMenu->addSeparator();
    m_viewMenu->addAction(m_background->actions()->startAtLogin);
    m_viewMenu->addAction(m_background->actions()->notifySuccess);
    m_languageMenu = m_viewMenu->addMenu(QString());
    m_languageMenu->setObjectName("languageMenu"_L1);
    m_languages = new QActionGroup(this);
    const QString chosen = QSettings().value("language"_L1).toString();
    const auto add = [&](const QString &code, const QString &name) {
        QAction *action = m_languageMenu->addAction(name);
        action->setObjectName(u"language-%1"_s.arg(code.isEmpty() ? u"system"_s : code));
        action->setCheckable(true);
        action->setChecked(code == chosen);
        m_languages->addAction(action);
        connect(action, &QAction::triggered, this, [this, code] { useLanguage(code); });
    };
    add({}, {});
    add(u"en"_s, u"&English"_s); // languages call themselves by their own names
    add(u"ru"_s, u"&Русский"_s);
}

void MainWindow::buildHelpMenu()
{
    m_manual = m_helpMenu->addAction(QString(), QKeySequence::HelpContents, this,
                                     [this] { HelpWindow::open(this); });
    m_manual->setObjectName("actionManual"_L1);
    m_helpMenu->addSeparator();
    m_about = m_helpMenu->addAction(QString(), this, [this] { makeAboutBox(this)->open(); });
    m_about->setObjectName("actionAbout"_L1);
    m_about->setMenuRole(QAction::AboutRole);
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (!std::exchange(m_painted, true))
        QTimer::singleShot(0, this, &MainWindow::goOn);
}

/// What nobody sees in the window's first moment waits until it is there.
void MainWindow::goOn()
{
    setWindowIcon(applicationIcon());
    m_about->setIcon(windowIcon());
    beginPage();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    // Back from another program: the database may have changed there.
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_page)
        m_page->session()->inspect();
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslateUi()
{
    m_fileMenu->setTitle(tr("&File"));
    m_databaseMenu->setTitle(tr("&Database"));
    m_backupMenu->setTitle(tr("&Backup"));
    m_viewMenu->setTitle(tr("&View"));
    m_helpMenu->setTitle(tr("&Help"));
    m_open->setText(tr("&Open…"));
    m_recentMenu->setTitle(tr("Open &recent"));
    m_clearRecent->setText(tr("&Clear this list"));
    m_close->setText(tr("&Close database"));
    m_quit->setText(tr("&Quit"));
    m_find->setText(tr("&Filter backups"));
    m_languageMenu->setTitle(tr("&Language"));
    m_languages->actions().constFirst()->setText(tr("&System language"));
    m_manual->setText(tr("Litekeep &manual"));
    m_about->setText(tr("&About Litekeep"));
    m_actions->retranslateUi();
    m_background->retranslateUi();
}

void MainWindow::askOpen()
{
    const QString folder = m_page ? QFileInfo(m_page->session()->databasePath()).path()
                                  : QSettings().value("folders/open"_L1).toString();
    QFileDialog *dialog = makeOpenDialog(tr("Open a database"), folder, this);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { openDatabase(path); });
    dialog->open();
}

void MainWindow::openDatabase(const QString &path, const QString &folder)
{
    if (const auto place = backupPlaceOf(path))
        openBackup(*place);
    else
        afterWork([this, path, folder] { replacePage(path, rememberedFolder(path, folder)); });
}

/// Looking at a backup in another folder than the usual one must not make that the usual one.
void MainWindow::openBackup(const BackupPlace &place)
{
    if (m_page && m_page->shows(place.database, place.folder)) {
        m_page->showBackup(place.id);
        return;
    }
    afterWork([this, place] {
        replacePage(place.database, place.folder);
        m_page->showBackup(place.id);
    });
}

/// Does it when changed settings are settled and what runs has been stopped.
void MainWindow::afterWork(const std::function<void()> &next)
{
    if (hasUnapplied())
        settleChanges([this, next] { afterWork(next); });
    else if (isWorking())
        stopThen(false, next);
    else
        next();
}

void MainWindow::replacePage(const QString &path, const QString &folder)
{
    const QString left = m_background->isNeeded() ? m_page->session()->databasePath() : QString();
    endPage();
    m_page = new DatabasePage(path, folder, m_actions, this);
    connect(m_page, &DatabasePage::openAnotherRequested, this, &MainWindow::askOpen);
    // Queued, since it ends the page that asks.
    connect(
        m_page, &DatabasePage::openRequested, this,
        [this](const QString &saved) { openDatabase(saved); }, Qt::QueuedConnection);
    connect(
        m_page, &DatabasePage::folderChosen, this,
        [this, path](const QString &chosen) { openDatabase(path, chosen); }, Qt::QueuedConnection);
    m_page->table()->setColumnState(QSettings().value("columns"_L1).toByteArray());
    m_page->resize(m_stack->size()); // laid out once, not in Qt's default size first
    m_stack->addWidget(m_page);
    m_stack->setCurrentWidget(m_page);
    m_background->watch(m_page->session(), m_page->automatic()->backups());
    startPage();
    m_page->takeFocus();
    m_close->setEnabled(true);
    m_find->setEnabled(true);
    const QString real = m_page->session()->databasePath();
    if (!left.isEmpty() && left != real)
        m_page->automatic()->tellResting(QFileInfo(left).fileName());
    setWindowTitle(QFileInfo(real).fileName());
}

/// The first one when the window is there: reading, and writing what is remembered, beside its
/// painting would make both late.
void MainWindow::startPage()
{
    m_isNew = true;
    if (m_painted || !isVisible())
        beginPage();
    else // a window that is minimised is never painted
        QTimer::singleShot(longestFirstPaint, m_page, [this] { beginPage(); });
}

void MainWindow::beginPage()
{
    if (!std::exchange(m_isNew, false))
        return;
    m_page->start();
    const QString path = m_page->session()->databasePath();
    QSettings settings; // one for all: each writes its file and waits for the disk
    settings.setValue("open"_L1, path);
    settings.setValue("folders/open"_L1, QFileInfo(path).path());
    if (QFileInfo::exists(path))
        remember(path);
}

void MainWindow::closeDatabase()
{
    if (hasUnapplied()) {
        settleChanges([this] { closeDatabase(); });
        return;
    }
    if (isWorking()) {
        stopThen(false, [this] { closeDatabase(); });
        return;
    }
    endPage();
    QSettings().remove("open"_L1);
    showStartPage();
}

void MainWindow::endPage()
{
    m_background->watch(nullptr, nullptr);
    if (!m_page)
        return;
    QSettings().setValue("columns"_L1, m_page->table()->columnState());
    m_stack->removeWidget(m_page);
    delete std::exchange(m_page, nullptr);
    m_isNew = false;
    m_actions->disableAll();
}

void MainWindow::fillStack()
{
    if (!m_page)
        showStartPage();
}

void MainWindow::showStartPage()
{
    if (!m_start) {
        m_start = new StartPage;
        connect(m_start, &StartPage::openRequested, this, &MainWindow::askOpen);
        connect(m_start, &StartPage::recentChosen, this,
                [this](const QString &path) { openDatabase(path); });
        m_start->setRecent(recentDatabases());
        m_start->resize(m_stack->size()); // laid out once, not in Qt's default size first
        m_stack->addWidget(m_start);
    }
    m_stack->setCurrentWidget(m_start);
    showNothing();
}

/// No database: nothing can be done with it.
void MainWindow::showNothing()
{
    m_actions->disableAll();
    m_close->setEnabled(false);
    m_find->setEnabled(false);
    setWindowTitle(u"Litekeep"_s);
}

/// A folder that was chosen once is this database's folder from then on.
QString MainWindow::rememberedFolder(const QString &path, const QString &folder)
{
    const QString key =
        "folderOf/"_L1
        + QString::fromLatin1(QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath()));
    if (folder.isEmpty())
        return QSettings().value(key).toString();
    QSettings().setValue(key, folder);
    return folder;
}

bool MainWindow::isWorking() const
{
    return m_page && m_page->session()->isBusy() && m_page->session()->job() != Job::StartUp;
}

void MainWindow::stopThen(bool closing, const std::function<void()> &next)
{
    if (m_question || m_next)
        return; // asked already, or stopping already
    m_question = makeStopBox(m_page->session()->job(), closing, this);
    connect(m_question, &QMessageBox::finished, this, [this, next] {
        const QMessageBox *box = std::exchange(m_question, nullptr);
        if (box->buttonRole(box->clickedButton()) != QMessageBox::AcceptRole) {
            m_quitting = false;
            return;
        }
        if (!isWorking()) {
            next();
            return;
        }
        whenIdle(next);
        m_page->session()->cancel();
    });
    m_question->open();
}

void MainWindow::whenIdle(const std::function<void()> &next)
{
    m_next = next;
    auto *once = new QObject(this);
    connect(m_page->session(), &DatabaseSession::jobChanged, once, [this, once] {
        if (isWorking())
            return;
        once->deleteLater();
        // After the session's own answer, which still uses the page.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (const auto then = std::exchange(m_next, nullptr))
                    then();
            },
            Qt::QueuedConnection);
    });
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // When the desktop's session ends nobody can answer; the engine ends tidily by itself.
    if (!qApp->isSavingSession()) {
        const auto again = [this] { close(); };
        event->ignore();
        if (hasUnapplied())
            return settleChanges(again);
        if (m_background->isNeeded() && !m_quitting)
            return leaveRunning();
        if (isWorking())
            return stopThen(true, again);
    }
    saveState();
    event->accept();
    Q_EMIT ended();
}

void MainWindow::sessionEnds(QSessionManager &)
{
    if (m_page)
        m_page->session()->cancel();
    saveState();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!draggedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString file = draggedFile(event->mimeData());
    if (file.isEmpty())
        return;
    event->acceptProposedAction();
    openDatabase(file);
}

QStringList MainWindow::recentDatabases() const
{
    return QSettings().value("recent"_L1).toStringList();
}

void MainWindow::remember(const QString &path)
{
    QStringList recent = recentDatabases();
    recent.removeAll(path);
    recent.prepend(path);
    QSettings().setValue("recent"_L1, recent.mid(0, mostRecent));
    showRecent();
}

void MainWindow::clearRecent()
{
    QSettings().remove("recent"_L1);
    showRecent();
}

void MainWindow::showRecent()
{
    const QStringList recent = recentDatabases();
    if (m_start)
        m_start->setRecent(recent);
    m_recentMenu->removeAction(m_clearRecent); // it is ours, clear() would not delete it anyway
    m_recentMenu->clear();
    for (const QString &path : recent) {
        const QFileInfo file(path);
        QAction *action = m_recentMenu->addAction(
            plain(u"%1 – %2"_s.arg(file.fileName(), shortPath(file.path()))));
        connect(action, &QAction::triggered, this, [this, path] { openDatabase(path); });
    }
    m_recentMenu->addSeparator();
    m_recentMenu->addAction(m_clearRecent);
    m_recentMenu->setEnabled(!recent.isEmpty());
}

void MainWindow::restoreState()
{
    if (!restoreGeometry(QSettings().value("geometry"_L1).toByteArray()))
        resize(firstSize);
}

void MainWindow::saveState()
{
    QSettings settings;
    settings.setValue("geometry"_L1, saveGeometry());
    if (m_page)
        settings.setValue("columns"_L1, m_page->table()->columnState());
}

void MainWindow::useLanguage(const QString &code)
{
    QSettings().setValue("language"_L1, code);
    m_translations->use(code);
}

} // namespace litekeep
