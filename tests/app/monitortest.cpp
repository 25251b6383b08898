// SPDX-License-Identifier: GPL-3.0-or-later
// What monitoring relies on: the exit code of `status`, and Prometheus' text format.
#include "tests/app/place.h"

#include <QRegularExpression>
#include <QSet>

using namespace litekeep::test;

class MonitorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exitCodeTellsAttention();
    void prometheusFormat();
    void prometheusUnreachable();
};

void MonitorTest::exitCodeTellsAttention()
{
    const Place place;
    makeShop(place.database());
    VERIFY_EXIT(place.run(u"status"_s), 0); // nobody asked for backups
    VERIFY_EXIT(place.run(u"settings"_s, {u"--enabled=on"_s}), 0);
    const CtlResult none = place.run(u"status"_s);
    VERIFY_EXIT(none, 1);
    QCOMPARE(none.json().value(u"needs_attention"_s).toBool(), true);
    QCOMPARE(none.json().value(u"attention"_s).toArray(), QJsonArray{u"no-backup"_s});
    VERIFY_EXIT(place.run(u"create"_s), 0);
    VERIFY_EXIT(place.run(u"status"_s), 0);
    damageTable(place.database(), u"orders"_s);
    VERIFY_EXIT(place.run(u"create"_s), 5);
    const CtlResult damaged = place.run(u"status"_s);
    VERIFY_EXIT(damaged, 1);
    QCOMPARE(damaged.json().value(u"attention"_s).toArray().first().toString(), u"damaged"_s);
}

void MonitorTest::prometheusFormat()
{
    const Place odd(u"a\"b\\c\nd.db"_s);
    const Place plain;
    makeShop(odd.database());
    makeShop(plain.database());
    // One database by two names is one series: a second one would spoil the whole file.
    const CtlResult result = ctl({u"status"_s, u"--prometheus"_s, odd.database(), plain.database(),
                                  plain.data() + u"/../data/app.db"_s});
    VERIFY_EXIT(result, 0);
    static const QRegularExpression sample(u"^(litekeep_[a-z_]+)(\\{[a-z]+=\"(?:[^\"\\\\]|\\\\["
                                           u"\\\\\"n])*\"(?:,[a-z]+=\"[a-z0-9.-]*\")?\\})? "
                                           "(-?[0-9]+(?:\\.[0-9]+)?)$"_s);
    QSet<QString> helped;
    QSet<QString> typed;
    QSet<QString> series;
    QVERIFY(result.out.endsWith('\n'));
    for (const QString &line : QString::fromUtf8(result.out).trimmed().split(u'\n')) {
        if (line.startsWith(u"# HELP "_s) || line.startsWith(u"# TYPE "_s)) {
            QSet<QString> &seen = line.startsWith(u"# HELP "_s) ? helped : typed;
            QVERIFY2(!seen.contains(line.section(u' ', 2, 2)), qPrintable(line));
            seen.insert(line.section(u' ', 2, 2));
            continue;
        }
        const auto match = sample.match(line);
        QVERIFY2(match.hasMatch(), qPrintable(line));
        QVERIFY2(helped.contains(match.captured(1)) && typed.contains(match.captured(1)),
                 qPrintable(line));
        const QString name = match.captured(1) + match.captured(2);
        QVERIFY2(!series.contains(name), qPrintable(line));
        series.insert(name);
    }
    QVERIFY(series.contains(u"litekeep_up{database=\"%1/a\\\"b\\\\c\\nd.db\"}"_s.arg(odd.data())));
    QVERIFY(series.contains(u"litekeep_overdue{database=\"%1\"}"_s.arg(plain.database())));
}

void MonitorTest::prometheusUnreachable()
{
    const Place place;
    const CtlResult result = ctl({u"status"_s, u"--prometheus"_s, place.database()});
    VERIFY_EXIT(result, 0);
    const QByteArray line =
        "litekeep_needs_attention{database=\"" + place.database().toUtf8() + "\"} 1\n";
    QVERIFY2(result.out.contains(line), result.summary().constData());
}

QTEST_GUILESS_MAIN(MonitorTest)
#include "monitortest.moc"
