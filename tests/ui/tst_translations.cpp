// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

/// One text of a .ts file.
struct Entry
{
    QString context;
    QString source;
    QString comment;
    QString type;
    QStringList forms;
    bool numerus = false;

    QString name() const { return context + u": "_s + source; }
    QString key() const { return context + u'\n' + source + u'\n' + comment; }
};

void readMessage(QXmlStreamReader &xml, Entry &entry)
{
    entry.numerus = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            entry.source = xml.readElementText();
        } else if (xml.name() == "comment"_L1) {
            entry.comment = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            entry.type = xml.attributes().value("type"_L1).toString();
            if (!entry.numerus) {
                entry.forms = {xml.readElementText()};
            } else {
                while (xml.readNextStartElement())
                    entry.forms.append(xml.readElementText());
            }
        } else {
            xml.skipCurrentElement();
        }
    }
}

QList<Entry> readEntries(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Entry> entries;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1) {
            context = xml.readElementText();
        } else if (xml.name() == "message"_L1) {
            Entry entry;
            entry.context = context;
            readMessage(xml, entry);
            entries.append(entry);
        }
    }
    return entries;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%L?[0-9]+"_s);
    QStringList found;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext())
        found.append(matches.next().captured());
    found.sort();
    return found;
}

QStringList keysOf(const QString &path)
{
    QStringList keys;
    const QList<Entry> entries = readEntries(path);
    for (const Entry &entry : entries)
        keys.append(entry.key());
    keys.sort();
    return keys;
}

} // namespace

/// Every text is there in both languages, finished, with all its plural forms.
class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finished_data() { files(); }
    void finished();
    void placeholdersAgree();
    void upToDate_data() { files(); }
    void upToDate();

private:
    static void files();
    static QString folder() { return QStringLiteral(TRANSLATIONS_FOLDER); }
};

void TranslationsTest::files()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("forms");
    QTest::newRow("English plurals") << u"litekeep_en.ts"_s << 2;
    QTest::newRow("Russian") << u"litekeep_ru.ts"_s << 3;
}

void TranslationsTest::finished()
{
    QFETCH(QString, file);
    QFETCH(int, forms);
    const QList<Entry> entries = readEntries(QDir(folder()).filePath(file));
    QVERIFY(entries.size() > 10);
    QStringList wrong;
    for (const Entry &entry : entries) {
        const bool counted = entry.forms.size() == (entry.numerus ? forms : 1);
        if (!entry.type.isEmpty() || !counted || entry.forms.contains(QString()))
            wrong.append(entry.name());
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TranslationsTest::placeholdersAgree()
{
    QStringList wrong;
    const QList<Entry> entries = readEntries(QDir(folder()).filePath(u"litekeep_ru.ts"_s));
    for (const Entry &entry : entries) {
        for (const QString &form : entry.forms) {
            if (placeholders(form) != placeholders(entry.source))
                wrong.append(entry.name());
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

/// Runs lupdate on a copy: it must find what the file has, no more, no less.
void TranslationsTest::upToDate()
{
    QFETCH(QString, file);
    QTemporaryDir scratch;
    const QString copy = scratch.filePath(file);
    const QString committed = QDir(folder()).filePath(file);
    QVERIFY(QFile::copy(committed, copy));
    QStringList arguments{u"-locations"_s, u"none"_s, u"-no-obsolete"_s, u"-silent"_s};
    if (file.contains(u"_en"_s))
        arguments.append(u"-pluralonly"_s);
    arguments += {u"-I"_s, QStringLiteral(PROJECT_FOLDER)};
    arguments.append(u'@' + QStringLiteral(SOURCE_LIST));
    arguments += {u"-ts"_s, copy};
    QProcess lupdate;
    lupdate.setWorkingDirectory(folder());
    lupdate.start(QStringLiteral(LUPDATE), arguments);
    QVERIFY(lupdate.waitForFinished(60000));
    QCOMPARE(lupdate.exitCode(), 0);
    const QStringList now = keysOf(copy);
    const QStringList before = keysOf(committed);
    QStringList missing;
    for (const QString &key : now) {
        if (!before.contains(key))
            missing.append(key);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(u"not in the file: "_s + missing.join(u'\n')));
    QCOMPARE(before, now);
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
