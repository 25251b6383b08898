// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/commandrun.h"

#include "engine/format.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

using Outcome = CommandRun::Outcome;

constexpr std::array<std::pair<Outcome, QLatin1StringView>, 6> outcomeNames{
    {{Outcome::Done, "done"_L1},
     {Outcome::Failed, "failed"_L1},
     {Outcome::Killed, "killed"_L1},
     {Outcome::TimedOut, "timed-out"_L1},
     {Outcome::Cancelled, "cancelled"_L1},
     {Outcome::NotStarted, "not-started"_L1}}};

} // namespace

QString CommandRun::text() const
{
    const QString which = moment == Moment::Before ? tr("Command before the backup, “%1”: %2.")
                                                   : tr("Command after the backup, “%1”: %2.");
    const QString how = [this] {
        switch (outcome) {
        case Outcome::Done: return tr("done");
        case Outcome::Failed: return tr("failed with exit code %1").arg(code);
        case Outcome::Killed: return tr("ended by signal %1").arg(code);
        case Outcome::TimedOut: return tr("ended because it took too long");
        case Outcome::Cancelled: return tr("ended because the backup was cancelled");
        case Outcome::NotStarted: return tr("could not be started (%1)").arg(detail);
        }
        return QString();
    }();
    return which.arg(program, how);
}

QString CommandRun::summary() const
{
    QString words = outcomeName();
    if (outcome == Outcome::Failed)
        words = u"exit code %1"_s.arg(code);
    if (outcome == Outcome::Killed)
        words = u"signal %1"_s.arg(code);
    if (!detail.isEmpty())
        words += u", "_s + detail;
    constexpr qsizetype longestLine = 300;
    const QString last = shownOutput().trimmed().section(u'\n', -1).left(longestLine);
    return last.isEmpty() ? words : QString(words + u": "_s + last);
}

QString CommandRun::shownOutput() const
{
    QString shown;
    shown.reserve(output.size());
    for (const char32_t character : output.toUcs4()) {
        if (character == U'\t')
            shown += u' ';
        else if (character == U'\n' || !isUnsafeToShow(character))
            shown += QString::fromUcs4(&character, 1);
        else if (character != U'\r')
            shown += QChar(QChar::ReplacementCharacter);
    }
    return shown;
}

QString CommandRun::momentName() const
{
    return moment == Moment::Before ? u"before"_s : u"after"_s;
}

QString CommandRun::outcomeName() const
{
    const auto *found = std::find_if(outcomeNames.begin(), outcomeNames.end(),
                                     [this](const auto &entry) { return entry.first == outcome; });
    return found == outcomeNames.end() ? QString() : QString(found->second);
}

Outcome commandOutcomeFromName(const QString &name)
{
    const auto *found = std::find_if(outcomeNames.begin(), outcomeNames.end(),
                                     [&](const auto &entry) { return entry.second == name; });
    return found == outcomeNames.end() ? Outcome::Failed : found->first;
}

} // namespace litekeep
