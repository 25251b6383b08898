// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept and what is removed, case by case. The notation stands in notation.h.
#include "tests/schedule/notation.h"

using namespace litekeep;
using namespace litekeep::test;

namespace {

/// One letter a decision; capital letters are kept.
QChar letterOf(const RetentionDecision &decision)
{
    switch (decision.reason) {
    case RetentionReason::Counted: return u'C';
    case RetentionReason::NewestIntact: return u'N';
    case RetentionReason::InUse: return u'U';
    case RetentionReason::Pinned: return u'P';
    case RetentionReason::NewestSafety: return u'S';
    case RetentionReason::Damaged: return u'D';
    case RetentionReason::Missing: return u'M';
    case RetentionReason::NotListed: return u'L';
    case RetentionReason::DatabaseDamaged: return u'F';
    case RetentionReason::PausedByCollapse: return u'K';
    case RetentionReason::ClockBehind: return u'B';
    case RetentionReason::BeyondLimit: return u'x';
    case RetentionReason::OlderSafety: return u'y';
    }
    return u' ';
}

QString lettersOf(const QList<RetentionDecision> &decisions)
{
    QString letters;
    for (const RetentionDecision &decision : decisions) {
        const QChar letter = letterOf(decision);
        // The flag and the reason must say the same.
        letters += decision.keep == letter.isUpper() ? letter : QChar(u'#');
    }
    return letters;
}

struct Case
{
    const char *name;
    const char *backups;
    int limit;
    const char *expected;
};

// clang-format off
constexpr Case cases[] = {
    // the count
    {"nothing there",                   "", 10, ""},
    {"one",                             "a", 10, "C"},
    {"fewer than the limit",            "4a", 10, "CCCC"},
    {"as many as the limit",            "3a", 3, "CCC"},
    {"one more",                        "4a", 3, "CCCx"},
    {"many more",                       "8a", 2, "CCxxxxxx"},
    {"limit 1",                         "3a", 1, "Cxx"},
    {"limit 1, one backup",             "a", 1, "C"},
    {"zero is not all and not none",    "3a", 0, "Cxx"},
    {"below zero",                      "3a", -5, "Cxx"},
    {"beyond 1000",                     "3a", 2000000000, "CCC"},
    // types are counted together
    {"manual alone",                    "3m", 2, "CCx"},
    {"imported alone",                  "3i", 2, "CCx"},
    {"manual and auto together",        "a m a m", 2, "CCxx"},
    {"old manual goes like any other",  "2a m", 2, "CCx"},
    {"three types together",            "a m i a", 3, "CCCx"},
    {"new imported pushes out",         "i 3a", 3, "CCCx"},
    // unproved
    {"unproved is counted",             "a? 3a", 2, "CCxx"},
    {"unproved goes",                   "2a a?", 2, "CCx"},
    {"all unproved",                    "4a?", 2, "CCxx"},
    // damaged and missing
    {"damaged is not counted",          "a! 3a", 3, "DCCC"},
    {"damaged old is not removed",      "2a a!", 2, "CCD"},
    {"damaged among others",            "a a! a a", 2, "CDCx"},
    {"missing is not counted",          "a- 3a", 3, "MCCC"},
    {"missing old is not removed",      "2a a-", 1, "CxM"},
    {"missing between",                 "a a- a a- a", 2, "CMCMx"},
    {"all damaged",                     "3a!", 1, "DDD"},
    {"all missing",                     "3a-", 1, "MMM"},
    {"damaged and pinned",              "a a!*", 1, "CD"},
    {"missing and pinned",              "a a-*", 1, "CM"},
    {"damaged safety stays",            "4s s!", 10, "SSSyD"},
    {"damaged safety is not counted",   "s! 3s s", 10, "DSSSy"},
    {"missing safety is not counted",   "s- 4s", 10, "MSSSy"},
    // pinned
    {"pinned old",                      "3a a*", 3, "CCCP"},
    {"pinned new is not counted",       "a* 3a", 3, "PCCC"},
    {"pinned new, one too many",        "a* 4a", 3, "PCCCx"},
    {"pinned between",                  "a a* a a* a", 2, "CPCPx"},
    {"all pinned, limit 1",             "5a*", 1, "PPPPP"},
    {"pinned manual and imported",      "a m* i* a", 1, "CPPx"},
    {"pinned unproved",                 "2a a?*", 2, "CCP"},
    {"pinned safety is not counted",    "s* 3s s", 10, "PSSSy"},
    {"pinned old safety",               "3s s* s", 10, "SSSPy"},
    // newest intact
    {"newest intact beyond the limit",  "3a? a a", 2, "CCxNx"},
    {"newest intact after damaged",     "a! 2a? a", 2, "DCCN"},
    {"newest intact last",              "2a? a? a", 1, "CxxN"},
    {"newest intact is the first",      "a 2a?", 1, "Cxx"},
    {"newest intact is pinned",         "2a? a* a", 1, "CxPx"},
    {"newest intact is manual",         "2a? m a", 1, "CxNx"},
    {"newest intact is missing: next",  "2a? a- a", 1, "CxMN"},
    {"newest intact is in use",         "2a? a+", 1, "CxN"},
    {"safety does not stand in for it", "s 2a? a a", 1, "SCxNx"},
    {"safety is the only intact one",   "3s? s 2a?", 1, "SSSNCx"},
    {"old safety, the newest intact",   "3s? s a", 1, "SSSNC"},
    // in use
    {"in use beyond the limit",         "2a a+ a", 2, "CCUx"},
    {"in use within the limit",         "a a+ a", 2, "CCx"},
    {"in use is counted",               "a+ a a", 2, "CCx"},
    {"two in use",                      "a a+ a a+", 1, "CUxU"},
    {"in use and pinned",               "a a*+", 1, "CP"},
    {"in use old safety",               "3s s+ s", 10, "SSSUy"},
    {"in use imported",                 "a i+", 1, "CU"},
    // safety
    {"three safety ones stay",          "3s", 1, "SSS"},
    {"the fourth goes",                 "4s", 1000, "SSSy"},
    {"safety does not count",           "s a s a s a", 2, "SCSCSx"},
    {"the limit does not touch them",   "3s 3a", 1, "SSSCxx"},
    {"safety between, each its count",  "s a s a s a s", 2, "SCSCSxy"},
    {"unproved safety is counted",      "a 3s? s", 1, "CSSSy"},
    // files without a row
    {"without a row",                   "a ax a", 1, "CLx"},
    {"without a row, not counted",      "ax 2a", 2, "LCC"},
    {"without a row, no newest intact", "ax a? a", 1, "LCN"},
    // everything at once
    {"a full house",  "a! a* s 2a? s a- a+ a s s m i*", 1, "DPSCxSMUxSyxP"},
    {"another",       "a! s 2a? s a- a+ a s s m i*",    1, "DSCxSMNxSyxP"},
};
// clang-format on

} // namespace

class RetentionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data();
    void table();
    void freeze_data();
    void freeze();
    void orderIsTheSequence();
    void newestBySequenceJudgesTheClock();
    void numbers();
    void thousandAndMore();
    void nextBackupShown();
    void typingRemovesNothingByItself();
    void texts_data();
    void texts();
};

void RetentionTest::table_data()
{
    QTest::addColumn<QString>("backups");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("expected");
    for (const Case &line : cases)
        QTest::newRow(line.name) << QString::fromLatin1(line.backups) << line.limit
                                 << QString::fromLatin1(line.expected);
}

void RetentionTest::table()
{
    QFETCH(const QString, backups);
    QFETCH(const int, limit);
    QFETCH(const QString, expected);
    RetentionContext context{.now = noon()};
    const QList<Backup> list = backupsOf(backups, noon(), &context.inUse);
    const auto decisions = decideRetention(list, {.retentionCount = limit}, context);
    QCOMPARE(lettersOf(decisions), expected);
    for (qsizetype i = 0; i < list.size(); ++i) {
        QCOMPARE(decisions[i].id, list[i].id);
        QVERIFY(!decisions[i].name().isEmpty());
        QVERIFY(decisions[i].text().startsWith(decisions[i].keep ? u"kept"_s : u"removed"_s));
    }
}

void RetentionTest::freeze_data()
{
    QTest::addColumn<bool>("damaged");
    QTest::addColumn<bool>("collapsed");
    QTest::addColumn<qint64>("clock"); // seconds after the newest backup
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing wrong") << false << false << qint64(60) << u"CxPSSSyMD"_s;
    QTest::newRow("database damaged") << true << false << qint64(60) << u"FFFFFFFFF"_s;
    QTest::newRow("collapse alarm") << false << true << qint64(60) << u"KKKKKKKKK"_s;
    QTest::newRow("both") << true << true << qint64(60) << u"FFFFFFFFF"_s;
    QTest::newRow("clock equal") << false << false << qint64(0) << u"CxPSSSyMD"_s;
    QTest::newRow("clock a second behind") << false << false << qint64(-1) << u"BBBBBBBBB"_s;
    QTest::newRow("clock years behind")
        << false << false << qint64(-3'000'000'000) << u"BBBBBBBBB"_s;
    QTest::newRow("clock years ahead: not by age")
        << false << false << qint64(3'000'000'000) << u"CxPSSSyMD"_s;
    QTest::newRow("damaged, clock behind") << true << false << qint64(-1) << u"FFFFFFFFF"_s;
}

void RetentionTest::freeze()
{
    QFETCH(const bool, damaged);
    QFETCH(const bool, collapsed);
    QFETCH(const qint64, clock);
    QFETCH(const QString, expected);
    const RetentionContext context{
        .databaseDamaged = damaged, .pausedByCollapse = collapsed, .now = noon().addSecs(clock)};
    const auto list = backupsOf(u"2a a* 4s a- a!"_s, noon());
    QCOMPARE(lettersOf(decideRetention(list, {.retentionCount = 1}, context)), expected);
    // A context that nobody filled in removes nothing.
    QCOMPARE(lettersOf(decideRetention(list, {.retentionCount = 1}, {})), u"BBBBBBBBB"_s);
}

// Neither the order given, nor names, nor times.
void RetentionTest::orderIsTheSequence()
{
    QList<Backup> list = backupsOf(u"5a"_s, noon());
    for (qsizetype i = 0; i < list.size(); ++i)
        list[i].createdAt = noon().addDays(-100 + i);
    std::reverse(list.begin(), list.end());
    const auto decisions = decideRetention(list, {.retentionCount = 2}, {.now = noon()});
    QCOMPARE(lettersOf(decisions), u"CCxxx"_s);
    QCOMPARE(decisions.first().id, u"1"_s);
}

// One backup of a day when the clock was wrong must not stop pruning for years.
void RetentionTest::newestBySequenceJudgesTheClock()
{
    QList<Backup> list = backupsOf(u"3a"_s, noon().addSecs(-60));
    list[1].createdAt = noon().addYears(4);
    QCOMPARE(lettersOf(decideRetention(list, {.retentionCount = 1}, {.now = noon()})), u"Cxx"_s);
    list[0].createdAt = {};
    QCOMPARE(lettersOf(decideRetention(list, {.retentionCount = 1}, {.now = noon()})), u"BBB"_s);
}

void RetentionTest::numbers()
{
    const auto decisions = decideRetention(backupsOf(u"a a* a a 4s"_s, noon()),
                                           {.retentionCount = 2}, {.now = noon()});
    QCOMPARE(decisions[0].number, 1);
    QCOMPARE(decisions[1].number, 0);
    QCOMPARE(decisions[2].number, 2);
    QCOMPARE(decisions[3].number, 3);
    QCOMPARE(decisions[3].limit, 2);
    QCOMPARE(decisions[7].number, 4);
    QCOMPARE(decisions[7].limit, 3);
}

void RetentionTest::thousandAndMore()
{
    const QList<Backup> list = backupsOf(u"5000a"_s, noon());
    for (const auto &[limit, kept] : {std::pair(0, 1), std::pair(1000, 1000), std::pair(1001, 1000),
                                      std::pair(std::numeric_limits<int>::max(), 1000)}) {
        const auto decisions = decideRetention(list, {.retentionCount = limit}, {.now = noon()});
        QCOMPARE(std::count_if(decisions.begin(), decisions.end(),
                               [](const auto &decision) { return decision.keep; }),
                 kept);
        QVERIFY(decisions[kept - 1].keep && !decisions[kept].keep);
    }
}

// "3 backups will be removed after the next backup": as the header says how.
void RetentionTest::nextBackupShown()
{
    QList<Backup> list = backupsOf(u"4a"_s, noon());
    list.prepend(Backup{.id = u"next"_s,
                        .sequence = list.first().sequence + 1,
                        .createdAt = noon(),
                        .state = BackupState::Intact});
    QCOMPARE(lettersOf(decideRetention(list, {.retentionCount = 2}, {.now = noon()})), u"CCxxx"_s);
}

// "14" over "30" passes through 1: a decision is only an answer, nothing is remembered.
void RetentionTest::typingRemovesNothingByItself()
{
    const QList<Backup> list = backupsOf(u"30a"_s, noon());
    const auto one = decideRetention(list, {.retentionCount = 1}, {.now = noon()});
    const auto fourteen = decideRetention(list, {.retentionCount = 14}, {.now = noon()});
    QCOMPARE(decideRetention(list, {.retentionCount = 30}, {.now = noon()}).last().keep, true);
    QCOMPARE(lettersOf(one).count(u'x'), 29);
    QCOMPARE(lettersOf(fourteen).count(u'x'), 16);
}

void RetentionTest::texts_data()
{
    QTest::addColumn<QString>("backups");
    QTest::addColumn<QString>("text"); // of the last one
    QTest::addColumn<QString>("name");
    QTest::newRow("pinned") << u"2a a*"_s << u"kept: pinned"_s << u"pinned"_s;
    QTest::newRow("counted") << u"2a"_s << u"kept: number 2 of those that count, 2 are kept"_s
                             << u"counted"_s;
    QTest::newRow("removed") << u"11a"_s << u"removed: number 11 of those that count, 2 are kept"_s
                             << u"beyond-limit"_s;
    QTest::newRow("in use") << u"2a a+"_s << u"kept: in use"_s << u"in-use"_s;
    QTest::newRow("newest intact")
        << u"2a? a"_s << u"kept: the newest intact backup"_s << u"newest-intact"_s;
    QTest::newRow("safety") << u"3s"_s << u"kept: safety backup number 3, the newest 3 are kept"_s
                            << u"newest-safety"_s;
    QTest::newRow("older safety") << u"4s"_s
                                  << u"removed: safety backup number 4, the newest 3 are kept"_s
                                  << u"older-safety"_s;
}

void RetentionTest::texts()
{
    QFETCH(const QString, backups);
    QFETCH(const QString, text);
    QFETCH(const QString, name);
    RetentionContext context{.now = noon()};
    const auto list = backupsOf(backups, noon(), &context.inUse);
    const auto decisions = decideRetention(list, {.retentionCount = 2}, context);
    QCOMPARE(decisions.last().text(), text);
    QCOMPARE(decisions.last().name(), name);
}

QTEST_GUILESS_MAIN(RetentionTest)
#include "retentiontest.moc"
