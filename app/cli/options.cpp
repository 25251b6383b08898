// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"

#include <algorithm>

namespace litekeep::cli {

const QList<OptionId> &commonOptions()
{
    static const QList<OptionId> common{OptionId::Folder, OptionId::Wait,  OptionId::InitFolder,
                                        OptionId::Json,   OptionId::Quiet, OptionId::Help,
                                        OptionId::Version};
    return common;
}

QList<OptionId> commonOptions(const VerbSpec &verb)
{
    QList<OptionId> fitting;
    for (const OptionId id : commonOptions()) {
        if (!verb.without.contains(id))
            fitting.append(id);
    }
    return fitting;
}

const VerbSpec *findVerb(const QString &name)
{
    const auto found = std::find_if(verbs().begin(), verbs().end(), [&name](const VerbSpec &verb) {
        return name == QLatin1StringView(verb.name);
    });
    return found == verbs().end() ? nullptr : &*found;
}

const OptionSpec *findOption(const QString &name)
{
    const auto found =
        std::find_if(options().begin(), options().end(), [&name](const OptionSpec &spec) {
            return name == QLatin1StringView(spec.name);
        });
    return found == options().end() ? nullptr : &*found;
}

const OptionSpec *findOption(QChar letter)
{
    const auto found =
        std::find_if(options().begin(), options().end(), [letter](const OptionSpec &spec) {
            return spec.letter != 0 && letter == QLatin1Char(spec.letter);
        });
    return found == options().end() ? nullptr : &*found;
}

const OptionSpec &option(OptionId id)
{
    return *std::find_if(options().begin(), options().end(),
                         [id](const OptionSpec &spec) { return spec.id == id; });
}

bool takesOption(const VerbSpec *verb, OptionId id)
{
    if (!verb)
        return commonOptions().contains(id);
    return commonOptions(*verb).contains(id) || verb->options.contains(id);
}

} // namespace litekeep::cli
