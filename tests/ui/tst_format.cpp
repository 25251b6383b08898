// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/format.h"
#include "translations/translations.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace litekeep;

/// The words for sizes, times and spans, in both languages.
class FormatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void size_data();
    void size();
    void relativeTime_data();
    void relativeTime();
    void dateTime_data();
    void dateTime();
    void duration_data();
    void duration();
    void invalidTimes();

private:
    void use(const QString &language) { m_translations.use(language); }

    Translations m_translations;
    const QDateTime m_now{QDate(2026, 11, 22), QTime(16, 30), Qt::UTC};
};

void FormatTest::size_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("russian");
    QTest::newRow("none") << qint64(0) << u"0 bytes"_s << u"0 байт"_s;
    QTest::newRow("one") << qint64(1) << u"1 byte"_s << u"1 байт"_s;
    QTest::newRow("two") << qint64(2) << u"2 bytes"_s << u"2 байта"_s;
    QTest::newRow("999") << qint64(999) << u"999 bytes"_s << u"999 байт"_s;
    QTest::newRow("kilo") << qint64(1000) << u"1 kB"_s << u"1 кБ"_s;
    QTest::newRow("kilo and a half") << qint64(1500) << u"1.5 kB"_s << u"1,5 кБ"_s;
    QTest::newRow("three figures") << qint64(12345678) << u"12.3 MB"_s << u"12,3 МБ"_s;
    QTest::newRow("rounds up a unit") << qint64(999999) << u"1 MB"_s << u"1 МБ"_s;
    QTest::newRow("giga") << qint64(412000000000) << u"412 GB"_s << u"412 ГБ"_s;
    QTest::newRow("largest") << std::numeric_limits<qint64>::max() << u"9,223,372 TB"_s
                             << u"9\u00a0223\u00a0372 ТБ"_s;
}

void FormatTest::size()
{
    QFETCH(qint64, bytes);
    use(u"en"_s);
    QTEST(formatSize(bytes, QLocale(u"en"_s)), "english");
    use(u"ru"_s);
    QTEST(formatSize(bytes, QLocale(u"ru"_s)), "russian");
}

void FormatTest::relativeTime_data()
{
    QTest::addColumn<qint64>("secondsAgo");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("russian");
    QTest::newRow("now") << qint64(0) << u"just now"_s << u"только что"_s;
    QTest::newRow("clocks differ") << qint64(-3) << u"just now"_s << u"только что"_s;
    QTest::newRow("minute") << qint64(61) << u"1 minute ago"_s << u"1 минуту назад"_s;
    QTest::newRow("minutes") << qint64(2 * 60) << u"2 minutes ago"_s << u"2 минуты назад"_s;
    QTest::newRow("hour") << qint64(3600) << u"1 hour ago"_s << u"1 час назад"_s;
    QTest::newRow("hours") << qint64(5 * 3600) << u"5 hours ago"_s << u"5 часов назад"_s;
    QTest::newRow("day") << qint64(86400) << u"1 day ago"_s << u"1 день назад"_s;
    QTest::newRow("days") << qint64(21 * 86400) << u"21 days ago"_s << u"21 день назад"_s;
    QTest::newRow("months") << qint64(95 * 86400) << u"3 months ago"_s << u"3 месяца назад"_s;
    QTest::newRow("years") << qint64(800 * 86400) << u"2 years ago"_s << u"2 года назад"_s;
    QTest::newRow("ahead") << qint64(-3 * 3600) << u"in 3 hours"_s << u"через 3 часа"_s;
}

void FormatTest::relativeTime()
{
    QFETCH(qint64, secondsAgo);
    const QDateTime when = m_now.addSecs(-secondsAgo);
    use(u"en"_s);
    QTEST(formatRelativeTime(when, m_now, QLocale(u"en"_s)), "english");
    use(u"ru"_s);
    QTEST(formatRelativeTime(when, m_now, QLocale(u"ru"_s)), "russian");
}

void FormatTest::dateTime_data()
{
    QTest::addColumn<QDateTime>("when");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("russian");
    const auto at = [](int month, int day, int hour) {
        return QDateTime(QDate(2026, month, day), QTime(hour, 5), Qt::UTC);
    };
    QTest::newRow("today") << at(11, 22, 9) << u"today 09:05"_s << u"сегодня в 09:05"_s;
    QTest::newRow("yesterday") << at(11, 21, 23) << u"yesterday 23:05"_s << u"вчера в 23:05"_s;
    QTest::newRow("tomorrow") << at(11, 23, 0) << u"tomorrow 00:05"_s << u"завтра в 00:05"_s;
    QTest::newRow("earlier") << at(5, 3, 8) << u"3 May 2026, 08:05"_s << u"3 мая 2026, 08:05"_s;
}

void FormatTest::dateTime()
{
    QFETCH(QDateTime, when);
    use(u"en"_s);
    QTEST(formatDateTime(when, m_now, QLocale(u"en"_s)), "english");
    use(u"ru"_s);
    QTEST(formatDateTime(when, m_now, QLocale(u"ru"_s)), "russian");
}

void FormatTest::duration_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("russian");
    QTest::newRow("short") << qint64(300) << u"less than a second"_s << u"меньше секунды"_s;
    QTest::newRow("second") << qint64(1000) << u"1 second"_s << u"1 секунда"_s;
    QTest::newRow("seconds") << qint64(42000) << u"42 seconds"_s << u"42 секунды"_s;
    QTest::newRow("minute") << qint64(60000) << u"1 min"_s << u"1 мин"_s;
    QTest::newRow("both") << qint64(200000) << u"3 min 20 s"_s << u"3 мин 20 с"_s;
    QTest::newRow("long") << qint64(42 * 60000 + 1000) << u"42 min"_s << u"42 мин"_s;
    QTest::newRow("hours") << qint64(125 * 60000) << u"2 h 5 min"_s << u"2 ч 5 мин"_s;
}

void FormatTest::duration()
{
    QFETCH(qint64, milliseconds);
    use(u"en"_s);
    QTEST(formatDuration(milliseconds), "english");
    use(u"ru"_s);
    QTEST(formatDuration(milliseconds), "russian");
}

void FormatTest::invalidTimes()
{
    QVERIFY(formatRelativeTime({}, m_now, QLocale::c()).isEmpty());
    QVERIFY(formatDateTime({}, m_now, QLocale::c()).isEmpty());
    QVERIFY(formatExactTime({}, QLocale::c()).isEmpty());
}

QTEST_GUILESS_MAIN(FormatTest)
#include "tst_format.moc"
