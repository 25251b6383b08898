// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandline.h"
#include "app/cli/interrupt.h"
#include "app/cli/progressline.h"
#include "engine/backupengine.h"

#include <QEventLoop>
#include <QFutureWatcher>

namespace litekeep::cli {

/// One engine for one command: waits for its answers, shows its progress, hands it the signals.
class Session
{
public:
    explicit Session(const Request &request);

    BackupEngine &engine() { return m_engine; }
    const Request &request() const { return m_request; }

    /// Waits for an answer. After Ctrl-C nothing new is begun, and whatever fails then counts
    /// as cancelled; work that was past its point of no return still counts as done.
    template <typename T>
    Result<T> wait(const QFuture<Result<T>> &future)
    {
        waitUntilFinished(QFuture<void>(future));
        if (!future.isValid() || future.resultCount() == 0)
            return failure(ErrorCode::Internal, {}, QStringLiteral("the work gave no result"));
        return cancelledIfInterrupted(future.result());
    }

    /// True once a signal asked to stop.
    bool stopRequested();
    /// What a verb that writes does first: tidies the backup folder up.
    Result<QList<Notice>> startUp();
    /// The backups that are meant, each once, in the order given.
    Result<QList<Backup>> resolve(const QStringList &ids);
    /// A question on the terminal; the progress line makes room for it.
    bool ask(const QString &question);

private:
    void tellInterrupted();
    void waitUntilFinished(const QFuture<void> &future);

    template <typename T>
    Result<T> cancelledIfInterrupted(const Result<T> &result) const
    {
        if (result || !m_interrupt.happened() || result.error().code == ErrorCode::Cancelled)
            return result;
        return failure(ErrorCode::Cancelled, result.error().subject, result.error().detail);
    }

    const Request &m_request;
    Interrupt m_interrupt;
    ProgressLine m_progress;
    BackupEngine m_engine;
};

} // namespace litekeep::cli
