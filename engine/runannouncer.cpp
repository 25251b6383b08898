// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runannouncer.h"

namespace litekeep {

RunAnnouncer &RunAnnouncer::instance()
{
    static RunAnnouncer announcer;
    return announcer;
}

} // namespace litekeep
