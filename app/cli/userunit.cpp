// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/userunit.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

const QByteArray mark = "Written by \"litekeepctl service install\".";

} // namespace

QString unitWord(const QString &path)
{
    // A "$" is itself in the name of a program.
    return u'"' + QString(path).replace(u'%', u"%%"_s) + u'"';
}

bool fitsIntoUnit(const QString &path)
{
    return std::none_of(path.begin(), path.end(), [](QChar character) {
        return character < u' ' || character == u'\x7f' || u"\"'\\"_s.contains(character);
    });
}

QByteArray userUnitText(const QString &program)
{
    QFile unit(u":/systemd/user.service.in"_s);
    if (!unit.open(QIODevice::ReadOnly))
        return {};
    QByteArray text = unit.readAll();
    text.replace("@LITEKEEP_UNIT_MARK@", mark);
    return text.replace("@LITEKEEPCTL@", unitWord(program).toUtf8());
}

QString ownUnitPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
           + u"/systemd/user/litekeep.service"_s;
}

QString installedUnitPath()
{
    for (const QString &folder : {u"/etc"_s, u"/usr/local/lib"_s, u"/usr/lib"_s, u"/lib"_s}) {
        QString path = folder + u"/systemd/user/litekeep.service"_s;
        if (QFileInfo::exists(path))
            return path;
    }
    return {};
}

bool ownUnitIsOurs()
{
    QFile unit(ownUnitPath());
    return unit.open(QIODevice::ReadOnly) && unit.read(4096).contains(mark);
}

Result<void> writeOwnUnit()
{
    const QString path = ownUnitPath();
    const QString program = QCoreApplication::applicationFilePath();
    if (!fitsIntoUnit(program))
        return failure(ErrorCode::TargetInvalid, path,
                       u"systemd takes no quotes, backslashes or control characters in the name "
                       "of a program: "_s
                           + program);
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    const QByteArray text = userUnitText(program);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return failure(ErrorCode::WriteFailed, path, file.errorString());
    return {};
}

Result<void> removeOwnUnit()
{
    QFile file(ownUnitPath());
    if (!file.remove())
        return failure(ErrorCode::WriteFailed, file.fileName(), file.errorString());
    return {};
}

} // namespace litekeep::cli
