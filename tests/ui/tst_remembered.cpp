// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers never keeps its thread waiting, and is there at the next start.
#include "ui/remembered.h"

#include <QLockFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace litekeep;

class RememberedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void doesNotWait();
    void isThereAtTheNextStart();
    void takesAway();
    void severalKindsOfValues();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void RememberedTest::init()
{
    remembered::readAnew();
    QCoreApplication::setOrganizationName(u"litekeep-tests"_s);
    QCoreApplication::setApplicationName(u"remembered"_s);
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
    QSettings().clear();
}

/// Whoever holds this lock makes every writer wait: here for ever, as a slow disk does for a while.
void RememberedTest::doesNotWait()
{
    remembered::set(u"first"_s, 1);
    remembered::flush();
    QLockFile lock(QSettings().fileName() + u".lock"_s);
    lock.setStaleLockTime(0);
    QVERIFY(lock.lock());
    remembered::set(u"open"_s, u"/somewhere/app.db"_s);
    remembered::set(u"open"_s, u"/elsewhere/app.db"_s);
    QCOMPARE(remembered::value(u"open"_s).toString(), u"/elsewhere/app.db"_s);
    lock.unlock();
    remembered::flush();
    QCOMPARE(QSettings().value("open"_L1).toString(), u"/elsewhere/app.db"_s);
}

void RememberedTest::isThereAtTheNextStart()
{
    for (int number = 0; number < 200; ++number)
        remembered::set(u"key%1"_s.arg(number % 20), number);
    remembered::readAnew();
    for (int number = 180; number < 200; ++number)
        QCOMPARE(remembered::value(u"key%1"_s.arg(number % 20)).toInt(), number);
}

void RememberedTest::takesAway()
{
    remembered::set(u"group/open"_s, u"x"_s);
    remembered::readAnew();
    remembered::remove(u"group/open"_s);
    remembered::remove(u"never there"_s);
    QVERIFY(!remembered::value(u"group/open"_s).isValid());
    QCOMPARE(remembered::value(u"group/open"_s, 7).toInt(), 7);
    remembered::readAnew();
    QVERIFY(!remembered::value(u"group/open"_s).isValid());
}

/// Text once it has been on the disk, as a window finds it.
void RememberedTest::severalKindsOfValues()
{
    const QStringList paths{u"/a b/ü.db"_s, u"/c, d.db"_s};
    const QByteArray state("\0\1\2\xff", 4);
    remembered::set(u"list"_s, paths);
    remembered::set(u"state"_s, state);
    remembered::set(u"on"_s, true);
    remembered::set(u"folderOf/%2Fa%20b%2Fapp.db"_s, u"/backups"_s);
    for (int start = 0; start < 2; ++start) {
        QCOMPARE(remembered::value(u"list"_s).toStringList(), paths);
        QCOMPARE(remembered::value(u"state"_s).toByteArray(), state);
        QCOMPARE(remembered::value(u"on"_s).toBool(), true);
        QCOMPARE(remembered::value(u"folderOf/%2Fa%20b%2Fapp.db"_s).toString(), u"/backups"_s);
        remembered::readAnew();
    }
}

QTEST_GUILESS_MAIN(RememberedTest)
#include "tst_remembered.moc"
