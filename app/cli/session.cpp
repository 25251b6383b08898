// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

#include "app/cli/terminal.h"
#include "app/cli/text.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

EngineOptions engineOptions(const Request &request)
{
    EngineOptions options;
    options.folder = request.value(OptionId::Folder);
    options.waitSeconds = request.waitSeconds;
    options.initFolder = request.has(OptionId::InitFolder);
    return options;
}

} // namespace

Session::Session(const Request &request)
    : m_request(request),
      m_progress(!request.has(OptionId::Quiet)),
      m_engine(request.database(), engineOptions(request))
{
    QObject::connect(&m_engine, &BackupEngine::progressChanged, &m_progress, &ProgressLine::show);
    QObject::connect(&m_interrupt, &Interrupt::interrupted, &m_engine, &BackupEngine::cancel);
}

void Session::waitUntilFinished(const QFuture<void> &future)
{
    QEventLoop loop;
    QFutureWatcher<void> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    m_progress.clear();
}

bool Session::stopRequested()
{
    QCoreApplication::processEvents(); // a signal may be waiting in the pipe
    return m_interrupt.happened();
}

Result<QList<Notice>> Session::startUp()
{
    // What the command names must not be pruned before its turn comes.
    auto notices = wait(m_engine.startUp(m_request.arguments.mid(1)));
    // Programs get the notice, people more: what the database is now. "recover" answers with it.
    const bool json = m_request.has(OptionId::Json);
    if (notices && (!json || m_request.verb->id == VerbId::Recover))
        notices->removeIf(
            [](const Notice &notice) { return notice.code == Notice::Code::RestoreInterrupted; });
    if (notices && !m_request.has(OptionId::Quiet) && !json)
        tellInterrupted();
    if (notices && stopRequested())
        return failure(ErrorCode::Cancelled);
    return notices;
}

/// Before anything else is done, so that nobody takes a half-way for the state that was meant. What
/// was stopped may still be so; restoring settles that by itself, and "recover" tells all of it.
void Session::tellInterrupted()
{
    const VerbId verb = m_request.verb->id;
    if (verb == VerbId::Recover)
        return;
    const auto found = wait(m_engine.interruptedRestore());
    if (!found || !*found)
        return;
    QString text = printable((*found)->text());
    if (verb != VerbId::Restore && verb != VerbId::Undo)
        text +=
            u' ' + Text::tr("See \"litekeepctl recover %1\".").arg(printable(m_request.database()));
    writeError(u"litekeepctl: "_s + text + u'\n');
}

Result<QList<Backup>> Session::resolve(const QStringList &ids)
{
    QList<Backup> backups;
    for (const QString &id : ids) {
        const Result<Backup> backup = wait(m_engine.get(id));
        if (!backup)
            return tl::unexpected<Error>(backup.error());
        const bool known = std::any_of(backups.cbegin(), backups.cend(),
                                       [&backup](const Backup &b) { return b.id == backup->id; });
        if (!known)
            backups.append(*backup);
    }
    if (stopRequested())
        return failure(ErrorCode::Cancelled);
    return backups;
}

bool Session::ask(const QString &question)
{
    m_progress.clear();
    return askYesNo(question);
}

} // namespace litekeep::cli
