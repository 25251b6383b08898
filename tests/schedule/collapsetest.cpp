// SPDX-License-Identifier: GPL-3.0-or-later
// When a new backup lost so much that a person should look.
#include "engine/internal/collapse.h"
#include "tests/schedule/notation.h"

using namespace litekeep;
using namespace litekeep::test;

namespace {

struct Case
{
    const char *name;
    qint64 rowsBefore;
    qint64 rowsAfter;
    qint64 sizeBefore;
    qint64 sizeAfter;
    const char *expected;
};

constexpr qint64 MB = 1'000'000;
constexpr qint64 huge = std::numeric_limits<qint64>::max();

// clang-format off
constexpr Case cases[] = {
    {"the same",                        1000, 1000, MB, MB, ""},
    {"grown",                           1000, 9000, MB, 9 * MB, ""},
    {"half of the rows exactly",        1000, 500, MB, MB, ""},
    {"one more than half",              1000, 499, MB, MB, "rows"},
    {"odd number, half left",           1001, 501, MB, MB, ""},
    {"odd number, less than half left", 1001, 500, MB, MB, "rows"},
    {"all rows",                        1000, 0, MB, MB, "rows"},
    {"half of the size exactly",        1000, 1000, MB, MB / 2, ""},
    {"more than half of the size",      1000, 1000, MB, MB / 2 - 1, "size"},
    {"both",                            1000, 10, MB, MB / 10, "rows-and-size"},
    {"few rows, most of them",          19, 1, 8192, 8192, ""},
    {"few rows, all of them",           19, 0, 8192, 8192, "rows"},
    {"one row gone",                    1, 0, 8192, 8192, "rows"},
    {"twenty rows",                     20, 9, 8192, 8192, "rows"},
    {"no rows ever",                    0, 0, 8192, 8192, ""},
    {"small file",                      5, 5, 65535, 4096, ""},
    {"64 KiB",                          5, 5, 65536, 4096, "size"},
    {"rows unknown now",                1000, -1, MB, MB, ""},
    {"rows unknown now, size lost",     1000, -1, MB, 4096, "size"},
    {"rows unknown before",             -1, 1000, MB, 4096, ""},
    {"rows never known, size lost",     -1, -1, MB, 4096, "size"},
    {"no overflow",                     huge, huge / 2 - 1, huge, huge / 2 - 1, "rows-and-size"},
    {"no overflow, kept",               huge, huge, huge, huge, ""},
};
// clang-format on

Backup sample(qint64 sequence, qint64 rows, qint64 size)
{
    Backup backup{.id = QString::number(sequence),
                  .sequence = sequence,
                  .sizeBytes = size,
                  .type = BackupType::Auto,
                  .state = BackupState::Intact};
    backup.source.rows = rows;
    return backup;
}

} // namespace

class CollapseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data();
    void table();
    void comparable_data();
    void comparable();
    void newestPrevious();
    void otherMethod();
    void first();
    void texts();
};

void CollapseTest::table_data()
{
    QTest::addColumn<int>("line");
    for (int i = 0; i < int(std::size(cases)); ++i)
        QTest::newRow(cases[i].name) << i;
}

void CollapseTest::table()
{
    QFETCH(const int, line);
    const Case &given = cases[line];
    const Backup made = sample(2, given.rowsAfter, given.sizeAfter);
    const auto found = findCollapse(made, {made, sample(1, given.rowsBefore, given.sizeBefore)});
    QCOMPARE(found ? found->name() : QString(), QString::fromLatin1(given.expected));
    if (found) {
        QCOMPARE(found->id, u"2"_s);
        QCOMPARE(found->previousId, u"1"_s);
    }
}

void CollapseTest::comparable_data()
{
    QTest::addColumn<QString>("made");
    QTest::addColumn<QString>("previous");
    QTest::addColumn<bool>("alarm");
    QTest::newRow("automatic") << u"a"_s << u"a"_s << true;
    QTest::newRow("manual after automatic") << u"m"_s << u"a"_s << true;
    QTest::newRow("unproved") << u"a?"_s << u"a?"_s << true;
    QTest::newRow("pinned") << u"a"_s << u"a*"_s << true;
    QTest::newRow("safety") << u"s"_s << u"a"_s << true;
    QTest::newRow("after safety") << u"a"_s << u"s"_s << true;
    QTest::newRow("made damaged") << u"a!"_s << u"a"_s << false;
    QTest::newRow("previous damaged") << u"a"_s << u"a!"_s << false;
    QTest::newRow("previous missing") << u"a"_s << u"a-"_s << false;
    QTest::newRow("previous without a row") << u"a"_s << u"ax"_s << false;
    QTest::newRow("imported") << u"i"_s << u"a"_s << false;
    QTest::newRow("after imported") << u"a"_s << u"i"_s << false;
}

void CollapseTest::comparable()
{
    QFETCH(const QString, made);
    QFETCH(const QString, previous);
    QFETCH(const bool, alarm);
    QList<Backup> list = backupsOf(u"%1 %2"_s.arg(made, previous), QDateTime());
    list[0].source.rows = 10;
    list[1].source.rows = 1000;
    QCOMPARE(findCollapse(list[0], list).has_value(), alarm);
}

// Only with the one just before it, and never with a later one.
void CollapseTest::newestPrevious()
{
    const Backup made = sample(5, 100, MB);
    QCOMPARE(findCollapse(made, {sample(2, 9000, MB), sample(4, 150, MB)}), std::nullopt);
    QVERIFY(findCollapse(made, {sample(2, 150, MB), sample(4, 9000, MB)}).has_value());
    QCOMPARE(findCollapse(made, {sample(6, 9000, MB)}), std::nullopt);
    Backup unknown = sample(4, -1, MB);
    QCOMPARE(findCollapse(made, {unknown, sample(3, 9000, MB)})->previousId, u"3"_s);
}

// Pages keep the free space that VACUUM INTO drops.
void CollapseTest::otherMethod()
{
    Backup before = sample(1, 1000, 100 * MB);
    before.method = BackupMethod::Pages;
    QCOMPARE(findCollapse(sample(2, 1000, MB), {before}), std::nullopt);
    QCOMPARE(findCollapse(sample(2, 10, MB), {before})->name(), u"rows"_s);
}

void CollapseTest::first()
{
    QCOMPARE(findCollapse(sample(1, 0, 4096), {}), std::nullopt);
}

void CollapseTest::texts()
{
    const QLocale locale = QLocale::c();
    const auto text = [&](qint64 rows, qint64 size) {
        return findCollapse(sample(2, rows, size), {sample(1, 1000, 2 * MB)})->text(locale);
    };
    QVERIFY(text(3, 2 * MB).contains(u"rows"_s) && text(3, 2 * MB).contains(u'3'));
    QVERIFY(text(1000, 1000).contains(u"smaller"_s));
    QVERIFY(text(3, 1000).contains(u"rows"_s) && text(3, 1000).contains(u"smaller"_s));
}

QTEST_GUILESS_MAIN(CollapseTest)
#include "collapsetest.moc"
