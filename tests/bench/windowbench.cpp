// SPDX-License-Identifier: GPL-3.0-or-later
// What the window costs a person, as a process that others can time:
//   windowbench empty            an empty Qt window, until it has painted itself
//   windowbench window DATABASE  Litekeep's window on a database, the same
//   windowbench hold DATABASE    a backup through the window; the longest time for which the
//                                GUI thread did not come round to its events
#include "translations/translations.h"
#include "ui/databasepage.h"
#include "ui/databasesession.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

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
            QTimer::singleShot(0, qApp, [] { std::_Exit(0); }); // the way down is not the question
        return false;
    }
};

/// The longest gap between two ticks of a timer that wants to tick every millisecond.
class HoldMeter
{
public:
    HoldMeter()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_clock.start();
        QObject::connect(&m_timer, &QTimer::timeout, qApp,
                         [this] { m_longest = qMax(m_longest, m_clock.restart()); });
        m_timer.start(1);
    }
    qint64 longest() const { return m_longest; }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
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

int measureHold(const QString &database)
{
    litekeep::Translations translations;
    litekeep::MainWindow window(&translations);
    window.show();
    window.openDatabase(database);
    litekeep::DatabaseSession *const session = window.page()->session();
    if (!QTest::qWaitFor([&] { return !session->isBusy(); }, 60'000))
        return 1;
    const HoldMeter meter;
    session->backUp();
    if (!QTest::qWaitFor([&] { return session->isBusy(); }, 5'000)
        || !QTest::qWaitFor([&] { return !session->isBusy(); }, 600'000))
        return 1;
    QTest::qWait(500);
    std::printf("longest hold of the GUI thread during a backup: %lld ms (target 50)\n",
                static_cast<long long>(meter.longest()));
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
    if (mode == "window"_L1 && words.size() == 2)
        return showLitekeep(words.at(1));
    if (mode == "hold"_L1 && words.size() == 2)
        return measureHold(words.at(1));
    std::fprintf(stderr, "windowbench empty | window DATABASE | hold DATABASE\n");
    return 2;
}
