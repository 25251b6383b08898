// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/hooks.h"

#include "engine/runannouncer.h"

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace litekeep {

namespace {

using Moment = CommandRun::Moment;

/// What a cancel leaves to the command that starts things again.
constexpr auto patienceAfterStop = 10s;

QString variable(QLatin1StringView name, const QString &value)
{
    return name % u'=' % value;
}

} // namespace

Hooks::Hooks(const BackupLocation &location, QString reason)
    : m_location(location),
      m_reason(std::move(reason))
{
    const auto entry = keptDatabase(location.database, location.chosenFolder());
    if (entry) {
        m_entry = entry->value_or(KeptDatabase());
        return;
    }
    // No reason to go without a backup: it is whole without the commands, too.
    m_notices.append(Notice{.code = Notice::Code::CommandsUnknown,
                            .subject = entry.error().subject,
                            .detail = entry.error().detail});
}

CommandRequest Hooks::request(Moment moment) const
{
    CommandRequest request;
    request.moment = moment;
    request.command = moment == Moment::Before ? m_entry.beforeCommand : m_entry.afterCommand;
    request.variables = {
        variable("LITEKEEP_MOMENT"_L1, CommandRun{.moment = moment}.momentName()),
        variable("LITEKEEP_DATABASE"_L1, m_location.database),
        variable("LITEKEEP_FOLDER"_L1, m_location.folder), variable("LITEKEEP_REASON"_L1, m_reason),
        variable(hookOwnerVariable, QString::number(QCoreApplication::applicationPid()))};
    request.limit = std::chrono::seconds(m_entry.commandSeconds);
    return request;
}

bool Hooks::hasCommands() const
{
    return !m_entry.beforeCommand.isEmpty() || !m_entry.afterCommand.isEmpty();
}

Result<void> Hooks::before(const JobContext &context)
{
    if (m_entry.beforeCommand.isEmpty())
        return {};
    context.progress->waiting(Stage::BeforeCommand);
    CommandRequest asked = request(Moment::Before);
    asked.stop = context.stop;
    m_before = runKeptCommand(asked);
    if (context.cancelled())
        return failure(ErrorCode::Cancelled);
    if (m_before->isGood())
        return {};
    return failure(ErrorCode::BeforeCommandFailed, m_before->program, m_before->summary());
}

void Hooks::after(Result<CreateResult> &result, const QString &outcome, const JobContext &context)
{
    if (m_entry.afterCommand.isEmpty())
        return;
    context.progress->waiting(Stage::AfterCommand);
    CommandRequest asked = request(Moment::After);
    asked.stop = context.stop;
    asked.afterStop = patienceAfterStop;
    asked.variables += variable("LITEKEEP_OUTCOME"_L1, outcome);
    if (result) {
        asked.variables += variable("LITEKEEP_BACKUP_ID"_L1, result->backup.id);
        asked.variables += variable("LITEKEEP_BACKUP_PATH"_L1, result->backup.path);
    } else {
        asked.variables += variable("LITEKEEP_ERROR"_L1, result.error().name());
    }
    m_after = runKeptCommand(asked);
    if (m_after->isGood())
        return;
    if (result)
        result->warnings.append(Notice{.code = Notice::Code::AfterCommandFailed,
                                       .subject = m_after->program,
                                       .detail = m_after->summary()});
    else
        result.error().detail += QString(u"; the command after it, "_s % m_after->program % u": "_s
                                         % m_after->summary());
}

void Hooks::announceStart() const
{
    if (!m_entry.pingUrl.isEmpty())
        Q_EMIT RunAnnouncer::instance().announced({.kind = RunAnnouncement::Kind::Started,
                                                   .database = m_location.database,
                                                   .pingUrl = m_entry.pingUrl});
}

void Hooks::announceEnd(const Result<CreateResult> &result, bool good) const
{
    using Kind = RunAnnouncement::Kind;
    if (m_entry.pingUrl.isEmpty())
        return;
    if (!result
        && (result.error().code == ErrorCode::NotDue
            || result.error().code == ErrorCode::FolderBusy))
        return; // it has never been its turn
    const bool cancelled = !result && result.error().code == ErrorCode::Cancelled;
    Q_EMIT RunAnnouncer::instance().announced({.kind = cancelled ? Kind::Cancelled
                                                       : good    ? Kind::Succeeded
                                                                 : Kind::Failed,
                                               .database = m_location.database,
                                               .pingUrl = m_entry.pingUrl});
}

} // namespace litekeep
