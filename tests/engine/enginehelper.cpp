// SPDX-License-Identifier: GPL-3.0-or-later
// enginehelper [--fsize BYTES] [--user UID] [--folder DIR] [--wait SECONDS] VERB DATABASE
// [ARGUMENT…] Runs one job of the engine and prints "begun", then "done …" or "error NAME DETAIL".
// Verbs: create, auto, startup, verify, list, remove ID…, export ID PATH, import PATH.
#include "engine/backupengine.h"

#include <QCoreApplication>
#include <QFutureWatcher>

#include <cstdio>
#include <grp.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace litekeep;

namespace {

void say(const QString &line)
{
    std::fprintf(stdout, "%s\n", line.toUtf8().constData());
    std::fflush(stdout);
}

template <typename T>
void finishWith(QFuture<Result<T>> future, std::function<QString(const T &)> words)
{
    future.then(QCoreApplication::instance(), [words = std::move(words)](const Result<T> &result) {
        if (result) {
            say(u"done "_s + words(*result));
        } else {
            say(u"error "_s + result.error().name() + u' ' + result.error().detail);
        }
        // Queued: a job that has ended before exec() comes here at once, and exec() forgets an
        // exit() that came before it.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [good = result.has_value()] { QCoreApplication::exit(good ? 0 : 1); },
            Qt::QueuedConnection);
    });
}

QString notesOf(const QList<Notice> &notices)
{
    QStringList names;
    for (const Notice &notice : notices)
        names.append(notice.name());
    return names.join(u',');
}

bool start(BackupEngine &engine, const QString &verb, const QStringList &arguments)
{
    if (verb == u"create"_s || verb == u"auto"_s) {
        const auto type = verb == u"auto"_s ? BackupType::Auto : BackupType::Manual;
        finishWith<CreateResult>(engine.create({.type = type, .note = {}}),
                                 [](const CreateResult &result) { return result.backup.id; });
    } else if (verb == u"startup"_s) {
        finishWith<QList<Notice>>(engine.startUp(), notesOf);
    } else if (verb == u"verify"_s) {
        finishWith<QList<VerifyResult>>(engine.verify(arguments), [](const auto &results) {
            return QString::number(results.size());
        });
    } else if (verb == u"list"_s) {
        finishWith<BackupList>(engine.list(), [](const BackupList &list) {
            return QString::number(list.backups.size());
        });
    } else if (verb == u"remove"_s) {
        finishWith<RemoveResult>(engine.remove(arguments), [](const RemoveResult &result) {
            return QString::number(result.deleted.size());
        });
    } else if (verb == u"export"_s) {
        finishWith<ExportResult>(engine.exportTo(arguments.value(0), arguments.value(1)),
                                 [](const ExportResult &result) { return result.sha256; });
    } else if (verb == u"import"_s) {
        finishWith<CreateResult>(engine.importFrom(arguments.value(0)),
                                 [](const CreateResult &result) { return result.backup.id; });
    } else {
        return false;
    }
    return true;
}

bool becomeUser(uid_t user)
{
    return ::setgroups(0, nullptr) == 0 && ::setgid(user) == 0 && ::setuid(user) == 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QStringList words = QCoreApplication::arguments().mid(1);
    EngineOptions options{.folder = {}, .waitSeconds = 5};
    while (words.size() > 1 && words.first().startsWith(u"--"_s)) {
        const QString option = words.takeFirst();
        const QString value = words.takeFirst();
        if (option == u"--fsize"_s) {
            const rlimit limit{value.toULong(), value.toULong()};
            ::setrlimit(RLIMIT_FSIZE, &limit);
        } else if (option == u"--folder"_s) {
            options.folder = value;
        } else if (option == u"--wait"_s) {
            options.waitSeconds = value.toInt();
        } else if (option != u"--user"_s || !becomeUser(value.toUInt())) {
            return 2;
        }
    }
    if (words.size() < 2)
        return 2;
    BackupEngine engine(words.at(1), options);
    say(u"begun"_s);
    if (!start(engine, words.at(0), words.mid(2)))
        return 2;
    return QCoreApplication::exec();
}
