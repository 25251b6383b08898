// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/catalogue.h"
#include "tests/automatic/handclock.h"

#include <QElapsedTimer>
#include <QTest>

using namespace litekeep;
using namespace litekeep::test;

/// 5,000 rows and files: prints how long list, start-up and prune take. Not judged here, since a
/// busy machine says nothing; what is judged is that the work is right.
class ManyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fiveThousand();
};

namespace {

constexpr int count = 5000;

void fill(const Place &place)
{
    SqliteFile catalogue(place.backups() + u"/catalogue.db"_s);
    catalogue.run(u"PRAGMA synchronous=OFF; BEGIN"_s);
    for (int i = 0; i < count; ++i) {
        const QString name = u"app-20260101T%1Z-manual.db"_s.arg(i, 6, 10, QChar(u'0'));
        catalogue.run(
            u"INSERT INTO backups (id, filename, size_bytes, backup_type, created_at, sha256, "
            u"state,"
            " method) SELECT 'made-up-%1', '%2', size_bytes, backup_type,"
            " '2026-01-01T00:00:00.000Z', sha256, state, method FROM backups LIMIT 1"_s.arg(i)
                .arg(name));
        writeFile(place.backups() + u'/' + name, {}); // a look at it costs the same
    }
    catalogue.run(u"COMMIT"_s);
}

template <typename Work>
qint64 milliseconds(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return timer.elapsed();
}

} // namespace

void ManyTest::fiveThousand()
{
    const Place place;
    makeShop(place.database());
    const auto engine = place.engine();
    const auto made = await(engine->create());
    VERIFY_OK(made);
    VERIFY_OK(await(engine->setSettings({.retentionCount = 1000})));
    fill(place);
    bool fine = true;
    const qint64 list = milliseconds([&] { fine = await(engine->list()).has_value(); });
    QVERIFY(fine);
    const qint64 status = milliseconds([&] { fine = await(engine->status()).has_value(); });
    QVERIFY(fine);
    const qint64 plan = milliseconds([&] { fine = await(engine->prune(true)).has_value(); });
    QVERIFY(fine);
    // Nothing goes while the newest backup is asked about, so that the start meets all of them.
    SqliteFile(place.backups() + u"/catalogue.db"_s)
        .run(u"UPDATE settings SET collapse_state='stopped'"_s);
    const qint64 start = milliseconds([&] { fine = await(engine->startUp()).has_value(); });
    QVERIFY(fine);
    VERIFY_OK(await(engine->answerCollapse(true)));
    Result<PruneResult> pruned;
    const qint64 prune = milliseconds([&] { pruned = await(engine->prune()); });
    VERIFY_OK(pruned);
    QCOMPARE(pruned->removed.size() + pruned->kept.size(), count + 1);
    QCOMPARE(pruned->removed.size(), count + 1 - 1000);
    qInfo("5,000 backups: list %lld ms, status %lld ms, dry run %lld ms, start-up %lld ms, "
          "prune of 4,001 files %lld ms",
          list, status, plan, start, prune);
}

QTEST_GUILESS_MAIN(ManyTest)
#include "manytest.moc"
