// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QObject>
#include <QStringList>

#include <memory>

class QLocalServer;

namespace litekeep {

/// What a second start asks of the first one.
struct StartRequest
{
    QStringList databases; ///< absolute
    QString folder;        ///< absolute; empty: the usual one
    bool background = false;

    bool operator==(const StartRequest &) const = default;
};

/// One window program per session of a person: the first holds a lock in the runtime folder
/// and listens beside it, each further one hands over what it was asked and ends.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(QObject *parent = nullptr);
    ~SingleInstance() override;

    enum class Start {
        First,      ///< this one is, and it listens
        HandedOver, ///< another one has taken the request
        NoAnswer    ///< another one is there, but does not answer
    };

    /// Waits some seconds for one that does not answer at once: it may be beginning or ending.
    Start start(const StartRequest &request);
    /// True: this is the first one, and it listens.
    bool claim();

Q_SIGNALS:
    void requested(const litekeep::StartRequest &request);

private:
    void answer();
    static bool handOver(const StartRequest &request);

    QLockFile m_lock;
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace litekeep
