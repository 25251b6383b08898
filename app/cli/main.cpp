// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/commandline.h"
#include "app/cli/help.h"
#include "app/cli/jsonoutput.h"
#include "app/cli/quietstart.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "app/shared/pings.h"
#include "app/version/version.h"
#include "translations/translations.h"

#include <QCoreApplication>
#include <QLocale>

#include <csignal>
#include <optional>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace litekeep;
using namespace litekeep::cli;

namespace {

/// The first argument whose bytes are no text: it would name another file once decoded.
std::optional<QByteArray> undecodableArgument(int count, char **arguments)
{
    for (int i = 1; i < count; ++i) {
        const QByteArray bytes(arguments[i]);
        if (QString::fromUtf8(bytes).toUtf8() != bytes)
            return bytes;
    }
    return std::nullopt;
}

/// A file may bear such a name, and it is to be renamed; everything else is a slip of the caller.
Failure notText(const QByteArray &argument)
{
    const QString shown = QString::fromUtf8(argument.toPercentEncoding("/ "));
    struct stat info = {};
    if (!argument.startsWith('-') && ::stat(argument.constData(), &info) == 0)
        return failureFrom(Error{ErrorCode::PathNotText, shown, shown});
    Failure failure =
        usageFailure(Text::tr("“%1” contains bytes that are not valid text (UTF-8).").arg(shown));
    failure.detail = shown;
    return failure;
}

Outcome answer(const QString &text)
{
    Outcome outcome;
    outcome.text = text;
    outcome.isAnswer = true;
    return outcome;
}

Outcome runOnOne(const Request &request)
{
    Session session(request);
    switch (request.verb->id) {
    case VerbId::Create: return createCommand(session);
    case VerbId::List: return listCommand(session);
    case VerbId::Show: return showCommand(session);
    case VerbId::Verify: return verifyCommand(session);
    case VerbId::Delete: return deleteCommand(session);
    case VerbId::Export: return exportCommand(session);
    case VerbId::Import: return importCommand(session);
    case VerbId::Settings: return settingsCommand(session);
    case VerbId::Prune: return pruneCommand(session);
    case VerbId::Status: return statusCommand(session);
    case VerbId::History: return historyCommand(session);
    case VerbId::Restore: return restoreCommand(session);
    case VerbId::Undo: return undoCommand(session);
    case VerbId::Recover: return recoverCommand(session);
    case VerbId::Databases:
    case VerbId::Find:
    case VerbId::Run:
    case VerbId::Service: break;
    }
    return failed(Error{ErrorCode::Internal});
}

Outcome run(const Request &request)
{
    switch (request.verb->id) {
    case VerbId::Databases: return databasesCommand(request);
    case VerbId::Find: return findCommand(request);
    case VerbId::Run: return runCommand(request);
    case VerbId::Service: return serviceCommand(request);
    default: break;
    }
    if (request.has(OptionId::Prometheus))
        return prometheusCommand(request);
    if (request.verb->id == VerbId::Status && request.arguments.size() != 1)
        return failed(usageFailure(Text::tr("\"status\" takes one DATABASE; several, or none for "
                                            "all on your list, only with --prometheus.")));
    return runOnOne(request);
}

Outcome perform(const tl::expected<Request, Failure> &request)
{
    if (!request)
        return failed(request.error());
    if (request->has(OptionId::Help))
        return answer(helpText(request->verb));
    if (request->has(OptionId::Version))
        return answer(u"litekeepctl %1\n"_s.arg(versionText()));
    return run(*request);
}

void tellFailure(const Failure &failure, bool json)
{
    if (json) {
        writeError(QString::fromUtf8(jsonLine(toJson(failure))));
        return;
    }
    QString text = u"litekeepctl: "_s + printable(failure.message) + u'\n';
    if (!failure.detail.isEmpty())
        text += Text::tr("Details: %1").arg(printable(failure.detail)) + u'\n';
    writeError(text);
}

/// Notices have no place in most of the JSON values, so programs get them on stderr, too.
void tellNotices(const QList<Notice> &notices, bool json)
{
    if (notices.isEmpty())
        return;
    if (json) {
        const QJsonObject warnings{{u"warnings"_s, toJsonArray(notices)}};
        writeError(QString::fromUtf8(jsonLine(warnings)));
        return;
    }
    for (const Notice &notice : notices)
        writeError(u"litekeepctl: "_s + printable(notice.text()) + u'\n');
}

Notice pingFailed(const QString &database, const QString &reason)
{
    return {.code = Notice::Code::PingFailed, .subject = database, .detail = reason};
}

/// Success is success only when the one who asked has got the answer.
ExitCode deliver(const Outcome &outcome, bool json, bool quiet)
{
    QByteArray output;
    if (json && outcome.json)
        output = jsonLine(*outcome.json);
    else if (!outcome.text.isEmpty() && (outcome.isAnswer || !quiet) && !json)
        output = outcome.text.toUtf8();
    const QString trouble = writeOutput(output);
    if (!quiet && !outcome.failure)
        tellNotices(outcome.notices, json);
    if (outcome.failure)
        tellFailure(*outcome.failure, json);
    if (trouble.isEmpty())
        return outcome.exitCode;
    if (!outcome.failure)
        tellFailure({ExitCode::Failed, u"output-failed"_s,
                     Text::tr("The work was done, but the answer could not be written."), trouble},
                    json);
    return outcome.exitCode == ExitCode::Done ? ExitCode::Failed : outcome.exitCode;
}

} // namespace

int main(int argc, char *argv[])
{
    guardStandardStreams();
    std::signal(SIGPIPE, SIG_IGN); // a reader that went away is a write error, not the end
    const auto undecodable = undecodableArgument(argc, argv);
    std::optional<QuietStart> quietStart(std::in_place);
    const QCoreApplication application(argc, argv);
    quietStart.reset();
    QCoreApplication::setApplicationName(u"litekeepctl"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LITEKEEP_VERSION));
    const QStringList words = QCoreApplication::arguments().mid(1);
    const bool json = wantsJson(words);
    Translations translations;
    translations.use(json ? u"en"_s : QString()); // people: the system's language
    if (json) // what programs read is the same everywhere, sentences too
        QLocale::setDefault(QLocale::c());

    if (undecodable)
        return static_cast<int>(deliver(failed(notText(*undecodable)), json, false));
    const auto request = parseCommandLine(words);
    const bool helps = request && (request->has(OptionId::Help) || request->has(OptionId::Version));
    const bool quiet = request && request->has(OptionId::Quiet);
    Pings pings;
    QObject::connect(&pings, &Pings::failed, &application,
                     [&](const QString &database, const QString &reason) {
                         if (!quiet)
                             tellNotices({pingFailed(database, reason)}, json);
                     });
    const auto exitCode = static_cast<int>(deliver(perform(request), json && !helps, quiet));
    pings.finish(); // the answer is out already
    return exitCode;
}
