// SPDX-License-Identifier: GPL-3.0-or-later
// What is not understood is refused with a hint, and nothing is done.
#include "tests/app/place.h"

#include <QFileInfo>
#include <QRegularExpression>

using namespace litekeep::test;

class UsageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrong_data();
    void wrong();
    void hints();
    void help();
    void version();
    void optionsAnywhere();
    void endOfOptions();
};

void UsageTest::wrong_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("only an option") << QStringList{u"--quiet"_s};
    QTest::newRow("unknown verb") << QStringList{u"copy"_s, u"@"_s};
    QTest::newRow("unknown option") << QStringList{u"list"_s, u"@"_s, u"--colour"_s};
    QTest::newRow("unknown letter") << QStringList{u"list"_s, u"@"_s, u"-x"_s};
    QTest::newRow("no database") << QStringList{u"list"_s};
    QTest::newRow("empty database") << QStringList{u"create"_s, u""_s};
    QTest::newRow("two databases") << QStringList{u"create"_s, u"@"_s, u"@"_s};
    QTest::newRow("no id") << QStringList{u"show"_s, u"@"_s};
    QTest::newRow("empty id") << QStringList{u"delete"_s, u"@"_s, u""_s, u"--yes"_s};
    QTest::newRow("no target") << QStringList{u"export"_s, u"@"_s, u"latest"_s};
    QTest::newRow("too much") << QStringList{u"show"_s, u"@"_s, u"latest"_s, u"latest"_s};
    QTest::newRow("no value") << QStringList{u"create"_s, u"@"_s, u"--note"_s};
    QTest::newRow("value for a switch") << QStringList{u"list"_s, u"@"_s, u"--quiet=yes"_s};
    QTest::newRow("type") << QStringList{u"create"_s, u"@"_s, u"--type"_s, u"safety"_s};
    QTest::newRow("wait") << QStringList{u"create"_s, u"@"_s, u"--wait"_s, u"soon"_s};
    QTest::newRow("wait below 0") << QStringList{u"create"_s, u"@"_s, u"--wait"_s, u"-1"_s};
    QTest::newRow("endless wait") << QStringList{u"create"_s, u"@"_s, u"--wait=99999999999"_s};
    QTest::newRow("empty folder") << QStringList{u"create"_s, u"@"_s, u"--folder="_s};
    QTest::newRow("not its option") << QStringList{u"list"_s, u"@"_s, u"--force"_s};
    QTest::newRow("delete unasked") << QStringList{u"delete"_s, u"@"_s, u"latest"_s};
}

void UsageTest::wrong()
{
    QFETCH(QStringList, words);
    const Place place;
    makeShop(place.database());
    words.replaceInStrings(u"@"_s, place.database());

    const CtlResult forPeople = ctl(words);
    VERIFY_EXIT(forPeople, 2);
    QVERIFY(forPeople.out.isEmpty());
    QVERIFY2(forPeople.err.startsWith("litekeepctl: "), forPeople.summary().constData());
    const CtlResult forPrograms = ctl(QStringList{u"--json"_s} + words);
    VERIFY_ERROR(forPrograms, 2, "usage");
    QVERIFY(!QFileInfo::exists(place.backups()));
}

void UsageTest::hints()
{
    QVERIFY(ctl({u"crate"_s, u"x"_s}).err.contains("\"create\""));
    QVERIFY(ctl({u"ls"_s, u"x"_s}).err.contains("--help"));
    QVERIFY(ctl({u"list"_s, u"x"_s, u"--jsn"_s}).err.contains("--json"));
    QVERIFY(ctl({u"list"_s, u"x"_s, u"--force"_s}).err.contains("litekeepctl list --help"));
}

void UsageTest::help()
{
    const QStringList verbs{u"create"_s, u"list"_s,   u"show"_s,  u"verify"_s,
                            u"delete"_s, u"export"_s, u"import"_s};
    const CtlResult general = ctl({u"--help"_s});
    VERIFY_EXIT(general, 0);
    QVERIFY(general.err.isEmpty());
    for (const QString &verb : verbs)
        QVERIFY2(general.out.contains(verb.toUtf8()), qPrintable(verb));
    for (const char *option : {"--folder DIR", "--json", "--quiet", "--wait SECONDS", "130"})
        QVERIFY2(general.out.contains(option), option);
    for (const QString &verb : verbs) {
        const CtlResult one = ctl({u"--help"_s, verb});
        VERIFY_EXIT(one, 0);
        const QByteArray usage = "litekeepctl " + verb.toUtf8() + " DATABASE";
        QVERIFY2(one.out.contains(usage), one.summary().constData());
        QCOMPARE(ctl({verb, u"-h"_s}).out, one.out);
        for (const QByteArray &line : one.out.split('\n'))
            QVERIFY2(QString::fromUtf8(line).size() <= 80, line.constData());
    }
    QVERIFY(ctl({u"create"_s, u"--help"_s}).out.contains("--keep-damaged"));
    VERIFY_EXIT(ctl({u"--help"_s, u"copy"_s}), 2);
}

void UsageTest::version()
{
    const CtlResult result = ctl({u"--version"_s});
    VERIFY_EXIT(result, 0);
    // Built from an archive it knows no commit.
    const QRegularExpression form(QRegularExpression::anchoredPattern(
        u"litekeepctl %1( \\(commit [0-9a-f]{12,}(\\+changes)?\\))?\n"_s.arg(
            QRegularExpression::escape(QStringLiteral(LITEKEEP_VERSION)))));
    QVERIFY2(form.match(QString::fromUtf8(result.out)).hasMatch(), result.out.constData());
}

void UsageTest::optionsAnywhere()
{
    const Place place;
    makeShop(place.database());
    const QString folder = place.elsewhere(u"other place"_s);
    QDir().mkpath(folder);
    const CtlResult made = ctl({u"--folder"_s, folder, u"create"_s, u"--json"_s, place.database(),
                                u"--wait=2"_s, u"--note"_s, u"--json"_s});
    VERIFY_EXIT(made, 0);
    QCOMPARE(made.backup().value(u"note"_s).toString(), u"--json"_s);
    QVERIFY(pathOf(made).startsWith(folder));
    const CtlResult listed =
        ctl({u"list"_s, place.database(), u"--folder="_s + folder, u"--json"_s});
    QCOMPARE(listed.backups().size(), 1);
}

void UsageTest::endOfOptions()
{
    // B21, P04: a name that looks like an option is a file after "--".
    const QTemporaryDir dir;
    makeShop(dir.filePath(u"--json"_s));
    QProcess process;
    process.setWorkingDirectory(dir.path());
    startCtl(process, {u"create"_s, u"--json"_s, u"--"_s, u"--json"_s});
    const CtlResult made = finishCtl(process);
    VERIFY_EXIT(made, 0);
    QVERIFY(QFileInfo::exists(pathOf(made)));
}

QTEST_GUILESS_MAIN(UsageTest)
#include "usagetest.moc"
