// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace litekeep::cli {

/// Turns SIGINT, SIGTERM and SIGHUP into a Qt signal, as often as they come: a second Ctrl-C
/// must not cut the tidying short. Signals that were ignored at the start stay ignored (nohup).
class Interrupt : public QObject
{
    Q_OBJECT
public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

    bool happened() const { return m_happened; }

Q_SIGNALS:
    void interrupted();
    /// The same with the signal's number, once for each.
    void received(int number);

private:
    void drain();

    bool m_happened = false;
};

} // namespace litekeep::cli
