// SPDX-License-Identifier: GPL-3.0-or-later
// `litekeepctl service` with a real systemd of a person, in a place of the test's own (apart.sh):
// it would change what runs on the machine otherwise.
#include "tests/app/place.h"
#include "tests/support/usermanager.h"

#include <csignal>

using namespace litekeep::test;

namespace {

constexpr int patienceMs = 60'000;
const QString unit = u"litekeep.service"_s;

QJsonObject serviceState(const QString &action, int exitCode)
{
    const CtlResult result = ctlJson({u"service"_s, action});
    if (result.exitCode != exitCode)
        qWarning("%s", result.summary().constData());
    return result.exitCode == exitCode ? result.json().value(u"service"_s).toObject()
                                       : QJsonObject();
}

bool keeps(const Place &place)
{
    return place.run(u"status"_s).json().value(u"kept_by"_s).toString() == u"service"_s;
}

} // namespace

class ManagerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void installedItKeepsTheList();
    void killedItComesBack();
    void removedItIsGone();

private:
    UserManager m_manager;
    Place m_place;
};

void ManagerTest::initTestCase()
{
    if (!UserManager::isOwn() || !m_manager.start())
        QSKIP("no user instance of systemd may be started here for the test alone");
    makeShop(m_place.database());
    VERIFY_EXIT(m_place.run(u"settings"_s, {u"--enabled=on"_s}), 0);
    const QJsonObject before = serviceState(u"status"_s, 1);
    QVERIFY(before.value(u"manager"_s).toBool());
    QVERIFY(!before.value(u"active"_s).toBool(true));
}

void ManagerTest::installedItKeepsTheList()
{
    const QJsonObject state = serviceState(u"install"_s, 0);
    QVERIFY(state.value(u"active"_s).toBool());
    QVERIFY(state.value(u"enabled"_s).toBool());
    QVERIFY(QFile::exists(state.value(u"unit_path"_s).toString()));
    // Type=notify: "active" is what litekeepctl itself has said.
    QVERIFY(isActive(unit));
    QTRY_VERIFY_WITH_TIMEOUT(m_place.run(u"list"_s).backups().size() == 1 && keeps(m_place),
                             patienceMs);
    QCOMPARE(m_place.run(u"list"_s).backups().first().toObject().value(u"state"_s).toString(),
             u"intact"_s);
    // Once more changes nothing.
    const QString pid = unitProperty(unit, u"MainPID"_s);
    QVERIFY(serviceState(u"install"_s, 0).value(u"active"_s).toBool());
    QCOMPARE(unitProperty(unit, u"MainPID"_s), pid);
    QCOMPARE(systemctl({u"reload"_s, unit}), 0);
    QVERIFY(isActive(unit));
}

void ManagerTest::killedItComesBack()
{
    const QString pid = unitProperty(unit, u"MainPID"_s);
    QCOMPARE(::kill(pid.toInt(), SIGKILL), 0);
    const auto hasComeBack = [&pid] {
        const QString now = unitProperty(unit, u"MainPID"_s);
        return now != pid && now != u"0"_s && isActive(unit);
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasComeBack(), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(keeps(m_place), patienceMs);
}

void ManagerTest::removedItIsGone()
{
    const QJsonObject state = serviceState(u"remove"_s, 0);
    QVERIFY(!state.value(u"active"_s).toBool(true));
    QVERIFY(!state.value(u"enabled"_s).toBool(true));
    QVERIFY(state.value(u"unit_path"_s).isNull());
    QVERIFY(!isActive(unit));
    QVERIFY(!keeps(m_place));
    QCOMPARE(m_place.run(u"list"_s).backups().size(), 1); // what was kept stays
    QCOMPARE(ctlJson({u"service"_s, u"status"_s}).exitCode, 1);
}

QTEST_GUILESS_MAIN(ManagerTest)
#include "managertest.moc"
