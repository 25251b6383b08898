// SPDX-License-Identifier: GPL-3.0-or-later
// "Download": a checked copy where a person wants it, and nothing else overwritten (R3, P39).
#include "tests/app/place.h"
#include "tests/support/smallfilesystem.h"
#include "tests/support/sqlitefile.h"

#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>

using namespace litekeep::test;

class ExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void ontoLiveDatabase_data();
    void ontoLiveDatabase();
    void ontoBackup();
    void ontoExistingFile();
    void ontoDatabaseInUse();
    void ontoOddThings();
    void overALink();
    void damagedBackup();
    void missingFile();
    void targetFull();

private:
    CtlResult exportTo(const QString &target, bool force = true) const;

    std::unique_ptr<Place> m_place;
    CtlResult m_made;
};

void ExportTest::init()
{
    m_place = std::make_unique<Place>();
    makeShop(m_place->database());
    m_made = m_place->run(u"create"_s);
    VERIFY_EXIT(m_made, 0);
}

CtlResult ExportTest::exportTo(const QString &target, bool force) const
{
    QStringList more{u"latest"_s, target};
    if (force)
        more.append(u"--force"_s);
    return m_place->run(u"export"_s, more);
}

void ExportTest::ontoLiveDatabase_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::newRow("itself") << QString();
    QTest::newRow("-wal") << u"-wal"_s;
    QTest::newRow("-shm") << u"-shm"_s;
    QTest::newRow("-journal") << u"-journal"_s;
}

void ExportTest::ontoLiveDatabase()
{
    QFETCH(const QString, suffix);
    SqliteFile app(m_place->database()); // it is in use, so that the side files are there
    app.run(u"UPDATE customer SET city = 'Oslo' WHERE id = 2"_s);
    const auto before = statesBeside(m_place->database());
    VERIFY_ERROR(exportTo(m_place->database() + suffix), 1, "target-is-database");
    // By another name for the same file.
    QVERIFY(QFile::link(m_place->data(), m_place->elsewhere(u"door"_s)));
    VERIFY_ERROR(exportTo(m_place->elsewhere(u"door/app.db"_s) + suffix), 1, "target-is-database");
    VERIFY_ERROR(exportTo(m_place->data() + u"/../data/app.db"_s + suffix), 1,
                 "target-is-database");
    QCOMPARE(difference(before, statesBeside(m_place->database())), QString());
}

void ExportTest::ontoBackup()
{
    const auto bytes = m_place->backupBytes();
    VERIFY_ERROR(exportTo(pathOf(m_made)), 1, "target-inside-folder");
    VERIFY_ERROR(exportTo(m_place->backups() + u"/new.db"_s), 1, "target-inside-folder");
    VERIFY_ERROR(exportTo(m_place->backups() + u"/catalogue.db"_s), 1, "target-inside-folder");
    QCOMPARE(m_place->backupBytes(), bytes);
    // Another database would take the copy for a backup of its own.
    const Place other;
    makeShop(other.database());
    VERIFY_EXIT(other.run(u"create"_s), 0);
    VERIFY_ERROR(exportTo(other.backups() + u"/copy.db"_s), 1, "target-inside-folder");
    QCOMPARE(other.backupFiles().size(), 1);
    // A second name of the backup's own file.
    const QString link = m_place->elsewhere(u"hard.db"_s);
    QCOMPARE(::link(pathOf(m_made).toUtf8().constData(), link.toUtf8().constData()), 0);
    const CtlResult result = exportTo(link);
    QVERIFY2(!result.crashed, result.summary().constData());
    QCOMPARE(m_place->backupBytes(), bytes);
    VERIFY_EXIT(m_place->run(u"verify"_s), 0);
}

void ExportTest::ontoExistingFile()
{
    const QString target = m_place->elsewhere(u"letter.txt"_s); // V02, L01, L12, B11
    writeFile(target, "Dear friend");
    const CtlResult refused = exportTo(target, false);
    VERIFY_ERROR(refused, 1, "target-exists");
    QVERIFY(refused.error().value(u"message"_s).toString().contains(target));
    QCOMPARE(fileBytes(target), QByteArray("Dear friend"));
    VERIFY_EXIT(exportTo(target, true), 0); // L02
    QCOMPARE(fileBytes(target), fileBytes(pathOf(m_made)));
    QCOMPARE(entriesOf(m_place->root()), (QStringList{u"data"_s, u"letter.txt"_s}));
}

void ExportTest::ontoDatabaseInUse()
{
    const QString target = m_place->elsewhere(u"other.db"_s);
    makeShop(target);
    SqliteFile app(target);
    app.run(u"UPDATE customer SET city = 'Oslo' WHERE id = 3"_s);
    const auto before = statesBeside(target);
    VERIFY_ERROR(exportTo(target), 1, "target-is-database");
    QCOMPARE(difference(before, statesBeside(target)), QString());
}

void ExportTest::ontoOddThings()
{
    VERIFY_ERROR(exportTo(m_place->root()), 1, "target-invalid");
    VERIFY_ERROR(exportTo(m_place->elsewhere(u"no/such/copy.db"_s)), 1, "target-invalid");
    VERIFY_ERROR(exportTo(u"/dev/null"_s), 1, "target-invalid");
    QVERIFY(!QFileInfo(u"/dev/null"_s).isFile());
    const QString fifo = m_place->elsewhere(u"fifo"_s);
    QCOMPARE(::mkfifo(fifo.toUtf8().constData(), 0600), 0);
    VERIFY_ERROR(exportTo(fifo), 1, "target-invalid");
}

void ExportTest::overALink()
{
    // A link at the target is replaced or refused; what it points to stays.
    const QString precious = m_place->elsewhere(u"precious.db"_s);
    writeFile(precious, "precious");
    const QString link = m_place->elsewhere(u"link.db"_s);
    QVERIFY(QFile::link(m_place->database(), link));
    const auto before = statesBeside(m_place->database());
    const CtlResult result = exportTo(link);
    QVERIFY2(!result.crashed, result.summary().constData());
    QCOMPARE(difference(before, statesBeside(m_place->database())), QString());
    QCOMPARE(fileBytes(precious), QByteArray("precious"));
}

void ExportTest::damagedBackup()
{
    overwrite(pathOf(m_made), fileBytes(pathOf(m_made)).indexOf("Customer 7"), "Kustomer 7");
    const QString target = m_place->elsewhere(u"copy.db"_s);
    VERIFY_ERROR(exportTo(target, false), 5, "backup-damaged");
    QCOMPARE(entriesOf(m_place->root()), QStringList{u"data"_s}); // no part of it stays
}

void ExportTest::missingFile()
{
    QVERIFY(QFile::remove(pathOf(m_made)));
    const QString target = m_place->elsewhere(u"copy.db"_s);
    VERIFY_ERROR(m_place->run(u"export"_s, {idOf(m_made), target}), 4, "backup-file-missing");
    QCOMPARE(entriesOf(m_place->root()), QStringList{u"data"_s});
}

void ExportTest::targetFull()
{
    QDir().mkpath(m_place->elsewhere(u"stick"_s));
    const SmallFileSystem stick(m_place->elsewhere(u"stick"_s), 1);
    if (!stick.obstacle().isEmpty())
        QSKIP(qPrintable(stick.obstacle()));
    writeFile(stick.path() + u"/old.db"_s, "old");
    const Place big;
    makeAccounts(big.database(), u"wal"_s, 3);
    VERIFY_EXIT(big.run(u"create"_s), 0);
    const CtlResult result =
        big.run(u"export"_s, {u"latest"_s, stick.path() + u"/old.db"_s, u"--force"_s});
    VERIFY_EXIT(result, 1);
    QVERIFY2(result.errorCode() == u"disk-full"_s || result.errorCode() == u"no-space"_s,
             result.summary().constData());
    QCOMPARE(entriesOf(stick.path()), QStringList{u"old.db"_s});
    QCOMPARE(fileBytes(stick.path() + u"/old.db"_s), QByteArray("old"));
}

QTEST_GUILESS_MAIN(ExportTest)
#include "exporttest.moc"
