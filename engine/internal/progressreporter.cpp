// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/progressreporter.h"

#include <algorithm>

namespace litekeep {

namespace {
constexpr qint64 firstEstimateMs = 1000;
constexpr double firstEstimatePercent = 3;
} // namespace

ProgressReporter::ProgressReporter(Sink sink) : m_sink(std::move(sink))
{
    m_clock.start();
}

void ProgressReporter::setWitness(Sink witness)
{
    const std::scoped_lock lock(m_mutex);
    m_witness = std::move(witness);
    if (m_witness)
        m_witness(Progress{
            .stage = m_stage, .percent = std::max(m_percent, 0), .remainingMs = std::nullopt});
}

void ProgressReporter::tell(const Progress &progress)
{
    if (m_sink)
        m_sink(progress);
    if (m_witness)
        m_witness(progress);
}

void ProgressReporter::plan(const QList<Share> &shares)
{
    const std::scoped_lock lock(m_mutex);
    m_shares = shares;
}

void ProgressReporter::enter(Stage stage)
{
    const std::scoped_lock lock(m_mutex);
    double total = 0;
    double before = 0;
    double own = 0;
    for (const Share &share : std::as_const(m_shares)) {
        if (share.stage == stage) {
            before = total;
            own = share.cost;
        }
        total += share.cost;
    }
    if (total > 0) {
        m_before = 100 * before / total;
        m_width = 100 * own / total;
    }
    m_stage = stage;
    report(stage, m_before);
}

void ProgressReporter::advance(double fraction)
{
    const std::scoped_lock lock(m_mutex);
    report(m_stage, m_before + m_width * std::clamp(fraction, 0.0, 1.0));
}

void ProgressReporter::waiting(Stage stage)
{
    const std::scoped_lock lock(m_mutex);
    report(stage, std::max(m_percent, 0));
}

void ProgressReporter::done()
{
    const std::scoped_lock lock(m_mutex);
    m_percent = 100;
    tell(Progress{.stage = Stage::Done, .percent = 100, .remainingMs = 0});
}

void ProgressReporter::report(Stage stage, double percent)
{
    // 100 belongs to done() alone: whatever is reported before it is not yet safe.
    const int whole = std::max(m_percent, std::min(int(percent), 99));
    if (whole == m_percent && stage == m_reportedStage)
        return;
    m_percent = whole;
    m_reportedStage = stage;
    Progress progress{.stage = stage, .percent = whole, .remainingMs = std::nullopt};
    const qint64 elapsed = m_clock.elapsed();
    if (elapsed >= firstEstimateMs && percent >= firstEstimatePercent)
        progress.remainingMs = qint64(double(elapsed) * (100 - percent) / percent);
    tell(progress);
}

} // namespace litekeep
