// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/filestate.h"

#include "tests/support/faults.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace litekeep::test {

FileState stateOf(const QString &path)
{
    struct stat facts = {};
    if (::lstat(path.toUtf8().constData(), &facts) != 0)
        return {};
    FileState state;
    state.size = facts.st_size;
    state.modifiedNs = facts.st_mtim.tv_sec * qint64(1'000'000'000) + facts.st_mtim.tv_nsec;
    state.inode = facts.st_ino;
    state.mode = facts.st_mode;
    if (S_ISREG(facts.st_mode))
        state.sha256 = QCryptographicHash::hash(fileBytes(path), QCryptographicHash::Sha256);
    return state;
}

QMap<QString, FileState> statesBeside(const QString &databasePath)
{
    const QString folder = QFileInfo(databasePath).path();
    QMap<QString, FileState> states;
    for (const QString &name : entriesOf(folder)) {
        if (name != u"backups"_s && !name.endsWith(u"-shm"_s))
            states.insert(name, stateOf(folder + u'/' + name));
    }
    return states;
}

QString difference(const QMap<QString, FileState> &before, const QMap<QString, FileState> &after)
{
    QStringList names;
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (!after.contains(it.key()))
            names.append(u"%1 is gone"_s.arg(it.key()));
        else if (after.value(it.key()).sha256 != it->sha256)
            names.append(u"%1 holds something else"_s.arg(it.key()));
        else if (after.value(it.key()) != *it)
            names.append(u"%1 was touched"_s.arg(it.key()));
    }
    for (auto it = after.cbegin(); it != after.cend(); ++it) {
        if (!before.contains(it.key()))
            names.append(u"%1 is new"_s.arg(it.key()));
    }
    return names.join(u", "_s);
}

uint permissionBits(const QString &path)
{
    return stateOf(path).mode & 07777U;
}

QStringList entriesOf(const QString &folder)
{
    return QDir(folder).entryList(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

} // namespace litekeep::test
