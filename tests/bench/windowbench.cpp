// SPDX-License-Identifier: GPL-3.0-or-later
// What the window costs a person, as a process that others can time:
//   windowbench empty            an empty Qt window, until it has painted itself
//   windowbench window DATABASE  Litekeep's window on a database, the same
//   windowbench hold DATABASE    opens it in a window that is there, and backs it up; the longest
//                                time for which the GUI thread did not come round to its events
//   windowbench home COUNT       Litekeep's window on this user's list of that many databases,
//                                until they all stand in the painted overview
//   windowbench known COUNT      the same until all that is told of each of them stands there
//   windowbench homehold COUNT   the same holds while they begin, while the overview and the page
//                                of one of them are sorted, filtered and scrolled, and while
//                                pages change
//   windowbench day COUNT HOURS AHEAD
//                                private memory at rest and after so many hours of hourly
//                                backups, by a clock that begins AHEAD hours ahead
#include "tests/bench/holdmeter.h"
#include "tests/bench/windowday.h"
#include "translations/translations.h"
#include "ui/backuptable.h"
#include "ui/databasepage.h"
#include "ui/databasesession.h"
#include "ui/databasestable.h"
#include "ui/homepage.h"
#include "ui/keptdatabases.h"
#include "ui/mainwindow.h"
#include "ui/programstyle.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using litekeep::bench::Hold;
using litekeep::bench::HoldMeter;

namespace {

/// Ends the program as soon as the widget has painted itself for the first time.
class FirstPaint : public QObject
{
public:
    explicit FirstPaint(QWidget *widget) { widget->installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QMetaObject::invokeMethod( // when it is on the screen; the way down is not the question
                qApp, [] { std::_Exit(0); }, Qt::QueuedConnection);
        return false;
    }
};

int showEmpty()
{
    QMainWindow window;
    window.setCentralWidget(new QLabel(u"An empty window"_s));
    window.resize(900, 600);
    const FirstPaint end(&window);
    window.show();
    return QApplication::exec();
}

int showLitekeep(const QString &database)
{
    litekeep::Translations translations;
    litekeep::MainWindow window(&translations);
    const FirstPaint end(&window);
    window.show();
    window.openDatabase(database);
    return QApplication::exec();
}

/// The work, and what the window does about its end.
bool waitIdle(const litekeep::DatabaseSession *session)
{
    const bool idle = QTest::qWaitFor([&] { return !session->isBusy(); }, 600'000);
    QTest::qWait(500);
    return idle;
}

constexpr int usualTarget = 50;
constexpr int listTarget = 16;

void printHold(const QByteArray &what, HoldMeter &meter, int targetMs = usualTarget)
{
    const Hold longest = meter.take();
    std::printf("longest hold of the GUI thread during %s: %lld ms, busy for at most %lld ms "
                "(target %d)\n",
                what.constData(), static_cast<long long>(longest.wallMs),
                static_cast<long long>(longest.busyMs), targetMs);
}

int measureHold(const QString &database)
{
    litekeep::Translations translations;
    litekeep::MainWindow window(&translations);
    window.show();
    QTest::qWait(500);
    HoldMeter meter;
    window.openDatabase(database);
    litekeep::DatabaseSession *const session = window.page()->session();
    if (!waitIdle(session))
        return 1;
    printHold("opening the database", meter);
    session->backUp();
    if (!QTest::qWaitFor([&] { return session->isBusy(); }, 5'000) || !waitIdle(session))
        return 1;
    printHold("a backup", meter);
    return 0;
}

/// The rows are there with their names as soon as the list is read; what is behind them follows.
int showHome(int count)
{
    litekeep::Translations translations;
    litekeep::MainWindow window(&translations);
    QObject::connect(window.databases(), &litekeep::KeptDatabases::listRead, qApp, [&] {
        if (window.databases()->members().size() != count)
            std::_Exit(1);
        window.repaint();
        QMetaObject::invokeMethod(
            qApp, [] { std::_Exit(0); }, Qt::QueuedConnection);
    });
    window.show();
    window.openLast();
    return QApplication::exec();
}

int showKnown(int count)
{
    litekeep::Translations translations;
    litekeep::MainWindow window(&translations);
    QObject::connect(window.databases(), &litekeep::KeptDatabases::rowsChanged, qApp, [&] {
        if (!litekeep::bench::allKnown(window, count))
            return;
        QMetaObject::invokeMethod( // after the models, which hear of it, too
            qApp,
            [&window] {
                window.repaint();
                std::_Exit(0);
            },
            Qt::QueuedConnection);
    });
    window.show();
    window.openLast();
    return QApplication::exec();
}

/// Each header twice, as a person clicks.
void sortAll(QTableView *table)
{
    for (int column = 0; column < table->model()->columnCount(); ++column) {
        for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            table->sortByColumn(column, order);
            QTest::qWait(30);
        }
    }
}

void typeInto(QLineEdit *filter, const QString &text)
{
    for (int length = 1; length <= text.size(); ++length) {
        filter->setText(text.left(length));
        QTest::qWait(30);
    }
    filter->clear();
    QTest::qWait(30);
}

void scroll(QTableView *table)
{
    QScrollBar *bar = table->verticalScrollBar();
    for (int value = bar->minimum(); value <= bar->maximum(); ++value) {
        bar->setValue(value);
        QTest::qWait(10);
    }
}

void useTable(QTableView *table, QLineEdit *filter, const QString &words, const char *what,
              HoldMeter &meter)
{
    meter.take();
    sortAll(table);
    printHold(QByteArray("sorting ") + what, meter, listTarget);
    typeInto(filter, words);
    printHold(QByteArray("filtering ") + what, meter, listTarget);
    scroll(table);
    printHold(QByteArray("scrolling ") + what, meter, listTarget);
}

int measureHomeHold(int count)
{
    litekeep::Translations translations;
    litekeep::MainWindow window(&translations);
    window.resize(1000, 400); // both tables are longer than that
    window.show();
    QTest::qWait(50);
    if (count == 0) // only so that there is something to remember
        return window.close() ? 0 : 1;
    HoldMeter meter;
    QElapsedTimer clock;
    clock.start();
    if (!QTest::qWaitFor([&] { return litekeep::bench::allKnown(window, count); }, 120'000))
        return 1;
    std::printf("all %d databases known after %lld ms\n", count,
                static_cast<long long>(clock.elapsed()));
    QTest::qWait(3000);
    printHold("the beginning of all databases", meter, usualTarget);
    window.showOverview();
    QTest::qWait(300);
    useTable(window.home()->table(), window.findChild<QLineEdit *>(u"homeFilter"_s), u"app1"_s,
             "the overview", meter);
    for (litekeep::KeptMember *member : window.databases()->members()) {
        Q_EMIT window.home()->table()->chosen(member->place());
        QTest::qWait(400);
    }
    printHold("opening each page for the first time", meter, usualTarget);
    for (litekeep::KeptMember *member : window.databases()->members()) {
        Q_EMIT window.home()->table()->chosen(member->place());
        QTest::qWait(100);
    }
    printHold("going through the pages again", meter, usualTarget);
    std::printf("that page has %d backups\n", int(window.page()->session()->backups().size()));
    useTable(window.page()->table(), window.page()->findChild<QLineEdit *>(u"filter"_s), u"today"_s,
             "the backups of a page", meter);
    window.showOverview(); // what the next start shows
    window.close();
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"litekeep-bench"_s);
    const QStringList words = QCoreApplication::arguments().mid(1);
    const QString mode = words.value(0);
    if (mode == "empty"_L1)
        return showEmpty();
    QApplication::setStyle(new litekeep::ProgramStyle);
    if (mode == "window"_L1 && words.size() == 2)
        return showLitekeep(words.at(1));
    if (mode == "hold"_L1 && words.size() == 2)
        return measureHold(words.at(1));
    if (mode == "home"_L1 && words.size() == 2)
        return showHome(words.at(1).toInt());
    if (mode == "known"_L1 && words.size() == 2)
        return showKnown(words.at(1).toInt());
    if (mode == "homehold"_L1 && words.size() == 2)
        return measureHomeHold(words.at(1).toInt());
    if (mode == "day"_L1 && words.size() == 4)
        return litekeep::bench::measureDay(words.at(1).toInt(), words.at(2).toInt(),
                                           words.at(3).toInt());
    std::fprintf(stderr, "windowbench empty | window DATABASE | hold DATABASE | home COUNT | "
                         "known COUNT | homehold COUNT | day COUNT HOURS AHEAD\n");
    return 2;
}
