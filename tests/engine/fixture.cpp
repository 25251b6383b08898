// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/fixture.h"

#include <sys/stat.h>

namespace litekeep::test {

Place::Place(const QString &name) : m_name(name), m_data(m_dir.filePath(u"data"_s))
{
    QDir().mkpath(m_data);
    // The memory of known folders must not reach from one test into the next.
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_dir.filePath(u"home"_s)));
}

std::unique_ptr<BackupEngine> Place::engine(EngineOptions options) const
{
    return std::make_unique<BackupEngine>(database(), options);
}

Result<CreateResult> Place::create(BackupType type) const
{
    const auto own = engine();
    return await(own->create({.type = type, .note = {}}));
}

Result<BackupList> Place::list() const
{
    const auto own = engine();
    return await(own->list());
}

QStringList Place::backupFiles() const
{
    QStringList names = entriesOf(backups());
    // A journal is the catalogue's own: after a kill it waits for the next who writes.
    for (const QString &own :
         {u".litekeep"_s, u".lock"_s, u".schedule"_s, u"catalogue.db"_s, u"catalogue.db-journal"_s})
        names.removeAll(own);
    return names;
}

QMap<QString, FileState> Place::backupStates() const
{
    QMap<QString, FileState> states;
    for (const QString &name : backupFiles())
        states.insert(name, stateOf(backups() + u'/' + name));
    return states;
}

QString Place::disagreement() const
{
    const auto listed = list();
    if (!listed)
        return failureText(listed);
    QStringList files = backupFiles();
    for (const Backup &backup : listed->backups) {
        if (!backup.catalogued)
            return backup.fileName + u" has no row"_s;
        if (!files.removeOne(backup.fileName))
            return backup.fileName + u" has no file"_s;
        const FileState state = stateOf(backup.path);
        if (QString::fromLatin1(state.sha256.toHex()) != backup.sha256)
            return backup.fileName + u" is not what was sealed"_s;
        if (permissionBits(backup.path) != 0600)
            return backup.fileName + u" is not private"_s;
    }
    return files.isEmpty() ? QString() : QString(u"left over: "_s + files.join(u", "_s));
}

void Place::moveData(const QString &newName)
{
    const QString target = m_dir.filePath(newName);
    if (!QDir().rename(m_data, target))
        throw std::runtime_error("cannot move the data folder");
    m_data = target;
}

QString differenceFromSource(const QString &database, const Backup &backup)
{
    if (!SqliteFile(backup.path, SqliteFile::Mode::ReadOnly).isIntact())
        return u"the backup is damaged"_s;
    return contentsDifference(contentsOf(database), contentsOf(backup.path));
}

QString helperPath()
{
    return QStringLiteral(ENGINEHELPER);
}

HelperResult runHelper(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(helperPath(), arguments);
    process.waitForFinished(120'000);
    const QStringList lines = QString::fromUtf8(process.readAllStandardOutput()).split(u'\n');
    return {.killed = process.exitStatus() != QProcess::NormalExit,
            .exitCode = process.exitCode(),
            .outcome = lines.value(1)};
}

} // namespace litekeep::test
