// SPDX-License-Identifier: GPL-3.0-or-later
// Size over time: the scale as pure functions, the chart by mouse, keys and screen reader.
#include "tests/ui/windowfixture.h"
#include "ui/backuptable.h"
#include "ui/chartscale.h"
#include "ui/databasepage.h"
#include "ui/databasesession.h"
#include "ui/mainwindow.h"
#include "ui/sizechart.h"
#include "ui/spacebar.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace litekeep;
using namespace litekeep::test;

namespace {

QStringList labels(const ChartAxis &axis)
{
    QStringList all;
    for (const ChartTick &tick : axis.ticks)
        all.append(tick.label);
    return all;
}

QString described(QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Description) : QString();
}

Backup sized(qint64 sequence, qint64 megabytes, int days)
{
    Backup backup;
    backup.id = u"id%1"_s.arg(sequence);
    backup.sequence = sequence;
    backup.sizeBytes = megabytes * 1'000'000;
    backup.createdAt = QDateTime(QDate(2026, 11, 1), QTime(12, 0), Qt::UTC).addDays(days);
    backup.type = BackupType::Auto;
    backup.state = BackupState::Intact;
    return backup;
}

} // namespace

class SizeChartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<WindowFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void sizesAreRound_data();
    void sizesAreRound();
    void timesAreRound();
    void missingHaveNoPoint();
    void costsNothingUntilShown();
    void keysGoFromPointToPoint();
    void clickSelects();
    void nothingAndOne();
    void wordsSayWhatThePictureSays();
    void followsTheList();

private:
    SizeChart *chart() const { return m_fixture->find<SizeChart>("sizeChart"); }
    QWidget *canvas() const { return m_fixture->find<QWidget>("sizeCanvas"); }
    void openChart(int backups);

    std::unique_ptr<WindowFixture> m_fixture;
};

void SizeChartTest::openChart(int backups)
{
    m_fixture->open(m_fixture->makeDatabase());
    QVERIFY(m_fixture->backUp(backups));
    m_fixture->click("sizeOverTime");
    QVERIFY(chart());
    QVERIFY2(canvas(), "the plugin with the chart was not found");
    QTRY_VERIFY(chart()->isVisible());
}

void SizeChartTest::sizesAreRound_data()
{
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("most");
    QTest::addColumn<QString>("ticks");
    QTest::newRow("from zero") << qint64(2'000'000) << qint64(9'000'000)
                               << u"0 bytes|2 MB|4 MB|6 MB|8 MB|10 MB"_s;
    QTest::newRow("near each other")
        << qint64(14'300'000) << qint64(17'700'000) << u"12 MB|14 MB|16 MB|18 MB"_s;
    QTest::newRow("empty") << qint64(0) << qint64(0) << u"0 bytes|1 byte|2 bytes"_s;
}

void SizeChartTest::sizesAreRound()
{
    QFETCH(qint64, least);
    QFETCH(qint64, most);
    const ChartAxis axis = sizeAxis(least, most, QLocale(u"en"_s));
    QTEST(labels(axis).join(u'|'), "ticks");
    QCOMPARE_LE(axis.from, double(least));
    QCOMPARE_GE(axis.to, double(most));
    // Equal sizes, of any order, lie between two lines.
    for (qint64 size = 1; size < qint64(1e13); size *= 7) {
        const ChartAxis same = sizeAxis(size, size, QLocale(u"en"_s));
        QCOMPARE_LE(same.from, double(size));
        QCOMPARE_GE(same.to, double(size));
        QVERIFY(same.ticks.size() >= 2 && same.ticks.size() <= 9);
    }
}

void SizeChartTest::timesAreRound()
{
    const QLocale locale(u"en"_s);
    const QDateTime first(QDate(2026, 11, 4), QTime(15, 30));
    QCOMPARE(labels(timeAxis(first, first.addDays(4), locale)).join(u'|'),
             u"5 Nov|6 Nov|7 Nov|8 Nov"_s);
    for (const qint64 seconds : {0LL, 60LL, 5'000LL, 90'000LL, 3'000'000LL, 90'000'000LL}) {
        const ChartAxis axis = timeAxis(first, first.addSecs(seconds), locale);
        QCOMPARE_LT(axis.from, double(first.toSecsSinceEpoch()));
        QCOMPARE_GT(axis.to, double(first.toSecsSinceEpoch() + seconds));
        QVERIFY2(!axis.ticks.isEmpty() && axis.ticks.size() <= 8,
                 qPrintable(labels(axis).join(u'|')));
    }
    QVERIFY(labels(timeAxis(first, first.addYears(3), locale)).first().contains(u"20"_s));
}

void SizeChartTest::missingHaveNoPoint()
{
    QList<Backup> list{sized(3, 30, 9), sized(2, 20, 5), sized(1, 10, 1)};
    list[1].state = BackupState::Missing;
    const QList<Backup> charted = chartedBackups(list);
    QCOMPARE(charted.size(), 2);
    QCOMPARE(charted.first().id, u"id1"_s);
    QCOMPARE(chartContent(charted, QLocale()).points.size(), 2);
    QVERIFY(chartContent({}, QLocale()).points.isEmpty());
}

/// Qt Charts is not even loaded, nor kept in the way when it is not shown.
void SizeChartTest::costsNothingUntilShown()
{
    m_fixture->open(m_fixture->makeDatabase());
    QVERIFY(!chart());
    m_fixture->click("sizeOverTime");
    QTRY_VERIFY(chart());
    m_fixture->click("sizeOverTime");
    QTRY_VERIFY(!chart());
}

void SizeChartTest::keysGoFromPointToPoint()
{
    openChart(3);
    const QStringList oldestFirst = [this] {
        QStringList ids;
        const QList<Backup> all = m_fixture->session()->backups();
        for (const Backup &backup : all)
            ids.prepend(backup.id);
        return ids;
    }();
    chart()->setFocus();
    m_fixture->table()->clearSelection();
    QTest::keyClick(chart(), Qt::Key_Home);
    QCOMPARE(chart()->currentId(), oldestFirst.at(0));
    QTest::keyClick(chart(), Qt::Key_Left); // there is nothing before it
    QCOMPARE(chart()->currentId(), oldestFirst.at(0));
    QTest::keyClick(chart(), Qt::Key_Right);
    QCOMPARE(chart()->currentId(), oldestFirst.at(1));
    QVERIFY(m_fixture->table()->selectedIds().isEmpty());
    QTest::keyClick(chart(), Qt::Key_Space);
    QCOMPARE(m_fixture->table()->selectedIds(), QStringList{oldestFirst.at(1)});
    QVERIFY(m_fixture->find<QWidget>("restore")->isEnabled());
    QTest::keyClick(chart(), Qt::Key_End);
    QTest::keyClick(chart(), Qt::Key_Return);
    QTRY_VERIFY(m_fixture->table()->isVisible());
    QCOMPARE(m_fixture->table()->selectedIds(), QStringList{oldestFirst.at(2)});
    QCOMPARE(m_fixture->window().focusWidget(), m_fixture->table());
}

/// Wherever the points are drawn, one of them is under the mouse somewhere.
void SizeChartTest::clickSelects()
{
    openChart(1);
    m_fixture->table()->clearSelection();
    m_fixture->find<QLineEdit>("filter")->setText(u"hides it"_s);
    const auto *area = canvas()->findChild<QAbstractScrollArea *>();
    QVERIFY(area);
    QWidget *view = area->viewport();
    QTest::qWait(50); // drawn once
    for (int y = 4; y < view->height() && m_fixture->table()->selectedIds().isEmpty(); y += 5) {
        for (int x = 4; x < view->width() && m_fixture->table()->selectedIds().isEmpty(); x += 5)
            QTest::mouseClick(view, Qt::LeftButton, {}, QPoint(x, y));
    }
    QCOMPARE(m_fixture->table()->selectedIds(),
             QStringList{m_fixture->session()->backups().first().id});
    QVERIFY(m_fixture->find<QLabel>("sizePoint")->text().contains(u"Intact"_s));
}

void SizeChartTest::nothingAndOne()
{
    m_fixture->open(m_fixture->makeDatabase());
    m_fixture->click("sizeOverTime");
    const auto *hint = m_fixture->find<QLabel>("sizeHint");
    QTRY_VERIFY(hint && hint->isVisible());
    QVERIFY2(hint->text().contains(u"No backups yet"_s), qPrintable(hint->text()));
    QTest::keyClick(chart(), Qt::Key_Right);
    QTest::keyClick(chart(), Qt::Key_Return);
    QVERIFY(chart()->isVisible());
    QVERIFY(m_fixture->backUp(1));
    QTRY_VERIFY2(hint->text().contains(u"second"_s), qPrintable(hint->text()));
    QVERIFY(m_fixture->backUp(1));
    QTRY_VERIFY(!hint->isVisible());
}

void SizeChartTest::wordsSayWhatThePictureSays()
{
    SizeChart alone;
    BackupStatus status;
    status.settings.enabled = true;
    status.freeBytes = 2'000'000'000;
    status.neededBytes = 50'000'000;
    alone.setBackups({sized(3, 120, 2), sized(2, 110, 1), sized(1, 100, 0)});
    alone.setStatus(status);
    alone.setDatabaseBytes(150'000'000);
    alone.setCurrent(u"id2"_s);
    QCOMPARE(alone.accessibleName(), u"Size over time"_s);
    const QString words = described(&alone);
    for (const QString &part : {u"110 MB"_s, u"3 backups, the oldest 100 MB, the newest 120 MB."_s,
                                u"The backups grow by 300 MB a month."_s, u"full in"_s})
        QVERIFY2(words.contains(part), qPrintable(words));
    const QString space = described(alone.findChild<SpaceBar *>(u"spaceBar"_s));
    QCOMPARE(space, u"Database 150 MB, Backups 330 MB, Free 2 GB"_s);
}

void SizeChartTest::followsTheList()
{
    openChart(2);
    QTest::keyClick(chart(), Qt::Key_Home);
    const QString marked = chart()->currentId();
    QVERIFY(m_fixture->backUp(1));
    QCOMPARE(chart()->currentId(), marked);
    m_fixture->translations().use(u"ru"_s);
    QTRY_VERIFY(!chart()->accessibleName().contains(u"Size"_s));
    QCOMPARE(chart()->currentId(), marked);
}

QTEST_MAIN(SizeChartTest)
#include "tst_sizechart.moc"
