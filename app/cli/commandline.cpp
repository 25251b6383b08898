// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/text.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

constexpr int maximalWait = 7 * 24 * 3600;

using Parsed = tl::expected<Request, Failure>;
using Step = tl::expected<void, Failure>;

tl::unexpected<Failure> wrong(const QString &message, const VerbSpec *verb = nullptr)
{
    const QString command = verb ? u"litekeepctl %1 --help"_s.arg(QLatin1StringView(verb->name))
                                 : u"litekeepctl --help"_s;
    const QString hint = Text::tr("See \"%1\".").arg(command);
    return tl::unexpected<Failure>(usageFailure(u"%1 %2"_s.arg(message, hint)));
}

/// Letters to change, add or drop to make `left` of `right`.
qsizetype editDistance(const QString &left, const QString &right)
{
    std::vector<qsizetype> row(static_cast<size_t>(right.size()) + 1);
    for (size_t i = 0; i < row.size(); ++i)
        row[i] = static_cast<qsizetype>(i);
    for (qsizetype i = 0; i < left.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i + 1;
        for (qsizetype j = 0; j < right.size(); ++j) {
            const auto column = static_cast<size_t>(j);
            const qsizetype substitute = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[column + 1];
            row[column + 1] = std::min({row[column] + 1, diagonal + 1, substitute});
        }
    }
    return row.back();
}

/// The known word that was probably meant, or an empty string.
QString nearest(const QString &word, const QStringList &known)
{
    QString best;
    qsizetype bestDistance = 3; // further away it is a guess, not a hint
    for (const QString &candidate : known) {
        const bool begins = word.size() > 1 && candidate.startsWith(word);
        const qsizetype distance = begins ? 1 : editDistance(word, candidate);
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}

QString didYouMean(const QString &message, const QString &word, const QStringList &known)
{
    const QString meant = nearest(word, known);
    if (meant.isEmpty())
        return message;
    return u"%1 %2"_s.arg(message, Text::tr("Did you mean \"%1\"?").arg(meant));
}

tl::unexpected<Failure> unknownOption(const QString &given)
{
    QStringList known;
    for (const OptionSpec &spec : options())
        known.append(u"--"_s + QLatin1StringView(spec.name));
    return wrong(didYouMean(Text::tr("Unknown option \"%1\".").arg(given), given, known));
}

tl::unexpected<Failure> unknownVerb(const QString &given)
{
    QStringList known;
    for (const VerbSpec &verb : verbs())
        known.append(QLatin1StringView(verb.name));
    return wrong(didYouMean(Text::tr("Unknown command \"%1\".").arg(given), given, known));
}

/// Walks over the words once: options anywhere, everything else in order.
class Reader
{
public:
    explicit Reader(const QStringList &words) : m_words(words) {}

    Step read()
    {
        while (m_next < m_words.size()) {
            const QString word = m_words.at(m_next++);
            Step step;
            if (m_onlyPlain || !word.startsWith(u'-') || word == u"-"_s)
                plain.append(word);
            else if (word == u"--"_s)
                m_onlyPlain = true;
            else if (word.startsWith(u"--"_s))
                step = readLong(word);
            else
                step = readLetters(word);
            if (!step)
                return step;
        }
        return {};
    }

    QStringList plain;
    QMap<OptionId, QString> values;

private:
    Step readLong(const QString &word)
    {
        const qsizetype equals = word.indexOf(u'=');
        const QString name = equals < 0 ? word.mid(2) : word.mid(2, equals - 2);
        const OptionSpec *spec = findOption(name);
        if (!spec)
            return unknownOption(u"--"_s + name);
        if (equals < 0)
            return take(*spec);
        if (!spec->value)
            return wrong(Text::tr("The option --%1 takes no value.").arg(name));
        values.insert(spec->id, word.mid(equals + 1));
        return {};
    }

    Step readLetters(const QString &word)
    {
        const QString letters = word.mid(1);
        for (const QChar letter : letters) {
            const OptionSpec *spec = findOption(letter);
            if (!spec)
                return unknownOption(word);
            if (Step step = take(*spec); !step)
                return step;
        }
        return {};
    }

    Step take(const OptionSpec &spec)
    {
        if (!spec.value) {
            values.insert(spec.id, {});
            return {};
        }
        if (m_next >= m_words.size())
            return wrong(Text::tr("The option --%1 needs a value (%2).")
                             .arg(QLatin1StringView(spec.name), QLatin1StringView(spec.value)));
        values.insert(spec.id, m_words.at(m_next++));
        return {};
    }

    const QStringList &m_words;
    qsizetype m_next = 0;
    bool m_onlyPlain = false;
};

Step checkOptions(const Request &request)
{
    for (auto it = request.values.cbegin(); it != request.values.cend(); ++it) {
        const OptionId id = it.key();
        const OptionSpec &spec = option(id);
        const QLatin1StringView name(spec.name);
        if (!takesOption(request.verb, id))
            return wrong(Text::tr("The option --%1 does not belong to \"%2\".")
                             .arg(name, QLatin1StringView(request.verb->name)),
                         request.verb);
        if (!spec.choices.isEmpty() && !spec.choices.contains(request.value(id)))
            return wrong(Text::tr("\"%1\" is no value for --%2; it takes: %3.")
                             .arg(request.value(id), name, spec.choices.join(u", "_s)),
                         request.verb);
    }
    if (request.has(OptionId::Prometheus) && request.has(OptionId::Json))
        return wrong(Text::tr("--prometheus and --json do not go together."), request.verb);
    if (request.has(OptionId::Folder) && request.value(OptionId::Folder).isEmpty())
        return wrong(Text::tr("The folder's name is empty."), request.verb);
    return {};
}

Step readWait(Request &request)
{
    if (!request.has(OptionId::Wait))
        return {};
    bool isNumber = false;
    request.waitSeconds = request.value(OptionId::Wait).toInt(&isNumber);
    if (!isNumber || request.waitSeconds < 0 || request.waitSeconds > maximalWait)
        return wrong(Text::tr("--wait takes whole seconds from 0 to %1.").arg(maximalWait),
                     request.verb);
    return {};
}

Step checkArguments(const Request &request)
{
    const QList<ArgumentSpec> &specs = request.verb->arguments;
    const qsizetype given = request.arguments.size();
    const auto needed =
        std::count_if(specs.begin(), specs.end(), [](const auto &spec) { return !spec.optional; });
    if (given < needed)
        return wrong(Text::tr("\"%1\" needs %2.")
                         .arg(QLatin1StringView(request.verb->name),
                              QLatin1StringView(specs.at(given).name)),
                     request.verb);
    if (given > specs.size() && !specs.last().repeats)
        return wrong(
            Text::tr("\"%1\" is one argument too many.").arg(request.arguments.at(specs.size())),
            request.verb);
    for (qsizetype i = 0; i < std::min(given, specs.size()); ++i) {
        const QStringList &choices = specs.at(i).choices;
        if (!choices.isEmpty() && !choices.contains(request.arguments.at(i)))
            return wrong(Text::tr("\"%1\" is no %2; it is one of: %3.")
                             .arg(request.arguments.at(i), QLatin1StringView(specs.at(i).name),
                                  choices.join(u", "_s)),
                         request.verb);
    }
    const qsizetype empty = request.arguments.indexOf(QString());
    if (empty >= 0)
        return wrong(Text::tr("%1 is empty.")
                         .arg(QLatin1StringView(specs.at(std::min(empty, specs.size() - 1)).name)),
                     request.verb);
    return {};
}

} // namespace

tl::expected<Request, Failure> parseCommandLine(const QStringList &arguments)
{
    Reader reader(arguments);
    if (const Step step = reader.read(); !step)
        return tl::unexpected<Failure>(step.error());

    Request request;
    request.values = reader.values;
    if (!reader.plain.isEmpty()) {
        request.verb = findVerb(reader.plain.first());
        if (!request.verb && !request.has(OptionId::Version))
            return unknownVerb(reader.plain.first());
        request.arguments = reader.plain.mid(1);
    }
    if (request.has(OptionId::Help) || request.has(OptionId::Version))
        return request;
    if (!request.verb)
        return wrong(Text::tr("What shall be done? Name a command, such as \"list\"."));

    for (const Step &step : {checkOptions(request), readWait(request), checkArguments(request)}) {
        if (!step)
            return tl::unexpected<Failure>(step.error());
    }
    return request;
}

bool wantsJson(const QStringList &arguments)
{
    const qsizetype end = arguments.indexOf(u"--"_s);
    return arguments.mid(0, end).contains(u"--json"_s);
}

} // namespace litekeep::cli
