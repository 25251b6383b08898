// SPDX-License-Identifier: GPL-3.0-or-later
// R4 for real: kill -9 in the middle of the work, at many moments. The next start finds every
// earlier backup as it was, no unfinished file, and rows that tell the truth.
#include "tests/engine/fixture.h"

#include <QRandomGenerator>

using namespace litekeep;
using namespace litekeep::test;

namespace {

constexpr int moments = 20;

/// Runs the helper until `afterMs` and kills it; true when it was still at work.
bool killAfter(const QStringList &arguments, int afterMs)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(helperPath(), arguments);
    process.waitForReadyRead(60'000); // "begun"
    // waitForFinished() says false of a process that has ended before.
    const bool ended = process.state() == QProcess::NotRunning || process.waitForFinished(afterMs);
    process.kill();
    process.waitForFinished();
    return !ended;
}

/// How long the whole takes here and now: the moments are spread over that.
int usualTime(const QStringList &arguments)
{
    QElapsedTimer clock;
    clock.start();
    runHelper(arguments);
    return qMax(10, int(clock.elapsed()));
}

QString earlierTrouble(const QMap<QString, FileState> &earlier, const Place &place)
{
    const auto now = place.backupStates();
    for (auto it = earlier.cbegin(); it != earlier.cend(); ++it) {
        if (now.value(it.key()) != it.value())
            return it.key() + u" was touched"_s;
    }
    return {};
}

} // namespace

class KillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void create_data();
    void create();
    void remove();
    void exporting();
};

void KillTest::create_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("wal") << u"wal"_s;
    QTest::newRow("delete") << u"delete"_s;
}

void KillTest::create()
{
    QFETCH(const QString, mode);
    const Place place;
    makeAccounts(place.database(), mode, 2);
    VERIFY_OK(place.create());
    const auto source = statesBeside(place.database());
    const int usual = usualTime({u"create"_s, place.database()});
    int killed = 0;
    for (int i = 0; i < moments / 2; ++i) {
        const auto earlier = place.backupStates();
        killed +=
            killAfter({u"create"_s, place.database()}, QRandomGenerator::global()->bounded(usual))
                ? 1
                : 0;
        VERIFY_EMPTY(earlierTrouble(earlier, place));
        // Its lock is free at once (R14), and one start puts all in order.
        const auto engine = place.engine({.folder = {}, .waitSeconds = 1});
        VERIFY_OK(await(engine->startUp()));
        VERIFY_EMPTY(earlierTrouble(earlier, place));
        VERIFY_EMPTY(place.disagreement());
        VERIFY_EMPTY(difference(source, statesBeside(place.database())));
    }
    qInfo("%d of %d were killed at work; the whole takes %d ms", killed, moments / 2, usual);
    QVERIFY(killed > 0);
    const auto engine = place.engine();
    const auto verified = await(engine->verify());
    VERIFY_OK(verified);
    for (const VerifyResult &one : *verified)
        QCOMPARE(one.state, BackupState::Intact);
}

void KillTest::remove()
{
    const Place place;
    makeShop(place.database(), u"delete"_s, 5);
    for (int round = 0; round < 4; ++round) {
        const auto engine = place.engine({.folder = {}, .waitSeconds = 1});
        QStringList ids;
        for (int i = 0; i < 6; ++i) {
            const auto made = await(engine->create());
            VERIFY_OK(made);
            ids.append(made->backup.id);
        }
        const auto listed = place.list();
        VERIFY_OK(listed);
        // It takes some milliseconds: kill as soon as the first file has gone.
        QProcess process;
        process.start(helperPath(), QStringList{u"remove"_s, place.database()} + ids);
        const auto total = place.backupFiles().size();
        while (place.backupFiles().size() == total && process.state() != QProcess::NotRunning
               && !process.waitForFinished(0)) {}
        process.kill();
        process.waitForFinished();
        VERIFY_OK(await(engine->startUp()));
        // What is left: rows with their files. What was cut off in the middle has been ended.
        const auto after = await(engine->list());
        VERIFY_OK(after);
        const QStringList files = place.backupFiles();
        QStringList intact;
        for (const Backup &one : after->backups) {
            QVERIFY(one.catalogued);
            QCOMPARE(one.state, BackupState::Intact);
            intact.append(one.fileName);
        }
        intact.sort();
        QCOMPARE(intact, files);
    }
}

void KillTest::exporting()
{
    const Place place;
    makeAccounts(place.database(), u"delete"_s, 16);
    VERIFY_OK(place.create());
    const auto earlier = place.backupStates();
    const QString folder = place.elsewhere(u"stick"_s);
    const QString target = folder + u"/copy.db"_s;
    QDir().mkpath(folder);
    const QStringList job{u"export"_s, place.database(), u"latest"_s, target};
    const int usual = usualTime(job);
    QVERIFY(QFile::remove(target));
    int killed = 0;
    for (int i = 0; i < moments / 2; ++i) {
        killed += killAfter(job, QRandomGenerator::global()->bounded(usual)) ? 1 : 0;
        VERIFY_EMPTY(earlierTrouble(earlier, place));
        const QStringList names = entriesOf(folder);
        if (!names.isEmpty()) { // complete or not there at all
            QCOMPARE(names, QStringList{u"copy.db"_s});
            QCOMPARE(stateOf(target).sha256, earlier.first().sha256);
            QVERIFY(QFile::remove(target));
        }
    }
    qInfo("%d of %d were killed at work; the whole takes %d ms", killed, moments / 2, usual);
    VERIFY_EMPTY(place.disagreement());
}

QTEST_GUILESS_MAIN(KillTest)
#include "tst_kill.moc"
