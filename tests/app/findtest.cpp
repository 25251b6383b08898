// SPDX-License-Identifier: GPL-3.0-or-later
// litekeepctl find: what it tells, and what other accounts' folders do to it.
#include "tests/app/place.h"
#include "tests/support/databases.h"
#include "tests/support/privileges.h"

#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace litekeep::test;

class FindTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tells();
    void wrongFolders();
    void asSomebodyElse();
};

void FindTest::tells()
{
    const Place place;
    makeShop(place.database());
    QVERIFY(QDir().mkpath(place.elsewhere(u"vaultwarden"_s)));
    makeShop(place.elsewhere(u"vaultwarden/db.sqlite3"_s), u"delete"_s, 1);
    VERIFY_EXIT(ctlJson({u"databases"_s, u"--add"_s, place.database()}), 0);
    const CtlResult result = ctlJson({u"find"_s, place.data(), place.elsewhere(u"vaultwarden"_s)});
    VERIFY_EXIT(result, 0);
    const QJsonArray found = result.json().value(u"found").toArray();
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).toObject().value(u"database").toString(), place.database());
    QVERIFY(found.at(0).toObject().value(u"kept").toBool());
    QVERIFY(found.at(0).toObject().value(u"app").isNull());
    QCOMPARE(found.at(1).toObject().value(u"app").toString(), u"vaultwarden"_s);
    QVERIFY(!found.at(1).toObject().value(u"kept").toBool());
    const CtlResult text = ctl({u"find"_s, place.elsewhere(u"vaultwarden"_s)});
    QVERIFY(text.out.contains("Vaultwarden"));
    QVERIFY(text.out.contains("vaultwarden/db.sqlite3"));
    VERIFY_EXIT(ctlJson({u"databases"_s, u"--remove"_s, place.database()}), 0);
}

void FindTest::wrongFolders()
{
    const Place place;
    VERIFY_ERROR(ctlJson({u"find"_s, place.elsewhere(u"gone"_s)}), 4, "database-missing");
    VERIFY_ERROR(ctlJson({u"find"_s, u"--add"_s, place.data()}), 2, "usage");
}

/// What may not be read is counted and told, and the rest is found.
void FindTest::asSomebodyElse()
{
    const UnprivilegedCtl other;
    if (!other.obstacle().isEmpty())
        QSKIP(qPrintable(other.obstacle()));
    // Our own list would be one that it may not read.
    QVERIFY(QDir(qEnvironmentVariable("XDG_CONFIG_HOME") + u"/litekeep"_s).removeRecursively());
    QTemporaryDir dir;
    makeShop(dir.filePath(u"open.db"_s), u"delete"_s, 1);
    QVERIFY(QDir(dir.path()).mkdir(u"closed"_s));
    makeShop(dir.filePath(u"closed/app.db"_s), u"delete"_s, 1);
    UnprivilegedCtl::give(dir.path());
    QVERIFY(::chmod(dir.filePath(u"closed"_s).toLocal8Bit().constData(), 0) == 0);
    const CtlResult result = other.run({u"find"_s, u"--json"_s, dir.path()});
    QVERIFY(::chmod(dir.filePath(u"closed"_s).toLocal8Bit().constData(), 0700) == 0);
    VERIFY_EXIT(result, 0);
    QCOMPARE(result.json().value(u"found").toArray().size(), 1);
    QCOMPARE(result.json().value(u"unreadable_count").toInt(), 1);
    QCOMPARE(result.json().value(u"unreadable").toArray().at(0).toString(),
             dir.filePath(u"closed"_s));
}

QTEST_GUILESS_MAIN(FindTest)
#include "findtest.moc"
