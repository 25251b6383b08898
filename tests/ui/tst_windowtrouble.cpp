// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/databases.h"
#include "tests/support/faults.h"
#include "tests/ui/windowfixture.h"
#include "ui/backuptable.h"
#include "ui/databasepage.h"
#include "ui/databasesession.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace litekeep;
using namespace litekeep::test;

/// What goes wrong is told in the page with a way out, and closing never loses anything.
class WindowTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<WindowFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void textFile();
    void missingFile();
    void missingFileWithBackups();
    void damagedDatabase();
    void lostFolder();
    void anotherFolder();
    void messageFollowsLanguage();
    void languageFollowsAtOnce();
    void cancelKeepsThePage();
    void closingAsksWhileWorking();
    void destroyedWhileWorking();

private:
    std::unique_ptr<WindowFixture> m_fixture;
};

void WindowTroubleTest::textFile()
{
    const QString file = m_fixture->path(u"notes.db"_s);
    writeFile(file, QByteArray("not a database\n").repeated(500));
    m_fixture->open(file);
    if (m_fixture->action("actionBackUp")->isEnabled()) {
        m_fixture->click("backUpNow");
        QVERIFY(m_fixture->waitIdle());
    }
    QVERIFY(!m_fixture->messageText().isEmpty());
    QVERIFY(!QApplication::activeModalWidget());
    QVERIFY(
        !QFile::exists(m_fixture->path(u"backups"_s))
        || QDir(m_fixture->path(u"backups"_s)).entryList({u"*.db"_s}).filter(u"notes"_s).isEmpty());

    QAbstractButton *details = m_fixture->messageButton("messageDetails");
    QVERIFY(details);
    if (details->isVisible()) {
        QTest::mouseClick(details, Qt::LeftButton);
        auto *text = m_fixture->find<QPlainTextEdit>("messageDetailText");
        QVERIFY(text->isVisible());
        QVERIFY(!text->toPlainText().isEmpty());
    }
    QTest::mouseClick(m_fixture->messageButton("messageClose"), Qt::LeftButton);
    QVERIFY(m_fixture->messageText().isEmpty());
}

void WindowTroubleTest::missingFile()
{
    m_fixture->open(m_fixture->path(u"gone.db"_s));
    QTRY_VERIFY(!m_fixture->messageText().isEmpty());
    QTRY_COMPARE(m_fixture->find<QLabel>("status")->text(), u"The database is not there"_s);
    QAbstractButton *remedy = m_fixture->messageButton("messageRemedy");
    QVERIFY(remedy->isVisible());
    QCOMPARE(remedy->text(), u"Open another database…"_s);
    QVERIFY(m_fixture->window().recentDatabases().isEmpty());

    // It comes back: the page says so without being asked to forget the trouble.
    m_fixture->makeDatabase(u"gone.db"_s, 5);
    m_fixture->action("actionRefresh")->trigger();
    QTRY_VERIFY(m_fixture->messageText().isEmpty());
}

void WindowTroubleTest::missingFileWithBackups()
{
    const QString database = m_fixture->makeDatabase();
    m_fixture->open(database);
    QVERIFY(m_fixture->backUp());
    QVERIFY(QFile::remove(database));
    m_fixture->open(database);
    // Just now the backups are what the person looks for.
    QCOMPARE(m_fixture->session()->backups().size(), 1);
    QVERIFY(m_fixture->table()->isVisible());
    QTRY_COMPARE(m_fixture->find<QLabel>("status")->text(), u"The database is not there"_s);
    m_fixture->table()->selectRow(0);
    QVERIFY(m_fixture->action("actionSaveCopy")->isEnabled());
}

void WindowTroubleTest::damagedDatabase()
{
    const QString database = m_fixture->makeDatabase(u"shop.db"_s, 3000);
    m_fixture->open(database);
    QVERIFY(m_fixture->backUp());
    damageTable(database, u"orders"_s);
    m_fixture->click("backUpNow");
    QVERIFY(m_fixture->waitIdle());
    QVERIFY(m_fixture->find<QLabel>("status")->text().startsWith(u"The database is damaged"_s));
    QCOMPARE(m_fixture->session()->backups().size(), 1);

    QAbstractButton *remedy = m_fixture->messageButton("messageRemedy");
    QCOMPARE(remedy->text(), u"Keep a copy of the damaged database"_s);
    QTest::mouseClick(remedy, Qt::LeftButton);
    QVERIFY(m_fixture->waitIdle());
    QCOMPARE(m_fixture->session()->backups().size(), 2);
    QCOMPARE(m_fixture->session()->backups().constFirst().state, BackupState::Damaged);
    QVERIFY(m_fixture->find<QLabel>("status")->text().startsWith(u"The database is damaged"_s));
}

void WindowTroubleTest::lostFolder()
{
    const QString database = m_fixture->makeDatabase();
    m_fixture->open(database);
    QVERIFY(m_fixture->backUp());
    QVERIFY(QFile::remove(m_fixture->path(u"backups/.litekeep"_s)));
    m_fixture->click("backUpNow");
    QVERIFY(m_fixture->waitIdle());
    QAbstractButton *remedy = m_fixture->messageButton("messageRemedy");
    QVERIFY2(remedy && remedy->isVisible(), qPrintable(m_fixture->messageText()));
    QCOMPARE(remedy->text(), u"Set up the folder again"_s);
    QTest::mouseClick(remedy, Qt::LeftButton);
    QVERIFY(m_fixture->waitIdle());
    QTRY_COMPARE(m_fixture->session()->backups().size(), 1);
    QVERIFY(m_fixture->backUp());
}

void WindowTroubleTest::anotherFolder()
{
    const QString database = m_fixture->makeDatabase();
    writeFile(m_fixture->path(u"backups"_s), "a file where the folder should be");
    m_fixture->open(database);
    m_fixture->click("backUpNow");
    QVERIFY(m_fixture->waitIdle());
    QAbstractButton *remedy = m_fixture->messageButton("messageRemedy");
    QVERIFY(remedy);
    QCOMPARE(remedy->text(), u"Choose another folder…"_s);
    const QString elsewhere = m_fixture->path(u"elsewhere"_s);
    QVERIFY(QDir().mkpath(elsewhere));
    QTest::mouseClick(remedy, Qt::LeftButton);
    auto *dialog = qobject_cast<QFileDialog *>(WindowFixture::waitDialog());
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(elsewhere);
    dialog->close();
    QTRY_COMPARE(m_fixture->session()->folder(), elsewhere);
    QVERIFY(m_fixture->waitIdle());
    QVERIFY(m_fixture->backUp());
    QVERIFY(m_fixture->messageText().startsWith(u"Backup made"_s));

    m_fixture->restart();
    m_fixture->open(database); // remembered
    QCOMPARE(m_fixture->session()->backups().size(), 1);
}

void WindowTroubleTest::messageFollowsLanguage()
{
    m_fixture->open(m_fixture->path(u"gone.db"_s));
    QTRY_VERIFY(!m_fixture->messageText().isEmpty());
    const QString english = m_fixture->messageText();
    m_fixture->find<QAction>("language-ru")->trigger();
    QTRY_VERIFY(m_fixture->messageText() != english);
    QTRY_COMPARE(m_fixture->messageButton("messageRemedy")->text(),
                 u"Открыть другую базу данных…"_s);
}

void WindowTroubleTest::languageFollowsAtOnce()
{
    m_fixture->open(m_fixture->makeDatabase());
    QVERIFY(m_fixture->backUp());
    m_fixture->find<QAction>("language-ru")->trigger();
    QTRY_COMPARE(m_fixture->find<QLabel>("lastGood")->text(), u"Только что"_s);
    QCOMPARE(m_fixture->table()->accessibleName(), u"Резервные копии"_s);
    QCOMPARE(m_fixture->table()->model()->headerData(0, Qt::Horizontal).toString(), u"Создана"_s);
    // Qt's own dialogs follow, too.
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Отмена"_s);
    m_fixture->find<QAction>("language-en")->trigger();
    QTRY_COMPARE(m_fixture->find<QLabel>("lastGood")->text(), u"Just now"_s);
    QCOMPARE(m_fixture->table()->accessibleName(), u"Backups"_s);
}

void WindowTroubleTest::cancelKeepsThePage()
{
    const QString database = m_fixture->path(u"large.db"_s);
    makeAccounts(database, u"wal"_s, 40);
    m_fixture->open(database);
    m_fixture->click("backUpNow");
    QVERIFY(m_fixture->session()->isBusy());
    QVERIFY(m_fixture->find<QWidget>("progressStrip")->isVisible());
    QVERIFY(!m_fixture->find<QPushButton>("backUpNow")->isEnabled());
    m_fixture->click("cancel");
    QVERIFY(m_fixture->waitIdle());
    QVERIFY(!m_fixture->find<QWidget>("progressStrip")->isVisible());
    QVERIFY(m_fixture->session()->backups().isEmpty());
    QVERIFY(!m_fixture->messageText().isEmpty());
    QVERIFY(m_fixture->find<QPushButton>("backUpNow")->isEnabled());
}

void WindowTroubleTest::closingAsksWhileWorking()
{
    const QString database = m_fixture->path(u"large.db"_s);
    makeAccounts(database, u"wal"_s, 40);
    m_fixture->open(database);
    m_fixture->click("backUpNow");
    m_fixture->window().close();
    QVERIFY(m_fixture->window().isVisible());
    auto *box = qobject_cast<QMessageBox *>(WindowFixture::waitDialog());
    QVERIFY(box);
    QCOMPARE(box->text(), u"A backup is running. Stop it and close?"_s);
    QCOMPARE(box->defaultButton()->text(), u"&Keep working"_s);
    QVERIFY(WindowFixture::answer("stayButton"));
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QVERIFY(m_fixture->window().isVisible());

    if (!m_fixture->session()->isBusy())
        m_fixture->click("backUpNow");
    m_fixture->window().close();
    QVERIFY(WindowFixture::answer("goButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_fixture->window().isVisible(), 5000);
    QVERIFY(QDir(m_fixture->path(u"backups"_s)).entryList({u"*.partial"_s}).isEmpty());
}

void WindowTroubleTest::destroyedWhileWorking()
{
    const QString database = m_fixture->path(u"large.db"_s);
    makeAccounts(database, u"delete"_s, 20);
    m_fixture->open(database);
    m_fixture->click("backUpNow");
    m_fixture->closeWindow(); // as at the end of the desktop's session
    QVERIFY(QDir(m_fixture->path(u"backups"_s)).entryList({u"*.partial"_s}).isEmpty());
}

QTEST_MAIN(WindowTroubleTest)
#include "tst_windowtrouble.moc"
