// SPDX-License-Identifier: GPL-3.0-or-later
// Stopping a restore at any moment before the commit leaves the database as it was; progress
// rises, and tells what goes on.
#include "tests/restore/program.h"
#include "tests/restore/restoring.h"

using namespace litekeep;
using namespace litekeep::test;

class CancelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStep_data();
    void everyStep();
    void stagesInOrder();
};

void CancelTest::everyStep_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("open");
    QTest::newRow("wal, closed") << u"wal"_s << false;
    QTest::newRow("wal, open elsewhere") << u"wal"_s << true;
    QTest::newRow("delete") << u"delete"_s << false;
}

void CancelTest::everyStep()
{
    QFETCH(const QString, mode);
    QFETCH(const bool, open);
    const RestorePlace place(mode, 8);
    Program server;
    if (open)
        QVERIFY(server.start({u"server"_s, place.database()}));
    const QByteArray bytes = fileBytes(place.database());
    const auto engine = place.engine();
    QMap<Stage, int> cancelledIn;
    bool finished = false;
    for (int at = 0; at < 400 && !finished; ++at) {
        int events = 0;
        int last = -1;
        Stage stage = Stage::Preparing;
        QString trouble;
        const auto connection = QObject::connect(engine.get(), &BackupEngine::progressChanged,
                                                 engine.get(), [&](const Progress &now) {
                                                     if (now.percent < last)
                                                         trouble = u"the percentage fell"_s;
                                                     last = now.percent;
                                                     if (events++ == at) {
                                                         stage = now.stage;
                                                         engine->cancel();
                                                     }
                                                 });
        const auto result = await(engine->restore(place.backup.id));
        QObject::disconnect(connection);
        VERIFY_EMPTY(trouble);
        if (result) {
            finished = true;
            QCOMPARE(last, 100);
            break;
        }
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        QVERIFY(last < 100);
        ++cancelledIn[stage];
        QVERIFY2(fileBytes(place.database()) == bytes, qPrintable(QString::number(at)));
        QVERIFY(!place.interrupted());
        QVERIFY(!place.undoable());
        QCOMPARE(place.list()->backups.size(), 1); // no safety backup of what did not happen
        VERIFY_EMPTY(place.disagreement());
    }
    QVERIFY(finished);
    for (auto it = cancelledIn.cbegin(); it != cancelledIn.cend(); ++it)
        qInfo("%d cancelled in \"%s\"", it.value(), qPrintable(Progress{it.key()}.stageName()));
    QVERIFY(cancelledIn.value(Stage::SafetyBackup) > 0);
    QVERIFY(cancelledIn.value(Stage::Restoring) > 0);
    VERIFY_EMPTY(place.differenceFrom(place.then));
    server.process().terminate();
}

void CancelTest::stagesInOrder()
{
    const RestorePlace place(u"wal"_s, 8);
    const auto engine = place.engine();
    QList<Stage> seen;
    QObject::connect(engine.get(), &BackupEngine::progressChanged, engine.get(),
                     [&](const Progress &now) {
                         if (seen.isEmpty() || seen.last() != now.stage)
                             seen.append(now.stage);
                     });
    VERIFY_OK(await(engine->restore(place.backup.id)));
    seen.removeAll(Stage::WaitingForDatabase);
    QCOMPARE(seen, (QList<Stage>{Stage::Verifying, Stage::StoppingPrograms, Stage::SafetyBackup,
                                 Stage::Restoring, Stage::Proving, Stage::Done}));
}

QTEST_GUILESS_MAIN(CancelTest)
#include "tst_cancel.moc"
