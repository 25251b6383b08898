// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

#include <QObject>

namespace litekeep::cli {

/// One line on stderr that is rewritten as the work goes on. Silent unless stderr is a terminal.
class ProgressLine : public QObject
{
    Q_OBJECT
public:
    explicit ProgressLine(bool wanted, QObject *parent = nullptr);

    void show(const litekeep::Progress &progress);
    /// Wipes the line, so that what follows begins in column one.
    void clear();

private:
    void write(const QString &text);

    bool m_active = false;
    int m_shownWidth = 0;
};

} // namespace litekeep::cli
