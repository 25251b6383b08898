// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

namespace litekeep::test {

/// What one run of litekeepctl left.
struct CtlResult
{
    int exitCode = -1;
    bool crashed = true;
    QByteArray out;
    QByteArray err;
    qint64 milliseconds = 0;

    /// stdout as the one JSON value it must be; empty when it is not.
    QJsonObject json() const;
    /// The object behind "error" on stderr; empty when it is not.
    QJsonObject error() const;
    QString errorCode() const;
    QJsonObject backup() const;
    QJsonArray backups() const;
    /// For a failed comparison: everything at a glance.
    QByteArray summary() const;
};

/// The built program, or the one that the environment's LITEKEEPCTL names (an installed one).
QString ctlPath();
/// The environment of a test, with the given changes.
QProcessEnvironment ctlEnvironment(const QMap<QString, QString> &changes = {});

/// Runs to the end; `program` stands before the arguments (for setpriv and its like).
CtlResult runProgram(const QString &program, const QStringList &arguments,
                     const QMap<QString, QString> &environment = {});
CtlResult ctl(const QStringList &arguments, const QMap<QString, QString> &environment = {});
/// The same with --json.
CtlResult ctlJson(const QStringList &arguments, const QMap<QString, QString> &environment = {});
/// Starts it and comes back at once.
void startCtl(QProcess &process, const QStringList &arguments);
/// Waits for a started one.
CtlResult finishCtl(QProcess &process);

} // namespace litekeep::test
