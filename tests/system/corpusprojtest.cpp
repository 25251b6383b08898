// SPDX-License-Identifier: GPL-3.0-or-later
// Debian's proj.db: a real database that is there wherever the package is, in a folder that is
// not ours and with nothing beside it changed.
#include "tests/support/contents.h"
#include "tests/support/ctl.h"
#include "tests/support/faults.h"
#include "tests/support/filestate.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace litekeep::test;

class CorpusProjTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backup();
};

void CorpusProjTest::backup()
{
    const QString original = u"/usr/share/proj/proj.db"_s;
    if (!QFileInfo::exists(original))
        QSKIP("proj.db (package proj-data) is not installed");
    const QTemporaryDir dir;
    const auto before = statesBeside(original);
    const CtlResult result =
        ctlJson({u"create"_s, original, u"--folder"_s, dir.filePath(u"backups"_s)});
    QVERIFY2(!result.crashed && result.exitCode == 0, result.summary().constData());
    QCOMPARE(result.backup().value(u"state"_s).toString(), u"intact"_s);
    QCOMPARE(difference(before, statesBeside(original)), QString());
    const QString copy = dir.filePath(u"fresh.db"_s);
    writeFile(copy, fileBytes(original));
    const auto source = contentsOf(copy);
    QVERIFY(source.size() > 20);
    QCOMPARE(contentsDifference(source, contentsOf(result.backup().value(u"path"_s).toString())),
             QString());
}

QTEST_GUILESS_MAIN(CorpusProjTest)
#include "corpusprojtest.moc"
