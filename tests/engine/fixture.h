// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backupengine.h"
#include "engine/internal/backupfolder.h"
#include "engine/internal/jobcontext.h"
#include "tests/support/contents.h"
#include "tests/support/databases.h"
#include "tests/support/faults.h"
#include "tests/support/filestate.h"
#include "tests/support/sqlitefile.h"

#include <QDir>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>

/// Ends the test function unless the Result holds a value. (QVERIFY2 would evaluate it twice.)
#define VERIFY_OK(expression)                                                                      \
    do {                                                                                           \
        const auto &fine_ = (expression);                                                          \
        QVERIFY2(fine_.has_value(), qPrintable(litekeep::test::failureText(fine_)));               \
    } while (false)
/// Ends the test function unless the Result holds this error, with words for a person.
#define VERIFY_FAILS(expression, wanted)                                                           \
    do {                                                                                           \
        const auto &failed_ = (expression);                                                        \
        QVERIFY2(!failed_.has_value(), "it succeeded");                                            \
        QCOMPARE(failed_.error().name(), litekeep::Error{wanted}.name());                          \
        QVERIFY(!failed_.error().text().isEmpty());                                                \
    } while (false)
#define VERIFY_EMPTY(text)                                                                         \
    do {                                                                                           \
        const QString trouble_ = (text);                                                           \
        QVERIFY2(trouble_.isEmpty(), qPrintable(trouble_));                                        \
    } while (false)

namespace litekeep::test {

using namespace Qt::StringLiterals;

template <typename T>
QString failureText(const Result<T> &result)
{
    if (result)
        return {};
    return u"%1 [%2] %3"_s.arg(result.error().name(), result.error().subject,
                               result.error().detail);
}

/// Turns the event loop until the job has ended. Two minutes mean that it never will.
template <typename T>
Result<T> await(const QFuture<Result<T>> &future)
{
    constexpr int patienceMs = 120'000;
    QEventLoop loop;
    QFutureWatcher<Result<T>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(patienceMs, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    if (!future.isFinished() || future.resultCount() == 0)
        return failure(ErrorCode::Internal, {}, u"the future brought no result"_s);
    return future.result();
}

/// A data folder of its own with a database in it, as an app keeps it; and a home of its own.
class Place
{
public:
    explicit Place(const QString &name = u"app.db"_s);

    QString data() const { return m_data; }
    QString database() const { return m_data + u'/' + m_name; }
    QString backups() const { return m_data + u"/backups"_s; }
    QString elsewhere(const QString &name) const { return m_dir.filePath(name); }
    BackupLocation location() const { return locateBackups(database(), {}); }

    /// An engine that does not wait long for anybody.
    std::unique_ptr<BackupEngine> engine(EngineOptions options = {.folder = {},
                                                                  .waitSeconds = 5}) const;
    /// One backup by an engine of its own.
    Result<CreateResult> create(BackupType type = BackupType::Manual) const;
    Result<BackupList> list() const;

    /// Everything in the backup folder that is not the folder's own.
    QStringList backupFiles() const;
    /// Their bytes, to see that none was touched.
    QMap<QString, FileState> backupStates() const;
    /// Empty when the rows of the catalogue and the files in the folder agree, no partial is
    /// left and each file is what its row says.
    QString disagreement() const;

    void moveData(const QString &newName);

private:
    QTemporaryDir m_dir;
    QString m_name;
    QString m_data;
};

/// Empty when the backup holds what the database holds.
QString differenceFromSource(const QString &database, const Backup &backup);

/// A context for calling internal parts, with a reporter that nobody listens to.
class QuietContext
{
public:
    std::stop_source stop;
    ProgressReporter reporter{[](const Progress &) {}};
    JobContext context()
    {
        return {
            .stop = stop.get_token(), .progress = &reporter, .patience = std::chrono::seconds(5)};
    }
};

/// How one run of the helper program ended.
struct HelperResult
{
    bool killed = false;
    int exitCode = -1;
    QString outcome; ///< "done …" or "error NAME DETAIL"
};
QString helperPath();
HelperResult runHelper(const QStringList &arguments);

} // namespace litekeep::test
