// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/keptplaces.h"

#include "engine/databaselist.h"

namespace litekeep::cli {

Result<QList<KeptPlace>> keptPlaces(const Request &request)
{
    QList<KeptPlace> places;
    const auto add = [&places](const KeptPlace &place) {
        if (!places.contains(place))
            places.append(place);
    };
    for (const QString &word : request.arguments)
        // The engine resolves links and "..": two words for one file are one database.
        add({BackupEngine(word).databasePath(), request.value(OptionId::Folder)});
    if (!request.arguments.isEmpty())
        return places;
    return litekeep::keptPlaces();
}

} // namespace litekeep::cli
