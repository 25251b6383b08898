// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/automatic/handclock.h"
#include "tests/support/otherprogram.h"

#include <QTest>

using namespace litekeep;
using namespace litekeep::test;

/// Files without a row when a folder is started.
class CleanupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void garbageGoesToTheTrash_data();
    void garbageGoesToTheTrash();
    void withoutATrashItStays();
    void linksAndFoldersStay();
    void openFilesStay();
    void othersStay();
    void withoutMarkerNothingHappens();
    void anOldOneDoesNotCount();
    void afterALossAllCount();
};

namespace {

QString trash()
{
    return qEnvironmentVariable("XDG_DATA_HOME") + u"/Trash/files"_s;
}

const QString oursName = u"app-20260101T000000Z-auto.db"_s;

} // namespace

void CleanupTest::garbageGoesToTheTrash_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("ours, garbage") << oursName << QByteArray("garbage");
    QTest::newRow("ours, empty") << oursName << QByteArray();
    QTest::newRow("other name") << u"broken.db"_s << QByteArray("no database");
    QTest::newRow("odd name") << u" %1 \n\u00e9.db"_s << QByteArray("no database");
}

void CleanupTest::garbageGoesToTheTrash()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    writeFile(place.backups() + u'/' + name, bytes);
    const auto engine = place.engine();
    const auto notices = await(engine->startUp());
    VERIFY_OK(notices);
    QVERIFY(tells(*notices, Notice::Code::Trashed));
    QVERIFY(!QFile::exists(place.backups() + u'/' + name));
    QCOMPARE(fileBytes(trash() + u'/' + name), bytes);
    VERIFY_EMPTY(place.disagreement());
}

void CleanupTest::withoutATrashItStays()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    writeFile(place.backups() + u'/' + oursName, "garbage");
    // A file where the folder would be: nobody can make one there, root neither.
    const QString home = place.elsewhere(u"no-home"_s);
    writeFile(home, "a file");
    const QByteArray before = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", QFile::encodeName(home + u"/data"_s));
    const auto notices = await(place.engine()->startUp());
    qputenv("XDG_DATA_HOME", before);
    VERIFY_OK(notices);
    QVERIFY(tells(*notices, Notice::Code::NotTrashed));
    QCOMPARE(fileBytes(place.backups() + u'/' + oursName), QByteArray("garbage"));
    QVERIFY(!QFile::exists(u"files"_s)); // in the working folder, where Qt 6.4 puts it
}

void CleanupTest::linksAndFoldersStay()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    const QString precious = place.elsewhere(u"precious"_s);
    writeFile(precious, "precious");
    QVERIFY(QFile::link(precious, place.backups() + u'/' + oursName));
    QVERIFY(QDir().mkpath(place.backups() + u"/folder.db"_s));
    VERIFY_OK(await(place.engine()->startUp()));
    QVERIFY(QFileInfo(place.backups() + u'/' + oursName).isSymLink());
    QVERIFY(QFileInfo(place.backups() + u"/folder.db"_s).isDir());
    QCOMPARE(fileBytes(precious), QByteArray("precious"));
}

void CleanupTest::openFilesStay()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    const QString path = place.backups() + u'/' + oursName;
    makeShop(path, u"delete"_s);
    OtherProgram holder;
    QVERIFY(holder.startLock(path, u"immediate"_s));
    damageTable(path, u"orders"_s);
    const auto notices = await(place.engine()->startUp());
    VERIFY_OK(notices);
    QVERIFY(tells(*notices, Notice::Code::UnknownFile));
    QVERIFY(QFile::exists(path));
    QVERIFY(holder.stop());
}

void CleanupTest::othersStay()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    // More than its main file, a database that we cannot judge, and what is no *.db.
    writeFile(place.backups() + u"/half.db"_s, "garbage");
    writeFile(place.backups() + u"/half.db-wal"_s, "a log");
    makeWithForeignCollation(place.backups() + u"/foreign.db"_s);
    writeFile(place.backups() + u"/notes.txt"_s, "notes");
    const auto notices = await(place.engine()->startUp());
    VERIFY_OK(notices);
    QVERIFY(!tells(*notices, Notice::Code::Trashed));
    for (const char *name : {"half.db", "half.db-wal", "foreign.db", "notes.txt"})
        QVERIFY2(QFile::exists(place.backups() + u'/' + QLatin1StringView(name)), name);
}

void CleanupTest::withoutMarkerNothingHappens()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    writeFile(place.backups() + u'/' + oursName, "garbage");
    QVERIFY(QFile::remove(place.backups() + u"/.litekeep"_s));
    const auto before = place.backupStates();
    VERIFY_FAILS(await(place.engine()->startUp()), ErrorCode::FolderMarkerMissing);
    QCOMPARE(place.backupStates(), before);
    QCOMPARE(await(place.engine()->status())->total(), 2);
}

void CleanupTest::anOldOneDoesNotCount()
{
    const Place place;
    makeShop(place.database());
    const auto engine = place.engine();
    const auto newest = await(engine->create());
    VERIFY_OK(newest);
    VERIFY_OK(await(engine->setSettings({.retentionCount = 1})));
    QVERIFY(QFile::copy(newest->backup.path, place.backups() + u'/' + oursName));
    const auto notices = await(engine->startUp());
    VERIFY_OK(notices);
    QVERIFY(tells(*notices, Notice::Code::BackupsAdopted));
    VERIFY_OK(await(engine->startUp()));
    VERIFY_OK(await(engine->get(newest->backup.id)));
    const auto list = await(engine->list());
    VERIFY_OK(list);
    QCOMPARE(list->backups.size(), 2);
    QVERIFY(list->backups.first().pinned);
}

void CleanupTest::afterALossAllCount()
{
    const Place place;
    makeShop(place.database());
    for (int i = 0; i < 3; ++i) {
        change(place);
        VERIFY_OK(place.create());
    }
    QVERIFY(QFile::remove(place.backups() + u"/catalogue.db"_s));
    const auto engine = place.engine();
    VERIFY_OK(await(engine->startUp()));
    const auto list = await(engine->list());
    VERIFY_OK(list);
    QCOMPARE(list->backups.size(), 3);
    for (const Backup &backup : list->backups)
        QVERIFY(!backup.pinned);
}

QTEST_GUILESS_MAIN(CleanupTest)
#include "cleanuptest.moc"
