// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ctl.h"

#include <QElapsedTimer>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace litekeep::test {

namespace {

constexpr int longestRunMs = 120'000;

QJsonObject onlyObject(const QByteArray &bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
}

} // namespace

QJsonObject CtlResult::json() const
{
    return onlyObject(out);
}

QJsonObject CtlResult::error() const
{
    return onlyObject(err).value(u"error"_s).toObject();
}

QString CtlResult::errorCode() const
{
    return error().value(u"code"_s).toString();
}

QJsonObject CtlResult::backup() const
{
    return json().value(u"backup"_s).toObject();
}

QJsonArray CtlResult::backups() const
{
    return json().value(u"backups"_s).toArray();
}

QByteArray CtlResult::summary() const
{
    return "exit " + QByteArray::number(exitCode) + (crashed ? " (crashed)" : "") + " after "
           + QByteArray::number(milliseconds) + " ms\nstdout: " + out + "\nstderr: " + err;
}

QString ctlPath()
{
    return qEnvironmentVariable("LITEKEEPCTL", QStringLiteral(LITEKEEPCTL));
}

QProcessEnvironment ctlEnvironment(const QMap<QString, QString> &changes)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto it = changes.cbegin(); it != changes.cend(); ++it)
        environment.insert(it.key(), it.value());
    return environment;
}

CtlResult finishCtl(QProcess &process)
{
    QElapsedTimer timer;
    timer.start();
    CtlResult result;
    if (!process.waitForFinished(longestRunMs)) {
        process.kill();
        process.waitForFinished();
        result.err = "did not end; ";
    }
    result.milliseconds = timer.elapsed();
    result.crashed = process.exitStatus() != QProcess::NormalExit;
    result.exitCode = process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err += process.readAllStandardError();
    return result;
}

CtlResult runProgram(const QString &program, const QStringList &arguments,
                     const QMap<QString, QString> &environment)
{
    QProcess process;
    process.setProcessEnvironment(ctlEnvironment(environment));
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    return finishCtl(process);
}

CtlResult ctl(const QStringList &arguments, const QMap<QString, QString> &environment)
{
    return runProgram(ctlPath(), arguments, environment);
}

CtlResult ctlJson(const QStringList &arguments, const QMap<QString, QString> &environment)
{
    return ctl(QStringList{u"--json"_s} + arguments, environment);
}

void startCtl(QProcess &process, const QStringList &arguments)
{
    process.setProcessEnvironment(ctlEnvironment());
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(ctlPath(), arguments);
    process.waitForStarted();
}

} // namespace litekeep::test
