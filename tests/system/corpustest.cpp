// SPDX-License-Identifier: GPL-3.0-or-later
// Every database of the corpus gets the outcome that its class asks for, through the command
// line. LITEKEEP_CORPUS: where it lies; LITEKEEP_CORPUS_HALF: 1 or 2; LITEKEEP_LONG: all of it.
#include "tests/support/contents.h"
#include "tests/support/ctl.h"
#include "tests/support/faults.h"
#include "tests/support/filestate.h"
#include "tests/support/sqlitefile.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace litekeep::test;

namespace {

constexpr qsizetype sampleSize = 12; // of each class, in an ordinary run
constexpr qsizetype importSampleSize = 4;
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 longestMs = 40'000;
#else
constexpr qint64 longestMs = 10'000;
#endif

enum class Expected {
    Backup,  ///< intact, or unproved where the check cannot run
    Damage,  ///< exit 5 and nothing that looks good
    Refusal, ///< exit 1 or 5
    Either,  ///< damage or a backup: only newer versions of SQLite see it
};

struct Case
{
    QString file;
    QString kind;
    bool checkRuns = false;
};

Expected expectationFor(const QString &kind)
{
    if (kind.startsWith(u"HEALTHY"_s) || kind == u"HOT-JOURNAL"_s)
        return Expected::Backup;
    if (kind == u"NOT-A-DATABASE"_s || kind == u"ENCRYPTED"_s || kind == u"WAL-ONLY-FILE"_s)
        return Expected::Refusal;
    if (kind == u"DAMAGE-SEEN-BY-NEW-SQLITE-ONLY"_s)
        return Expected::Either;
    return Expected::Damage;
}

/// What a program left behind is worth what SQLite makes of it: of five of these 78 it makes
/// something damaged, or no database at all.
Expected afterRecovery(const QString &path)
{
    try {
        SqliteFile database(path);
        database.value(u"SELECT count(*) FROM sqlite_schema"_s);
        return database.isIntact() ? Expected::Backup : Expected::Damage;
    } catch (const SqliteError &) {
        return Expected::Refusal;
    }
}

/// For one file: its class, and the matter that the class leaves open.
Expected expectationFor(const QString &kind, const QString &path)
{
    return kind == u"HOT-JOURNAL"_s ? afterRecovery(path) : expectationFor(kind);
}

QString corpusFolder()
{
    return qEnvironmentVariable("LITEKEEP_CORPUS");
}

QMap<QString, QList<Case>> readManifest()
{
    QMap<QString, QList<Case>> byClass;
    const QString text = QString::fromUtf8(fileBytes(corpusFolder() + u"/MANIFEST.tsv"_s));
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    const QStringList header = lines.first().split(u'\t');
    const qsizetype check = header.indexOf(u"ic_3.40.1"_s);
    for (const QString &line : lines.mid(1)) {
        const QStringList fields = line.split(u'\t');
        byClass[fields.at(1)].append({fields.at(0), fields.at(1), fields.value(check) == u"ok"_s});
    }
    return byClass;
}

/// The same ones on every machine: spread evenly over the class.
QList<Case> sampleOf(const QList<Case> &all, qsizetype size)
{
    if (qEnvironmentVariableIntValue("LITEKEEP_LONG") != 0 || all.size() <= size)
        return all;
    QList<Case> sample;
    for (qsizetype i = 0; i < size; ++i)
        sample.append(all.at(i * all.size() / size));
    return sample;
}

/// The columns of the tests, and the half of the sample that this run is for.
void addRows(qsizetype size)
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("checkRuns");
    if (!QFileInfo::exists(corpusFolder() + u"/MANIFEST.tsv"_s))
        QSKIP("the corpus is not here (LITEKEEP_CORPUS names its folder)");
    const int half = qEnvironmentVariableIntValue("LITEKEEP_CORPUS_HALF");
    int number = 0;
    const QMap<QString, QList<Case>> manifest = readManifest();
    for (const QList<Case> &all : manifest) {
        for (const Case &one : sampleOf(all, size)) {
            if (half == 0 || number++ % 2 == half - 1)
                QTest::newRow(qPrintable(one.kind + u' ' + one.file))
                    << one.file << one.kind << one.checkRuns;
        }
    }
}

/// Copies the file with what belongs to it; the corpus itself is read-only.
void copyWithSideFiles(const QString &from, const QString &to)
{
    for (const QString &suffix : {QString(), u"-wal"_s, u"-journal"_s}) {
        if (QFile::exists(from + suffix))
            writeFile(to + suffix, fileBytes(from + suffix));
    }
}

/// Everything in the backup folder that is not the folder's own.
QStringList leftIn(const QString &folder)
{
    QStringList names = entriesOf(folder);
    for (const QString &own : {u".litekeep"_s, u".lock"_s, u"catalogue.db"_s})
        names.removeAll(own);
    return names;
}

} // namespace

class CorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outcome_data() const;
    void outcome();
    void imported_data() const;
    void imported();

private:
    void expectBackup(const CtlResult &result, const QString &kept, const QString &fresh);
    void expectNoBackup(const CtlResult &result, const QString &kept);
};

void CorpusTest::outcome_data() const
{
    addRows(sampleSize);
}

void CorpusTest::outcome()
{
    QFETCH(const QString, file);
    QFETCH(const QString, kind);
    QFETCH(const bool, checkRuns);
    const QTemporaryDir dir;
    QDir().mkpath(dir.filePath(u"data"_s));
    QDir().mkpath(dir.filePath(u"fresh"_s));
    const QString kept = dir.filePath(u"data/app.db"_s);
    const QString fresh = dir.filePath(u"fresh/app.db"_s);
    const QString original = corpusFolder() + u'/' + file;
    copyWithSideFiles(original, kept);
    copyWithSideFiles(original, fresh);
    const auto before = statesBeside(kept);

    const CtlResult result = ctlJson({u"create"_s, kept, u"--wait"_s, u"5"_s});

    QVERIFY2(!result.crashed, result.summary().constData());
    QVERIFY2(result.milliseconds <= longestMs, result.summary().constData());
    const QString touched = difference(before, statesBeside(kept));
    QVERIFY2(touched.isEmpty(), qPrintable(touched));
    switch (expectationFor(kind, fresh)) {
    case Expected::Backup:
        expectBackup(result, kept, fresh);
        if (checkRuns && kind != u"HEALTHY-BUT-CHECK-FAILS"_s)
            QCOMPARE(result.backup().value(u"state"_s).toString(), u"intact"_s);
        break;
    case Expected::Damage:
        QVERIFY2(result.exitCode == 5, result.summary().constData());
        expectNoBackup(result, kept);
        break;
    case Expected::Refusal:
        QVERIFY2(result.exitCode == 1 || result.exitCode == 5, result.summary().constData());
        expectNoBackup(result, kept);
        break;
    case Expected::Either:
        if (result.exitCode == 0)
            expectBackup(result, kept, fresh);
        else
            QVERIFY2(result.exitCode == 5, result.summary().constData());
        break;
    }
}

void CorpusTest::expectBackup(const CtlResult &result, const QString &kept, const QString &fresh)
{
    QVERIFY2(result.exitCode == 0, result.summary().constData());
    const QJsonObject backup = result.backup();
    const QString state = backup.value(u"state"_s).toString();
    QVERIFY2(state == u"intact"_s || state == u"unproved"_s, result.summary().constData());
    QCOMPARE(leftIn(QFileInfo(kept).path() + u"/backups"_s),
             QStringList{backup.value(u"filename"_s).toString()});
    const QString different =
        contentsDifference(contentsOf(fresh), contentsOf(backup.value(u"path"_s).toString()));
    QVERIFY2(different.isEmpty(), qPrintable(different));
}

void CorpusTest::expectNoBackup(const CtlResult &result, const QString &kept)
{
    QVERIFY2(result.out.isEmpty(), result.summary().constData());
    QVERIFY2(!result.errorCode().isEmpty(), result.summary().constData());
    QVERIFY2(!result.error().value(u"message"_s).toString().isEmpty(),
             result.summary().constData());
    const QString folder = QFileInfo(kept).path() + u"/backups"_s;
    QCOMPARE(leftIn(folder), QStringList());
    const CtlResult listed = ctlJson({u"list"_s, kept});
    QVERIFY2(listed.exitCode == 0 && listed.backups().isEmpty(), listed.summary().constData());
}

void CorpusTest::imported_data() const
{
    addRows(importSampleSize);
}

/// Taken in beside the backups of another database, and then looked at once more.
void CorpusTest::imported()
{
    QFETCH(const QString, file);
    QFETCH(const QString, kind);
    const QTemporaryDir dir;
    for (const QString &name : {u"data"_s, u"in"_s, u"fresh"_s})
        QDir().mkpath(dir.filePath(name));
    const QString kept = dir.filePath(u"data/app.db"_s);
    const QString in = dir.filePath(u"in/app.db"_s);
    const QString fresh = dir.filePath(u"fresh/app.db"_s);
    SqliteFile(kept).run(u"CREATE TABLE t(a); INSERT INTO t VALUES (1)"_s);
    copyWithSideFiles(corpusFolder() + u'/' + file, in);
    copyWithSideFiles(corpusFolder() + u'/' + file, fresh);
    const auto before = statesBeside(in);

    const CtlResult result = ctlJson({u"import"_s, kept, in, u"--wait"_s, u"5"_s});

    QVERIFY2(!result.crashed, result.summary().constData());
    const QString touched = difference(before, statesBeside(in));
    QVERIFY2(touched.isEmpty(), qPrintable(touched));
    // There is nothing in an empty file that could be taken in.
    const bool empty = QFileInfo(in).size() <= 1;
    const Expected expected = empty ? Expected::Refusal : expectationFor(kind, fresh);
    const bool taken =
        expected == Expected::Either ? result.exitCode == 0 : expected == Expected::Backup;
    if (!taken) {
        QVERIFY2(result.exitCode == 5 || (expected == Expected::Refusal && result.exitCode == 1),
                 result.summary().constData());
        expectNoBackup(result, kept);
        return;
    }
    expectBackup(result, kept, fresh);
    const CtlResult verified = ctlJson({u"verify"_s, kept});
    QVERIFY2(verified.exitCode == 0, verified.summary().constData());
    const QJsonObject seen = verified.json().value(u"results"_s).toArray().first().toObject();
    QCOMPARE(seen.value(u"state"_s), result.backup().value(u"state"_s));
}

QTEST_GUILESS_MAIN(CorpusTest)
#include "corpustest.moc"
