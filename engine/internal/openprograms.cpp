// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/openprograms.h"

#include "engine/internal/childprocess.h"
#include "engine/internal/filesystem.h"
#include "engine/internal/supervisor.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// What a person would call the program: the file name of what was started, else the
/// kernel's short name (which cuts at 15 characters).
QString programName(const QString &process)
{
    QFile arguments(process % u"/cmdline"_s);
    if (arguments.open(QIODevice::ReadOnly)) {
        const QByteArray first = arguments.readAll().split('\0').value(0);
        const QString name = QString::fromLocal8Bit(first.mid(first.lastIndexOf('/') + 1));
        if (!name.isEmpty() && !name.contains(u' '))
            return name;
    }
    QFile shortName(process % u"/comm"_s);
    if (shortName.open(QIODevice::ReadOnly))
        return QString::fromLocal8Bit(shortName.readAll()).trimmed();
    return {};
}

bool hasOpen(const QString &process, const FileFacts &file)
{
    const QString folder = process % u"/fd"_s;
    const QStringList entries = QDir(folder).entryList(QDir::Files | QDir::System);
    return std::any_of(entries.begin(), entries.end(), [&](const QString &entry) {
        const auto facts = fileFacts(folder % u'/' % entry);
        return facts && facts->sameFile(file);
    });
}

OpenProgram describe(qint64 pid, const QString &process)
{
    OpenProgram program{
        .pid = pid, .name = programName(process), .supervisor = supervisorOfProcess(pid)};
    program.mayStopSupervisor = program.supervisor && mayBeProposed(*program.supervisor)
                                && program.supervisor != supervisorOfProcess(::getpid());
    return program;
}

} // namespace

bool processHasOpen(qint64 pid, const QString &path)
{
    const auto file = fileFacts(path);
    return file && hasOpen(u"/proc/%1"_s.arg(pid), *file);
}

QList<OpenProgram> programsHavingOpen(const QString &path)
{
    QList<OpenProgram> programs;
    const auto file = fileFacts(path);
    if (!file)
        return programs;
    const QStringList entries = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        bool isNumber = false;
        const qint64 pid = entry.toLongLong(&isNumber);
        const QString process = u"/proc/"_s % entry;
        if (isNumber && pid != ::getpid() && hasOpen(process, *file))
            programs.append(describe(pid, process));
    }
    return programs;
}

QString DatabaseUsers::names() const
{
    QStringList names;
    for (const OpenProgram &program : programs) {
        const QString pid = QString::number(program.pid);
        names.append(program.supervisor
                         ? u"%1 (%2, %3)"_s.arg(program.name, pid, program.supervisor->name)
                         : u"%1 (%2)"_s.arg(program.name, pid));
    }
    return names.join(u", "_s);
}

DatabaseUsers usersOfDatabase(const QString &path, const std::stop_token &stop)
{
    DatabaseUsers users{.programs = programsHavingOpen(path)};
    if (!users.programs.isEmpty())
        return users;
    const auto holder = lockHolderInChild(path, stop);
    users.others = holder && holder->has_value();
    return users;
}

} // namespace litekeep
