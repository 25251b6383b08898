// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

#include <QString>

#include <optional>

namespace litekeep {

/// The unit or container that holds a process, told from the text of /proc/PID/cgroup; that of
/// cgroup v1, v2 and both. Where one lies in another it is the outer one, which the system's own
/// manager or container engine controls; `user` tells which user manager answers to us. Nothing
/// for login sessions, desktop applications, other users' units and what other hosts control
/// (LXC, Kubernetes): none of those could be stopped and started again. Pure.
std::optional<Supervisor> supervisorFromCgroup(const QString &text, uint user);

/// False for what must go on running for the person's sake (logins, display managers, the message
/// bus, cron, systemd's own services, container engines, Litekeep itself), and for what systemd
/// forgets once it is stopped. Such a unit may be named by a person, but is never proposed. Pure.
bool mayBeProposed(const Supervisor &supervisor);

/// Whether a process belongs to this unit, at whatever depth: stopping it would end the process.
bool liesWithin(qint64 pid, const QString &unit);

/// Nothing when it has none or is gone.
std::optional<Supervisor> supervisorOfProcess(qint64 pid);

} // namespace litekeep
