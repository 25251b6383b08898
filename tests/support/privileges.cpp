// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/privileges.h"

#include <QDirIterator>
#include <QFile>
#include <QStandardPaths>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep::test {

namespace {
constexpr uint nobody = 65534;

void giveOne(const QString &path)
{
    [[maybe_unused]] const int result =
        ::lchown(QFile::encodeName(path).constData(), nobody, nobody);
}
} // namespace

bool isRoot()
{
    return ::geteuid() == 0;
}

UnprivilegedCtl::UnprivilegedCtl() : m_program(ctlPath())
{
    if (!isRoot())
        return;
    if (QStandardPaths::findExecutable(u"setpriv"_s).isEmpty()) {
        m_obstacle = u"setpriv (package util-linux) is missing"_s;
        return;
    }
    // The checkout may lie in a place that nobody cannot enter.
    ::chmod(QFile::encodeName(m_dir.path()).constData(), 0755);
    m_program = m_dir.filePath(u"litekeepctl"_s);
    if (!QFile::copy(ctlPath(), m_program))
        m_obstacle = u"the program cannot be copied"_s;
}

CtlResult UnprivilegedCtl::run(const QStringList &arguments) const
{
    const QMap<QString, QString> home{{u"HOME"_s, m_dir.path()}};
    if (!isRoot())
        return runProgram(m_program, arguments, home);
    const QStringList prefix{u"--reuid=%1"_s.arg(nobody), u"--regid=%1"_s.arg(nobody),
                             u"--clear-groups"_s, m_program};
    return runProgram(u"setpriv"_s, prefix + arguments, home);
}

void UnprivilegedCtl::give(const QString &path)
{
    if (!isRoot())
        return;
    giveOne(path);
    QDirIterator entries(path,
                         QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext())
        giveOne(entries.next());
}

} // namespace litekeep::test
