// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/checkplan.h"
#include "engine/internal/contents.h"
#include "engine/internal/indexcompare.h"
#include "engine/internal/integritycheck.h"
#include "engine/internal/privatefile.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <stop_token>

namespace litekeep {

/// A full integrity check of one private file in which a second thread can lend a hand.
///
/// integrity_check spends nearly all its time looking up each row in each index. Large
/// databases are checked in parts instead: quick_check over everything (structure and use of
/// all pages, types and constraints of all rows); then each index must hold the very entries
/// that its table calls for, in order, which two scans tell (indexcompare). Tables that scans
/// cannot compare are left to integrity_check. Only "intact" may come out of the parts: at the
/// first complaint or error the whole is checked again in one statement, and that is the
/// verdict.
class FullCheck
{
public:
    enum class Parts { WhereWorthIt, Always };

    /// `contents` may be empty (unreadable): then everything happens in one statement.
    /// `progress` is called from either thread.
    FullCheck(QString path, PrivateAccess access, const Contents &contents,
              std::function<void(double)> progress, std::stop_token stop,
              Parts parts = Parts::WhereWorthIt);

    /// Checks and judges; returns when all parts are done, those of help() included.
    SqlResult<CheckVerdict> run();
    /// For a thread that has nothing else to do: takes parts until none is left. May be called
    /// before, while or after run() runs.
    void help();

    /// After run(): whether the parts were enough for the verdict.
    bool endedInParts() const { return m_endedInParts; }

private:
    void planOnce();
    void plan();
    void takeTasks();
    bool runTask(SqliteConnection &connection, qsizetype task);
    bool digestsAgree() const;
    bool runInParts();
    PrivateAccess accessForConstraints() const;
    SqlResult<CheckVerdict> runAsWhole();
    SqlResult<CheckVerdict> runAsWhole(PrivateAccess access) const;
    void addInstructions(qint64 count);

    QString m_path;
    PrivateAccess m_access;
    QMap<QString, qint64> m_rows;
    std::function<void(double)> m_progress;
    std::stop_token m_stop;
    bool m_inParts = false;
    bool m_endedInParts = false;

    std::once_flag m_planned;
    QMap<QString, TableShape> m_shapes;
    QList<CheckTask> m_tasks;
    double m_cost = 0;

    std::atomic<qsizetype> m_next = 0;
    std::atomic<qsizetype> m_finished = 0;
    std::atomic<bool> m_doubtful = false;
    std::atomic<qint64> m_instructions = 0;
    mutable std::mutex m_guard;
    QMap<QString, QList<EntryDigest>> m_wanted;          ///< by table, from its rows
    QMap<QString, QMap<qsizetype, EntryDigest>> m_found; ///< by table, from its indexes
};

} // namespace litekeep
