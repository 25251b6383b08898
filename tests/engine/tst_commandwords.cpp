// SPDX-License-Identifier: GPL-3.0-or-later
// Command lines in program and arguments, and what a shell makes of the same line.
#include "engine/commandwords.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace litekeep;
using namespace Qt::StringLiterals;

class CommandWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void split_data();
    void split();
    void unfinished_data();
    void unfinished();
    void roundTrip();
    void asShellsDo();
};

void CommandWordsTest::split_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("plain") << u"sv stop shop"_s << QStringList{u"sv"_s, u"stop"_s, u"shop"_s};
    QTest::newRow("nothing") << u" \t "_s << QStringList();
    QTest::newRow("double quotes") << u"run \"a b\" c"_s << QStringList{u"run"_s, u"a b"_s, u"c"_s};
    QTest::newRow("single quotes")
        << u"run 'a \"b\\' c"_s << QStringList{u"run"_s, u"a \"b\\"_s, u"c"_s};
    QTest::newRow("within a word") << u"--name=\"my shop\"x"_s << QStringList{u"--name=my shopx"_s};
    QTest::newRow("empty words") << u"run \"\" ''"_s << QStringList{u"run"_s, QString(), QString()};
    QTest::newRow("hidden quote") << u"say \\\"x\\\" \"\\\"y\""_s
                                  << QStringList{u"say"_s, u"\"x\""_s, u"\"y"_s};
    QTest::newRow("hidden blank") << u"/opt/my\\ shop/stop"_s
                                  << QStringList{u"/opt/my shop/stop"_s};
    QTest::newRow("backslash in quotes") << u"\"a\\b\\\\c\""_s << QStringList{u"a\\b\\c"_s};
    QTest::newRow("no shell") << u"a; rm $HOME | b && `c` > *"_s
                              << QStringList{u"a;"_s, u"rm"_s,  u"$HOME"_s, u"|"_s, u"b"_s,
                                             u"&&"_s, u"`c`"_s, u">"_s,     u"*"_s};
    QTest::newRow("other letters")
        << u"запуск «мой магазин»"_s << QStringList{u"запуск"_s, u"«мой"_s, u"магазин»"_s};
}

void CommandWordsTest::split()
{
    QFETCH(const QString, line);
    QFETCH(const QStringList, words);
    QCOMPARE(splitCommandLine(line), std::optional(words));
}

void CommandWordsTest::unfinished_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"run \"a b", "run 'a b", "run \"", "run 'a\\'b'", "run a\\"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void CommandWordsTest::unfinished()
{
    QFETCH(const QString, line);
    QVERIFY(!splitCommandLine(line));
}

QStringList anyWords(QRandomGenerator &random)
{
    static const QString letters = u"ab \t\n\"'\\$*"_s;
    QStringList words;
    for (auto count = random.bounded(4); count >= 0; --count) {
        QString word;
        for (auto length = random.bounded(6); length > 0; --length)
            word += letters.at(random.bounded(int(letters.size())));
        words.append(word);
    }
    return words;
}

void CommandWordsTest::roundTrip()
{
    QRandomGenerator random(20261125);
    for (int i = 0; i < 5000; ++i) {
        const QStringList words = anyWords(random);
        const QString line = joinCommandLine(words);
        QVERIFY2(splitCommandLine(line) == words, qPrintable(line));
    }
}

/// Where nothing but quoting is used, sh reads the same words.
void CommandWordsTest::asShellsDo()
{
    static const QString letters = u"ab \"'\\"_s;
    QRandomGenerator random(7);
    QString script;
    QStringList expected;
    for (int i = 0; i < 500; ++i) {
        QString line;
        for (int length = random.bounded(1, 12); length > 0; --length)
            line += letters.at(random.bounded(int(letters.size())));
        const auto words = splitCommandLine(line);
        if (!words)
            continue;
        script += u"printf '%s|' start "_s % line % u"; echo\n"_s;
        expected.append((QStringList{u"start"_s} + *words).join(u'|') % u'|');
    }
    QVERIFY(expected.size() > 50);
    QProcess shell;
    shell.start(u"sh"_s, {u"-c"_s, script});
    QVERIFY(shell.waitForFinished());
    const QStringList lines =
        QString::fromUtf8(shell.readAllStandardOutput()).trimmed().split(u'\n');
    QCOMPARE(lines, expected);
}

QTEST_GUILESS_MAIN(CommandWordsTest)
#include "tst_commandwords.moc"
