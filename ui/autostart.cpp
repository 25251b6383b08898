// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace litekeep::autostart {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::Autostart)
};

/// Backslashes mean something in every value of an entry.
QString escaped(QString value)
{
    return value.replace(u'\\', u"\\\\"_s)
        .replace(u'\n', u"\\n"_s)
        .replace(u'\t', u"\\t"_s)
        .replace(u'\r', u"\\r"_s);
}

/// One word of an Exec line: first quoted, then escaped as any other value.
QString quoted(const QString &word)
{
    QString inner;
    for (const QChar c : word) {
        if (u"\"`$\\"_s.contains(c))
            inner += u'\\';
        inner += c;
        if (c == u'%')
            inner += c;
    }
    return escaped(u'"' + inner + u'"');
}

} // namespace

QString entryPath()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
        .filePath(u"autostart/litekeep.desktop"_s);
}

bool isEnabled()
{
    QFile file(entryPath());
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QList<QByteArray> lines = file.readAll().split('\n');
    // This is how desktops switch an entry off without removing it.
    return !lines.contains("Hidden=true") && !lines.contains("X-GNOME-Autostart-enabled=false");
}

QString entryFor(const QString &program)
{
    return u"[Desktop Entry]\n"
           "Type=Application\n"
           "Version=1.4\n"
           "Name=Litekeep\n"
           "Comment=Makes the automatic backups of your SQLite databases\n"
           "TryExec=%1\n"
           "Exec=%2 --background\n"
           "Icon=litekeep\n"
           "Terminal=false\n"
           "StartupNotify=false\n"_s.arg(escaped(program), quoted(program));
}

bool setEnabled(bool enabled, QString *problem)
{
    const QString path = entryPath();
    if (!enabled) {
        QFile file(path);
        if (!file.exists() || file.remove())
            return true;
        *problem = Text::tr("“%1” could not be removed: %2").arg(path, file.errorString());
        return false;
    }
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)
        && file.write(entryFor(QCoreApplication::applicationFilePath()).toUtf8()) > 0
        && file.commit())
        return true;
    *problem = Text::tr("“%1” could not be written: %2").arg(path, file.errorString());
    return false;
}

} // namespace litekeep::autostart
