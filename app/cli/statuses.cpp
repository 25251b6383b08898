// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/statuses.h"

#include "app/cli/interrupt.h"

#include <QEventLoop>
#include <QFutureWatcher>

#include <memory>
#include <vector>

namespace litekeep::cli {

Result<QList<Result<BackupStatus>>> statusesOf(const QList<KeptPlace> &places,
                                               const Request &request)
{
    Interrupt interrupt;
    QEventLoop loop;
    QObject::connect(&interrupt, &Interrupt::interrupted, &loop, &QEventLoop::quit);
    std::vector<std::unique_ptr<BackupEngine>> engines;
    QList<QFuture<Result<BackupStatus>>> futures;
    for (const KeptPlace &place : places) {
        EngineOptions options;
        options.folder = place.folder;
        options.waitSeconds = request.waitSeconds;
        engines.push_back(std::make_unique<BackupEngine>(place.database, options));
        futures.append(engines.back()->status());
    }
    QList<Result<BackupStatus>> statuses;
    for (const auto &future : futures) {
        QFutureWatcher<Result<BackupStatus>> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        if (!future.isFinished())
            loop.exec();
        if (interrupt.happened())
            return failure(ErrorCode::Cancelled);
        statuses.append(future.result());
    }
    return statuses;
}

} // namespace litekeep::cli
