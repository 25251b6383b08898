// SPDX-License-Identifier: GPL-3.0-or-later
// servicehelper VERB ARGUMENT…: another Litekeep, in a process of its own.
//   keep PREFIX COUNT   adds PREFIX0, PREFIX1, … to the list of databases
//   schedule DB ROLE    keeps the schedule until it is killed; says "keeps" when it does
//   hold DB             holds the folder as a backup at 50 % does, until it is killed
//   look DB             looks at the folder's lock again and again, until it is killed
#include "engine/databaselist.h"
#include "engine/internal/activityfile.h"
#include "engine/scheduler.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace litekeep;

namespace {

int keepMany(const QString &prefix, int count)
{
    for (int i = 0; i < count; ++i) {
        const auto added = keepDatabase(prefix % QString::number(i));
        if (!added || !added->changed)
            return 1;
    }
    return 0;
}

void say(const char *line)
{
    std::puts(line);
    std::fflush(stdout);
}

int schedule(const QString &database, const QString &role)
{
    BackupEngine engine(database, {.role = role});
    BackupScheduler scheduler(&engine);
    QObject::connect(&scheduler, &BackupScheduler::statusChanged, &scheduler, [&] {
        if (scheduler.keepsSchedule())
            say("keeps");
    });
    scheduler.start();
    return QCoreApplication::exec();
}

int hold(const QString &database)
{
    ProgressReporter progress([](const Progress &) {});
    const JobContext context{.progress = &progress, .operation = u"create"_s, .role = u"service"_s};
    const auto folder = BackupFolder::open(locateBackups(database, {}), false, context);
    if (!folder)
        return 1;
    progress.enter(Stage::Checking);
    progress.advance(0.5);
    say("held");
    return QCoreApplication::exec();
}

int look(const QString &database)
{
    const QString lock = locateBackups(database, {}).lock();
    say("looking");
    for (;;)
        static_cast<void>(noteOfHolder(lock));
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const QString verb = words.value(1);
    if (verb == "keep"_L1)
        return keepMany(words.value(2), words.value(3).toInt());
    if (verb == "schedule"_L1)
        return schedule(words.value(2), words.value(3));
    if (verb == "hold"_L1)
        return hold(words.value(2));
    if (verb == "look"_L1)
        return look(words.value(2));
    return 2;
}
