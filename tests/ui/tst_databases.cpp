// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/databases.h"
#include "tests/support/faults.h"
#include "tests/support/otherprogram.h"
#include "tests/support/sqlitefile.h"
#include "tests/ui/windowfixture.h"
#include "ui/automaticbackups.h"
#include "ui/backupround.h"
#include "ui/databasepage.h"
#include "ui/databasesession.h"
#include "ui/databasesmodel.h"
#include "ui/databasestable.h"
#include "ui/homepage.h"
#include "ui/keptdatabases.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/sidebar.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace litekeep;
using namespace litekeep::test;

namespace {

/// Only tells "never" from "at last".
constexpr int patienceMs = 20'000;

} // namespace

/// Many databases in one window: side bar, overview, list, all of them at work.
class DatabasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void severalAreAdded();
    void addedOnesAreSwitchedOn();
    void switchingOnThatFailsIsTold();
    void whatIsNoDatabaseIsTold();
    void dropped();
    void oneKeepsTheCalmView();
    void mistypedNameGoes();
    void workGoesOnWhenLeft();
    void unseenIsBackedUp();
    void backUpAllTellsEach();
    void backUpAllIsCancelled();
    void removedAndPutBack();
    void removingAsksOnlyDuringWork();
    void changedElsewhere();
    void listUnusable();
    void unreachableComesBack();
    void failureWaitsForItsPage();
    void closingAsksAboutAll();
    void keyboard();
    void contextMenu();
    void folderTakesThePlace();
    void lastPageComesBack();
    void emptyListSaysWhatToDo();
    void wideScreenKeepsRowsTogether();
    void languageAtOnce();

private:
    /// Adds that many and waits until they are there.
    void addSome(int count);
    QStringList listed() const;
    MainWindow &window() const { return m_fixture->window(); }
    KeptDatabases *kept() const { return window().databases(); }
    KeptMember *member(const QString &path) const { return kept()->member({path, {}}); }
    bool waitIdle(const QString &path) const;
    /// The button of the newest message of the overview.
    QAbstractButton *remedy() const;
    DatabaseRow row(const QString &path) const;
    QString told() const;
    QString cell(int row, int column) const;
    void lock(OtherProgram &program, const QString &path) const;

    std::unique_ptr<WindowFixture> m_fixture;
    QStringList m_paths;
};

void DatabasesTest::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    window().resize(1300, 700); // room for the side bar, however small the screen is
    m_paths.clear();
}

void DatabasesTest::addSome(int count)
{
    for (int i = 0; i < count; ++i) {
        const QString folder = m_fixture->path(u"app%1"_s.arg(i));
        QVERIFY(QDir().mkpath(folder));
        const QString path = QFileInfo(folder).canonicalFilePath() + u"/app.db"_s;
        makeShop(path, i % 2 ? u"wal"_s : u"delete"_s, 50 + i);
        m_paths.append(path);
    }
    window().addDatabases(m_paths);
    QTRY_COMPARE_WITH_TIMEOUT(listed().size(), count, patienceMs);
    for (const QString &path : std::as_const(m_paths)) {
        QVERIFY(waitIdle(path));
        QTRY_VERIFY_WITH_TIMEOUT(member(path)->isListed(), patienceMs);
    }
}

QStringList DatabasesTest::listed() const
{
    QStringList paths;
    const auto places = keptPlaces();
    for (const KeptPlace &place : places.value_or(QList<KeptPlace>()))
        paths.append(place.database);
    return paths;
}

bool DatabasesTest::waitIdle(const QString &path) const
{
    return QTest::qWaitFor(
        [&] {
            KeptMember *one = member(path);
            return one && one->isStarted() && !one->isBusy() && one->session()->facts().list
                   && one->automatic()->status();
        },
        patienceMs);
}

QAbstractButton *DatabasesTest::remedy() const
{
    return window().home()->messages()->bars().first()->findChild<QAbstractButton *>(
        u"messageRemedy"_s);
}

DatabaseRow DatabasesTest::row(const QString &path) const
{
    for (const DatabaseRow &one : kept()->rows()) {
        if (one.place.database == path)
            return one;
    }
    return {};
}

/// What stands at the top of the overview.
QString DatabasesTest::told() const
{
    const auto bars = window().home() ? window().home()->messages()->bars() : QList<MessageBar *>();
    return bars.isEmpty() ? QString() : bars.first()->text();
}

QString DatabasesTest::cell(int row, int column) const
{
    return window().home()->table()->model()->index(row, column).data().toString();
}

void DatabasesTest::lock(OtherProgram &program, const QString &path) const
{
    QVERIFY(program.startLock(path, u"exclusive"_s));
}

void DatabasesTest::severalAreAdded()
{
    addSome(3);
    QCOMPARE(told(), u"3 databases added."_s);
    QVERIFY(!m_fixture->page());
    QCOMPARE(window().windowTitle(), u"Overview"_s);
    DatabasesTable *table = window().home()->table();
    QTRY_COMPARE(table->rows().size(), 3);
    // All three are app.db.
    QCOMPARE(cell(0, DatabasesModel::Name), u"app0/app.db"_s);
    QTRY_COMPARE(cell(0, DatabasesModel::State), u"No backup yet"_s);
    QCOMPARE(cell(0, DatabasesModel::LastGood), u"None yet"_s);
    QTRY_COMPARE(cell(2, DatabasesModel::Backups), u"0"_s);
    QVERIFY(cell(2, DatabasesModel::Size).contains(u"kB"_s));
    QTRY_VERIFY(window().sideBar() && window().sideBar()->isVisible());
    QCOMPARE(window().sideBar()->model()->rowCount(), 4);
    QCOMPARE(m_fixture->find<QLabel>("homeSummary")->text(), u"3 databases need your attention"_s);
    QVERIFY(m_fixture->find<QLabel>("homeTotals")->text().startsWith(u"3 databases"_s));

    m_fixture->find<QLineEdit>("homeFilter")->setText(u"app1"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    table->selectRow(0);
    Q_EMIT table->activated(table->currentIndex());
    QVERIFY(m_fixture->page());
    QCOMPARE(m_fixture->session()->databasePath(), m_paths.at(1));
    QCOMPARE(window().windowTitle(), u"app1/app.db"_s);
}

/// Twelve databases, one click.
void DatabasesTest::addedOnesAreSwitchedOn()
{
    addSome(3);
    QCOMPARE(remedy()->text(), u"Switch on automatic backups"_s);
    remedy()->click();
    QTRY_COMPARE_WITH_TIMEOUT(told(), u"Automatic backups are on for 3 databases."_s, patienceMs);
    for (const QString &path : std::as_const(m_paths)) {
        QTRY_VERIFY_WITH_TIMEOUT(member(path)->automatic()->isEnabled(), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(member(path)->session()->backups().size(), 1, patienceMs);
    }
    QVERIFY(remedy()->isHidden());
}

void DatabasesTest::switchingOnThatFailsIsTold()
{
    addSome(2);
    // A file lies where the backup folder would be made.
    QFile inTheWay(QFileInfo(m_paths.at(0)).path() + u"/backups"_s);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    remedy()->click();
    QTRY_VERIFY_WITH_TIMEOUT(told().startsWith(u"Automatic backups are on for 1 database."_s),
                             patienceMs);
    QVERIFY(told().contains(u"could not be switched on for 1 database:\n•  app0/app.db: "_s));
    QVERIFY(!member(m_paths.at(0))->automatic()->isEnabled());
}

/// Each file that is none is named with its reason, the others are kept.
void DatabasesTest::whatIsNoDatabaseIsTold()
{
    const QString text = m_fixture->path(u"notes.txt"_s);
    writeFile(text, QByteArray("These are notes.\n").repeated(100));
    const QString gone = m_fixture->path(u"gone.db"_s);
    const QString good = m_fixture->makeDatabase();
    window().addDatabases({text, good, gone});
    QTRY_VERIFY_WITH_TIMEOUT(told().startsWith(u"1 database added."_s), patienceMs);
    QVERIFY2(told().contains(u"2 files could not be added:"_s), qPrintable(told()));
    QVERIFY(told().contains(u"notes.txt: "_s));
    QVERIFY(told().contains(u"gone.db: "_s));
    QCOMPARE(kept()->members().size(), 1);
    QTRY_COMPARE(listed().size(), 1);
}

void DatabasesTest::dropped()
{
    const QString first = m_fixture->makeDatabase(u"a.db"_s, 10);
    const QString second = m_fixture->makeDatabase(u"b.db"_s, 10);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(first), QUrl::fromLocalFile(second)});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window(), &drop);
    QTRY_COMPARE_WITH_TIMEOUT(told(), u"2 databases added."_s, patienceMs);
    QCOMPARE(kept()->members().size(), 2);
}

void DatabasesTest::oneKeepsTheCalmView()
{
    window().resize(1300, 700);
    m_fixture->open(m_fixture->makeDatabase(u"a.db"_s, 10));
    QVERIFY(!window().sideBar());
    QAction *action = m_fixture->action("actionSideBar");
    QVERIFY(!action->isChecked());
    m_fixture->open(m_fixture->makeDatabase(u"b.db"_s, 10));
    QTRY_VERIFY(window().sideBar() && window().sideBar()->isVisible());
    QVERIFY(action->isChecked());
    action->trigger();
    QVERIFY(!window().sideBar()->isVisible());
    m_fixture->open(m_fixture->makeDatabase(u"c.db"_s, 10));
    QVERIFY(!window().sideBar()->isVisible()); // that was the person's choice
    m_fixture->restart();
    window().resize(1300, 700);
    QTRY_COMPARE_WITH_TIMEOUT(kept()->members().size(), 3, patienceMs);
    QVERIFY(!window().sideBar());
    m_fixture->action("actionSideBar")->trigger();
    QVERIFY(window().sideBar()->isVisible());
    // There is no room for it beside the page.
    window().resize(800, 600);
    QTRY_VERIFY(!window().sideBar()->isVisible());
    window().resize(1300, 700);
    QTRY_VERIFY(window().sideBar()->isVisible());
}

void DatabasesTest::mistypedNameGoes()
{
    addSome(1);
    m_fixture->open(m_fixture->path(u"mistyped.db"_s));
    QCOMPARE(kept()->members().size(), 2);
    m_fixture->action("actionOverview")->trigger();
    QTRY_COMPARE(kept()->members().size(), 1);
    QCOMPARE(listed(), m_paths);
}

/// Looking at another database stops nothing.
void DatabasesTest::workGoesOnWhenLeft()
{
    addSome(2);
    OtherProgram other;
    lock(other, m_paths.at(0));
    window().openDatabase(m_paths.at(0));
    m_fixture->click("backUpNow");
    QTRY_VERIFY(member(m_paths.at(0))->isWorking());
    m_fixture->open(m_paths.at(1));
    QVERIFY(!QApplication::activeModalWidget());
    QVERIFY(member(m_paths.at(0))->isWorking());
    QTRY_COMPARE(row(m_paths.at(0)).state, u"Working…"_s);
    // The actions are about the page that is seen.
    QVERIFY(m_fixture->action("actionBackUp")->isEnabled());
    QVERIFY(m_fixture->backUp());
    QCOMPARE(m_fixture->session()->databasePath(), m_paths.at(1));
    QVERIFY(other.stop());
    QVERIFY(waitIdle(m_paths.at(0)));
    QTRY_COMPARE_WITH_TIMEOUT(member(m_paths.at(0))->session()->backups().size(), 1, patienceMs);
    window().openDatabase(m_paths.at(0));
    QTRY_VERIFY(m_fixture->messageText().startsWith(u"Backup made"_s));
    QCOMPARE(member(m_paths.at(1))->session()->backups().size(), 1);
}

/// Nobody has ever looked at its page.
void DatabasesTest::unseenIsBackedUp()
{
    addSome(2);
    BackupSettings settings;
    settings.enabled = true;
    member(m_paths.at(0))->automatic()->store(SettingsChange::all(settings));
    member(m_paths.at(1))->automatic()->store(SettingsChange::all(settings));
    for (const QString &path : std::as_const(m_paths)) {
        QTRY_COMPARE_WITH_TIMEOUT(member(path)->session()->backups().size(), 1, patienceMs);
        QCOMPARE(member(path)->session()->backups().first().type, BackupType::Auto);
        QTRY_COMPARE_WITH_TIMEOUT(row(path).state, u"Good"_s, patienceMs);
        QTRY_VERIFY(row(path).nextDueAt.isValid());
    }
    QVERIFY(!window().findChild<DatabasePage *>());
}

void DatabasesTest::backUpAllTellsEach()
{
    addSome(3);
    QVERIFY(QFile::rename(m_paths.at(1), m_paths.at(1) + u".away"_s));
    m_fixture->click("backUpAll");
    QVERIFY(!m_fixture->action("actionBackUpAll")->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(told().startsWith(u"2 databases backed up. 1 failed:"_s), patienceMs);
    QVERIFY2(told().contains(u"app1/app.db: "_s), qPrintable(told()));
    QVERIFY(m_fixture->action("actionBackUpAll")->isEnabled());
    for (const int good : {0, 2})
        QTRY_COMPARE(member(m_paths.at(good))->session()->backups().size(), 1);
    QTRY_COMPARE(cell(1, DatabasesModel::State), u"Unreachable"_s);
    QTRY_COMPARE(cell(0, DatabasesModel::State), u"Good"_s);
}

void DatabasesTest::backUpAllIsCancelled()
{
    addSome(3);
    OtherProgram other;
    lock(other, m_paths.at(0));
    m_fixture->click("backUpAll");
    QTRY_VERIFY_WITH_TIMEOUT(member(m_paths.at(0))->isWorking(), patienceMs);
    QTRY_VERIFY(m_fixture->find<QLabel>("progressText")->text().contains(u"app0/app.db"_s));
    m_fixture->click("cancel");
    QTRY_COMPARE_WITH_TIMEOUT(told(), u"0 databases backed up. 3 stopped."_s, patienceMs);
    QVERIFY(other.stop());
    for (const QString &path : std::as_const(m_paths)) {
        QVERIFY(waitIdle(path));
        QVERIFY(member(path)->session()->backups().isEmpty());
    }
}

void DatabasesTest::removedAndPutBack()
{
    addSome(2);
    const auto with = [](KeptDatabase &entry) {
        entry.beforeCommand = QStringList{u"/bin/true"_s};
        entry.pingUrl = u"https://example.invalid/x"_s;
    };
    QVERIFY(changeDatabase(m_paths.at(0), {}, with));
    window().openDatabase(m_paths.at(0));
    QVERIFY(m_fixture->waitIdle());
    QVERIFY(m_fixture->backUp());
    const QString file = m_fixture->session()->backups().constFirst().path;
    m_fixture->action("actionRemove")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(told().startsWith(u"“app.db” is no longer on the list."_s),
                             patienceMs);
    QVERIFY(told().contains(u"Its backups stay in "_s));
    QVERIFY(!m_fixture->page());
    QCOMPARE(listed(), QStringList{m_paths.at(1)});
    QCOMPARE(kept()->members().size(), 1);
    QVERIFY(QFile::exists(file));

    remedy()->click();
    QTRY_COMPARE_WITH_TIMEOUT(kept()->members().size(), 2, patienceMs);
    QVERIFY(waitIdle(m_paths.at(0)));
    QCOMPARE(member(m_paths.at(0))->session()->backups().size(), 1);
    const auto entry = keptDatabase(m_paths.at(0));
    QVERIFY(entry && *entry);
    QCOMPARE((*entry)->beforeCommand, QStringList{u"/bin/true"_s});
    QCOMPARE((*entry)->pingUrl, u"https://example.invalid/x"_s);
    QVERIFY(!told().contains(u"no longer on the list"_s));
}

void DatabasesTest::removingAsksOnlyDuringWork()
{
    addSome(1);
    OtherProgram other;
    lock(other, m_paths.at(0));
    window().openDatabase(m_paths.at(0));
    m_fixture->click("backUpNow");
    QTRY_VERIFY(member(m_paths.at(0))->isWorking());
    m_fixture->action("actionRemove")->trigger();
    QVERIFY(WindowFixture::answer("stayButton"));
    QTest::qWait(50);
    QVERIFY(member(m_paths.at(0))->isWorking());
    QCOMPARE(listed().size(), 1);
    m_fixture->action("actionRemove")->trigger();
    QVERIFY(WindowFixture::answer("goButton"));
    QTRY_VERIFY_WITH_TIMEOUT(listed().isEmpty(), patienceMs);
    QTRY_VERIFY(kept()->members().isEmpty());
    QVERIFY(other.stop());
}

/// As the service's and the command line's list is this one.
void DatabasesTest::changedElsewhere()
{
    addSome(2);
    const QString third = QFileInfo(m_fixture->makeDatabase(u"third.db"_s)).canonicalFilePath();
    QVERIFY(keepDatabase(third));
    QTRY_COMPARE_WITH_TIMEOUT(kept()->members().size(), 3, patienceMs);
    QVERIFY(waitIdle(third));
    QTRY_COMPARE(row(third).name, u"third.db"_s);
    Q_EMIT window().home()->table()->chosen({third, {}});
    QVERIFY(m_fixture->page());
    QVERIFY(forgetDatabase(third));
    QTRY_COMPARE_WITH_TIMEOUT(kept()->members().size(), 2, patienceMs);
    QVERIFY(!m_fixture->page());
    QVERIFY2(told().contains(u"“third.db” was taken off the list"_s), qPrintable(told()));
    // It does not come back by itself.
    QTest::qWait(500);
    QCOMPARE(listed().size(), 2);
}

/// What is kept stays kept, and the trouble is told.
void DatabasesTest::listUnusable()
{
    addSome(2);
    const QByteArray before = fileBytes(databaseListPath());
    writeFile(databaseListPath(), "{\"version\": 99, \"databases\": []}");
    QTRY_VERIFY_WITH_TIMEOUT(told().contains(u"databases.json"_s), patienceMs);
    QCOMPARE(kept()->members().size(), 2);
    writeFile(databaseListPath(), before);
    QTRY_VERIFY_WITH_TIMEOUT(!told().contains(u"databases.json"_s), patienceMs);
}

void DatabasesTest::unreachableComesBack()
{
    addSome(2);
    const QString away = m_paths.at(0) + u".away"_s;
    QVERIFY(QFile::rename(m_paths.at(0), away));
    member(m_paths.at(0))->automatic()->check(); // what the schedule does every half a minute
    QTRY_COMPARE_WITH_TIMEOUT(row(m_paths.at(0)).state, u"Unreachable"_s, patienceMs);
    QTRY_COMPARE(cell(0, DatabasesModel::State), u"Unreachable"_s);
    QModelIndex beside = window().sideBar()->model()->index(1, 0);
    QTRY_VERIFY(beside.data(Qt::AccessibleTextRole).toString().contains(u"not there"_s));
    QVERIFY(!beside.data(Qt::DecorationRole).value<QIcon>().isNull());
    QVERIFY(QFile::rename(away, m_paths.at(0)));
    member(m_paths.at(0))->automatic()->check();
    QTRY_COMPARE_WITH_TIMEOUT(row(m_paths.at(0)).state, u"No backup yet"_s, patienceMs);
}

void DatabasesTest::failureWaitsForItsPage()
{
    addSome(2);
    damageTable(m_paths.at(0), u"orders"_s);
    BackupSettings settings;
    settings.enabled = true;
    member(m_paths.at(0))->automatic()->store(SettingsChange::all(settings));
    QTRY_COMPARE_WITH_TIMEOUT(row(m_paths.at(0)).state, u"Damaged"_s, patienceMs);
    QVERIFY(waitIdle(m_paths.at(0)));
    window().openDatabase(m_paths.at(0));
    QVERIFY(m_fixture->waitIdle());
    QTRY_VERIFY2(m_fixture->messageText().contains(u"damaged"_s),
                 qPrintable(m_fixture->messageText()));
}

void DatabasesTest::closingAsksAboutAll()
{
    addSome(3);
    OtherProgram first;
    OtherProgram second;
    lock(first, m_paths.at(0));
    lock(second, m_paths.at(2));
    member(m_paths.at(0))->session()->backUp();
    member(m_paths.at(2))->session()->backUp();
    QTRY_COMPARE(kept()->working().size(), 2);
    QSignalSpy ended(&window(), &MainWindow::ended);
    window().close();
    auto *box = qobject_cast<QMessageBox *>(WindowFixture::waitDialog());
    QVERIFY(box);
    QVERIFY2(box->text().startsWith(u"2 databases are being worked on."_s),
             qPrintable(box->text()));
    QVERIFY(box->informativeText().contains(u"app2/app.db"_s));
    QVERIFY(WindowFixture::answer("goButton"));
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patienceMs);
    QVERIFY(kept()->working().isEmpty());
    QVERIFY(first.stop());
    QVERIFY(second.stop());
}

void DatabasesTest::keyboard()
{
    window().resize(1300, 700);
    addSome(3);
    window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    QTest::keyClick(&window(), Qt::Key_2, Qt::AltModifier);
    QTRY_VERIFY(m_fixture->page());
    QCOMPARE(m_fixture->session()->databasePath(), m_paths.at(1));
    QTest::keyClick(&window(), Qt::Key_F6);
    QTRY_VERIFY(window().sideBar()->hasFocus());
    QTest::keyClick(window().sideBar(), Qt::Key_Down);
    QCOMPARE(m_fixture->session()->databasePath(), m_paths.at(2));
    QVERIFY(window().sideBar()->hasFocus());
    QTest::keyClick(window().sideBar(), Qt::Key_Home);
    QVERIFY(!m_fixture->page());
    QTest::keyClick(window().sideBar(), Qt::Key_Down);
    QTest::keyClick(window().sideBar(), Qt::Key_Return);
    QCOMPARE(m_fixture->session()->databasePath(), m_paths.at(0));
    QTRY_COMPARE(window().focusWidget(), m_fixture->find<QWidget>("backUpNow"));
    QTest::keyClick(&window(), Qt::Key_0, Qt::AltModifier);
    QTRY_VERIFY(!m_fixture->page());
    DatabasesTable *table = window().home()->table();
    QTRY_VERIFY(table->hasFocus());
    table->selectRow(1);
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_VERIFY(m_fixture->page());
    QCOMPARE(m_fixture->session()->databasePath(), m_paths.at(1));
}

void DatabasesTest::contextMenu()
{
    addSome(2);
    DatabasesTable *table = window().home()->table();
    Q_EMIT table->menuRequested({m_paths.at(1), {}}, QPoint(10, 10));
    auto *menu = m_fixture->find<QMenu>("databaseMenu");
    QVERIFY(menu);
    menu->findChild<QAction *>(u"menuBackUp"_s)->trigger();
    menu->close();
    QTRY_COMPARE_WITH_TIMEOUT(member(m_paths.at(1))->session()->backups().size(), 1, patienceMs);
    QVERIFY(member(m_paths.at(0))->session()->backups().isEmpty());

    QTRY_VERIFY(!m_fixture->find<QMenu>("databaseMenu"));
    Q_EMIT table->menuRequested({m_paths.at(1), {}}, QPoint(10, 10));
    menu = m_fixture->find<QMenu>("databaseMenu");
    menu->findChild<QAction *>(u"menuSwitchOn"_s)->trigger();
    menu->close();
    QTRY_VERIFY_WITH_TIMEOUT(member(m_paths.at(1))->automatic()->isEnabled(), patienceMs);
    QVERIFY(!member(m_paths.at(0))->automatic()->isEnabled());
}

/// Another folder for the backups: one entry, with its commands, not two.
void DatabasesTest::folderTakesThePlace()
{
    addSome(2);
    QVERIFY(changeDatabase(m_paths.at(0), {}, [](KeptDatabase &entry) {
        entry.afterCommand = QStringList{u"/bin/true"_s};
    }));
    const QString folder = m_fixture->path(u"elsewhere"_s);
    QVERIFY(QDir().mkpath(folder));
    window().openDatabase(m_paths.at(0));
    QVERIFY(m_fixture->waitIdle());
    Q_EMIT m_fixture->page()->folderChosen(folder);
    QTRY_COMPARE(m_fixture->session()->folder(), QFileInfo(folder).canonicalFilePath());
    QTRY_VERIFY_WITH_TIMEOUT(!member(m_paths.at(0)), patienceMs);
    QCOMPARE(kept()->members().size(), 2);
    const auto entry = keptDatabase(m_paths.at(0), folder);
    QVERIFY(entry && *entry);
    QCOMPARE((*entry)->afterCommand, QStringList{u"/bin/true"_s});
    QCOMPARE(listed().size(), 2);
}

void DatabasesTest::lastPageComesBack()
{
    addSome(2);
    window().openDatabase(m_paths.at(1));
    QVERIFY(m_fixture->waitIdle());
    window().close();
    m_fixture->restart();
    window().openLast();
    QVERIFY(m_fixture->page());
    QCOMPARE(m_fixture->session()->databasePath(), m_paths.at(1));
    QTRY_COMPARE_WITH_TIMEOUT(kept()->members().size(), 2, patienceMs);
    window().close();
    m_fixture->closeWindow();
    QVERIFY(forgetDatabase(m_paths.at(1))); // by somebody else, meanwhile
    m_fixture->restart();
    window().openLast();
    QTRY_VERIFY_WITH_TIMEOUT(!m_fixture->page(), patienceMs);
    QCOMPARE(listed().size(), 1);
    QVERIFY(keepDatabase(m_paths.at(1)));
    QTRY_COMPARE_WITH_TIMEOUT(kept()->members().size(), 2, patienceMs);
    m_fixture->action("actionOverview")->trigger();
    window().close();
    m_fixture->restart();
    window().openLast();
    QTRY_VERIFY(m_fixture->find<QWidget>("homePage"));
    QVERIFY(!m_fixture->page());
    QTRY_COMPARE_WITH_TIMEOUT(window().home()->table()->rows().size(), 2, patienceMs);
}

void DatabasesTest::emptyListSaysWhatToDo()
{
    QTRY_VERIFY(m_fixture->find<QWidget>("startPage"));
    QVERIFY(m_fixture->find<QWidget>("startPage")->isVisible());
    addSome(1);
    window().showOverview();
    QVERIFY(m_fixture->find<QWidget>("homePage")->isVisible());
    window().home()->table()->selectRow(0);
    m_fixture->click("removeDatabase");
    QTRY_VERIFY_WITH_TIMEOUT(kept()->members().isEmpty(), patienceMs);
    QTRY_VERIFY(m_fixture->find<QLabel>("emptyHint")->isVisible());
    QVERIFY(m_fixture->find<QLabel>("emptyHint")->text().contains(u"Add databases"_s));
    QVERIFY(!m_fixture->action("actionBackUpAll")->isEnabled());
    QTest::qWait(500); // the list is read again meanwhile; the way back stays
    QVERIFY2(told().contains(u"no longer on the list"_s), qPrintable(told()));
    QVERIFY(m_fixture->find<QLabel>("emptyHint")->isVisible());
}

/// Name and state of a row have to be seen in one look.
void DatabasesTest::wideScreenKeepsRowsTogether()
{
    addSome(2);
    window().resize(3840, 1200);
    QTRY_VERIFY(window().home()->width() > 1000);
    const int characters = window().fontMetrics().averageCharWidth();
    QVERIFY(window().home()->width() <= 300 * characters);
    window().openDatabase(m_paths.at(0));
    QTRY_VERIFY(m_fixture->page() && m_fixture->page()->width() > 1000);
    QVERIFY(m_fixture->page()->width() <= 300 * characters);
}

void DatabasesTest::languageAtOnce()
{
    addSome(2);
    m_fixture->translations().use(u"ru"_s);
    QTRY_COMPARE(cell(0, DatabasesModel::State), u"Копии ещё нет"_s);
    QCOMPARE(window().windowTitle(), u"Обзор"_s);
    QTRY_COMPARE(window().sideBar()->model()->index(0, 0).data().toString(), u"Обзор"_s);
    QCOMPARE(told(), u"Добавлены 2 базы данных."_s);
    m_fixture->translations().use(u"en"_s);
    QTRY_COMPARE(cell(0, DatabasesModel::State), u"No backup yet"_s);
}

QTEST_MAIN(DatabasesTest)
#include "tst_databases.moc"
