// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"
#include "ui/status.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace litekeep;

/// The sentence at the top of the page says the truth, whatever the facts are.
class StatusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_translations.use(u"en"_s); }
    void nothingKnownYet();
    void noBackup();
    void safe();
    void old();
    void importedFilesAreNoBackupOfThis();
    void newestNotGood();
    void nothingProved();
    void damageOutweighsGoodBackups();
    void emptiedOutweighsGoodBackups();
    void unreachableOutweighsGoodBackups();
    void working();
    void failedRestoreIsNoFailedBackup();
    void anotherOneWorks();
    void anotherOneKeepsTheSchedule();

private:
    Backup backup(qint64 sequence, qint64 hoursAgo, BackupState state = BackupState::Intact,
                  BackupType type = BackupType::Manual) const;
    DatabaseStatus status(const DatabaseFacts &facts) const
    {
        return databaseStatus(facts, m_now, QLocale(u"en"_s));
    }
    DatabaseFacts factsWith(const QList<Backup> &backups) const;

    using Kind = DatabaseStatus::Kind;
    Translations m_translations;
    const QDateTime m_now{QDate(2026, 11, 22), QTime(16, 30), Qt::UTC};
};

Backup StatusTest::backup(qint64 sequence, qint64 hoursAgo, BackupState state,
                          BackupType type) const
{
    Backup made;
    made.id = QString::number(sequence);
    made.sequence = sequence;
    made.createdAt = m_now.addSecs(-hoursAgo * 3600);
    made.state = state;
    made.type = type;
    return made;
}

DatabaseFacts StatusTest::factsWith(const QList<Backup> &backups) const
{
    DatabaseFacts facts;
    facts.list = BackupList();
    facts.list->backups = backups;
    return facts;
}

void StatusTest::nothingKnownYet()
{
    QCOMPARE(status({}).kind, Kind::Loading);
}

void StatusTest::noBackup()
{
    QCOMPARE(status(factsWith({})).kind, Kind::NoBackup);
}

void StatusTest::safe()
{
    const DatabaseStatus told = status(factsWith({backup(2, 2), backup(1, 50)}));
    QCOMPARE(told.kind, Kind::Safe);
    QCOMPARE(told.text, u"Safe: last good backup 2 hours ago"_s);
    QVERIFY(told.toolTip.contains(u"22 November 2026, 14:30:00"_s));
    QCOMPARE(told.iconName(), u"state-ok"_s);
}

void StatusTest::old()
{
    QCOMPARE(status(factsWith({backup(1, 24 * 8)})).kind, Kind::Aging);
}

void StatusTest::importedFilesAreNoBackupOfThis()
{
    const Backup imported = backup(2, 0, BackupState::Intact, BackupType::Imported);
    QCOMPARE(status(factsWith({imported})).kind, Kind::NoBackup);
    const DatabaseStatus told = status(factsWith({imported, backup(1, 3)}));
    QCOMPARE(told.text, u"Safe: last good backup 3 hours ago"_s);
}

void StatusTest::newestNotGood()
{
    const DatabaseStatus told =
        status(factsWith({backup(2, 1, BackupState::Damaged), backup(1, 5)}));
    QCOMPARE(told.kind, Kind::NewestNotGood);
    QVERIFY(told.text.contains(u"5 hours ago"_s));
}

void StatusTest::nothingProved()
{
    QCOMPARE(status(factsWith({backup(1, 1, BackupState::Unproved)})).kind, Kind::NothingProved);
}

void StatusTest::damageOutweighsGoodBackups()
{
    DatabaseFacts facts = factsWith({backup(1, 1)});
    facts.damageFound = true;
    QCOMPARE(status(facts).kind, Kind::Damaged);
    QVERIFY(status(facts).text.contains(u"1 hour ago"_s));
}

/// An empty file is a database to SQLite, and no news, unless its backups held something.
void StatusTest::emptiedOutweighsGoodBackups()
{
    DatabaseFacts facts = factsWith({backup(1, 1)});
    facts.info = DatabaseInfo();
    QCOMPARE(status(facts).kind, Kind::Safe);
    facts.list->backups.first().source.tables = 3;
    QCOMPARE(status(facts).kind, Kind::Damaged);
    QCOMPARE(status(facts).text, u"The database is empty; last good backup 1 hour ago"_s);
    facts.list->backups.first().state = BackupState::Missing;
    QCOMPARE(status(facts).text, u"The database is empty, and there is no good backup"_s);
    facts.info->walBytes = 4096;
    QCOMPARE(status(facts).kind, Kind::NothingProved);
    facts.info->sizeBytes = 4096;
    QCOMPARE(status(facts).kind, Kind::NothingProved);
    QCOMPARE(status(factsWith({})).kind, Kind::NoBackup);
}

void StatusTest::unreachableOutweighsGoodBackups()
{
    DatabaseFacts facts = factsWith({backup(1, 1)});
    facts.databaseError = Error{ErrorCode::DatabaseMissing, u"/gone.db"_s};
    QCOMPARE(status(facts).kind, Kind::Unreachable);
}

void StatusTest::working()
{
    DatabaseFacts facts = factsWith({backup(1, 1)});
    facts.backingUp = true;
    QCOMPARE(status(facts).kind, Kind::Working);
}

void StatusTest::failedRestoreIsNoFailedBackup()
{
    DatabaseFacts facts = factsWith({backup(1, 1)});
    facts.automatic = BackupStatus();
    facts.automatic->state = BackupStatus::State::Failing;
    facts.automatic->lastRun = HistoryEntry();
    facts.automatic->lastRun->reason = u"manual"_s;
    QVERIFY(status(facts).text.startsWith(u"The last backup failed; "_s));
    facts.automatic->lastRun->reason = u"restore"_s;
    QVERIFY(status(facts).text.startsWith(u"The last restore did not succeed; "_s));
    QCOMPARE(status(facts).kind, Kind::Failing);
}

void StatusTest::anotherOneWorks()
{
    DatabaseFacts facts = factsWith({backup(1, 1)});
    facts.others = {.active = true, .operation = u"create"_s, .percent = 42, .role = u"service"_s};
    QCOMPARE(status(facts).kind, Kind::Working);
    QCOMPARE(status(facts).text, u"The background service is backing up: 42 %"_s);
    facts.others.percent = 0;
    QCOMPARE(status(facts).text, u"The background service is backing up…"_s);
    facts.backingUp = true; // ours is what this window is about
    QCOMPARE(status(facts).text, u"A backup is being made…"_s);
}

void StatusTest::anotherOneKeepsTheSchedule()
{
    DatabaseFacts facts = factsWith({backup(1, 1)});
    facts.automatic = BackupStatus();
    facts.automatic->settings.enabled = true;
    const QString alone = status(facts).text;
    facts.automatic->keptBy = u"service"_s;
    QCOMPARE(status(facts).text, alone + u" · the background service keeps the schedule"_s);
    facts.automatic->overdue = true;
    QVERIFY(status(facts).text.startsWith(u"Overdue: "_s));
    QVERIFY(status(facts).text.endsWith(u"the background service keeps the schedule"_s));
    facts.damageFound = true; // what keeps the schedule is no help then
    QVERIFY(!status(facts).text.contains(u"schedule"_s));
}

QTEST_GUILESS_MAIN(StatusTest)
#include "tst_status.moc"
