// SPDX-License-Identifier: GPL-3.0-or-later
// A window or a service runs for weeks: what a backup needs for a moment goes back to the system.
#include "engine/internal/sealedfile.h"
#include "tests/engine/fixture.h"

#include <atomic>
#include <barrier>
#include <thread>
#include <vector>

using namespace litekeep;
using namespace litekeep::test;

namespace {

/// What no file backs, in kB.
qint64 ownMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.simplified().split(' ').value(1).toLongLong();
    }
    return -1;
}

} // namespace

class MemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksumsInManyThreads();
};

/// As many databases have their jobs in threads of their own, all of which stay.
void MemoryTest::checksumsInManyThreads()
{
    constexpr int threadCount = 8;
    constexpr qint64 allowedKb = 8 * 1024; // blocks of 4 MB that stay would be four times that
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"file"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(QByteArray(1'000'000, 'x')) == 1'000'000);
    file.close();

    std::barrier together(threadCount + 1);
    std::atomic<int> good = 0;
    const qint64 before = ownMemory();
    QVERIFY(before > 0);
    std::vector<std::jthread> threads;
    for (int i = 0; i < threadCount; ++i) {
        threads.emplace_back([&] {
            for (int round = 0; round < 3; ++round) {
                good += sha256OfFile(path, [](qint64) {}, {}).has_value() ? 1 : 0;
                together.arrive_and_wait();
            }
            together.arrive_and_wait();
        });
    }
    for (int round = 0; round < 3; ++round)
        together.arrive_and_wait();
    const qint64 after = ownMemory();
    together.arrive_and_wait();
    threads.clear();
    QCOMPARE(good.load(), 3 * threadCount);
    QVERIFY2(after - before < allowedKb, qPrintable(QString::number(after - before)));
}

QTEST_GUILESS_MAIN(MemoryTest)
#include "tst_memory.moc"
