// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace litekeep {

/// Turns SIGINT, SIGTERM and SIGHUP into quitRequested(), so that running work is stopped
/// tidily instead of being cut off.
class QuitSignals : public QObject
{
    Q_OBJECT
public:
    explicit QuitSignals(QObject *parent = nullptr);

Q_SIGNALS:
    void quitRequested();

private:
    void readSignal();

    int m_pipe[2] = {-1, -1};
};

} // namespace litekeep
