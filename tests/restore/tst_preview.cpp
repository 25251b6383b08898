// SPDX-License-Identifier: GPL-3.0-or-later
// What a restore would change: true, in time, and without touching anything.
#include "engine/internal/restorepreview.h"
#include "tests/restore/program.h"
#include "tests/restore/restoring.h"
#include "tests/support/otherprogram.h"

using namespace litekeep;
using namespace litekeep::test;

namespace {

Result<RestorePreview> previewOf(const RestorePlace &place)
{
    const auto engine = place.engine();
    return await(engine->preview(place.backup.id));
}

TableDifference tableIn(const RestorePreview &preview, const QString &name)
{
    for (const TableDifference &table : preview.tables) {
        if (table.table == name)
            return table;
    }
    return {};
}

} // namespace

class PreviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void differences_data();
    void differences();
    void newestTimes();
    void unreadable_data();
    void unreadable();
    void limit();
    void underAWriter();
};

void PreviewTest::differences_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("open");
    for (const char *mode : {"wal", "delete"}) {
        QTest::addRow("%s, closed", mode) << QString::fromLatin1(mode) << false;
        QTest::addRow("%s, open", mode) << QString::fromLatin1(mode) << true;
    }
}

void PreviewTest::differences()
{
    QFETCH(const QString, mode);
    QFETCH(const bool, open);
    const RestorePlace place(mode);
    Program server;
    if (open)
        QVERIFY(server.start({u"server"_s, place.database()}));
    const auto before = statesBeside(place.database());
    const auto files = place.backupStates();
    const auto preview = previewOf(place);
    VERIFY_OK(preview);
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    VERIFY_EMPTY(difference(files, place.backupStates()));
    QVERIFY(preview->complete && preview->databaseReadable && preview->problem.isEmpty());
    QCOMPARE(preview->userVersionInBackup, 3);
    QCOMPARE(preview->userVersionNow, 4);
    QCOMPARE(preview->openedBy.size(), open ? 1 : 0);
    QCOMPARE(preview->backup.id, place.backup.id);
    const auto entry = tableIn(*preview, u"entry"_s);
    QCOMPARE(preview->tables.first().table, u"entry"_s); // the biggest difference
    QVERIFY(entry.rowsInBackup == 2000 && entry.rowsNow == 2500);
    const auto gone = tableIn(*preview, u"only_now"_s);
    QVERIFY(!gone.rowsInBackup && gone.rowsNow == 0);
    const auto back = tableIn(*preview, u"only_then"_s);
    QVERIFY(back.rowsInBackup == 2 && !back.rowsNow);
    server.process().terminate();
}

void PreviewTest::newestTimes()
{
    const Place place;
    makeShop(place.database(), u"delete"_s);
    SqliteFile(place.database())
        .run(u"CREATE TABLE visit(id INTEGER PRIMARY KEY, created_at TEXT, seen INTEGER);"
             "INSERT INTO visit VALUES (1, '2026-01-02 03:04:05', 1600000000)"_s);
    const auto made = place.create();
    VERIFY_OK(made);
    SqliteFile(place.database())
        .run(u"INSERT INTO visit VALUES (2, '2026-05-06T07:08:09.123Z', 1600000001)"_s);
    const auto engine = place.engine();
    const auto preview = await(engine->preview(made->backup.id));
    VERIFY_OK(preview);
    const auto visit = tableIn(*preview, u"visit"_s);
    QVERIFY2(visit.newestInBackup.startsWith(u"2026-01-02"_s), qPrintable(visit.newestInBackup));
    QVERIFY2(visit.newestNow.startsWith(u"2026-05-06"_s), qPrintable(visit.newestNow));
}

void PreviewTest::unreadable_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("missing") << u"missing"_s;
    QTest::newRow("garbage") << u"garbage"_s;
    QTest::newRow("empty") << u"empty"_s;
    QTest::newRow("locked") << u"locked"_s;
}

void PreviewTest::unreadable()
{
    QFETCH(const QString, how);
    const RestorePlace place(u"delete"_s);
    OtherProgram other;
    if (how == u"missing"_s)
        QVERIFY(QFile::remove(place.database()));
    else if (how == u"locked"_s)
        QVERIFY(other.startLock(place.database(), u"exclusive"_s));
    else
        writeFile(place.database(), how == u"empty"_s ? QByteArray() : QByteArray(9999, 'g'));
    const auto before = statesBeside(place.database());
    const auto preview = previewOf(place);
    VERIFY_OK(preview);
    QVERIFY(!preview->databaseReadable && !preview->complete);
    QVERIFY(!preview->problem.isEmpty());
    QVERIFY(tableIn(*preview, u"entry"_s).rowsInBackup == 2000);
    // "No such table" would be a lie.
    QVERIFY(tableIn(*preview, u"entry"_s).rowsNow == -1);
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
}

void PreviewTest::limit()
{
    const RestorePlace place(u"wal"_s, 30);
    const auto files = place.backupStates();
    for (const int ms : {0, 1, 20, 60}) {
        QElapsedTimer clock;
        clock.start();
        const auto preview =
            previewRestore(place.location(), place.backup, std::chrono::milliseconds(ms), {});
        VERIFY_OK(preview);
        QVERIFY2(clock.elapsed() < ms + 1000, qPrintable(QString::number(clock.elapsed())));
        if (preview->complete)
            continue;
        for (const TableDifference &table : preview->tables)
            QVERIFY(table.table == u"only_now"_s || table.table == u"only_then"_s
                    || (table.rowsInBackup && table.rowsNow));
    }
    VERIFY_EMPTY(difference(files, place.backupStates()));
}

void PreviewTest::underAWriter()
{
    for (const QString &mode : {u"wal"_s, u"delete"_s}) {
        const RestorePlace place(mode, 8);
        Program writer;
        QVERIFY(writer.start({u"writer"_s, place.database()}));
        QVERIFY(writer.waitFor(u"ack 20"_s));
        const auto preview = previewOf(place);
        VERIFY_OK(preview);
        QVERIFY(preview->databaseReadable);
        QVERIFY(*tableIn(*preview, u"entry"_s).rowsNow >= 2520);
        QVERIFY(writer.stop());
        const qint64 longest = writer.number(u"waited "_s);
        qInfo("%s: the writer waited %lld ms at most", qPrintable(mode), longest);
        QVERIFY(longest < 5000);
        QCOMPARE(SqliteFile(place.database())
                     .value(u"SELECT count(*) FROM entry WHERE epoch='later'"_s)
                     .toLongLong(),
                 writer.number(u"done "_s));
    }
}

QTEST_GUILESS_MAIN(PreviewTest)
#include "tst_preview.moc"
