// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 of whoever is at work in the folder, at random moments: the next start works at once
// (it waits for nothing) and finds everything that was there before.
#include "tests/app/place.h"
#include "tests/support/sqlitefile.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace litekeep::test;

namespace {

constexpr int patienceMs = 60'000;

int rounds()
{
    return qEnvironmentVariableIsSet("LITEKEEP_LONG") ? 50 : 12;
}

QMap<QString, QString> checksums(const CtlResult &listed)
{
    QMap<QString, QString> sums;
    for (const auto &value : listed.backups()) {
        const QJsonObject backup = value.toObject();
        if (backup.value(u"state"_s).toString() == u"intact"_s)
            sums.insert(backup.value(u"id"_s).toString(), backup.value(u"sha256"_s).toString());
    }
    return sums;
}

/// Kills it after that time; false when it had ended before.
bool killAfter(QProcess &process, int afterMs)
{
    const bool ended = process.waitForFinished(afterMs) || process.state() == QProcess::NotRunning;
    process.kill();
    process.waitForFinished();
    return !ended;
}

} // namespace

class ServiceKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writingVerbs();
    void service();

private:
    static void change(const Place &place);
    static void startsAtOnce(const Place &place, const QMap<QString, QString> &mustBeThere);
};

/// So that there is something new to back up.
void ServiceKillTest::change(const Place &place)
{
    SqliteFile(place.database()).run(u"UPDATE account SET note = hex(randomblob(20))"_s);
}

/// --wait 0: whoever finds the folder taken fails.
void ServiceKillTest::startsAtOnce(const Place &place, const QMap<QString, QString> &mustBeThere)
{
    const CtlResult made = place.run(u"create"_s, {u"--wait"_s, u"0"_s});
    VERIFY_EXIT(made, 0);
    const CtlResult listed = place.run(u"list"_s);
    const QMap<QString, QString> there = checksums(listed);
    for (auto it = mustBeThere.cbegin(); it != mustBeThere.cend(); ++it)
        QVERIFY2(there.value(it.key()) == it.value(), listed.summary().constData());
    QStringList files;
    for (const auto &value : listed.backups()) {
        if (value.toObject().value(u"state"_s).toString() != u"missing"_s)
            files.append(value.toObject().value(u"filename"_s).toString());
    }
    files.sort();
    QStringList onDisk = place.backupFiles();
    onDisk.removeAll(u".schedule"_s);
    QCOMPARE(onDisk, files); // no partial, no file without a row
    QVERIFY(SqliteFile(place.backups() + u"/catalogue.db"_s).isIntact());
}

void ServiceKillTest::writingVerbs()
{
    const Place place;
    makeAccounts(place.database(), u"wal"_s, 4);
    makeShop(place.elsewhere(u"foreign.db"_s));
    VERIFY_EXIT(place.run(u"settings"_s, {u"--retention-count=1000"_s}), 0);
    int usual = 0; // the whole of a create, here and now
    for (int i = 0; i < 3; ++i) {
        change(place);
        const CtlResult made = place.run(u"create"_s);
        VERIFY_EXIT(made, 0);
        usual = qMax(20, int(made.milliseconds));
    }
    const QString target = place.elsewhere(u"copy.db"_s);
    const QList<QStringList> verbs{{u"create"_s},
                                   {u"delete"_s, u"latest"_s, u"--yes"_s},
                                   {u"import"_s, place.elsewhere(u"foreign.db"_s)},
                                   {u"verify"_s},
                                   {u"settings"_s, u"--interval-hours=5"_s},
                                   {u"export"_s, u"latest"_s, target, u"--force"_s},
                                   {u"prune"_s}};
    int killed = 0;
    for (int i = 0; i < rounds(); ++i) {
        const QStringList words = verbs.at(i % verbs.size());
        change(place);
        const CtlResult listed = place.run(u"list"_s);
        QMap<QString, QString> before = checksums(listed);
        if (words.first() == u"delete"_s)
            before.remove(listed.backups().first().toObject().value(u"id"_s).toString());
        if (words.first() == u"prune"_s) { // something to remove
            const QString keep = QString::number(before.size() - 2);
            VERIFY_EXIT(place.run(u"settings"_s, {u"--retention-count"_s, keep}), 0);
            const QJsonObject plan = place.run(u"prune"_s, {u"--dry-run"_s}).json();
            QVERIFY(!plan.value(u"removed"_s).toArray().isEmpty());
            for (const auto &value : plan.value(u"removed"_s).toArray())
                before.remove(value.toObject().value(u"id"_s).toString());
        }
        QProcess process;
        startCtl(process, QStringList{words.first(), place.database()} + words.mid(1));
        const bool longOne = words.first() == u"create"_s || words.first() == u"verify"_s;
        killed +=
            killAfter(process, QRandomGenerator::global()->bounded(longOne ? usual : usual / 2))
                ? 1
                : 0;
        VERIFY_EXIT(place.run(u"settings"_s, {u"--retention-count=1000"_s}), 0);
        startsAtOnce(place, before);
        if (QTest::currentTestFailed())
            return;
    }
    VERIFY_EXIT(place.run(u"verify"_s, {u"latest-intact"_s}), 0);
    qInfo("%d of %d were killed at work; a create takes %d ms", killed, rounds(), usual);
    QVERIFY(killed > 0);
}

void ServiceKillTest::service()
{
    int killed = 0;
    int usual = 400;
    for (int i = 0; i < rounds(); ++i) {
        const Place place;
        makeAccounts(place.database(), i % 2 ? u"wal"_s : u"delete"_s, 4);
        const CtlResult made = place.run(u"create"_s);
        VERIFY_EXIT(made, 0);
        usual = qMax(20, int(made.milliseconds));
        const QMap<QString, QString> before = checksums(place.run(u"list"_s));
        VERIFY_EXIT(place.run(u"settings"_s, {u"--enabled=on"_s}), 0);
        change(place);
        const QStringList run{u"run"_s, u"--json"_s, place.database()};
        QProcess owner; // its first automatic backup is due at once
        startCtl(owner, run);
        killed += killAfter(owner, QRandomGenerator::global()->bounded(usual * 2)) ? 1 : 0;
        startsAtOnce(place, before);
        if (QTest::currentTestFailed())
            return;
        QProcess next;
        startCtl(next, run);
        // It keeps the schedule without asking twice: nobody is told to keep it before it.
        QByteArray told;
        while (!told.contains("\"database-kept\"") && next.waitForReadyRead(patienceMs))
            told += next.readAllStandardOutput();
        QVERIFY2(told.contains("\"database-kept\"") && !told.contains("\"schedule-kept-by\""),
                 told.constData());
        QTRY_COMPARE_WITH_TIMEOUT(place.run(u"status"_s).json().value(u"kept_by"_s).toString(),
                                  u"service"_s, patienceMs);
        next.terminate();
        VERIFY_EXIT(finishCtl(next), 0);
    }
    qInfo("%d of %d were killed while they ran; a create takes %d ms", killed, rounds(), usual);
    QVERIFY(killed > 0);
}

QTEST_GUILESS_MAIN(ServiceKillTest)
#include "killtest.moc"
