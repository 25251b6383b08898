// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/ctl.h"

#include <QTemporaryDir>

namespace litekeep::test {

bool isRoot();

/// Runs litekeepctl as somebody who may do little. Permissions mean nothing to root, so a
/// root test run becomes "nobody" for it; anybody else is what they are.
class UnprivilegedCtl
{
public:
    UnprivilegedCtl();

    /// Empty, or why it cannot be done here: the test is to be skipped with these words.
    QString obstacle() const { return m_obstacle; }
    CtlResult run(const QStringList &arguments) const;
    /// Gives a file or folder, with what is in it, to that user.
    static void give(const QString &path);

private:
    QTemporaryDir m_dir; ///< a copy of the program in a place that nobody can reach
    QString m_program;
    QString m_obstacle;
};

} // namespace litekeep::test
