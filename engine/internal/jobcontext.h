// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/progressreporter.h"

#include <QDateTime>
#include <QDeadlineTimer>

#include <chrono>
#include <functional>
#include <stop_token>

namespace litekeep {

/// What a job needs from its surroundings: when to stop, where to report, how long to wait.
struct JobContext
{
    std::stop_token stop;
    ProgressReporter *progress = nullptr;       ///< never null while a job runs
    std::chrono::milliseconds patience{30'000}; ///< for a locked database or a busy folder

    std::function<QDateTime()> clock = {}; ///< tests have one of their own

    QString operation = {}; ///< what the others are told, see activity.h
    QString role = {};

    QDateTime now() const { return clock ? clock().toUTC() : QDateTime::currentDateTimeUtc(); }
    bool cancelled() const { return stop.stop_requested(); }
    QDeadlineTimer deadline() const { return QDeadlineTimer(patience); }
};

/// How often waiting code looks whether it may go on or should stop.
constexpr std::chrono::milliseconds waitingStep{20};

} // namespace litekeep
