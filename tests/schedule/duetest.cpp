// SPDX-License-Identifier: GPL-3.0-or-later
// When a run is due, why, and why not. Histories and expectations are short texts: see below.
#include "engine/internal/schedule.h"
#include "tests/schedule/notation.h"

#include <QTimeZone>

using namespace litekeep;
using namespace litekeep::test;

namespace {

/// "<wait> <reason> <next due as seen from now>", then what else there is to say.
QString textOf(const ScheduleDecision &decision)
{
    QStringList words{decision.waitName()};
    if (decision.nextDue)
        words << decision.reasonName() << spanText(noon().secsTo(*decision.nextDue));
    if (decision.overdue)
        words << u"overdue"_s;
    if (decision.clockWarning)
        words << u"warning"_s;
    if (decision.recordClockStep)
        words << u"record"_s;
    return words.join(u' ');
}

struct Case
{
    const char *name;
    int hours;           ///< the interval; 0: automatic backups are off
    const char *context; ///< "enabled -2h", "paused 1h"
    const char *history; ///< newest first
    const char *expected;
};

// clang-format off
constexpr Case cases[] = {
    // off
    {"off, never ran",              0, "", "", "disabled"},
    {"off, ran long ago",           0, "", "auto done -9d", "disabled"},
    {"off, failures",               0, "", "auto failed -1m", "disabled"},
    {"off, run in the future",      0, "", "auto done 9d", "disabled"},
    {"off, paused",                 0, "paused 1h", "", "disabled"},
    // first
    {"never ran",                   24, "", "", "none first 0s"},
    {"just enabled",                24, "enabled -1s", "", "none first 0s"},
    {"only manual ones",            24, "", "manual done -1h", "none first 0s"},
    {"only imported ones",          24, "", "imported done -1h", "none first 0s"},
    {"only a safety one",           24, "", "safety done -1h", "none first 0s"},
    {"only a restore",              24, "", "restore done -1h", "none first 0s"},
    {"longest interval, never ran", 8760, "", "", "none first 0s"},
    // the interval
    {"just ran",                    24, "", "auto done 0s", "not-yet due 1d"},
    {"an hour ago",                 24, "", "auto done -1h", "not-yet due 23h"},
    {"a second before",             24, "", "auto done -86399s", "not-yet due 1s"},
    {"to the second",               24, "", "auto done -24h", "none due 0s"},
    {"a second after",              24, "", "auto done -86401s", "none due -1s"},
    {"one tick late",               24, "", "auto done -86430s", "none due -30s"},
    {"five minutes late",           24, "", "auto done -1445m", "none due -5m"},
    {"later than that",             24, "", "auto done -1446m", "none catch-up -6m"},
    {"unchanged counts",            24, "", "auto unchanged -1h", "not-yet due 23h"},
    {"start counts, not end",       24, "", "auto done -24h/5h", "none due 0s"},
    {"every hour",                  1, "", "auto done -59m", "not-yet due 1m"},
    {"every hour, due",             1, "", "auto done -60m", "none due 0s"},
    {"a month: no timer overflows", 720, "", "auto done -1h", "not-yet due 719h"},
    {"a year",                      8760, "", "auto done -1h", "not-yet due 8759h"},
    {"a year, due",                 8760, "", "auto done -365d", "none due 0s"},
    {"beyond a year is a year",     2000000000, "", "auto done -1h", "not-yet due 8759h"},
    {"below an hour is an hour",    -3, "", "auto done -30m", "not-yet due 30m"},
    {"manual does not move it",     24, "", "manual done -1h, auto done -23h", "not-yet due 1h"},
    {"manual does not stop it",     24, "", "manual done -1h, auto done -24h", "none due 0s"},
    {"safety does not move it",     24, "", "safety done -1h, auto done -23h", "not-yet due 1h"},
    {"newest good one counts",      24, "", "auto done -2h, auto done -26h", "not-yet due 22h"},
    {"reasons of automatic runs",   24, "", "catch-up done -2h, due done -90h", "not-yet due 22h"},
    {"retry counts",                24, "", "retry done -2h", "not-yet due 22h"},
    {"first counts",                24, "", "first done -2h", "not-yet due 22h"},
    {"after-restore counts",        24, "", "after-restore done -2h", "not-yet due 22h"},
    {"unknown reasons do not",      24, "", "verify done -2h, auto done -3h", "not-yet due 21h"},
    // a changed interval counts at once (the history is the same)
    {"24 h",                        24, "", "auto done -5h", "not-yet due 19h"},
    {"made 6 h",                    6, "", "auto done -5h", "not-yet due 1h"},
    {"made 4 h",                    4, "", "auto done -5h", "none catch-up -1h"},
    {"made 48 h",                   48, "", "auto done -25h", "not-yet due 23h"},
    // one catch-up
    {"away for a week",             24, "", "auto done -8d", "none catch-up -7d overdue"},
    {"away for years",              1, "", "auto done -3000d", "none catch-up -71999h overdue"},
    {"caught up",                   24, "", "catch-up done -1m, due done -8d", "not-yet due 1439m"},
    // failures
    {"failed once, just now",       24, "", "auto failed 0s, auto done -24h",
                                        "backing-off retry 5m"},
    {"failed once, 4 min ago",      24, "", "auto failed -4m, auto done -24h",
                                        "backing-off retry 1m"},
    {"failed once, 5 min ago",      24, "", "auto failed -5m, auto done -24h", "none retry 0s"},
    {"the end of the failure",      24, "", "auto failed -30m/28m, auto done -25h",
                                        "backing-off retry 3m"},
    {"twice",                       24, "", "auto failed -1m, auto failed -9m, auto done -25h",
                                        "backing-off retry 14m"},
    {"three times",                 24, "", "auto failed -1m, 2, auto done -26h",
                                        "backing-off retry 59m"},
    {"eight times",                 24, "", "auto failed -1m, 7, auto done -30h",
                                        "backing-off retry 59m"},
    {"eight times, an hour later",  24, "", "auto failed -1h, 7, auto done -30h",
                                        "none retry -6h"},
    {"first one failed",            24, "", "auto failed -1m", "backing-off retry 4m"},
    {"first one failed, 6 min ago", 24, "", "auto failed -6m", "none retry 0s"},
    {"every hour, many failures",   1, "", "auto failed -1m, 7, auto done -3h",
                                       "backing-off retry 59m overdue"},
    {"manual failures do not count", 24, "", "manual failed -1m, auto done -24h", "none due 0s"},
    {"a manual success ends it",    24, "", "manual done -1m, auto failed -2m, auto done -24h",
                                        "none due 0s"},
    {"failures before a good one",  24, "", "auto done -1h, auto failed -2h, auto failed -3h",
                                        "not-yet due 23h"},
    {"an import does not end it",   24, "", "imported done -1m, auto failed -2m, auto done -24h",
                                        "backing-off retry 3m"},
    {"skipped waits as well",       24, "", "auto skipped -1m, auto done -24h",
                                        "backing-off retry 4m"},
    {"cancelled waits as well",     24, "", "auto cancelled -1m, auto done -24h",
                                        "backing-off retry 4m"},
    {"kinds count together",        24, "", "auto cancelled -1m, auto skipped -7m, auto done -24h",
                                        "backing-off retry 14m"},
    {"interval made longer since",  72, "", "auto failed -1m, auto done -24h", "not-yet due 2d"},
    {"failed long ago",             24, "", "auto failed -9d, auto done -10d",
                                        "none retry -9d overdue"},
    // restores
    {"after a restore",             24, "", "restore done -1m, auto done -1h",
                                        "none after-restore -1m"},
    {"after undo",                  24, "", "undo done -1m, auto done -1h",
                                        "none after-restore -1m"},
    {"with its safety backup",      24, "", "restore done -1m, safety done -2m, auto done -1h",
                                        "none after-restore -1m"},
    {"manual after it: still due",  24, "", "manual done -1m, restore done -2m, auto done -1h",
                                        "none after-restore -2m"},
    {"auto after it: over",         24, "", "auto done -1m, restore done -2m, auto done -1h",
                                        "not-yet due 1439m"},
    {"a restore that failed",       24, "", "restore failed -1m, auto done -1h", "not-yet due 23h"},
    {"a restore that was cancelled", 24, "", "restore cancelled -1m, auto done -1h",
                                        "not-yet due 23h"},
    {"failure after it",            24, "", "auto failed -1m, restore done -2m, auto done -1h",
                                        "backing-off retry 4m"},
    {"failures before it are over", 24, "", "restore done -1m, auto failed -2m, 5, auto done -1h",
                                        "none after-restore -1m"},
    // pause
    {"paused, due",                 24, "paused 1h", "auto done -25h", "paused catch-up 1h"},
    {"paused, not yet due",         24, "paused 1h", "auto done -1h", "paused due 23h"},
    {"paused, never ran",           24, "paused 1h", "", "paused first 1h"},
    {"pause is over",               24, "paused -1s", "auto done -24h", "none due 0s"},
    {"pause ends now",              24, "paused 0s", "auto done -24h", "none due 0s"},
    {"paused while backing off",    24, "paused 1h", "auto failed -1m, auto done -24h",
                                        "paused retry 1h"},
    {"backing off beyond the pause", 24, "paused 1m", "auto failed -1m, auto done -24h",
                                        "paused retry 4m"},
    {"until tomorrow",              24, "paused 36h", "auto done -25h", "paused catch-up 36h"},
    {"pause of a wrong clock",      24, "paused 900d", "auto done -24h", "none due 0s"},
    {"paused and overdue",          24, "paused 1h", "auto done -3d",
                                        "paused catch-up 1h overdue"},
    // overdue: 1.5 × 24 h + 1 h = 37 h; 1.5 × 1 h + 1 h = 2.5 h
    {"a second before",             24, "", "auto done -133199s", "none catch-up -46799s"},
    {"overdue to the second",       24, "", "auto done -37h", "none catch-up -13h overdue"},
    {"every hour, 150 min",         1, "", "auto done -150m", "none catch-up -90m overdue"},
    {"every hour, 149 min",         1, "", "auto done -149m", "none catch-up -89m"},
    {"a year",                      8760, "", "auto done -547d", "none catch-up -182d"},
    {"a year, overdue",             8760, "", "auto done -548d", "none catch-up -183d overdue"},
    {"manual one is good, too",     24, "", "manual done -36h, auto done -38h",
                                        "none catch-up -14h"},
    {"imported one is, too",        24, "", "imported done -36h, auto done -38h",
                                        "none catch-up -14h"},
    {"safety one is, too",          24, "", "safety done -36h, auto done -38h",
                                        "none catch-up -14h"},
    {"manual unchanged",            24, "", "manual unchanged -36h, auto done -38h",
                                        "none catch-up -14h"},
    {"manual failure is not",       24, "", "manual failed -1h, auto done -37h",
                                        "none catch-up -13h overdue"},
    {"a restore is not",            24, "", "restore done -1h, auto done -37h",
                                        "none after-restore -1h overdue"},
    {"never, enabled 36 h ago",     24, "enabled -36h", "", "none first 0s"},
    {"never, enabled 37 h ago",     24, "enabled -37h", "", "none first 0s overdue"},
    {"never, enabled in the future", 24, "enabled 37h", "", "none first 0s"},
    {"never, tried for 37 h",       24, "", "auto failed -1m, 5, auto failed -37h",
                                        "backing-off retry 59m overdue"},
    {"good one before enabling",    24, "enabled -1m", "manual done -40h", "none first 0s overdue"},
    // the clock
    {"a run in the future",         24, "", "auto done 2h", "not-yet due 1d warning record"},
    {"years in the future",         24, "", "auto done 1500d", "not-yet due 1d warning record"},
    {"a second in the future",      24, "", "auto done 1s", "not-yet due 1d"},
    {"two minutes",                 24, "", "auto done 120s", "not-yet due 1d"},
    {"more than two minutes",       24, "", "auto done 121s", "not-yet due 1d warning record"},
    {"told once",                   24, "", "clock skipped 0s, auto done 2h",
                                        "not-yet due 1d warning"},
    {"told an hour ago",            24, "", "clock skipped -1h, auto done 2h",
                                        "not-yet due 23h warning"},
    {"told a day ago",              24, "", "clock skipped -24h, auto done 9d",
                                        "none due 0s warning"},
    {"any newer row will do",       24, "", "manual done -1h, auto done 9d",
                                        "not-yet due 23h warning"},
    {"the earliest of them",        24, "", "manual done -1h, clock skipped -3h, auto done 9d",
                                        "not-yet due 21h warning"},
    {"the future has passed",       24, "", "clock skipped -3h, auto done -1h", "not-yet due 23h"},
    {"good run since",              24, "", "auto done -1h, clock skipped -25h, auto done 9d",
                                        "not-yet due 23h"},
    {"clock back again",            24, "", "clock skipped 8d, auto done 9d",
                                        "not-yet due 1d warning record"},
    {"failure in the future",       24, "", "auto failed 9d, auto done -24h",
                                        "backing-off retry 5m warning record"},
    {"failure in the future, told", 24, "", "clock skipped -5m, auto failed 9d, auto done -24h",
                                        "none retry 0s warning"},
    {"failure after it",            24, "", "auto failed -5m, auto done 9d",
                                        "not-yet due 1435m warning"},
    {"restore in the future",       24, "", "restore done 9d, auto done -1h",
                                        "none after-restore 0s warning record"},
    {"manual in the future",        24, "", "manual done 9d, auto done -24h",
                                        "none due 0s warning record"},
    {"1970: all in the future",     24, "", "auto done 20000d, auto done 19999d",
                                        "not-yet due 1d warning record"},
    {"a forward jump is a catch-up", 24, "", "auto done -9000d",
                                        "none catch-up -8999d overdue"},
};
// clang-format on

/// "auto failed -1m, 7, auto done -30h": 7 more like the one before, each an hour older.
QList<RunRecord> historyOf(const QString &text)
{
    QList<RunRecord> runs;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        bool isNumber = false;
        const int more = part.trimmed().toInt(&isNumber);
        if (!isNumber) {
            runs.append(runOf(part, noon()));
            continue;
        }
        for (int i = 0; i < more; ++i) {
            RunRecord run = runs.last();
            run.startedAt = run.startedAt.addSecs(-3600);
            run.endedAt = run.endedAt.addSecs(-3600);
            runs.append(run);
        }
    }
    return runs;
}

ScheduleContext contextOf(const QString &text)
{
    ScheduleContext context{.now = noon()};
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i + 1 < words.size(); i += 2) {
        const QDateTime time = noon().addSecs(spanOf(words[i + 1]));
        (words[i] == u"enabled"_s ? context.enabledAt : context.pausedUntil) = time;
    }
    return context;
}

BackupSettings every(int hours)
{
    return {.enabled = hours != 0, .intervalHours = hours};
}

ScheduleDecision decide(int hours, const QString &history,
                        const ScheduleContext &context = {noon()})
{
    return decideSchedule(every(hours), summariseRuns(historyOf(history), {}, context.now),
                          context);
}

} // namespace

class DueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data();
    void table();
    void zoneDoesNotMatter();
    void summaryByHand();
    void failuresNotWrittenDown();
    void backupsStandIn();
    void backOffSteps();
    void noPresent();
    void waitUntil();
    void overdueAt();
    void names();
    void texts();
    void clockRow();
};

void DueTest::table_data()
{
    QTest::addColumn<int>("line");
    for (int i = 0; i < int(std::size(cases)); ++i) {
        QTest::addRow("%d h: %s [%s]", cases[i].hours, cases[i].name, cases[i].history) << i;
    }
}

void DueTest::table()
{
    QFETCH(const int, line);
    const Case &given = cases[line];
    const ScheduleDecision decision = decide(given.hours, QString::fromLatin1(given.history),
                                             contextOf(QString::fromLatin1(given.context)));
    QCOMPARE(textOf(decision), QString::fromLatin1(given.expected));
    QCOMPARE(decision.dueNow, decision.wait == WaitReason::None);
    QCOMPARE(decision.dueNow, decision.nextDue && *decision.nextDue <= noon());
    QCOMPARE(decision.waitUntil.isValid(),
             decision.wait == WaitReason::BackingOff || decision.wait == WaitReason::Paused);
    if (decision.nextDue)
        QCOMPARE(decision.nextDue->timeSpec(), Qt::UTC);
}

// Travel, and the nights when local time repeats or leaves out an hour.
void DueTest::zoneDoesNotMatter()
{
    const QString history = u"auto failed -4m, manual done -2h, auto done -24h"_s;
    const ScheduleDecision expected = decide(24, history, {.now = noon(), .pausedUntil = noon()});
    for (const char *zone : {"Europe/Berlin", "America/New_York", "Asia/Kathmandu",
                             "Pacific/Kiritimati", "Pacific/Niue"}) {
        const QTimeZone there(zone);
        if (!there.isValid())
            QSKIP("no time zones here");
        const ScheduleContext context{.now = noon().toTimeZone(there),
                                      .pausedUntil = noon().toTimeZone(there)};
        QCOMPARE(decide(24, history, context), expected);
    }
    const QDateTime before(QDate(2026, 10, 25), QTime(0, 30), Qt::UTC); // 02:30 in Berlin, twice
    const QTimeZone berlin("Europe/Berlin");
    for (int hours : {0, 1}) {
        const QDateTime then = before.addSecs(hours * hour).toTimeZone(berlin);
        const ScheduleHistory past{.lastGoodAutomatic = before.toTimeZone(berlin),
                                   .lastGood = before.toTimeZone(berlin)};
        QCOMPARE(decideSchedule(every(1), past, {.now = then}).dueNow, hours == 1);
    }
}

// Times that nobody has judged yet: local ones, later than now, without the rest.
void DueTest::summaryByHand()
{
    const ScheduleHistory history{.lastGoodAutomatic = noon().addDays(3).toLocalTime()};
    const auto decision = decideSchedule(every(24), history, {.now = noon()});
    QCOMPARE(textOf(decision), u"not-yet due 1d warning record"_s);
    QVERIFY(!decision.overdueAt);
}

// The folder is away: there is no catalogue to write a failure into.
void DueTest::failuresNotWrittenDown()
{
    ScheduleHistory history = summariseRuns(historyOf(u"auto done -24h"_s), {}, noon());
    history.addFailure(noon().addSecs(-60));
    QCOMPARE(textOf(decideSchedule(every(24), history, {.now = noon()})),
             u"backing-off retry 4m"_s);
    history.addFailure(noon());
    QCOMPARE(textOf(decideSchedule(every(24), history, {.now = noon()})),
             u"backing-off retry 15m"_s);
    ScheduleHistory none;
    none.addFailure(noon().addSecs(-38 * hour));
    QCOMPARE(textOf(decideSchedule(every(24), none, {.now = noon()})), u"none retry 0s overdue"_s);
}

// After the catalogue was rebuilt, or when a thousand manual runs pushed the row out.
void DueTest::backupsStandIn()
{
    const auto text = [](const QString &runs, const QString &backups, int newest) {
        const auto list = backupsOf(backups, noon().addSecs(newest * hour)); // an hour apart
        return textOf(decideSchedule(every(24), summariseRuns(historyOf(runs), list, noon()),
                                     {.now = noon()}));
    };
    QCOMPARE(text({}, u"a a"_s, -2), u"not-yet due 22h"_s);
    QCOMPARE(text({}, u"m a"_s, -2), u"not-yet due 21h"_s);
    QCOMPARE(text({}, u"a! a- a?"_s, -2), u"not-yet due 20h"_s);
    QCOMPARE(text({}, u"m"_s, -2), u"none first 0s"_s);
    QCOMPARE(text({}, u"m"_s, -37), u"none first 0s overdue"_s);
    QCOMPARE(text({}, u"a!"_s, -37), u"none first 0s"_s);
    QCOMPARE(text(u"manual done -1h"_s, u"m a"_s, -1), u"not-yet due 22h"_s);
    QCOMPARE(text(u"auto done -1h"_s, u"a"_s, -9), u"not-yet due 23h"_s);
    QCOMPARE(text(u"auto failed -1m"_s, u"a"_s, -25), u"backing-off retry 4m"_s);
    QCOMPARE(text({}, u"a"_s, 99), u"not-yet due 1d warning record"_s);
    QCOMPARE(text(u"clock skipped -1h"_s, u"a"_s, 99), u"not-yet due 23h warning"_s);
}

void DueTest::backOffSteps()
{
    const QList<qint64> expected{0, 300, 900, 3600, 3600, 3600};
    for (int failures = 0; failures < expected.size(); ++failures) {
        for (int hours : {1, 24, 8760})
            QCOMPARE(backOffSeconds(failures, hours), expected[failures]);
    }
    QCOMPARE(backOffSeconds(std::numeric_limits<int>::max(), 0), 3600);
    QCOMPARE(backOffSeconds(-1, 24), 0);
}

void DueTest::noPresent()
{
    const auto decision = decideSchedule(every(24), {}, {});
    QVERIFY(!decision.dueNow && !decision.nextDue && !decision.overdue);
}

void DueTest::waitUntil()
{
    QCOMPARE(decide(24, u"auto failed -1m, auto done -1d"_s).waitUntil, noon().addSecs(240));
    QCOMPARE(decide(24, u"auto done -1h"_s, contextOf(u"paused 1h"_s)).waitUntil,
             noon().addSecs(3600));
}

void DueTest::overdueAt()
{
    QCOMPARE(decide(24, u"auto done -1h"_s).overdueAt, noon().addSecs(36 * hour));
    QCOMPARE(decide(24, u"auto done -40h"_s).overdueAt, noon().addSecs(-3 * hour));
    QCOMPARE(decide(1, u"auto done 0s"_s).overdueAt, noon().addSecs(150 * 60));
    QCOMPARE(decide(24, {}).overdueAt, std::nullopt);
    QCOMPARE(decide(0, u"auto done -40h"_s).overdueAt, std::nullopt);
}

void DueTest::names()
{
    for (const RunReason reason : {RunReason::Due, RunReason::CatchUp, RunReason::First,
                                   RunReason::Retry, RunReason::AfterRestore}) {
        const QString name = ScheduleDecision{.reason = reason}.reasonName();
        QVERIFY(!name.isEmpty() && isAutomaticReason(name));
    }
    QVERIFY(isAutomaticReason(typeName(BackupType::Auto)));
    for (const QString &name : {u"manual"_s, u"safety"_s, u"imported"_s, u"import"_s, u"restore"_s,
                                u"clock"_s, QString()})
        QVERIFY(!isAutomaticReason(name));
}

void DueTest::texts()
{
    const QLocale locale = QLocale::c();
    QSet<QString> reasons;
    for (const RunReason reason : {RunReason::Due, RunReason::CatchUp, RunReason::First,
                                   RunReason::Retry, RunReason::AfterRestore})
        reasons.insert(ScheduleDecision{.reason = reason}.reasonText());
    QCOMPARE(reasons.size(), 5);
    QCOMPARE(decide(0, {}).waitText(noon(), locale), u"Automatic backups are off."_s);
    QCOMPARE(decide(24, u"auto failed -1m"_s).waitText(noon(), locale),
             u"The last automatic backup did not succeed. Next try: today 12:04."_s);
    QCOMPARE(decide(24, {}, contextOf(u"paused 1h"_s)).waitText(noon(), locale),
             u"Automatic backups are paused until today 13:00."_s);
    QCOMPARE(decide(24, u"auto done -1h"_s).waitText(noon(), locale), QString());
    QCOMPARE(decide(24, u"auto done -1h"_s).clockText(), QString());
    QVERIFY(!decide(24, u"auto done 9d"_s).clockText().isEmpty());
}

void DueTest::clockRow()
{
    const RunRecord row = clockStepRun(noon().toLocalTime());
    QCOMPARE(row.startedAt, noon());
    QCOMPARE(row.startedAt.timeSpec(), Qt::UTC);
    QList<RunRecord> runs{row};
    runs += historyOf(u"auto done 9d"_s);
    QCOMPARE(textOf(decideSchedule(every(24), summariseRuns(runs, {}, noon()), {.now = noon()})),
             u"not-yet due 1d warning"_s);
}

QTEST_GUILESS_MAIN(DueTest)
#include "duetest.moc"
