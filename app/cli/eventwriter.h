// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <memory>

class QSocketNotifier;

namespace litekeep::cli {

/// Whole lines on stdout, at once and yet without ever waiting: a reader that stands still must
/// not hold up backups or the watchdog. What it does not take is kept up to a bound, then whole
/// lines are lost. A reader that went away is no reason to end.
class EventWriter : public QObject
{
    Q_OBJECT
public:
    explicit EventWriter(QObject *parent = nullptr);
    ~EventWriter() override;

    void write(const QByteArray &line);
    /// The last word: waits for a slow reader, but not for long.
    void finish();

private:
    enum class Step { Written, Full, Gone };
    Step writeSome();
    void flush();
    void listen(bool on);

    QByteArray m_pending;
    std::unique_ptr<QSocketNotifier> m_notifier;
    bool m_gone = false;
    bool m_inLine = false; ///< the first bytes of the first pending line are out already
};

} // namespace litekeep::cli
