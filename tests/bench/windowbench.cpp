// SPDX-License-Identifier: GPL-3.0-or-later
// What the window costs a person, as a process that others can time:
//   windowbench empty            an empty Qt window, until it has painted itself
//   windowbench window DATABASE  Litekeep's window on a database, the same
//   windowbench hold DATABASE    opens it in a window that is there, and backs it up; the longest
//                                time for which the GUI thread did not come round to its events
#include "translations/translations.h"
#include "ui/databasepage.h"
#include "ui/databasesession.h"
#include "ui/mainwindow.h"
#include "ui/programstyle.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <utility>

using namespace Qt::StringLiterals;

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

struct Hold
{
    qint64 wallMs = 0;
    qint64 busyMs = 0; ///< processor time: what a machine that is busy otherwise does not add to
};

qint64 threadTimeMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
}

/// The longest gaps between two ticks of a timer that wants to tick every millisecond.
class HoldMeter
{
public:
    HoldMeter()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_clock.start();
        QObject::connect(&m_timer, &QTimer::timeout, qApp, [this] { tick(); });
        m_timer.start(1);
    }
    /// The longest ones since the last call.
    Hold take() { return std::exchange(m_longest, {}); }

private:
    void tick()
    {
        const qint64 now = threadTimeMs();
        m_longest.wallMs = qMax(m_longest.wallMs, m_clock.restart());
        m_longest.busyMs = qMax(m_longest.busyMs, now - std::exchange(m_busy, now));
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_busy = threadTimeMs();
    Hold m_longest;
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

void printHold(const char *what, HoldMeter &meter)
{
    const Hold longest = meter.take();
    std::printf("longest hold of the GUI thread during %s: %lld ms, busy for at most %lld ms "
                "(target 50)\n",
                what, static_cast<long long>(longest.wallMs),
                static_cast<long long>(longest.busyMs));
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

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], "empty") != 0)
        QApplication::setStyle(new litekeep::ProgramStyle);
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"litekeep-bench"_s);
    const QStringList words = QCoreApplication::arguments().mid(1);
    const QString mode = words.value(0);
    if (mode == "empty"_L1)
        return showEmpty();
    if (mode == "window"_L1 && words.size() == 2)
        return showLitekeep(words.at(1));
    if (mode == "hold"_L1 && words.size() == 2)
        return measureHold(words.at(1));
    std::fprintf(stderr, "windowbench empty | window DATABASE | hold DATABASE\n");
    return 2;
}
