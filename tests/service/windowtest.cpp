// SPDX-License-Identifier: GPL-3.0-or-later
// The window beside another Litekeep: what that one keeps, does and did shows without being asked.
#include "tests/service/other.h"
#include "tests/ui/windowfixture.h"
#include "ui/automaticbackups.h"
#include "ui/automaticpart.h"
#include "ui/backuptable.h"
#include "ui/databasepage.h"
#include "ui/databasesession.h"
#include "ui/keptdatabases.h"
#include "ui/mainwindow.h"

#include <QCheckBox>
#include <QLabel>
#include <QProgressBar>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using namespace litekeep;
using namespace litekeep::test;

namespace {

/// Two seconds on an idle machine; this only tells "never" from "at last".
constexpr int patienceMs = 20'000;

bool runCommand(const QStringList &words)
{
    return QProcess::execute(QStringLiteral(LITEKEEPCTL), QStringList{u"--quiet"_s} + words) == 0;
}

} // namespace

class BesideWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keeperIsNamed();
    void workIsTold();
    void workIsToldFromTheStart();
    void resultsAppear();
    void overviewTellsOfAll();

private:
    QString status() const { return m_fixture->find<QLabel>("status")->text(); }
    QStringList schedule() const { return {u"schedule"_s, m_database, u"service"_s}; }
    QStringList hold() const { return {u"hold"_s, m_database}; }

    std::unique_ptr<WindowFixture> m_fixture;
    QString m_database;
};

void BesideWindowTest::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    m_database = m_fixture->makeDatabase();
    QVERIFY(runCommand({u"create"_s, m_database}));
}

void BesideWindowTest::cleanup()
{
    m_fixture.reset();
}

void BesideWindowTest::keeperIsNamed()
{
    QVERIFY(runCommand({u"settings"_s, m_database, u"--enabled"_s, u"on"_s}));
    Other service(schedule(), "keeps\n");
    QVERIFY(service.isReady());
    m_fixture->open(m_database);
    const QString keeper = u"the background service keeps the schedule"_s;
    QTRY_VERIFY_WITH_TIMEOUT(status().contains(keeper), patienceMs);
    QVERIFY(status().startsWith(u"Safe: "_s)); // what matters most comes first
    QVERIFY(m_fixture->find<QLabel>("automaticLine")
                ->text()
                .contains(u"Kept by the background service"_s));
    service.kill();
    QTRY_VERIFY_WITH_TIMEOUT(!status().contains(keeper), patienceMs);
}

void BesideWindowTest::workIsTold()
{
    m_fixture->open(m_database);
    Other other(hold(), "held\n");
    QVERIFY(other.isReady());
    QTRY_VERIFY_WITH_TIMEOUT(status().startsWith(u"The background service is backing up: "_s),
                             patienceMs);
    auto *bar = m_fixture->find<QProgressBar>("progressBar");
    QVERIFY(bar->isVisible());
    QVERIFY(bar->value() > 0);
    QVERIFY(status().contains(QString::number(bar->value()))); // one figure, not two
    QVERIFY(!m_fixture->find<QWidget>("cancel")->isVisible()); // it is not ours to stop
    other.kill();
    QTRY_VERIFY_WITH_TIMEOUT(!bar->isVisible(), patienceMs);
    QVERIFY(status().startsWith(u"Safe: "_s));
}

/// The window's own looking after the folder waits for that one's end meanwhile.
void BesideWindowTest::workIsToldFromTheStart()
{
    Other other(hold(), "held\n");
    QVERIFY(other.isReady());
    m_fixture->window().openDatabase(m_database);
    auto *bar = m_fixture->find<QProgressBar>("progressBar");
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), patienceMs);
    QVERIFY(status().startsWith(u"The background service is backing up"_s));
    QVERIFY(m_fixture->session()->isBusy());
    other.kill();
    QVERIFY(m_fixture->waitIdle());
    QTRY_VERIFY_WITH_TIMEOUT(!bar->isVisible(), patienceMs);
    QCOMPARE(m_fixture->messageText(), QString());
}

void BesideWindowTest::resultsAppear()
{
    m_fixture->open(m_database);
    QCOMPARE(m_fixture->table()->model()->rowCount(), 1);
    QVERIFY(runCommand({u"create"_s, m_database, u"--note"_s, u"by another"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->table()->model()->rowCount(), 2, patienceMs);
    QVERIFY(runCommand(
        {u"settings"_s, m_database, u"--enabled"_s, u"on"_s, u"--interval-hours"_s, u"6"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->find<QSpinBox>("automaticHours")->value(), 6, patienceMs);
    QVERIFY(m_fixture->find<QCheckBox>("automaticEnabled")->isChecked());
    QVERIFY(runCommand({u"delete"_s, m_database, u"latest"_s, u"--yes"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->table()->model()->rowCount(), 1, patienceMs);
}

/// Also of those whose pages nobody has opened.
void BesideWindowTest::overviewTellsOfAll()
{
    const QString second = m_fixture->makeDatabase(u"second.db"_s);
    QVERIFY(runCommand({u"create"_s, second}));
    QVERIFY(runCommand({u"settings"_s, m_database, u"--enabled"_s, u"on"_s}));
    Other service(schedule(), "keeps\n");
    QVERIFY(service.isReady());
    m_fixture->window().addDatabases({m_database, second});
    const auto sentence = [this](const QString &path) {
        for (const DatabaseRow &row : m_fixture->window().databases()->rows()) {
            if (row.place.database == path)
                return row.sentence;
        }
        return QString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(
        sentence(m_database).contains(u"the background service keeps the schedule"_s), patienceMs);
    Other other({u"hold"_s, second}, "held\n");
    QVERIFY(other.isReady());
    QTRY_VERIFY_WITH_TIMEOUT(sentence(second).startsWith(u"The background service is backing up"_s),
                             patienceMs);
    other.kill();
    QTRY_VERIFY_WITH_TIMEOUT(sentence(second).startsWith(u"Safe"_s), patienceMs);
}

QTEST_MAIN(BesideWindowTest)
#include "windowtest.moc"
