// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/fullcheck.h"

#include "engine/internal/sqlitehandle.h"

#include <algorithm>
#include <thread>

namespace litekeep {

namespace {
constexpr double walkShare = 0.1; // of the progress: the structure of all pages
}

FullCheck::FullCheck(QString path, PrivateAccess access, const Contents &contents,
                     std::function<void(double)> progress, std::stop_token stop)
    : m_path(std::move(path)),
      m_access(access),
      m_tasks(planCheck(contents)),
      m_progress(std::move(progress)),
      m_stop(std::move(stop))
{
    for (const CheckTask &task : std::as_const(m_tasks))
        m_cost += task.cost;
}

SqlResult<CheckVerdict> FullCheck::run()
{
    if (!m_tasks.isEmpty() && runInParts())
        return CheckVerdict{};
    return runAsWhole();
}

bool FullCheck::runInParts()
{
    const auto connection = openPrivate(m_path, PrivateAccess::View, m_stop);
    bool good = connection.has_value();
    if (good) {
        const auto walked = checkQuickly(**connection, m_stop);
        good = walked && walked->kind == CheckVerdict::Kind::Intact;
    }
    if (good)
        good = takeTasks(**connection);
    else
        m_doubtful = true;
    // What a helper has begun must be waited for: it reads the same file.
    while (m_finished.load() < std::min(m_next.load(), m_tasks.size()))
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return good && !m_doubtful.load();
}

void FullCheck::help()
{
    if (m_tasks.isEmpty() || m_next.load() >= m_tasks.size())
        return;
    const auto connection = openPrivate(m_path, PrivateAccess::View, m_stop);
    if (connection)
        takeTasks(**connection);
}

bool FullCheck::takeTasks(SqliteConnection &connection)
{
    // It would measure all cells of a page at each of the many look-ups; quick_check has done
    // so once for every page.
    static_cast<void>(connection.execute(QStringLiteral("PRAGMA cell_size_check=OFF")));
    while (!m_doubtful.load()) {
        const qsizetype index = m_next.fetch_add(1);
        if (index >= m_tasks.size())
            return true;
        if (!runTask(connection, m_tasks.at(index)))
            m_doubtful = true;
        m_finished.fetch_add(1);
    }
    return false;
}

bool FullCheck::runTask(SqliteConnection &connection, const CheckTask &task)
{
    StatementWatch watch(connection.database(), m_stop);
    qint64 before = 0;
    watch.onProgress([&](qint64 instructions) {
        addInstructions(instructions - before);
        before = instructions;
    });
    const auto verdict = checkTable(connection, task.table, task.hidden);
    return verdict && verdict->kind == CheckVerdict::Kind::Intact;
}

void FullCheck::addInstructions(qint64 count)
{
    const auto sum = double(m_instructions.fetch_add(count) + count);
    if (m_progress)
        m_progress(walkShare + (1 - walkShare) * std::min(1.0, sum / m_cost));
}

SqlResult<CheckVerdict> FullCheck::runAsWhole()
{
    // A view would do for reading, but this one must answer like any other tool.
    const auto access = m_access == PrivateAccess::Sealed ? m_access : PrivateAccess::Read;
    const auto connection = openPrivate(m_path, access, m_stop);
    if (!connection)
        return tl::unexpected(connection.error());
    return checkIntegrity(**connection, m_stop);
}

} // namespace litekeep
