// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "translations/translations.h"
#include "ui/actions.h"
#include "ui/automaticactions.h"
#include "ui/background.h"
#include "ui/backupround.h"
#include "ui/backuptable.h"
#include "ui/databasepage.h"
#include "ui/databasesactions.h"
#include "ui/databasesession.h"
#include "ui/databasestable.h"
#include "ui/dialogs.h"
#include "ui/helpwindow.h"
#include "ui/homepage.h"
#include "ui/icons.h"
#include "ui/keptdatabases.h"
#include "ui/labels.h"
#include "ui/pausemenu.h"
#include "ui/remembered.h"
#include "ui/sidebar.h"
#include "ui/smallwidgets.h"
#include "ui/startpage.h"

#include <QActionGroup>
#include <QApplication>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QSessionManager>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace litekeep {

namespace {

constexpr qsizetype mostRecent = 10;
constexpr QSize firstSize(1160, 720); // all columns of the overview beside the side bar

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
      m_databasesActions(new DatabasesActions(this)),
      m_databases(new KeptDatabases(this)),
      m_round(new BackupRound(m_databases, this)),
      m_background(new Background(m_databases, this)),
      m_splitter(new QSplitter),
      m_stack(new QStackedWidget)
{
    setObjectName("mainWindow"_L1);
    setAcceptDrops(true);
    setMinimumSize(640, 480);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_stack);
    m_splitter->setCollapsible(0, false);
    setCentralWidget(m_splitter);
    buildMenus();
    buildKeys();
    retranslateUi();
    // Direct, since the session manager waits for the answer.
    connect(qApp, &QGuiApplication::commitDataRequest, this, &MainWindow::sessionEnds,
            Qt::DirectConnection);
    connectBackground();
    connectDatabases();
    connectActions();
    showRecent();
    restoreState();
    showTitle();
    // Whoever opens a database at once never sees the start page, which would cost as much time
    // as the page itself; still before the first paint.
    QMetaObject::invokeMethod(this, &MainWindow::fillStack, Qt::QueuedConnection);
}

/// The pages go before what they show.
MainWindow::~MainWindow()
{
    m_databases->disconnect(this);
    qDeleteAll(std::exchange(m_pages, {}));
    delete std::exchange(m_home, nullptr);
}

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
    m_fileMenu->addAction(m_databasesActions->add);
    m_fileMenu->addAction(m_databasesActions->find);
    m_recentMenu = m_fileMenu->addMenu(QString());
    m_recentMenu->setObjectName("recentMenu"_L1);
    m_clearRecent = new QAction(this);
    m_clearRecent->setObjectName("actionClearRecent"_L1);
    connect(m_clearRecent, &QAction::triggered, this, &MainWindow::clearRecent);
    m_fileMenu->addAction(m_databasesActions->remove);
    m_fileMenu->addSeparator();
    // The standard key is empty on a desktop without a platform theme.
    m_quit = m_fileMenu->addAction(QString(), Qt::CTRL | Qt::Key_Q, this, &MainWindow::quit);
    m_quit->setObjectName("actionQuit"_L1);
    m_quit->setMenuRole(QAction::QuitRole);
}

void MainWindow::buildDatabaseMenus()
{
    m_databaseMenu->addAction(m_actions->backUp);
    m_databaseMenu->addAction(m_databasesActions->backUpAll);
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
    m_viewMenu->addAction(m_databasesActions->overview);
    m_viewMenu->addAction(m_databasesActions->sideBar);
    m_viewMenu->addSeparator();
    m_viewMenu->addAction(m_actions->refresh);
    m_viewMenu->addAction(m_actions->sizeOverTime);
    m_find = m_viewMenu->addAction(symbolicIcon(u"search"_s), QString(), QKeySequence::Find, this,
                                   [this] {
                                       if (DatabasePage *shown = page())
                                           shown->focusFilter();
                                       else if (m_home)
                                           m_home->focusFilter();
                                   });
    m_find->setObjectName("actionFind"_L1);
    m_viewMenu->addSeparator();
    m_viewMenu->addAction(m_background->actions()->startAtLogin);
    m_viewMenu->addAction(m_background->actions()->notifySuccess);
    m_languageMenu = m_viewMenu->addMenu(QString());
    m_languageMenu->setObjectName("languageMenu"_L1);
    m_languages = new QActionGroup(this);
    const QString chosen = remembered::value("language"_L1).toString();
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
    m_painted = true;
    setWindowIcon(applicationIcon());
    m_about->setIcon(windowIcon());
    begin();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    // Back from another program: the database may have changed there.
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && page()
        && m_current->isStarted())
        m_current->session()->inspect();
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslateUi()
{
    m_fileMenu->setTitle(tr("&File"));
    m_databaseMenu->setTitle(tr("&Database"));
    m_backupMenu->setTitle(tr("&Backup"));
    m_viewMenu->setTitle(tr("&View"));
    m_helpMenu->setTitle(tr("&Help"));
    m_recentMenu->setTitle(tr("Open &recent"));
    m_clearRecent->setText(tr("&Clear this list"));
    m_quit->setText(tr("&Quit"));
    m_find->setText(tr("&Filter backups"));
    m_languageMenu->setTitle(tr("&Language"));
    m_languages->actions().constFirst()->setText(tr("&System language"));
    m_manual->setText(tr("Litekeep &manual"));
    m_about->setText(tr("&About Litekeep"));
    m_actions->retranslateUi();
    m_databasesActions->retranslateUi();
    m_databases->retranslate();
    m_background->retranslateUi();
}

QStringList MainWindow::recentDatabases() const
{
    return remembered::value("recent"_L1).toStringList();
}

void MainWindow::remember(const QString &path)
{
    QStringList recent = recentDatabases();
    recent.removeAll(path);
    recent.prepend(path);
    remembered::set("recent"_L1, recent.mid(0, mostRecent));
    showRecent();
}

void MainWindow::clearRecent()
{
    remembered::remove("recent"_L1);
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
            plain(u"%1 – %2"_s.arg(databaseTitle(path), shortPath(file.path()))));
        connect(action, &QAction::triggered, this, [this, path] { openDatabase(path); });
    }
    m_recentMenu->addSeparator();
    m_recentMenu->addAction(m_clearRecent);
    m_recentMenu->setEnabled(!recent.isEmpty());
}

void MainWindow::restoreState()
{
    const QVariant sideBar = remembered::value("sideBar"_L1);
    if (sideBar.isValid())
        m_sideBarChoice = sideBar.toBool();
    if (!restoreGeometry(remembered::value("geometry"_L1).toByteArray()))
        resize(firstSize.boundedTo(roomOnScreen(this)));
}

void MainWindow::saveState()
{
    remembered::set("geometry"_L1, saveGeometry());
    if (const DatabasePage *shown = page())
        remembered::set("columns"_L1, shown->table()->columnState());
    if (m_home)
        remembered::set("homeColumns"_L1, m_home->table()->columnState());
    remembered::set("databases"_L1, int(m_databases->members().size()));
    if (m_sideBar && m_sideBar->isVisible())
        remembered::set("sideBarWidth"_L1, m_sideBar->width());
}

void MainWindow::useLanguage(const QString &code)
{
    remembered::set("language"_L1, code);
    m_translations->use(code);
}

} // namespace litekeep
