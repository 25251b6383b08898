// SPDX-License-Identifier: GPL-3.0-or-later
// The manual: the same in both languages, its links lead somewhere, its words are the window's.
#include "tests/ui/lookchecks.h"
#include "translations/translations.h"
#include "ui/helpwindow.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace litekeep;
using namespace litekeep::test;

namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString pageText(const QString &language, const QString &topic)
{
    return textOf(u":/litekeep/help/%1/%2.html"_s.arg(language, topic));
}

/// All that a pattern captures, in its order.
QStringList captured(const QString &text, const QString &pattern)
{
    QStringList found;
    auto matches = QRegularExpression(pattern, QRegularExpression::DotMatchesEverythingOption)
                       .globalMatch(text);
    while (matches.hasNext())
        found.append(matches.next().captured(1));
    return found;
}

/// The tags without what is between them, and of the links and places only where they are.
QStringList skeleton(const QString &html)
{
    return captured(html, u"<(/?[a-z0-9]+(?: id=\"[^\"]*\"| href=\"[^\"]*\")?)"_s);
}

/// As a person reads it: no mnemonic, nothing that only leads on.
QString plainLabel(QString text)
{
    static const QRegularExpression mnemonic(u"&(.)"_s);
    static const QRegularExpression tail(u"[…:]+$"_s);
    return text.replace(mnemonic, u"\\1"_s).remove(tail).trimmed();
}

/// The texts of the program in a language, each as a pattern that holds its values open.
QList<QRegularExpression> labels(const QString &language)
{
    QSet<QString> texts;
    for (const QString &file : {u"litekeep_ru.ts"_s, u"litekeep_%1.ts"_s.arg(language)}) {
        QFile ts(QStringLiteral(TRANSLATIONS_FOLDER "/") + file);
        if (!ts.open(QIODevice::ReadOnly))
            return {};
        const bool russian = file.contains(u"_ru"_s);
        QXmlStreamReader xml(&ts);
        while (!xml.atEnd()) {
            xml.readNext();
            const auto name = xml.name();
            const bool source = name == u"source"_s && language == u"en"_s;
            const bool translation = (name == u"translation"_s || name == u"numerusform"_s)
                                     && (language == u"ru"_s || !russian);
            if (xml.isStartElement() && (source || translation)) {
                const QString text =
                    xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
                texts.unite({text});
                // Forms of a plural, read as one.
                for (const QString &form : text.split(u'\n'))
                    texts.insert(form.trimmed());
            }
        }
    }
    static const QRegularExpression value(u"\\\\%[0-9]"_s);
    constexpr qsizetype telling = 8; // "%1 (%2)" would fit nearly everything
    QList<QRegularExpression> patterns;
    for (const QString &text : std::as_const(texts)) {
        QString pattern = QRegularExpression::escape(plainLabel(text));
        pattern.replace(u"\\%n"_s, u"[0-9]+"_s);
        if (pattern.contains(value) && QString(pattern).remove(value).size() < telling)
            continue;
        patterns.append(QRegularExpression(u'^' + pattern.replace(value, u".+"_s) + u'$'));
    }
    return patterns;
}

} // namespace

class HelpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { delete m_window; }
    void sameInBothLanguages();
    void linksLeadSomewhere_data() { languages(); }
    void linksLeadSomewhere();
    void labelsExist_data() { languages(); }
    void labelsExist();
    void everyStatusIsExplained();
    void showsEachPage_data() { languages(); }
    void showsEachPage();
    void goesBackAndForward();
    void followsLinks();
    void loadsNothingElse();
    void searches();
    void followsTheLanguage();
    void byKeyboardAlone();
    void oneWindow();
    void looks_data() { languages(); }
    void looks();

private:
    static void languages();
    HelpWindow *open(const QString &language = u"en"_s);
    template <typename T>
    T *find(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1StringView(name));
    }

    Translations m_translations;
    QPointer<HelpWindow> m_window;
};

void HelpTest::languages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("Russian") << u"ru"_s;
}

void HelpTest::init()
{
    m_translations.use(u"en"_s);
}

HelpWindow *HelpTest::open(const QString &language)
{
    m_translations.use(language);
    m_window = new HelpWindow;
    m_window->show();
    return m_window;
}

void HelpTest::sameInBothLanguages()
{
    const QStringList topics = HelpWindow::topics();
    QCOMPARE(QSet<QString>(topics.begin(), topics.end()).size(), topics.size());
    for (const QString &topic : topics) {
        QVERIFY2(pageText(u"en"_s, topic).size() > 500, qPrintable(topic));
        QCOMPARE(skeleton(pageText(u"ru"_s, topic)), skeleton(pageText(u"en"_s, topic)));
    }
    for (const QString &language : {u"en"_s, u"ru"_s}) {
        const QDir folder(u":/litekeep/help/"_s + language);
        QCOMPARE(folder.entryList().size(), topics.size()); // no page that nobody finds
    }
}

void HelpTest::linksLeadSomewhere()
{
    QFETCH(const QString, language);
    int count = 0;
    for (const QString &topic : HelpWindow::topics()) {
        const QStringList links = captured(pageText(language, topic), u"href=\"([^\"]*)\""_s);
        for (const QString &link : links) {
            ++count;
            if (link.startsWith(u"https://"_s))
                continue;
            const QString target = link.section(u'#', 0, 0).chopped(5);
            QVERIFY2(link.section(u'#', 0, 0).endsWith(u".html"_s), qPrintable(link));
            QVERIFY2(HelpWindow::topics().contains(target), qPrintable(link));
            const QString place = link.section(u'#', 1);
            if (!place.isEmpty())
                QVERIFY2(pageText(language, target).contains(u"id=\"%1\""_s.arg(place)),
                         qPrintable(link));
        }
    }
    QVERIFY(count >= 10);
}

/// What stands in bold is a text of the program, word for word.
void HelpTest::labelsExist()
{
    QFETCH(const QString, language);
    const QList<QRegularExpression> known = labels(language);
    QVERIFY(known.size() > 500);
    int count = 0;
    for (const QString &topic : HelpWindow::topics()) {
        const QStringList bold = captured(pageText(language, topic), u"<b>(.*?)</b>"_s);
        for (const QString &label : bold) {
            const QString plain = plainLabel(label);
            const bool found = std::any_of(known.cbegin(), known.cend(), [&](const auto &pattern) {
                return pattern.match(plain).hasMatch();
            });
            QVERIFY2(found, qPrintable(topic + u": "_s + label));
            ++count;
        }
    }
    QVERIFY(count >= 50);
}

/// Whoever meets a status that is not good finds it in the manual.
void HelpTest::everyStatusIsExplained()
{
    const QString page = pageText(u"en"_s, u"trouble"_s);
    const QStringList explained = captured(page, u"<dt><b>(.*?)</b>"_s);
    const QString ts = textOf(QStringLiteral(TRANSLATIONS_FOLDER "/litekeep_ru.ts"));
    const QString context =
        captured(ts, u"<name>litekeep::Status</name>(.*?)</context>"_s).value(0);
    const QStringList statuses = captured(context, u"<source>(.*?)</source>"_s);
    QVERIFY(statuses.size() > 15);
    // What is no trouble, and what other sentences say in a case of their own.
    const QStringList fine{u"Safe"_s,
                           u"Good"_s,
                           u"Working"_s,
                           u"A backup is being made"_s,
                           u"Looking"_s,
                           u"%1"_s,
                           u"The database is being"_s,
                           u"the background"_s,
                           u"another "_s};
    for (const QString &status : statuses) {
        const bool isFine = std::any_of(fine.cbegin(), fine.cend(), [&](const QString &start) {
            return status.startsWith(start);
        });
        static const QRegularExpression rest(u"[:;,]? ?(there is no|last good|and there|%1).*$"_s);
        const QString start = QString(status).remove(rest);
        const bool told = std::any_of(explained.cbegin(), explained.cend(),
                                      [&](const QString &text) { return text.startsWith(start); });
        QVERIFY2(isFine || told, qPrintable(status));
    }
}

void HelpTest::showsEachPage()
{
    QFETCH(const QString, language);
    open(language);
    auto *contents = find<QListWidget>("helpContents");
    QCOMPARE(contents->count(), HelpWindow::topics().size());
    for (int row = 0; row < contents->count(); ++row) {
        contents->setCurrentRow(row);
        const QString topic = HelpWindow::topics().at(row);
        QCOMPARE(m_window->topic(), topic);
        const QString heading = captured(pageText(language, topic), u"<h1>(.*?)</h1>"_s).value(0);
        QVERIFY(m_window->page()->toPlainText().startsWith(heading));
        QCOMPARE(contents->item(row)->text(), heading);
    }
}

void HelpTest::goesBackAndForward()
{
    open();
    auto *back = find<QToolButton>("helpBack");
    auto *forward = find<QToolButton>("helpForward");
    QVERIFY(!back->isEnabled());
    QCOMPARE(find<QListWidget>("helpContents")->currentRow(), 0);
    m_window->showTopic(u"restore"_s);
    QCOMPARE(find<QListWidget>("helpContents")->currentRow(), 4);
    m_window->showTopic(u"undo"_s);
    QVERIFY(back->isEnabled());
    back->click();
    QCOMPARE(m_window->topic(), u"restore"_s);
    QCOMPARE(find<QListWidget>("helpContents")->currentRow(), 4);
    forward->click();
    QCOMPARE(m_window->topic(), u"undo"_s);
    QVERIFY(!forward->isEnabled());
}

void HelpTest::followsLinks()
{
    open();
    m_window->disconnect(SIGNAL(outsideRequested(QUrl))); // no browser
    QSignalSpy heard(m_window, &HelpWindow::outsideRequested);
    m_window->resize(500, 300);
    Q_EMIT m_window->page()->anchorClicked(QUrl(u"trouble.html#room"_s));
    QCOMPARE(m_window->topic(), u"trouble"_s);
    QVERIFY(m_window->page()->verticalScrollBar()->value() > 0);
    for (const QString &link : {u"http://example.org/"_s, u"file:///etc/passwd"_s,
                                u"javascript:alert(1)"_s, u"mailto:a@example.org"_s}) {
        Q_EMIT m_window->page()->anchorClicked(QUrl(link));
        QCOMPARE(m_window->topic(), u"trouble"_s);
    }
    QCOMPARE(heard.size(), 0);
    Q_EMIT m_window->page()->anchorClicked(QUrl(u"https://example.org/"_s));
    QCOMPARE(heard.size(), 1);
    QCOMPARE(m_window->topic(), u"trouble"_s);
}

void HelpTest::loadsNothingElse()
{
    open();
    HelpPage *page = m_window->page();
    for (const QString &address :
         {u"file:///etc/passwd"_s, u"qrc:/litekeep/knownapps.json"_s, u"https://example.org/"_s,
          u"qrc:/litekeep/help/../knownapps.json"_s, u"/etc/passwd"_s})
        QVERIFY2(!page->loadResource(QTextDocument::HtmlResource, QUrl(address)).isValid(),
                 qPrintable(address));
    QVERIFY(page->loadResource(QTextDocument::HtmlResource, HelpWindow::addressOf(u"undo"_s))
                .isValid());
}

void HelpTest::searches()
{
    open();
    m_window->showTopic(u"trouble"_s);
    auto *field = find<QLineEdit>("helpSearch");
    auto *found = find<QLabel>("helpFound");
    QTest::keyClicks(field, u"DISK"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_window->page()->textCursor().selectedText().toLower(), u"disk"_s);
    const int first = m_window->page()->textCursor().position();
    find<QPushButton>("helpNext")->click();
    QVERIFY(m_window->page()->textCursor().position() > first);
    find<QPushButton>("helpPrevious")->click();
    QCOMPARE(m_window->page()->textCursor().position(), first);
    find<QPushButton>("helpPrevious")->click(); // around the end
    QVERIFY(m_window->page()->textCursor().position() > first);
    QVERIFY(found->text().isEmpty());
    field->setText(u"no such words"_s);
    find<QPushButton>("helpNext")->click();
    QCOMPARE(found->text(), u"Not on this page"_s);
    m_window->showTopic(u"undo"_s);
    QVERIFY(found->text().isEmpty());
}

void HelpTest::followsTheLanguage()
{
    open();
    m_window->showTopic(u"restore"_s);
    m_translations.use(u"ru"_s);
    QTRY_VERIFY(m_window->page()->toPlainText().startsWith(u"Как вернуть"_s));
    QCOMPARE(m_window->topic(), u"restore"_s);
    QCOMPARE(m_window->windowTitle(), u"Руководство"_s);
    QCOMPARE(find<QListWidget>("helpContents")->currentRow(), 4);
}

void HelpTest::byKeyboardAlone()
{
    open();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    const auto press = [](Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    };
    // The first link of the first page.
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    QCOMPARE(m_window->topic(), u"first-backup"_s);
    press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(m_window->topic(), u"welcome"_s);
    press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(m_window->topic(), u"first-backup"_s);
    press(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), find<QLineEdit>("helpSearch"));
    QTest::keyClicks(QApplication::focusWidget(), u"intact"_s);
    press(Qt::Key_F3);
    QCOMPARE(m_window->page()->textCursor().selectedText().toLower(), u"intact"_s);
    press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), m_window->page());
    find<QListWidget>("helpContents")->setFocus();
    press(Qt::Key_Down);
    QCOMPARE(m_window->topic(), u"automatic"_s);
    const qreal size = m_window->page()->font().pointSizeF();
    press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(m_window->page()->font().pointSizeF() > size);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window);
}

void HelpTest::oneWindow()
{
    QWidget parent;
    HelpWindow::open(&parent);
    HelpWindow::open(&parent);
    const auto windows = parent.findChildren<HelpWindow *>();
    QCOMPARE(windows.size(), 1);
    QVERIFY(windows.constFirst()->isVisible());
}

void HelpTest::looks()
{
    QFETCH(const QString, language);
    open(language);
    m_window->resize(640, 480);
    auto *field = find<QLineEdit>("helpSearch");
    field->setText(u"no such words"_s);
    find<QPushButton>("helpNext")->click();
    QTest::qWait(20);
    QCOMPARE(namelessControls(m_window).join(u" | "_s), QString());
    QCOMPARE(clashes(textsWithKeys(m_window)).join(u" | "_s), QString());
    QCOMPARE(clippedTexts(m_window).join(u" | "_s), QString());
    QCOMPARE(m_window->size(), QSize(640, 480));
    for (const QString &topic : HelpWindow::topics()) {
        m_window->showTopic(topic);
        QVERIFY(!m_window->page()->horizontalScrollBar()->isVisible());
    }
}

QTEST_MAIN(HelpTest)
#include "tst_help.moc"
