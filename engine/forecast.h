// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"

#include <QCoreApplication>

namespace litekeep {

/// When the disk of the backups will be full, if everything goes on as it does now.
struct SpaceForecast
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::SpaceForecast)
public:
    enum class Answer {
        Days,      ///< in `days` the next backup has no room any more
        Full,      ///< that is so now
        Never,     ///< not within ten years
        Off,       ///< nobody knows when the next backup is made
        TooFew,    ///< too few backups to know how they grow
        NoFigures, ///< the free space is not known
    };
    Answer answer = Answer::NoFigures;
    int days = 0;

    /// A translated sentence.
    QString text() const;
    bool operator==(const SpaceForecast &) const = default;
};

/// Pure: plays through the coming runs. A run adds a backup, and removes the oldest one that counts
/// as soon as there are as many as are kept, so that a full count needs room for growth only; the
/// database grows beside it.
SpaceForecast forecastSpace(const QList<Backup> &backups, const BackupStatus &status);

} // namespace litekeep
