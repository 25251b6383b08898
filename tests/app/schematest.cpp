// SPDX-License-Identifier: GPL-3.0-or-later
// What `--json` answers, against the schemas that are installed for those who read it.
#include "app/cli/options.h"
#include "tests/app/place.h"

#include <QJsonDocument>
#include <QSet>

using namespace litekeep::test;

class SchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyVerbAnswersAsPromised();
    void errorsAndWarnings();
    void eventsOfRun();
    void everyAnswerFits();
    void everyVerbWasSeen();
    void validatorSeesFaults();

private:
    static CtlResult validate(const QByteArray &lines, const QStringList &more = {});
    void check(const QString &schema, const QByteArray &json);

    QSet<QString> m_seen;
    QByteArray m_samples;
};

namespace {

QByteArray sample(const QString &schema, const QByteArray &json)
{
    return "{\"schema\":\"" + schema.toUtf8() + "\",\"value\":" + json.trimmed() + "}\n";
}

} // namespace

CtlResult SchemaTest::validate(const QByteArray &lines, const QStringList &more)
{
    QProcess process;
    process.start(u"python3"_s,
                  QStringList{QStringLiteral(VALIDATOR), QStringLiteral(SCHEMAS)} + more);
    process.write(lines);
    process.closeWriteChannel();
    return finishCtl(process);
}

void SchemaTest::initTestCase()
{
    if (!runProgram(u"python3"_s, {u"-c"_s, u"import jsonschema"_s}).exitCode)
        return;
    QSKIP("python3-jsonschema is missing");
}

/// Only noted here: starting Python takes longer than what is tested.
void SchemaTest::check(const QString &schema, const QByteArray &json)
{
    QVERIFY2(!json.isEmpty(), qPrintable(schema));
    for (const QByteArray &line : json.trimmed().split('\n'))
        m_samples += sample(schema, line);
    m_seen.insert(schema);
}

void SchemaTest::everyAnswerFits()
{
    const CtlResult result = validate(m_samples, {u"--spoil"_s});
    QVERIFY2(result.exitCode == 0, result.summary().constData());
}

void SchemaTest::everyVerbAnswersAsPromised()
{
    const Place place;
    makeShop(place.database());
    const auto answered = [&](const QString &verb, const QStringList &more = {}) {
        check(verb, place.run(verb, more).out);
    };
    answered(u"settings"_s);
    answered(u"status"_s);
    answered(u"list"_s);
    answered(u"history"_s);
    answered(u"create"_s, {u"--note"_s, u"note"_s});
    answered(u"create"_s, {u"--type=auto"_s});
    answered(u"settings"_s, {u"--enabled=on"_s, u"--retention-count=1"_s});
    answered(u"settings"_s, {u"--before-command=true 'a b'"_s, u"--after-command=false"_s,
                             u"--command-seconds=9"_s, u"--ping-url=http://127.0.0.1:9/x"_s});
    answered(u"create"_s);
    answered(u"list"_s);
    answered(u"show"_s, {u"latest"_s});
    answered(u"verify"_s, {u"latest-intact"_s});
    answered(u"export"_s, {u"latest-intact"_s, place.elsewhere(u"copy.db"_s)});
    answered(u"import"_s, {place.elsewhere(u"copy.db"_s)});
    answered(u"restore"_s, {u"latest-intact"_s, u"--yes"_s});
    answered(u"restore"_s, {u"latest-intact"_s, u"--to"_s, place.elsewhere(u"to.db"_s)});
    answered(u"undo"_s, {u"--yes"_s});
    answered(u"recover"_s);
    answered(u"prune"_s, {u"--dry-run"_s});
    answered(u"status"_s);
    answered(u"history"_s);
    answered(u"settings"_s, {u"--before-command="_s, u"--after-command="_s, u"--ping-url="_s});
    const CtlResult listed = ctlJson({u"databases"_s, u"--add"_s, place.database()});
    check(u"databases"_s, listed.out);
    check(u"find"_s, ctlJson({u"find"_s, place.data()}).out);
    answered(u"delete"_s, {u"latest"_s, u"--yes"_s});
    check(u"service"_s, ctlJson({u"service"_s, u"status"_s}).out);
}

void SchemaTest::errorsAndWarnings()
{
    const Place place;
    makeShop(place.database());
    check(u"error"_s, ctlJson({u"nonsense"_s}).err);
    check(u"error"_s, place.run(u"show"_s, {u"nonsense"_s}).err);
    check(u"error"_s, ctlJson({u"status"_s, place.elsewhere(u"no.db"_s)}).err);
    VERIFY_EXIT(place.run(u"create"_s), 0);
    QVERIFY(QFile::remove(place.backups() + u'/' + place.backupFiles().first()));
    check(u"warnings"_s, place.run(u"verify"_s).err);
    check(u"list"_s, place.run(u"list"_s).out);
    check(u"status"_s, place.run(u"status"_s).out);
}

void SchemaTest::eventsOfRun()
{
    const Place place;
    makeShop(place.database());
    VERIFY_EXIT(place.run(u"settings"_s, {u"--enabled=on"_s}), 0);
    QProcess process;
    startCtl(process, {u"run"_s, u"--json"_s, place.database(), place.elsewhere(u"no.db"_s)});
    QByteArray told;
    while (!(told.contains("\"backup-done\"") && told.contains("\"database-unreachable\""))
           && process.waitForReadyRead(60'000))
        told += process.readAllStandardOutput();
    process.terminate();
    const CtlResult ended = finishCtl(process);
    VERIFY_EXIT(ended, 0);
    check(u"run"_s, told + ended.out);
}

void SchemaTest::everyVerbWasSeen()
{
    for (const litekeep::cli::VerbSpec &verb : litekeep::cli::verbs())
        QVERIFY2(m_seen.contains(QString::fromLatin1(verb.name)), verb.name);
    const QStringList files = QDir(QStringLiteral(SCHEMAS)).entryList({u"*.schema.json"_s});
    for (const QString &file : files)
        QVERIFY2(m_seen.contains(file.section(u'.', 0, 0)), qPrintable(file));
}

void SchemaTest::validatorSeesFaults()
{
    for (const QByteArray &wrong :
         {QByteArray("{}"), QByteArray("{\"event\":\"stopped\",\"at\":\"today\",\"message\":\"\"}"),
          QByteArray("{\"event\":\"backup-done\",\"at\":\"2026-11-22T08:15:00.000Z\",\"message\":"
                     "\"\"}"),
          QByteArray("{\"event\":\"other\",\"at\":\"2026-11-22T08:15:00.000Z\",\"message\":\"\"}")})
        QVERIFY2(validate(sample(u"run"_s, wrong)).exitCode == 1, wrong.constData());
    QCOMPARE(validate(sample(u"run"_s, "{\"event\":\"stopped\",\"at\":\"2026-11-22T08:15:00.000Z\","
                                       "\"message\":\"\",\"more\":1}"))
                 .exitCode,
             0);
}

QTEST_GUILESS_MAIN(SchemaTest)
#include "schematest.moc"
