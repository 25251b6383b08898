// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/checkplan.h"
#include "engine/internal/integritycheck.h"
#include "engine/internal/privatefile.h"

#include <atomic>
#include <functional>
#include <stop_token>

namespace litekeep {

/// A full integrity check of one private file in which a second thread can lend a hand.
///
/// Large databases are checked in parts: quick_check over everything (structure and use of all
/// pages), and integrity_check for each task of planCheck(). Together they look at all that one
/// integrity_check looks at. Only "intact" may come out of the parts: at the first complaint or
/// error the whole is checked again in one statement, and that is the verdict.
class FullCheck
{
public:
    /// `contents` may be empty (unreadable): then everything happens in one statement.
    /// `progress` is called from either thread.
    FullCheck(QString path, PrivateAccess access, const Contents &contents,
              std::function<void(double)> progress, std::stop_token stop);

    /// Checks and judges; returns when all parts are done, those of help() included.
    SqlResult<CheckVerdict> run();
    /// For a thread that has nothing else to do: takes parts until none is left. May be called
    /// before, while or after run() runs.
    void help();

private:
    bool takeTasks(SqliteConnection &connection);
    bool runTask(SqliteConnection &connection, const CheckTask &task);
    bool runInParts();
    SqlResult<CheckVerdict> runAsWhole();
    void addInstructions(qint64 count);

    QString m_path;
    PrivateAccess m_access;
    QList<CheckTask> m_tasks;
    double m_cost = 0;
    std::function<void(double)> m_progress;
    std::stop_token m_stop;
    std::atomic<qsizetype> m_next = 0;
    std::atomic<qsizetype> m_finished = 0;
    std::atomic<bool> m_doubtful = false;
    std::atomic<qint64> m_instructions = 0;
};

} // namespace litekeep
