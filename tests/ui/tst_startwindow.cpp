// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/arguments.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace litekeep;

/// How the window program starts and ends: its words, no display, a signal.
class StartWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words();
    void helpAndManualKnowTheOptions();
    void textWithoutDisplay_data();
    void textWithoutDisplay();
    void unknownOption();
    void endsOnSignal();

private:
    static void start(QProcess &process, const QStringList &words, bool display);
};

void StartWindowTest::words()
{
    QCOMPARE(parseArguments({u"a.db"_s}).databases, QStringList{u"a.db"_s});
    QCOMPARE(parseArguments({u"--"_s, u"-odd name"_s}).databases, QStringList{u"-odd name"_s});
    QCOMPARE(parseArguments({u"--folder"_s, u"/b"_s, u"a.db"_s}).folder, u"/b"_s);
    QCOMPARE(parseArguments({u"--folder=/b=c"_s}).folder, u"/b=c"_s);
    QVERIFY(parseArguments({u"--folder"_s}).error.contains(u"--folder"_s));
    QCOMPARE(parseArguments({u"a.db"_s, u"b.db"_s}).databases, (QStringList{u"a.db"_s, u"b.db"_s}));
    QVERIFY(!parseArguments({u"--folder=/b"_s, u"a.db"_s, u"b.db"_s}).error.isEmpty());
    QVERIFY(parseArguments({u"--frobnicate"_s}).error.contains(u"--frobnicate"_s));
    QVERIFY(parseArguments({}).error.isEmpty());
}

/// All and only those that the program understands.
void StartWindowTest::helpAndManualKnowTheOptions()
{
    QFile page(QStringLiteral(MANUAL_PAGE));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QString manual = QString::fromUtf8(page.readAll()).remove(u'\\');
    QStringList known;
    for (const WindowOption &option : windowOptions()) {
        known.append(u"--"_s + option.name);
        if (option.letter)
            known.append(u'-' + QString(QLatin1Char(option.letter)));
    }
    known.sort();
    static const QRegularExpression form(u"(?<![-\\w])(--[a-z-]+|-[a-z])(?![\\w-])"_s);
    const auto formsIn = [](const QString &text) {
        QStringList forms;
        for (auto it = form.globalMatch(text); it.hasNext();)
            forms.append(it.next().captured(1));
        forms.removeDuplicates();
        forms.sort();
        return forms;
    };
    QCOMPARE(formsIn(helpText()), known);
    const QString options = manual.section(u".SH OPTIONS"_s, 1).section(u".SH SEE ALSO"_s, 0, 0);
    // Each item is .B, .BR or fB…fR; fonts and file names go first.
    static const QRegularExpression fonts(u"f[BIR](?=[-A-Za-z]|$|\\s)"_s);
    QCOMPARE(formsIn(QString(options).replace(fonts, u" "_s)), known);
}

void StartWindowTest::start(QProcess &process, const QStringList &words, bool display)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"DISPLAY"_s);
    environment.remove(u"WAYLAND_DISPLAY"_s);
    if (!display)
        environment.remove(u"QT_QPA_PLATFORM"_s);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(LITEKEEP), words);
}

void StartWindowTest::textWithoutDisplay_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("help") << QStringList{u"--help"_s} << 0 << QByteArray("Usage: litekeep");
    QTest::newRow("version") << QStringList{u"--version"_s} << 0
                             << QByteArray("litekeep " LITEKEEP_VERSION);
    QTest::newRow("window") << QStringList{u"a.db"_s} << 1 << QByteArray("litekeepctl");
}

void StartWindowTest::textWithoutDisplay()
{
    QFETCH(QStringList, arguments);
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    start(process, arguments, false);
    QVERIFY(process.waitForFinished(10000));
    const QByteArray output = process.readAll();
    QTEST(process.exitCode(), "exitCode");
    QFETCH(QByteArray, expected);
    QVERIFY2(output.contains(expected), output.constData());
}

void StartWindowTest::unknownOption()
{
    QProcess process;
    start(process, {u"--frobnicate"_s}, true);
    QVERIFY(process.waitForFinished(10000));
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardError().contains("--frobnicate"));
}

void StartWindowTest::endsOnSignal()
{
    QProcess process;
    start(process, {}, true);
    QVERIFY(process.waitForStarted());
    QTest::qWait(700); // there is nothing to see from outside when it is ready
    QCOMPARE(process.state(), QProcess::Running);
    ::kill(pid_t(process.processId()), SIGTERM);
    QVERIFY(process.waitForFinished(5000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

QTEST_GUILESS_MAIN(StartWindowTest)
#include "tst_startwindow.moc"
