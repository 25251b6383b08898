// SPDX-License-Identifier: GPL-3.0-or-later
// Cases that peers' own test suites check, where our rules agree with theirs. Where they differ,
// README.md says how, and the test holds our side of it.
#include "engine/internal/schedule.h"
#include "tests/schedule/notation.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace litekeep;
using namespace litekeep::test;

namespace {

/// restic's snapshots as backups: their order in time is our order of making.
QList<Backup> backupsFrom(const QJsonArray &snapshots)
{
    QList<Backup> backups;
    for (const auto &value : snapshots) {
        const QString text = value[u"time"].toString();
        backups.append({.id = u"%1 %2"_s.arg(text).arg(backups.size()),
                        .type = BackupType::Auto,
                        .createdAt = QDateTime::fromString(text, Qt::ISODateWithMs),
                        .state = BackupState::Intact});
    }
    std::stable_sort(backups.begin(), backups.end(), [](const Backup &left, const Backup &right) {
        return left.createdAt > right.createdAt;
    });
    for (qsizetype i = 0; i < backups.size(); ++i)
        backups[i].sequence = backups.size() - i;
    return backups;
}

QStringList keptTimes(const QList<Backup> &backups, int limit)
{
    QStringList times;
    const auto decisions = decideRetention(backups, {.retentionCount = limit}, {.now = noon()});
    for (const RetentionDecision &decision : decisions) {
        if (decision.keep)
            times << decision.id.section(u' ', 0, 0);
    }
    return times;
}

/// The ids of those that go.
QStringList removedOf(const QString &backups, int limit)
{
    QStringList ids;
    const auto decisions =
        decideRetention(backupsOf(backups, noon()), {.retentionCount = limit}, {.now = noon()});
    for (const RetentionDecision &decision : decisions) {
        if (!decision.keep)
            ids << decision.id;
    }
    return ids;
}

} // namespace

class PeersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restic();
    void homeAssistantCounts();
    void homeAssistantDays();
    void pocketBase();
    void borg();
    void pgBackRestWithoutPolicy();
    void sanoidWithoutBackups();
};

// R19: every published policy that only counts.
void PeersTest::restic()
{
    const QString corpus = qEnvironmentVariable("LITEKEEP_CORPUS");
    QFile file(corpus + u"/retention_policies.json"_s);
    if (corpus.isEmpty() || !file.open(QIODevice::ReadOnly))
        QSKIP("retention_policies.json is not here");
    const QJsonObject golden = QJsonDocument::fromJson(file.readAll()).object();
    const QList<Backup> backups = backupsFrom(golden[u"snapshots"].toArray());
    QVERIFY(backups.size() > 100);
    int compared = 0;
    const QJsonArray policies = golden[u"cases"].toArray();
    for (const auto &policy : policies) {
        const QJsonObject rules = policy[u"policy"].toObject();
        if (rules.keys() != QStringList{u"keep_last"_s})
            continue;
        QStringList expected;
        const QJsonArray times = policy[u"keep_times"].toArray();
        for (const auto &time : times)
            expected << time.toString();
        QCOMPARE(keptTimes(backups, rules[u"keep_last"].toInt()), expected);
        ++compared;
    }
    QVERIFY(compared >= 4);
}

// H01 to H03. There a manual backup is not counted; here it is.
void PeersTest::homeAssistantCounts()
{
    QCOMPARE(removedOf(u"3a m"_s, 1000), QStringList());
    QCOMPARE(removedOf(u"3a m"_s, 3), QStringList{u"4"_s});           // H02: none
    QCOMPARE(removedOf(u"3a m*"_s, 3), QStringList());                // pinned: as there
    QCOMPARE(removedOf(u"4a m"_s, 3), (QStringList{u"4"_s, u"5"_s})); // H03: the oldest auto
    QCOMPARE(removedOf(u"4a m*"_s, 3), QStringList{u"4"_s});          // pinned: as there
}

// H09, H10: nothing is removed by age.
void PeersTest::homeAssistantDays()
{
    const auto backups = backupsOf(u"3a m"_s, noon().addYears(-30));
    const auto decisions = decideRetention(backups, {.retentionCount = 10}, {.now = noon()});
    QVERIFY(std::all_of(decisions.begin(), decisions.end(), [](const auto &d) { return d.keep; }));
}

// P08: there 0 is "no limit" and manual ones stay for ever; the newest n stay in both.
void PeersTest::pocketBase()
{
    QCOMPARE(removedOf(u"5a"_s, 3), (QStringList{u"4"_s, u"5"_s}));
    QCOMPARE(removedOf(u"3a"_s, 3), QStringList());
    QCOMPARE(removedOf(u"3a"_s, 5), QStringList());
    QCOMPARE(removedOf(u"3a"_s, 0), (QStringList{u"2"_s, u"3"_s}));
}

// R03: nothing there. R07: a dry run says exactly what the real one does. R08: only what is
// handed in is judged.
void PeersTest::borg()
{
    QCOMPARE(removedOf({}, 1), QStringList());
    const auto backups = backupsOf(u"3a 2m s a-"_s, noon());
    const auto dry = decideRetention(backups, {.retentionCount = 2}, {.now = noon()});
    QCOMPARE(decideRetention(backups, {.retentionCount = 2}, {.now = noon()}), dry);
    for (qsizetype i = 0; i < backups.size(); ++i)
        QCOMPARE(dry[i].id, backups[i].id);
}

// R14: there is always a policy here; the one that nobody set keeps ten.
void PeersTest::pgBackRestWithoutPolicy()
{
    const auto decisions = decideRetention(backupsOf(u"11a"_s, noon()), {}, {.now = noon()});
    QCOMPARE(
        std::count_if(decisions.begin(), decisions.end(), [](const auto &d) { return d.keep; }),
        10);
}

// R18: none at all is an alarm, once there has been time enough to make one.
void PeersTest::sanoidWithoutBackups()
{
    const BackupSettings settings{.enabled = true};
    const ScheduleContext context{.now = noon(), .enabledAt = noon().addDays(-2)};
    QVERIFY(decideSchedule(settings, summariseRuns({}, {}, noon()), context).overdue);
}

QTEST_GUILESS_MAIN(PeersTest)
#include "peerstest.moc"
