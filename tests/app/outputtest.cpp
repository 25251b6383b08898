// SPDX-License-Identifier: GPL-3.0-or-later
// What is printed where, and what happens when it cannot be.
#include "tests/app/place.h"
#include "tests/support/privileges.h"

#include <QFileInfo>
#include <QStandardPaths>

using namespace litekeep::test;

class OutputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textForPeople();
    void quiet();
    void locales_data();
    void locales();
    void stdoutFull();
    void stdoutClosed();
    void stdoutGone();
    void progressOnlyOnATerminal();
    void questionOnATerminal();
    void noContentInOutput();

private:
    static CtlResult onATerminal(const QStringList &words, const QByteArray &typed);
};

void OutputTest::textForPeople()
{
    const Place place;
    makeShop(place.database());
    const CtlResult empty = ctl({u"list"_s, place.database()});
    VERIFY_EXIT(empty, 0);
    QVERIFY(empty.out.contains("litekeepctl create"));
    const CtlResult made = ctl({u"create"_s, place.database(), u"--note"_s, u"a\tb\x1b[2Jc"_s});
    VERIFY_EXIT(made, 0);
    QVERIFY2(made.out.contains("intact"), made.summary().constData());
    QVERIFY2(made.out.contains(place.backups().toUtf8()), made.summary().constData());
    QVERIFY2(made.err.isEmpty(), made.summary().constData());
    const CtlResult listed = ctl({u"list"_s, place.database()});
    QVERIFY2(!listed.out.contains('\x1b') && listed.out.contains("a\\tb\\u001b[2Jc"),
             listed.summary().constData());
    // The columns stand under each other.
    const QList<QByteArray> lines = listed.out.split('\n');
    QCOMPARE(lines.at(3).indexOf("State"), lines.at(4).indexOf("intact"));
    const CtlResult shown = ctl({u"show"_s, place.database(), u"latest"_s});
    QVERIFY2(shown.out.contains("SHA-256"), shown.summary().constData());
    VERIFY_EXIT(ctl({u"verify"_s, place.database()}), 0);
    const CtlResult error = ctl({u"show"_s, place.database(), u"nonsense"_s});
    VERIFY_EXIT(error, 4);
    QVERIFY(error.out.isEmpty());
    QVERIFY2(error.err.startsWith("litekeepctl: ") && error.err.contains("nonsense"),
             error.summary().constData());
}

void OutputTest::quiet()
{
    const Place place;
    makeShop(place.database());
    const CtlResult made = ctl({u"create"_s, place.database(), u"--quiet"_s});
    VERIFY_EXIT(made, 0);
    QVERIFY2(made.out.isEmpty() && made.err.isEmpty(), made.summary().constData());
    QVERIFY(!ctl({u"list"_s, u"-q"_s, place.database()}).out.isEmpty());
    QVERIFY(!ctl({u"show"_s, u"-q"_s, place.database(), u"x"_s}).err.isEmpty());
}

void OutputTest::locales_data()
{
    QTest::addColumn<QString>("locale");
    for (const char *locale : {"C", "POSIX", "C.UTF-8", "ru_RU.UTF-8", "tr_TR.ISO-8859-9", "xx"})
        QTest::newRow(locale) << QString::fromLatin1(locale);
}

void OutputTest::locales()
{
    QFETCH(const QString, locale);
    const Place place(u"учёт.db"_s);
    makeShop(place.database());
    const QMap<QString, QString> environment{{u"LC_ALL"_s, locale}, {u"LANG"_s, locale}};
    const CtlResult made = ctlJson({u"create"_s, place.database()}, environment);
    VERIFY_EXIT(made, 0);
    QVERIFY2(made.err.isEmpty(), made.summary().constData()); // nothing about the environment
    QVERIFY(pathOf(made).startsWith(place.backups() + u"/учёт-2"_s));
    const CtlResult error = ctlJson({u"show"_s, place.database(), u"no-such"_s}, environment);
    VERIFY_ERROR(error, 4, "backup-not-found");
    const CtlResult text = ctl({u"list"_s, place.database()}, environment);
    VERIFY_EXIT(text, 0);
    QVERIFY2(text.err.isEmpty() && QString::fromUtf8(text.out).contains(u"учёт.db"_s),
             text.summary().constData());
    // The machine's form is the same everywhere.
    const CtlResult here = place.run(u"list"_s);
    QCOMPARE(ctlJson({u"list"_s, place.database()}, environment).out, here.out);
    // Its sentences, too.
    QCOMPARE(error.err, ctlJson({u"show"_s, place.database(), u"no-such"_s}).err);
    const QJsonObject status = ctlJson({u"status"_s, place.database()}, environment).json();
    QCOMPARE(status.value(u"message"_s), place.run(u"status"_s).json().value(u"message"_s));
    QVERIFY(!status.value(u"message"_s).toString().isEmpty());
}

void OutputTest::stdoutFull()
{
    const Place place;
    makeShop(place.database());
    for (const QString &words : {u"create"_s, u"list"_s, u"--json list"_s, u"--help"_s}) {
        const CtlResult result =
            runProgram(u"sh"_s, {u"-c"_s, u"exec \"$1\" %1 \"$2\" > /dev/full"_s.arg(words),
                                 u"sh"_s, ctlPath(), place.database()});
        if (words == u"--help"_s)
            continue; // a path is no verb to help with
        VERIFY_EXIT(result, 1);
        QVERIFY2(!result.err.isEmpty(), result.summary().constData());
    }
    const CtlResult help =
        runProgram(u"sh"_s, {u"-c"_s, u"exec \"$1\" --help > /dev/full"_s, u"sh"_s, ctlPath()});
    VERIFY_EXIT(help, 1);
}

void OutputTest::stdoutClosed()
{
    const Place place;
    makeShop(place.database());
    const CtlResult result =
        runProgram(u"sh"_s, {u"-c"_s, u"exec \"$1\" --json create \"$2\" >&- <&-"_s, u"sh"_s,
                             ctlPath(), place.database()});
    VERIFY_EXIT(result, 1);
    QCOMPARE(result.errorCode(), u"output-failed"_s);
    // Nothing was printed into a file that got the free number.
    VERIFY_EXIT(place.run(u"verify"_s), 0);
    QCOMPARE(place.run(u"list"_s).backups().size(), 1);
}

void OutputTest::stdoutGone()
{
    const Place place;
    makeShop(place.database());
    const CtlResult result =
        runProgram(u"sh"_s, {u"-c"_s, u"{ \"$1\" --json create \"$2\"; echo $? >&2; } | true"_s,
                             u"sh"_s, ctlPath(), place.database()});
    QVERIFY2(result.err.trimmed().endsWith("\n1"), result.summary().constData());
    QVERIFY2(result.err.contains("output-failed"), result.summary().constData());
}

/// script(1) gives the program a terminal; all that it shows comes back as stdout.
CtlResult OutputTest::onATerminal(const QStringList &words, const QByteArray &typed)
{
    QStringList quoted;
    for (QString word : words)
        quoted.append(u'\'' + word.replace(u'\'', u"'\\''"_s) + u'\'');
    QProcess process;
    process.start(u"script"_s, {u"-qec"_s, quoted.join(u' '), u"/dev/null"_s});
    process.waitForStarted();
    if (!typed.isEmpty()) {
        QByteArray shown;
        while (!shown.contains('?') && process.waitForReadyRead(20'000))
            shown += process.readAllStandardOutput();
        process.write(typed);
    }
    return finishCtl(process);
}

void OutputTest::progressOnlyOnATerminal()
{
    if (QStandardPaths::findExecutable(u"script"_s).isEmpty())
        QSKIP("script (package bsdutils) is missing");
    const Place place;
    makeAccounts(place.database(), u"wal"_s, 10);
    const CtlResult piped = ctl({u"create"_s, place.database()});
    VERIFY_EXIT(piped, 0);
    QVERIFY(!piped.err.contains('%') && !piped.out.contains('\r'));
    const CtlResult shown = onATerminal({ctlPath(), u"create"_s, place.database()}, {});
    VERIFY_EXIT(shown, 0);
    QVERIFY2(shown.out.contains(" % "), shown.summary().constData());
    const CtlResult quiet = onATerminal({ctlPath(), u"-q"_s, u"create"_s, place.database()}, {});
    VERIFY_EXIT(quiet, 0);
    QVERIFY2(!quiet.out.contains('%'), quiet.summary().constData());
}

void OutputTest::questionOnATerminal()
{
    if (QStandardPaths::findExecutable(u"script"_s).isEmpty())
        QSKIP("script (package bsdutils) is missing");
    const Place place;
    makeShop(place.database());
    VERIFY_EXIT(place.run(u"create"_s), 0);
    const QStringList words{ctlPath(), u"delete"_s, place.database(), u"latest"_s};
    const CtlResult no = onATerminal(words, "\n"); // Enter means no
    VERIFY_EXIT(no, 130);
    QCOMPARE(place.backupFiles().size(), 1);
    const CtlResult yes = onATerminal(words, "y\n");
    VERIFY_EXIT(yes, 0);
    QCOMPARE(place.backupFiles().size(), 0);
}

void OutputTest::noContentInOutput()
{
    const Place place; // R5: what is in the database stays out of every message
    makeShop(place.database(), u"delete"_s);
    damageTable(place.database(), u"orders"_s);
    const CtlResult result = place.run(u"create"_s);
    VERIFY_EXIT(result, 5);
    QVERIFY2(!result.err.contains("Customer 1"), result.summary().constData());
}

QTEST_GUILESS_MAIN(OutputTest)
#include "outputtest.moc"
