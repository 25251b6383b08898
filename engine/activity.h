// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

#include <QCoreApplication>

namespace litekeep {

/// What a Litekeep is doing in a backup folder just now, as it says itself. Believed only while
/// it holds the folder's lock, so a killed one is not at work any more.
struct Activity
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::Activity)
public:
    bool active = false;
    /// Stable name: create, import, verify, delete, export, restore, undo, prune, start-up,
    /// settings; empty: it did not say.
    QString operation;
    Stage stage = Stage::Preparing;
    int percent = 0;
    QString role; ///< EngineOptions::role of whoever it is; empty: it did not say
    qint64 pid = 0;
    QDateTime startedAt;

    /// Translated, such as "The background service is backing up"; empty when nothing runs.
    QString text() const;
    /// The same with the stage: "The background service is backing up: writing to disk".
    QString textWithStage() const;

    bool operator==(const Activity &) const = default;
};

} // namespace litekeep

Q_DECLARE_METATYPE(litekeep::Activity)
