// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

#include <QElapsedTimer>
#include <QList>

#include <functional>
#include <mutex>

namespace litekeep {

/// Turns the steps of a job into one percentage that never falls and is 100 only in done().
/// Thread-safe: the two halves of a backup report side by side.
class ProgressReporter
{
public:
    using Sink = std::function<void(const Progress &)>;

    /// A stage and its expected share of the whole time, in any unit.
    struct Share
    {
        Stage stage = Stage::Preparing;
        double cost = 1;
    };

    explicit ProgressReporter(Sink sink);
    /// A second listener, told at once how things stand; an empty one ends it, and is not called
    /// any more when this returns.
    void setWitness(Sink witness);

    void plan(const QList<Share> &shares);
    /// Starts a planned stage; all stages before it count as finished.
    void enter(Stage stage);
    /// How much of the present stage is done, 0 to 1.
    void advance(double fraction);
    /// Shows that the job waits (for a lock); the percentage stands still.
    void waiting(Stage stage);
    void done();

private:
    void report(Stage stage, double percent);
    void tell(const Progress &progress);

    std::mutex m_mutex;
    Sink m_sink;
    Sink m_witness;
    QList<Share> m_shares;
    QElapsedTimer m_clock;
    Stage m_stage = Stage::Preparing;
    Stage m_reportedStage = Stage::Done;
    double m_before = 0;  // percent of the finished stages
    double m_width = 100; // percent of the present stage
    int m_percent = -1;
};

} // namespace litekeep
