// SPDX-License-Identifier: GPL-3.0-or-later
// Random lives of a backup folder: made, pinned, damaged, lost, imported, pruned. After every
// decision the promises are checked by counting anew, not with the code under test.
#include "tests/schedule/notation.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>

using namespace litekeep;
using namespace litekeep::test;

namespace {

bool isWhole(const Backup &backup)
{
    return backup.state == BackupState::Intact || backup.state == BackupState::Unproved;
}

class Folder
{
public:
    explicit Folder(quint32 seed) : m_random(seed) {}

    /// What went wrong, empty when nothing did.
    QString live(int steps)
    {
        for (int i = 0; i < steps && m_wrong.isEmpty(); ++i) {
            m_now = m_now.addSecs(m_random.bounded(90'000));
            make();
            if (one(20))
                m_now = m_now.addSecs(m_random.bounded(-900'000, 900'000)); // the clock jumps
            meddle();
            prune();
        }
        return m_wrong.isEmpty() ? QString() : u"%1: %2"_s.arg(m_wrong, describe());
    }

    int removed() const { return m_removed; }
    int frozen() const { return m_frozen; }

private:
    bool one(int in) { return m_random.bounded(in) == 0; }
    Backup &any() { return m_backups[m_random.bounded(m_backups.size())]; }

    void make()
    {
        static constexpr BackupType types[] = {BackupType::Auto, BackupType::Auto,
                                               BackupType::Manual, BackupType::Safety,
                                               BackupType::Imported};
        ++m_sequence;
        Backup backup{.id = QString::number(m_sequence),
                      .sequence = m_sequence,
                      .type = types[m_random.bounded(5)],
                      .createdAt = m_now,
                      .state = one(3) ? BackupState::Unproved : BackupState::Intact};
        if (one(20))
            backup.state = BackupState::Damaged;
        backup.catalogued = !one(50);
        m_backups.prepend(backup);
    }

    void meddle()
    {
        if (one(4))
            any().pinned = !any().pinned;
        if (one(6))
            any().state = BackupState(m_random.bounded(4));
        if (one(10))
            m_settings.retentionCount = one(4) ? m_random.bounded(-2, 2) : m_random.bounded(1, 15);
        if (one(10))
            m_backups.removeAt(m_random.bounded(m_backups.size())); // by hand
        if (m_backups.isEmpty())
            make();
        m_context = {.now = m_now};
        for (int i = m_random.bounded(3); i > 0; --i)
            m_context.inUse.insert(any().id);
        m_context.databaseDamaged = one(12);
        m_context.pausedByCollapse = one(12);
    }

    void prune()
    {
        const QList<RetentionDecision> decisions =
            decideRetention(m_backups, m_settings, m_context);
        checkShape(decisions);
        if (!m_wrong.isEmpty())
            return;
        checkEach(decisions);
        checkCounts(decisions);
        QList<Backup> remaining;
        for (qsizetype i = 0; i < decisions.size(); ++i) {
            if (decisions[i].keep)
                remaining.append(m_backups[i]);
        }
        m_removed += int(m_backups.size() - remaining.size());
        m_backups = remaining;
        const auto again = decideRetention(m_backups, m_settings, m_context);
        if (std::any_of(again.begin(), again.end(), [](const auto &d) { return !d.keep; }))
            m_wrong = u"asked again it removes more"_s;
    }

    /// One decision a backup, whatever the order given.
    void checkShape(const QList<RetentionDecision> &decisions)
    {
        QList<Backup> shuffled = m_backups;
        std::shuffle(shuffled.begin(), shuffled.end(), m_random);
        if (decideRetention(shuffled, m_settings, m_context) != decisions)
            m_wrong = u"the order given matters"_s;
        if (decisions.size() != m_backups.size())
            m_wrong = u"not one decision a backup"_s;
        for (qsizetype i = 0; i < decisions.size() && m_wrong.isEmpty(); ++i) {
            if (decisions[i].id != m_backups[i].id)
                m_wrong = u"not newest first"_s;
        }
    }

    void checkEach(const QList<RetentionDecision> &decisions)
    {
        const bool frozen = m_context.databaseDamaged || m_context.pausedByCollapse
                            || m_now < m_backups.first().createdAt;
        m_frozen += frozen;
        bool intactSeen = false;
        for (qsizetype i = 0; i < decisions.size(); ++i) {
            const Backup &backup = m_backups[i];
            const bool newestIntact =
                !intactSeen && backup.catalogued && backup.state == BackupState::Intact;
            intactSeen = intactSeen || newestIntact;
            if (decisions[i].keep)
                continue;
            if (frozen)
                m_wrong = u"removed while frozen"_s;
            else if (backup.pinned)
                m_wrong = u"removed a pinned one"_s;
            else if (newestIntact)
                m_wrong = u"removed the newest intact one"_s;
            else if (m_context.inUse.contains(backup.id))
                m_wrong = u"removed one in use"_s;
            else if (!isWhole(backup))
                m_wrong = u"removed a damaged or missing one"_s;
            else if (!backup.catalogued)
                m_wrong = u"removed a file without a row"_s;
        }
    }

    /// None is removed within the limits, and beyond them only with a good reason is one kept.
    void checkCounts(const QList<RetentionDecision> &decisions)
    {
        const int limit = qBound(1, m_settings.retentionCount, 1000);
        int counted = 0;
        int safety = 0;
        int beyond = 0;
        for (qsizetype i = 0; i < decisions.size(); ++i) {
            const Backup &backup = m_backups[i];
            if (!isWhole(backup) || backup.pinned || !backup.catalogued)
                continue;
            const bool isSafety = backup.type == BackupType::Safety;
            const int number = isSafety ? ++safety : ++counted;
            if (number <= (isSafety ? 3 : limit)) {
                if (!decisions[i].keep)
                    m_wrong = u"removed one within the limit"_s;
            } else if (decisions[i].keep && !m_context.inUse.contains(backup.id)) {
                ++beyond;
            }
        }
        const bool frozen = std::all_of(decisions.begin(), decisions.end(), [](const auto &d) {
            return d.reason == RetentionReason::DatabaseDamaged
                   || d.reason == RetentionReason::PausedByCollapse
                   || d.reason == RetentionReason::ClockBehind;
        });
        if (!frozen && beyond > 2) // the newest intact one, and the newest that is no safety one
            m_wrong = u"kept %1 too many"_s.arg(beyond);
    }

    QString describe() const
    {
        QStringList lines;
        for (const Backup &backup : m_backups)
            lines << u"%1 %2 %3%4"_s.arg(backup.id, typeName(backup.type), stateName(backup.state),
                                         backup.pinned ? u" pinned"_s : QString());
        return lines.join(u", "_s);
    }

    QRandomGenerator m_random;
    QDateTime m_now{QDate(2026, 11, 22), QTime(12, 0), Qt::UTC};
    QList<Backup> m_backups;
    BackupSettings m_settings;
    RetentionContext m_context;
    qint64 m_sequence = 0;
    int m_removed = 0;
    int m_frozen = 0;
    QString m_wrong;
};

} // namespace

class PruneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void promises();
    void fiveThousand();
};

void PruneTest::promises()
{
    int removed = 0;
    int frozen = 0;
    for (quint32 seed = 1; seed <= 60; ++seed) {
        Folder folder(seed);
        const QString wrong = folder.live(150);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(wrong)));
        removed += folder.removed();
        frozen += folder.frozen();
    }
    QVERIFY(removed > 1000);
    QVERIFY(frozen > 1000);
}

// A guard against a slip into squares, not a measurement: that is the benchmark's.
void PruneTest::fiveThousand()
{
    const QDateTime now(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
    const QList<Backup> backups = backupsOf(u"5000a"_s, now);
    QElapsedTimer timer;
    timer.start();
    const auto decisions = decideRetention(backups, {.retentionCount = 10}, {.now = now});
    QVERIFY(timer.elapsed() < 1000);
    QCOMPARE(decisions.size(), backups.size());
}

QTEST_GUILESS_MAIN(PruneTest)
#include "prunetest.moc"
