// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/databasefinder.h"
#include "engine/internal/knownapps.h"

#include <functional>
#include <stop_token>

namespace litekeep {

/// Who hears of a search while it goes on, in its thread.
struct SearchListener
{
    std::function<void(const FoundDatabase &)> found;
    std::function<void(const FindProgress &)> enteredFolder;
};

/// The search that DatabaseFinder describes, from its beginning to its end.
FindSummary searchFolders(const FindOptions &options, const KnownApps &apps,
                          const SearchListener &listener, const std::stop_token &stop);

} // namespace litekeep
