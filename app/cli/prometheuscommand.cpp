// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/keptplaces.h"
#include "app/cli/prometheus.h"
#include "app/cli/statuses.h"
#include "app/cli/text.h"

namespace litekeep::cli {

Outcome prometheusCommand(const Request &request)
{
    if (request.has(OptionId::Folder) && request.arguments.size() != 1)
        return failed(usageFailure(Text::tr("--folder belongs to exactly one database.")));
    const auto places = keptPlaces(request);
    if (!places)
        return failed(places.error());
    const auto answers = statusesOf(*places, request);
    if (!answers)
        return failed(answers.error());
    QList<Scraped> scraped;
    for (qsizetype i = 0; i < places->size(); ++i) {
        const auto &status = answers->at(i);
        scraped.append(
            {places->at(i).database, status ? std::optional<BackupStatus>(*status) : std::nullopt});
    }
    Outcome outcome;
    outcome.text = QString::fromUtf8(prometheusText(scraped));
    outcome.isAnswer = true;
    return outcome;
}

} // namespace litekeep::cli
