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
    void prometheusItself();
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
    // Nothing is known, so nothing is told: zeros would be facts.
    const QByteArray name = "{database=\"" + place.database().toUtf8() + '"';
    QVERIFY(result.out.contains(QByteArray("litekeep_up" + name + "} 0\n")));
    for (const QByteArray &family :
         {QByteArray("litekeep_backups"), QByteArray("litekeep_last_good_timestamp_seconds"),
          QByteArray("litekeep_automatic_enabled")})
        QVERIFY2(!result.out.contains(QByteArray(family + name)), result.summary().constData());
}

/// The text as the client library of Prometheus reads it: hostile names come back as they are.
void MonitorTest::prometheusItself()
{
    const QStringList names{u"quote\".db"_s,          u"back\\slash.db"_s, u"line\nbreak.db"_s,
                            u"no\\nbreak.db"_s,       u"учёт базы.db"_s,   u"a,b={c} d#e.db"_s,
                            u"tab\tand\rreturn.db"_s, u"end\\"_s};
    const Place place;
    QStringList databases;
    for (const QString &name : names) {
        databases.append(place.data() + u'/' + name);
        makeShop(databases.last(), u"delete"_s, 1);
    }
    VERIFY_EXIT(ctlJson({u"create"_s, databases.first()}), 0);
    const CtlResult text = ctl(QStringList{u"status"_s, u"--prometheus"_s} + databases);
    VERIFY_EXIT(text, 0);
    QProcess parser;
    parser.start(QFile::exists(u"/usr/bin/python3"_s) ? u"/usr/bin/python3"_s : u"python3"_s,
                 {QStringLiteral(PARSER)});
    parser.write(text.out);
    parser.closeWriteChannel();
    const CtlResult parsed = finishCtl(parser);
    if (parsed.exitCode == 77)
        QSKIP("python3-prometheus-client is missing");
    VERIFY_EXIT(parsed, 0);
    QStringList up;
    double intact = -1;
    for (const auto &value : parsed.json().value(u"samples"_s).toArray()) {
        const QJsonObject sample = value.toObject();
        const QJsonObject labels = sample.value(u"labels"_s).toObject();
        const QString name = sample.value(u"name"_s).toString();
        if (name == u"litekeep_up"_s)
            up.append(labels.value(u"database"_s).toString());
        if (name == u"litekeep_backups"_s && labels.value(u"state"_s) == u"intact"_s
            && labels.value(u"database"_s) == databases.first())
            intact = sample.value(u"value"_s).toDouble();
    }
    QCOMPARE(up, databases);
    QCOMPARE(intact, 1.0);
}

QTEST_GUILESS_MAIN(MonitorTest)
#include "monitortest.moc"
