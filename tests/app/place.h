// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/ctl.h"
#include "tests/support/databases.h"
#include "tests/support/faults.h"
#include "tests/support/filestate.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <utility>

/// Ends the test function unless the program ended by itself with this code.
#define VERIFY_EXIT(result, code)                                                                  \
    do {                                                                                           \
        const CtlResult ended_ = (result);                                                         \
        QVERIFY2(!ended_.crashed && ended_.exitCode == (code), ended_.summary().constData());      \
    } while (false)

/// The same for a failure told as JSON: nothing on stdout, one error on stderr.
#define VERIFY_ERROR(result, exitCode_, code_)                                                     \
    do {                                                                                           \
        const CtlResult failed_ = (result);                                                        \
        VERIFY_EXIT(failed_, exitCode_);                                                           \
        QVERIFY2(failed_.out.isEmpty(), failed_.summary().constData());                            \
        QVERIFY2(failed_.errorCode() == QLatin1StringView(code_), failed_.summary().constData());  \
        QVERIFY2(!failed_.error().value(u"message"_s).toString().isEmpty(),                        \
                 failed_.summary().constData());                                                   \
    } while (false)

namespace litekeep::test {

using namespace Qt::StringLiterals;

/// A folder of its own with a database in it, as an app keeps it.
class Place
{
public:
    explicit Place(QString name = u"app.db"_s) : m_name(std::move(name)) { QDir().mkpath(data()); }

    QString data() const { return m_dir.filePath(u"data"_s); }
    QString database() const { return data() + u'/' + m_name; }
    QString backups() const { return data() + u"/backups"_s; }
    /// A path outside the data folder.
    QString elsewhere(const QString &name) const { return m_dir.filePath(name); }
    QString root() const { return m_dir.path(); }

    /// Backup files, finished or not: everything that is not the folder's own.
    QStringList backupFiles() const
    {
        QStringList names = entriesOf(backups());
        for (const QString &own : {u".litekeep"_s, u".lock"_s, u"catalogue.db"_s})
            names.removeAll(own);
        return names;
    }

    /// Bytes of every backup: to see that none was touched.
    QMap<QString, QByteArray> backupBytes() const
    {
        QMap<QString, QByteArray> bytes;
        for (const QString &name : backupFiles())
            bytes.insert(name, fileBytes(backups() + u'/' + name));
        return bytes;
    }

    CtlResult run(const QString &verb, const QStringList &more = {}) const
    {
        return ctlJson(QStringList{verb, database()} + more);
    }

private:
    QTemporaryDir m_dir;
    QString m_name;
};

inline QString idOf(const CtlResult &result)
{
    return result.backup().value(u"id"_s).toString();
}

inline QString pathOf(const CtlResult &result)
{
    return result.backup().value(u"path"_s).toString();
}

} // namespace litekeep::test
