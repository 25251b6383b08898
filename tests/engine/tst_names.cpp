// SPDX-License-Identifier: GPL-3.0-or-later
// Names of files in a backup folder: given, read back, and told from other people's.
#include "engine/internal/backupnames.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace litekeep;

namespace {
const QDateTime moment(QDate(2026, 11, 22), QTime(8, 15, 0), Qt::UTC);
constexpr qsizetype longestName = 255;
} // namespace

class NamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asDesigned();
    void roundTrip_data();
    void roundTrip();
    void localTimeBecomesUtc();
    void noBackupName_data();
    void noBackupName();
    void leftovers();
    void notOurLeftovers_data();
    void notOurLeftovers();
    void plainNames();
    void ids();
};

void NamesTest::asDesigned()
{
    QCOMPARE(backupFileName(u"app.db"_s, moment, BackupType::Manual),
             u"app-20261122T081500Z-manual.db"_s);
    QCOMPARE(backupFileName(u"app.db"_s, moment, BackupType::Auto, 2),
             u"app-20261122T081500Z-auto-2.db"_s);
    QCOMPARE(backupFileName(u"app.sqlite3"_s, moment, BackupType::Safety, 10),
             u"app-20261122T081500Z-safety-10.db"_s);
}

void NamesTest::roundTrip_data()
{
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("stem");
    QTest::newRow("plain") << u"app.db"_s << u"app"_s;
    QTest::newRow("no ending") << u"state"_s << u"state"_s;
    QTest::newRow("other ending") << u"a.sqlite"_s << u"a"_s;
    QTest::newRow("ending in capitals") << u"A.DB"_s << u"A"_s;
    QTest::newRow("unknown ending") << u"places.kept"_s << u"places.kept"_s;
    QTest::newRow("leading dot") << u".hidden.db"_s << u"hidden"_s;
    QTest::newRow("only dots") << u"..."_s << u"database"_s;
    QTest::newRow("only an ending") << u".db"_s << u"database"_s;
    QTest::newRow("newline") << u"a\nb.db"_s << u"a_b"_s;
    QTest::newRow("Cyrillic") << u"база данных.db"_s << u"база данных"_s;
    QTest::newRow("quotes") << u"it's \"it\" ; -- %1 %20 # ?.db"_s
                            << u"it's \"it\" ; -- %1 %20 # ?"_s;
    QTest::newRow("like a backup")
        << u"app-20250101T000000Z-auto.db"_s << u"app-20250101T000000Z-auto"_s;
    QTest::newRow("leading dash") << u"-rf.db"_s << u"-rf"_s;
    QTest::newRow("like a URI") << u"file:x?mode=ro.db"_s << u"file:x?mode=ro"_s;
    QTest::newRow("200 bytes") << QString(QString(197, u'x') + u".db"_s) << QString();
    QTest::newRow("251 bytes") << QString(u"ф"_s.repeated(124) + u".db"_s) << QString();
    QTest::newRow("pairs of surrogates")
        << QString(u"a"_s + u"\U0001F600"_s.repeated(62) + u".db"_s) << QString();
}

void NamesTest::roundTrip()
{
    QFETCH(const QString, database);
    QFETCH(const QString, stem);
    for (const auto type :
         {BackupType::Manual, BackupType::Auto, BackupType::Safety, BackupType::Imported}) {
        for (const int attempt : {1, 2, 9999}) {
            const QString name = backupFileName(database, moment, type, attempt);
            const auto parsed = parseBackupFileName(name);
            QVERIFY2(parsed.has_value(), qPrintable(name));
            QCOMPARE(parsed->createdAt, moment);
            QCOMPARE(parsed->createdAt.timeSpec(), Qt::UTC);
            QCOMPARE(parsed->type, type);
            QCOMPARE(parsed->attempt, attempt);
            if (!stem.isEmpty())
                QCOMPARE(parsed->stem, stem);
            // The longest name made of it must fit, and its text must be whole.
            const QString longest = snapshotName(name) + u"-journal"_s;
            QVERIFY2(longest.toUtf8().size() <= longestName, qPrintable(longest));
            QCOMPARE(QString::fromUtf8(name.toUtf8()), name);
            QVERIFY(isPlainName(name));
            QVERIFY(!name.startsWith(u'.'));
            QVERIFY(!isLeftoverName(name));
        }
    }
}

void NamesTest::localTimeBecomesUtc()
{
    const QDateTime local = moment.toOffsetFromUtc(3 * 3600);
    QCOMPARE(backupFileName(u"app.db"_s, local, BackupType::Manual),
             backupFileName(u"app.db"_s, moment, BackupType::Manual));
}

void NamesTest::noBackupName_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"", "app.db", "-20261122T081500Z-manual.db", "app-20261122T081500Z-manual",
          "app-20261122T081500Z-other.db", "app-20261322T081500Z-manual.db",
          "app-20261122T281500Z-manual.db", "app-20261122T081500-manual.db",
          "app-20261122T081500Z-manual.db\n", "app-20261122T081500Z-manual.db.partial",
          "app-20261122T081500Z-manual-.db", "app-20261122T081500Z-MANUAL.db", "catalogue.db"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void NamesTest::noBackupName()
{
    QFETCH(const QString, name);
    QVERIFY(!parseBackupFileName(name));
}

void NamesTest::leftovers()
{
    for (const QString &database : {u"app.db"_s, u"база\n.db"_s}) {
        const QString name = backupFileName(database, moment, BackupType::Auto, 3);
        for (const QString &base : {partialName(name), snapshotName(name)}) {
            for (const QString &side : {u""_s, u"-journal"_s, u"-wal"_s, u"-shm"_s}) {
                const QString leftover = base + side;
                QVERIFY2(isLeftoverName(leftover), qPrintable(leftover));
                QVERIFY(!parseBackupFileName(leftover)); // R2
            }
        }
    }
    QVERIFY(isLeftoverName(u".litekeep.partial"_s));
}

void NamesTest::notOurLeftovers_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {".partial", "x.partial", "film.mkv.partial", "app.db.partial", "app.db-journal",
          "app-20261122T081500Z-manual.db", "app-20261122T081500Z-manual.db-journal",
          "app-20261122T081500Z-manual.db-wal", "app-20261122T081500Z-manual.db.partial.txt",
          "app-20261122T081500Z-manual.db.partial ", "app-20261122T081500Z-manual.db.partial~",
          "app-20261122T081500Z-manual.db.snapshot", "app-20261122-manual.db.partial",
          "catalogue.db-journal", "catalogue.db.partial", ".litekeep", ".lock",
          "app-20261122T081500Z-manual.db.PARTIAL", "app-20261122T081500Z-other.db.partial"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void NamesTest::notOurLeftovers()
{
    QFETCH(const QString, name);
    QVERIFY2(!isLeftoverName(name), qPrintable(name));
}

void NamesTest::plainNames()
{
    for (const QString &good : {u"a"_s, u"..."_s, u"a b\n.db"_s, u"-"_s, u"%"_s, u"\\"_s})
        QVERIFY2(isPlainName(good), qPrintable(good));
    QString withZero = u"a.db"_s;
    withZero.insert(1, QChar(0));
    for (const QString &bad :
         {QString(), u"."_s, u".."_s, u"/"_s, u"../x"_s, u"a/b"_s, u"/etc/x"_s, u"a/"_s, withZero})
        QVERIFY2(!isPlainName(bad), qPrintable(bad));
}

void NamesTest::ids()
{
    QCOMPARE(idFromName(u"a.db"_s), idFromName(u"a.db"_s));
    QVERIFY(idFromName(u"a.db"_s) != idFromName(u"b.db"_s));
    QSet<QString> seen;
    for (int i = 0; i < 10'000; ++i) {
        const QString id = newId();
        QCOMPARE(id.size(), 16); // the catalogue wants at least 8
        seen.insert(id);
    }
    QCOMPARE(seen.size(), 10'000);
}

QTEST_GUILESS_MAIN(NamesTest)
#include "tst_names.moc"
