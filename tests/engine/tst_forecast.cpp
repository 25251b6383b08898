// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/forecast.h"
#include "engine/growth.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace litekeep;

namespace {

constexpr qint64 mb = 1'000'000;
const QDateTime start(QDate(2026, 11, 1), QTime(12, 0), Qt::UTC);

struct Row
{
    double day = 0;
    qint64 megabytes = 0;
    BackupType type = BackupType::Auto;
    BackupState state = BackupState::Intact;
    bool pinned = false;
};

/// Newest first, as the engine lists them.
QList<Backup> backups(const QList<Row> &rows)
{
    QList<Backup> all;
    for (const Row &row : rows) {
        Backup backup;
        backup.sequence = all.size() + 1;
        backup.createdAt = start.addSecs(qint64(row.day * 24 * 3600));
        backup.sizeBytes = row.megabytes * mb;
        backup.type = row.type;
        backup.state = row.state;
        backup.pinned = row.pinned;
        all.prepend(backup);
    }
    return all;
}

/// `count` automatic ones, a day apart, growing by `step` megabytes from 100.
QList<Backup> daily(int count, qint64 step)
{
    QList<Row> rows;
    for (int i = 0; i < count; ++i)
        rows.append({double(i), 100 + i * step});
    return backups(rows);
}

BackupStatus status(qint64 freeMegabytes, int keep, int hours = 24)
{
    BackupStatus told;
    told.settings = {.enabled = true, .intervalHours = hours, .retentionCount = keep};
    told.freeBytes = freeMegabytes * mb;
    told.neededBytes = 100 * mb;
    return told;
}

} // namespace

Q_DECLARE_METATYPE(litekeep::SpaceForecast::Answer)

/// Growth and the day on which the disk is full: pure functions, as tables.
class ForecastTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growth_data();
    void growth();
    void growthInWords();
    void forecast_data();
    void forecast();
    void fullCountNeedsRoomForGrowthOnly();
    void skippedRunsMakeFewerBackups();
    void manyAreQuick();
};

void ForecastTest::growth_data()
{
    QTest::addColumn<QList<Backup>>("list");
    QTest::addColumn<bool>("known");
    QTest::addColumn<qint64>("perDay");
    const auto row = [](const char *name, const QList<Backup> &list, std::optional<qint64> perDay) {
        QTest::newRow(name) << list << perDay.has_value() << perDay.value_or(0) * mb;
    };
    using enum BackupType;
    using enum BackupState;
    row("none", {}, {});
    row("one", daily(1, 5), {});
    row("two", daily(2, 5), {});
    row("three", daily(3, 5), 5);
    row("steady", daily(9, 0), 0);
    row("shrinking", daily(9, -4), -4);
    row("within a day", backups({{0, 100}, {0.2, 101}, {0.9, 102}}), {});
    row("one lost much", backups({{0, 100}, {1, 105}, {2, 3}, {3, 115}, {4, 120}}), 5);
    row("one is huge", backups({{0, 100}, {1, 105}, {2, 9000}, {3, 115}, {4, 120}}), 5);
    row("by hand", backups({{0, 100, Manual}, {1, 105, Manual}, {2, 110, Manual}}), 5);
    row("by hand and automatic", backups({{0, 100}, {1, 105, Manual}, {2, 110}}), 5);
    row("imported and safety",
        backups({{0, 100}, {1, 5, Imported}, {2, 7, Safety}, {3, 115}, {4, 120}}), 5);
    row("two that count", backups({{0, 100}, {1, 5, Imported}, {2, 7, Safety}, {4, 120}}), {});
    row("by hand between",
        backups({{0, 100}, {1, 105}, {1.5, 1, Manual}, {2, 110}, {2.5, 7, Safety}, {3, 115}}), 5);
    row("damaged and missing",
        backups({{0, 100}, {1, 105}, {2, 1, Auto, Damaged}, {3, 1, Auto, Missing}, {4, 120}}), 5);
    row("at the same moment", backups({{0, 100}, {0, 400}, {1, 110}, {2, 120}, {3, 130}}), 10);
    row("the clock was set back", backups({{5, 100}, {6, 105}, {1, 110}, {7, 110}, {8, 115}}), 5);
}

void ForecastTest::growth()
{
    QFETCH(QList<Backup>, list);
    QFETCH(bool, known);
    QFETCH(qint64, perDay);
    const std::optional<qint64> found = growthPerDay(list);
    QCOMPARE(found.has_value(), known);
    if (known)
        QVERIFY2(qAbs(*found - perDay) <= mb / 2, qPrintable(QString::number(*found)));
}

/// A cell and a sentence say the same of the same backups.
void ForecastTest::growthInWords()
{
    const QLocale locale(u"en_GB"_s);
    QCOMPARE(monthlyGrowthText({}, locale), QString());
    QCOMPARE(growthSentence({}, locale), QString());
    QCOMPARE(monthlyGrowthText(300'000, locale), u"+9 MB"_s);
    QCOMPARE(growthSentence(300'000, locale), u"The backups grow by 9 MB a month."_s);
    QCOMPARE(monthlyGrowthText(-300'000, locale), u"−9 MB"_s);
    QCOMPARE(growthSentence(-300'000, locale), u"The backups shrink by 9 MB a month."_s);
    for (const qint64 little : {0, 999, -999}) {
        QCOMPARE(monthlyGrowthText(little, locale), u"hardly any"_s);
        QCOMPARE(growthSentence(little, locale), u"The backups hardly grow."_s);
    }
}

void ForecastTest::forecast_data()
{
    using Answer = SpaceForecast::Answer;
    QTest::addColumn<QList<Backup>>("list");
    QTest::addColumn<BackupStatus>("status");
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<int>("days");
    const auto row = [](const char *name, const QList<Backup> &list, const BackupStatus &given,
                        Answer answer,
                        int days = 0) { QTest::newRow(name) << list << given << answer << days; };
    row("nothing known", {}, BackupStatus(), Answer::NoFigures);
    row("full now", daily(5, 1), status(99, 10), Answer::Full);
    BackupStatus off = status(100'000, 10);
    off.settings.enabled = false;
    row("switched off", daily(5, 1), off, Answer::Off);
    row("by hand only so far",
        backups({{0, 100, BackupType::Manual},
                 {1, 100, BackupType::Manual},
                 {2, 100, BackupType::Manual}}),
        status(250, 3), Answer::Never);
    row("too few", daily(2, 1), status(100'000, 10), Answer::TooFew);
    row("steady and full count", daily(5, 0), status(200, 5), Answer::Never);
    // Five more backups of 100 MB, then nothing more: fits into 700, not into 500.
    row("steady, room for the rest", daily(5, 0), status(700, 10), Answer::Never);
    row("steady, no room for the rest", daily(5, 0), status(500, 10), Answer::Days, 5);
    row("shrinking counts as steady", daily(5, -1), status(700, 10), Answer::Never);
    row("every hour", daily(5, 0), status(500, 1000, 1), Answer::Days, 5);
    row("pinned ones stay beside",
        backups(
            {{0, 100, BackupType::Auto, BackupState::Intact, true}, {1, 100}, {2, 100}, {3, 100}}),
        status(250, 3), Answer::Never);
    row("no room once more than one is kept too few", daily(3, 0), status(150, 4), Answer::Days, 1);
}

void ForecastTest::forecast()
{
    QFETCH(QList<Backup>, list);
    QFETCH(BackupStatus, status);
    const SpaceForecast told = forecastSpace(list, status);
    QTEST(told.answer, "answer");
    QTEST(told.days, "days");
    QVERIFY(!told.text().isEmpty());
}

/// 10 kept, 1 MB more a day: each run takes the growth of ten backups and of the database.
void ForecastTest::fullCountNeedsRoomForGrowthOnly()
{
    const SpaceForecast told = forecastSpace(daily(10, 1), status(1200, 10));
    QCOMPARE(told.answer, SpaceForecast::Answer::Days);
    QVERIFY2(told.days > 85 && told.days < 100, qPrintable(QString::number(told.days)));
    // Not full yet: whole backups are added first.
    const SpaceForecast filling = forecastSpace(daily(3, 1), status(1200, 10));
    QCOMPARE(filling.answer, SpaceForecast::Answer::Days);
    QVERIFY(filling.days < told.days);
}

/// An hourly plan of which a daily backup came shall not be taken for 24 a day.
void ForecastTest::skippedRunsMakeFewerBackups()
{
    BackupStatus hourly = status(2000, 1000, 1);
    const SpaceForecast skipping = forecastSpace(daily(9, 0), hourly);
    hourly.settings.skipUnchanged = false;
    const SpaceForecast all = forecastSpace(daily(9, 0), hourly);
    QCOMPARE(skipping.days, 20);
    QCOMPARE(all.days, 0);
}

void ForecastTest::manyAreQuick()
{
    QCOMPARE(forecastSpace(daily(5000, 0), status(1'000'000, 1000, 1)).answer,
             SpaceForecast::Answer::Never);
}

QTEST_GUILESS_MAIN(ForecastTest)
#include "tst_forecast.moc"
