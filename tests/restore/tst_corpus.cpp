// SPDX-License-Identifier: GPL-3.0-or-later
// Real databases of every sound class are restored onto a live target and back, and nothing of
// them is lost. LITEKEEP_CORPUS: where they lie; LITEKEEP_LONG: all of them.
#include "tests/restore/program.h"
#include "tests/restore/restoring.h"

#include <QFileInfo>

using namespace litekeep;
using namespace litekeep::test;

namespace {

struct Case
{
    QString file;
    QString kind;
};

QString corpusFolder()
{
    return qEnvironmentVariable("LITEKEEP_CORPUS");
}

QMap<QString, QList<Case>> soundOnes()
{
    QMap<QString, QList<Case>> byClass;
    const QString text = QString::fromUtf8(fileBytes(corpusFolder() + u"/MANIFEST.tsv"_s));
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts).mid(1);
    for (const QString &line : lines) {
        const QStringList fields = line.split(u'\t');
        const QString kind = fields.value(1);
        if (kind.startsWith(u"HEALTHY"_s) || kind == u"HOT-JOURNAL"_s)
            byClass[kind].append({fields.at(0), kind});
    }
    return byClass;
}

} // namespace

class CorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack_data();
    void thereAndBack();
};

void CorpusTest::thereAndBack_data()
{
    QTest::addColumn<QString>("file");
    if (!QFileInfo::exists(corpusFolder() + u"/MANIFEST.tsv"_s))
        QSKIP("the corpus is not here (LITEKEEP_CORPUS)");
    const auto byClass = soundOnes();
    for (const QList<Case> &all : byClass) {
        const qsizetype wanted = isLong() ? all.size() : qMin<qsizetype>(5, all.size());
        for (qsizetype i = 0; i < wanted; ++i) {
            const Case &one = all.at(i * all.size() / wanted);
            QTest::addRow("%s %s", qPrintable(one.kind), qPrintable(one.file)) << one.file;
        }
    }
}

void CorpusTest::thereAndBack()
{
    QFETCH(const QString, file);
    const Place place;
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-journal"_s}) {
        const QString from = corpusFolder() + u'/' + file + suffix;
        if (QFile::exists(from))
            writeFile(place.database() + suffix, fileBytes(from));
    }
    const auto made = place.create();
    if (!made) // what recovery makes of some of them is no sound database
        QSKIP(qPrintable(failureText(made)));
    const auto content = contentsOf(place.database());
    if (QFileInfo(place.database()).size() == 0)
        QSKIP("its journal leaves an empty file, which has no page size to be kept");
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(place.database() + suffix);
    const QString mode = file.size() % 2 == 0 ? u"wal"_s : u"delete"_s;
    makeThen(place.database(), mode);
    const auto other = contentsOf(place.database());

    const auto engine = place.engine({.folder = {}, .waitSeconds = 1});
    const RestoreOptions insist{.programs = {}, .forceDamaged = true};
    Program server;
    QVERIFY(server.start({u"server"_s, place.database()}));
    auto restored = await(engine->restore(made->backup.id, insist));
    if (!restored && made->backup.source.pageSize != 4096 && mode == u"wal"_s) {
        QCOMPARE(restored.error().code, ErrorCode::DatabaseBusy);
        server.process().terminate();
        QVERIFY(server.process().waitForFinished());
        restored = await(engine->restore(made->backup.id, insist));
    }
    VERIFY_OK(restored);
    VERIFY_EMPTY(contentsDifference(content, contentsOf(place.database())));
    server.process().terminate();
    server.process().waitForFinished();
    QCOMPARE(journalModeOf(place.database()), mode);
    VERIFY_OK(await(engine->undo(insist)));
    VERIFY_EMPTY(contentsDifference(other, contentsOf(place.database())));
    QCOMPARE(journalModeOf(place.database()), mode);
    VERIFY_EMPTY(place.disagreement());
}

QTEST_GUILESS_MAIN(CorpusTest)
#include "tst_corpus.moc"
