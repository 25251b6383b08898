// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/fullcheck.h"

#include "engine/internal/sqlitehandle.h"

#include <algorithm>
#include <thread>

namespace litekeep {

namespace {
constexpr double walkShare = 0.4; // of the progress: quick_check
}

FullCheck::FullCheck(QString path, PrivateAccess access, const Contents &contents,
                     std::function<void(double)> progress, std::stop_token stop, Parts parts)
    : m_path(std::move(path)),
      m_access(access),
      m_rows(contents.rows),
      m_progress(std::move(progress)),
      m_stop(std::move(stop)),
      m_inParts(worthParts(m_rows) || (parts == Parts::Always && !m_rows.isEmpty()))
{}

SqlResult<CheckVerdict> FullCheck::run()
{
    if (m_inParts && runInParts()) {
        m_endedInParts = true;
        return CheckVerdict{};
    }
    return runAsWhole();
}

void FullCheck::help()
{
    if (!m_inParts)
        return;
    planOnce();
    takeTasks();
}

bool FullCheck::runInParts()
{
    bool good = false;
    {
        const auto connection = openPrivate(m_path, accessForConstraints(), m_stop);
        const auto walked =
            connection ? checkQuickly(**connection, m_stop) : tl::unexpected(connection.error());
        good = walked && walked->kind == CheckVerdict::Kind::Intact;
    }
    if (!good)
        m_doubtful = true;
    planOnce();
    takeTasks();
    // What a helper has begun must be waited for: it reads the same file.
    while (m_finished.load() < std::min(m_next.load(), m_tasks.size()))
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return !m_doubtful.load() && digestsAgree();
}

void FullCheck::planOnce()
{
    std::call_once(m_planned, [this] { plan(); });
}

void FullCheck::plan()
{
    const auto connection = openPrivate(m_path, m_access, m_stop);
    for (auto [table, count] : m_rows.asKeyValueRange()) {
        const auto shape =
            connection ? readTableShape(**connection, table) : tl::unexpected(connection.error());
        if (!shape) {
            m_doubtful = true;
            return;
        }
        if (*shape)
            m_shapes.insert(table, **shape);
    }
    m_tasks = planCheck(m_rows, m_shapes);
    for (const CheckTask &task : std::as_const(m_tasks))
        m_cost += task.cost;
}

void FullCheck::takeTasks()
{
    if (m_next.load() >= m_tasks.size())
        return;
    const auto connection = openPrivate(m_path, m_access, m_stop);
    if (!connection) {
        m_doubtful = true;
        return;
    }
    // It would measure all cells of a page at each of the many look-ups; quick_check does so
    // once for every page.
    static_cast<void>((*connection)->execute(QStringLiteral("PRAGMA cell_size_check=OFF")));
    while (!m_doubtful.load()) {
        const qsizetype task = m_next.fetch_add(1);
        if (task >= m_tasks.size())
            return;
        if (!runTask(**connection, task))
            m_doubtful = true;
        m_finished.fetch_add(1);
    }
}

bool FullCheck::runTask(SqliteConnection &connection, qsizetype number)
{
    StatementWatch watch(connection.database(), m_stop);
    qint64 before = 0;
    watch.onProgress([&](qint64 instructions) {
        addInstructions(instructions - before);
        before = instructions;
    });
    const CheckTask &task = m_tasks.at(number);
    if (task.kind == CheckTask::Kind::Whole) {
        const auto verdict = checkTable(connection, task.table);
        return verdict && verdict->kind == CheckVerdict::Kind::Intact;
    }
    const TableShape &shape = *m_shapes.constFind(task.table);
    if (task.kind == CheckTask::Kind::Rows) {
        const auto wanted = digestRows(connection, shape);
        const std::scoped_lock lock(m_guard);
        m_wanted.insert(task.table, wanted.value_or(QList<EntryDigest>()));
        return wanted.has_value();
    }
    const auto found = digestIndex(connection, shape, shape.indexes.at(task.index));
    const std::scoped_lock lock(m_guard);
    m_found[task.table].insert(task.index, found.value_or(EntryDigest()));
    return found.has_value();
}

bool FullCheck::digestsAgree() const
{
    const std::scoped_lock lock(m_guard);
    return std::all_of(m_shapes.cbegin(), m_shapes.cend(), [this](const TableShape &shape) {
        const QList<EntryDigest> wanted = m_wanted.value(shape.name);
        const auto found = m_found.value(shape.name);
        bool agree = m_wanted.contains(shape.name) && wanted.size() == shape.indexes.size()
                     && found.size() == wanted.size();
        for (qsizetype i = 0; agree && i < wanted.size(); ++i)
            agree = found.contains(i) && *found.constFind(i) == wanted.at(i);
        return agree;
    });
}

void FullCheck::addInstructions(qint64 count)
{
    const auto sum = double(m_instructions.fetch_add(count) + count);
    if (m_progress)
        m_progress(walkShare + (1 - walkShare) * std::min(1.0, sum / m_cost));
}

/// SQLite 3.40 leaves CHECK constraints out of the schema of a database that it may not write
/// to, and so out of the check. A snapshot is ours; a sealed file was checked when it was one.
PrivateAccess FullCheck::accessForConstraints() const
{
    return m_access == PrivateAccess::Read ? PrivateAccess::Write : m_access;
}

SqlResult<CheckVerdict> FullCheck::runAsWhole()
{
    auto verdict = runAsWhole(accessForConstraints());
    // A constraint that calls the app's own function must not keep the rest from being checked.
    if (verdict && verdict->kind == CheckVerdict::Kind::CannotRun
        && accessForConstraints() != m_access)
        verdict = runAsWhole(m_access);
    return verdict;
}

SqlResult<CheckVerdict> FullCheck::runAsWhole(PrivateAccess access) const
{
    const auto connection = openPrivate(m_path, access, m_stop);
    if (!connection)
        return tl::unexpected(connection.error());
    return checkIntegrity(**connection, m_stop);
}

} // namespace litekeep
