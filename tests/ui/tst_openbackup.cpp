// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"
#include "ui/backuptable.h"
#include "ui/databasepage.h"
#include "ui/databasesession.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>

using namespace Qt::StringLiterals;
using namespace litekeep;
using namespace litekeep::test;

/// A backup is opened like any file: its database comes up, with that backup ready to restore.
class OpenBackupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void showsItsDatabase();
    void dropped();
    void fromTheFileDialog();
    void openAlready();
    void databaseIsGone();
    void otherFolderIsNotRemembered();
    void wholeFolder();

private:
    void shows(const QString &id) const;

    std::unique_ptr<WindowFixture> m_fixture;
    QString m_database;
    QList<Backup> m_backups; ///< newest first
};

void OpenBackupTest::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    m_database = QFileInfo(m_fixture->makeDatabase()).canonicalFilePath();
    m_fixture->open(m_database);
    QVERIFY(m_fixture->backUp(3));
    m_backups = m_fixture->session()->backups();
    QCOMPARE(m_backups.size(), 3);
    m_fixture->restart();
    QVERIFY(!m_fixture->page());
}

void OpenBackupTest::shows(const QString &id) const
{
    QCOMPARE(m_fixture->session()->databasePath(), m_database);
    QTRY_COMPARE(m_fixture->table()->selectedIds(), QStringList{id});
    QTRY_VERIFY(m_fixture->action("actionRestore")->isEnabled());
    QCOMPARE(m_fixture->window().focusWidget(), m_fixture->table()); // Enter opens the dialog
}

void OpenBackupTest::showsItsDatabase()
{
    m_fixture->open(m_backups.at(1).path);
    shows(m_backups.at(1).id);
    QCOMPARE(m_fixture->window().windowTitle(), u"shop.db"_s);
    QCOMPARE(m_fixture->window().recentDatabases(), QStringList{m_database});
    QVERIFY(!QFileInfo::exists(m_fixture->path(u"backups/backups"_s)));
}

void OpenBackupTest::dropped()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_backups.at(2).path)});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_fixture->window(), &enter);
    QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_fixture->window(), &drop);
    QVERIFY(m_fixture->page());
    QVERIFY(m_fixture->waitIdle());
    shows(m_backups.at(2).id);
}

void OpenBackupTest::fromTheFileDialog()
{
    m_fixture->action("actionOpen")->trigger();
    auto *dialog = qobject_cast<QFileDialog *>(WindowFixture::waitDialog());
    QVERIFY(dialog);
    Q_EMIT dialog->filesSelected({m_backups.at(1).path});
    dialog->close();
    QVERIFY(m_fixture->waitIdle());
    shows(m_backups.at(1).id);
}

/// The page stays as it is, and a filter does not hide what was asked for.
void OpenBackupTest::openAlready()
{
    m_fixture->open(m_database);
    const DatabasePage *page = m_fixture->page();
    m_fixture->find<QLineEdit>("filter")->setText(u"nothing like it"_s);
    QCOMPARE(m_fixture->table()->model()->rowCount(), 0);
    m_fixture->window().openDatabase(m_backups.at(2).path);
    QCOMPARE(m_fixture->page(), page);
    shows(m_backups.at(2).id);
}

void OpenBackupTest::databaseIsGone()
{
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(m_database + suffix);
    m_fixture->open(m_backups.at(1).path);
    shows(m_backups.at(1).id);
    QTRY_COMPARE(m_fixture->find<QLabel>("status")->text(), u"The database is not there"_s);
    m_fixture->session()->restore(m_backups.at(1).id, {});
    QVERIFY(m_fixture->waitIdle());
    QTRY_VERIFY(QFileInfo::exists(m_database));
    QTRY_VERIFY(m_fixture->find<QLabel>("status")->text().startsWith(u"Safe"_s));
}

/// A look at an old folder must not send tomorrow's backups there.
void OpenBackupTest::otherFolderIsNotRemembered()
{
    const QString usual = m_fixture->path(u"usual"_s);
    const QString old = m_fixture->path(u"old"_s);
    QVERIFY(QDir().mkpath(usual) && QDir().mkpath(old));
    m_fixture->open(m_database, old);
    QVERIFY(m_fixture->backUp());
    const Backup inOld = m_fixture->session()->backups().constFirst();
    m_fixture->open(m_database, usual);
    QVERIFY(m_fixture->backUp());

    m_fixture->open(inOld.path);
    shows(inOld.id);
    QCOMPARE(m_fixture->session()->folder(), QFileInfo(old).canonicalFilePath());
    m_fixture->open(m_backups.constFirst().path); // in the default folder
    shows(m_backups.constFirst().id);
    m_fixture->open(m_database);
    QCOMPARE(m_fixture->session()->folder(), QFileInfo(usual).canonicalFilePath());
}

void OpenBackupTest::wholeFolder()
{
    m_fixture->open(m_fixture->path(u"backups"_s));
    QCOMPARE(m_fixture->session()->databasePath(), m_database);
    QCOMPARE(m_fixture->session()->backups().size(), 3);
    QVERIFY(m_fixture->table()->selectedIds().isEmpty());
}

QTEST_MAIN(OpenBackupTest)
#include "tst_openbackup.moc"
