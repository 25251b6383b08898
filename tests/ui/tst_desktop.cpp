// SPDX-License-Identifier: GPL-3.0-or-later
// The window follows the desktop: palette and text size at once, small screens with all there is.
#include "tests/support/faults.h"
#include "tests/ui/windowfixture.h"
#include "ui/backuptable.h"
#include "ui/databasepage.h"
#include "ui/icons.h"
#include "ui/mainwindow.h"
#include "ui/programstyle.h"
#include "ui/restoredialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QScreen>
#include <QScrollArea>
#include <QStyleOptionButton>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace litekeep;
using namespace litekeep::test;

namespace {

const QColor lightGround(0xef, 0xef, 0xef);
const QColor darkGround(0x2b, 0x2d, 0x31);

/// As WCAG 2 defines them.
double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
           + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double light = qMax(luminance(a), luminance(b));
    return (light + 0.05) / (qMin(luminance(a), luminance(b)) + 0.05);
}

/// Of all its pixels, the one that stands out most from the ground.
double bestContrast(const QImage &image, const QColor &ground)
{
    double best = 1;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            best = qMax(best, contrast(image.pixelColor(x, y), ground));
    }
    return best;
}

/// Labels whose text has no room.
QStringList clipped(const QWidget *top)
{
    QStringList names;
    const auto all = top->findChildren<QLabel *>();
    for (const QLabel *label : all) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const int wanted = label->wordWrap() ? label->heightForWidth(label->width())
                                             : label->fontMetrics().height();
        if (label->height() < wanted)
            names.append(label->objectName() + u':' + label->text());
    }
    return names;
}

} // namespace

class DesktopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ProgramStyle(u"Fusion"_s)); }
    void init();
    void cleanup();
    void textSizeIsFollowed();
    void paletteIsFollowed();
    void detailsHaveRoom();
    void restoreFitsTheScreen();
    void dimLettersAreRead();
    void textSizeIsFollowedInDialogs_data();
    void textSizeIsFollowedInDialogs();
    void boxesAreSeen_data();
    void boxesAreSeen();

private:
    std::unique_ptr<WindowFixture> m_fixture;
    QFont m_font;
    QPalette m_palette;
};

void DesktopTest::init()
{
    m_font = QApplication::font();
    m_palette = QApplication::palette();
    QApplication::setPalette(QPalette(lightGround));
    m_fixture = std::make_unique<WindowFixture>();
}

void DesktopTest::cleanup()
{
    m_fixture.reset();
    QApplication::setFont(m_font);
    QApplication::setPalette(m_palette);
}

void DesktopTest::textSizeIsFollowed()
{
    m_fixture->open(m_fixture->makeDatabase());
    QVERIFY(m_fixture->backUp());
    m_fixture->table()->setColumnWidth(0, 140); // somebody's choice
    const auto *name = m_fixture->find<QLabel>("databaseName");
    const qreal before = name->font().pointSizeF();
    QFont larger = m_font;
    larger.setPointSizeF(m_font.pointSizeF() * 1.5);
    QApplication::setFont(larger);
    QTRY_COMPARE_GT(name->font().pointSizeF(), before * 1.4);
    const BackupTable *table = m_fixture->table();
    QTRY_COMPARE_GE(table->rowHeight(0), table->fontMetrics().height());
    QCOMPARE_GE(table->horizontalHeader()->height(), table->fontMetrics().height());
    QCOMPARE_GT(table->columnWidth(0), 190);
    QCOMPARE_GT(m_fixture->find<QWidget>("backUpNow")->height(),
                QFontMetrics(larger).height() * 3 / 2);
    QTRY_COMPARE(clipped(m_fixture->page()), QStringList());
    QApplication::setFont(m_font);
    QTRY_COMPARE(name->font().pointSizeF(), before);
    m_fixture->window().findChild<QAction *>(u"actionOverview"_s)->trigger();
    const auto *title = m_fixture->window().findChild<QLabel *>(u"homeTitle"_s);
    QVERIFY(title);
    QApplication::setFont(larger);
    QTRY_COMPARE_GT(title->font().pointSizeF(), before * 1.4);
    QTRY_COMPARE(clipped(&m_fixture->window()), QStringList());
}

void DesktopTest::paletteIsFollowed()
{
    m_fixture->open(m_fixture->makeDatabase());
    QVERIFY(m_fixture->backUp());
    m_fixture->table()->selectRow(0);
    const QList<const char *> parts{"restore", "summary",   "status",
                                    "filter",  "backUpNow", "messageText"};
    const auto seen = [&] { return m_fixture->window().grab().toImage().pixelColor(3, 300); };
    const auto faint = [&](const QColor &ground) {
        QStringList names;
        for (const char *part : parts) {
            if (bestContrast(m_fixture->find<QWidget>(part)->grab().toImage(), ground) < 3.5)
                names.append(QLatin1StringView(part));
        }
        return names.join(u' ');
    };
    QCOMPARE(seen(), lightGround);
    QCOMPARE(faint(lightGround), QString());
    QApplication::setPalette(QPalette(darkGround));
    QTRY_COMPARE(seen(), darkGround);
    QCOMPARE(faint(darkGround), QString());
    QApplication::setPalette(QPalette(lightGround));
    QTRY_COMPARE(seen(), lightGround);
    QCOMPARE(faint(lightGround), QString());
}

/// A message is read whole, also with its details in the smallest window; the page scrolls.
void DesktopTest::detailsHaveRoom()
{
    const QString database = m_fixture->makeDatabase(u"damaged.db"_s, 3000);
    damageTable(database, u"orders"_s);
    m_fixture->window().resize(640, 480);
    m_fixture->open(database);
    m_fixture->click("backUpNow");
    QTRY_VERIFY(m_fixture->messageButton("messageDetails"));
    QVERIFY(m_fixture->waitIdle());
    m_fixture->messageButton("messageDetails")->setChecked(true);
    QTRY_COMPARE(clipped(m_fixture->page()), QStringList());
    const auto *scroll = m_fixture->find<QScrollArea>("pageScroll");
    const auto isSeen = [&](const QWidget *widget) {
        return scroll->viewport()->rect().contains(
            QRect(widget->mapTo(scroll->viewport(), QPoint()), widget->size()));
    };
    // Whoever goes on by keyboard sees where the focus is.
    const auto *import = m_fixture->find<QWidget>("import");
    QVERIFY(!isSeen(import));
    m_fixture->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_fixture->window()));
    m_fixture->find<QWidget>("automaticKeep")->setFocus();
    for (int i = 0; i < 20 && !import->hasFocus(); ++i)
        QTest::keyClick(m_fixture->window().focusWidget(), Qt::Key_Tab);
    QVERIFY(import->hasFocus());
    QTRY_VERIFY(isSeen(import));
}

void DesktopTest::restoreFitsTheScreen()
{
    QFont larger = m_font;
    larger.setPointSizeF(m_font.pointSizeF() * 2);
    QApplication::setFont(larger);
    m_fixture->open(m_fixture->makeDatabase());
    QVERIFY(m_fixture->backUp());
    m_fixture->table()->selectRow(0);
    m_fixture->action("actionRestore")->trigger();
    QTRY_VERIFY(qobject_cast<RestoreDialog *>(QApplication::activeModalWidget()));
    QWidget *dialog = QApplication::activeModalWidget();
    const int screen = dialog->screen()->availableGeometry().height();
    QCOMPARE_LE(dialog->height(), screen);
    const auto *go = dialog->findChild<QWidget *>(u"goButton"_s);
    QCOMPARE_LE(go->mapTo(dialog, QPoint(0, go->height())).y(), dialog->height());
    dialog->close();
}

/// As Qt reads KDE's dark palette: hints are black, and what is off is a little lighter than the
/// ground.
void DesktopTest::dimLettersAreRead()
{
    QPalette palette(darkGround);
    palette.setColor(QPalette::Text, QColor(252, 252, 252));
    palette.setColor(QPalette::Base, QColor(27, 30, 32));
    palette.setColor(QPalette::PlaceholderText, QColor(0, 0, 0, 128));
    palette.setColor(QPalette::Disabled, QPalette::Text, QColor(60, 62, 64));
    QApplication::style()->polish(palette);
    const QColor hint = palette.color(QPalette::Active, QPalette::PlaceholderText);
    QCOMPARE_GE(contrast(hint, palette.color(QPalette::Base)), 4.5);
    const QColor off = palette.color(QPalette::Disabled, QPalette::Text);
    QCOMPARE_GE(contrast(off, palette.color(QPalette::Disabled, QPalette::Base)), 3.0);
    // What can be read is left alone.
    QPalette light(lightGround);
    light.setColor(QPalette::PlaceholderText, QColor(0, 0, 0, 128));
    const QPalette before = light;
    QApplication::style()->polish(light);
    QCOMPARE(light.color(QPalette::PlaceholderText), before.color(QPalette::PlaceholderText));
}

void DesktopTest::textSizeIsFollowedInDialogs_data()
{
    QTest::addColumn<QByteArray>("action");
    for (const char *action : {"actionRestore", "actionDelete", "findDatabasesAction",
                               "actionAbout", "actionHistory", "actionManual"})
        QTest::addRow("%s", action) << QByteArray(action);
}

/// Also while a dialog stands open.
void DesktopTest::textSizeIsFollowedInDialogs()
{
    QFETCH(QByteArray, action);
    m_fixture->open(m_fixture->makeDatabase());
    QVERIFY(m_fixture->backUp());
    m_fixture->table()->selectRow(0);
    const QWidgetList before = QApplication::topLevelWidgets();
    m_fixture->action(action.constData())->trigger();
    const auto opened = [&] {
        const QWidgetList now = QApplication::topLevelWidgets();
        const auto found = std::find_if(now.cbegin(), now.cend(), [&](QWidget *one) {
            return !before.contains(one) && one->isVisible();
        });
        return found == now.cend() ? nullptr : *found;
    };
    QTRY_VERIFY_WITH_TIMEOUT(opened(), 20000);
    QWidget *dialog = opened();
    QFont larger = m_font;
    larger.setPointSizeF(m_font.pointSizeF() * 1.5);
    QApplication::setFont(larger);
    const auto small = [&] {
        QStringList names;
        const auto labels = dialog->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisible() && !label->text().isEmpty()
                && label->font().pointSizeF() < larger.pointSizeF() - 0.1)
                names.append(label->objectName());
        }
        return names.join(u' ');
    };
    QTRY_COMPARE(small(), QString());
    QTRY_COMPARE(clipped(dialog), QStringList());
    dialog->close();
}

void DesktopTest::boxesAreSeen_data()
{
    QTest::addColumn<QStyle::PrimitiveElement>("element");
    QTest::addColumn<QColor>("ground");
    for (const QColor &ground : {darkGround, QColor(Qt::black)}) {
        QTest::addRow("box on %s", qPrintable(ground.name()))
            << QStyle::PE_IndicatorCheckBox << ground;
        QTest::addRow("circle on %s", qPrintable(ground.name()))
            << QStyle::PE_IndicatorRadioButton << ground;
    }
}

void DesktopTest::boxesAreSeen()
{
    QFETCH(QStyle::PrimitiveElement, element);
    QFETCH(QColor, ground);
    QStyleOptionButton option;
    option.palette = QPalette(ground);
    option.rect = QRect(2, 2, 14, 14);
    option.state = QStyle::State_Enabled | QStyle::State_Off;
    QImage image(18, 18, QImage::Format_RGB32);
    image.fill(ground);
    QPainter painter(&image);
    QApplication::style()->drawPrimitive(element, &option, &painter);
    painter.end();
    QCOMPARE_GE(bestContrast(image, ground), 3.0);
}

QTEST_MAIN(DesktopTest)
#include "tst_desktop.moc"
