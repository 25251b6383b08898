// SPDX-License-Identifier: GPL-3.0-or-later
// The icons, and the small reader of SVG that draws them.
#include "ui/icons.h"
#include "ui/symbolicdrawing.h"

#include <QApplication>
#include <QBuffer>
#include <QDirIterator>
#include <QImageReader>
#include <QPainter>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace litekeep;

namespace {

/// As Qt's own reader of SVG draws it, in black.
QImage drawnByQt(const QString &name, int side)
{
    QFile file(u":/litekeep/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll().replace("currentColor", "#000000");
    QBuffer buffer(&svg);
    QImageReader reader(&buffer, "svg");
    reader.setScaledSize(QSize(side, side));
    return reader.read().convertToFormat(QImage::Format_Alpha8);
}

QImage drawnByUs(const QString &name, int side)
{
    QFile file(u":/litekeep/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintDrawing(painter, readSymbolicDrawing(file.readAll()), QRectF(0, 0, side, side), Qt::black);
    painter.end();
    return image.convertToFormat(QImage::Format_Alpha8);
}

/// The largest difference of two equal pixels, from 0 to 255: both approach arcs by curves.
int difference(const QImage &a, const QImage &b)
{
    int largest = a.size() == b.size() ? 0 : 255;
    for (int y = 0; y < a.height() && largest < 255; ++y) {
        for (int x = 0; x < a.width(); ++x)
            largest = qMax(largest, qAbs(a.constScanLine(y)[x] - b.constScanLine(y)[x]));
    }
    return largest;
}

} // namespace

class IconsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void iconsAreDrawnAsQtDoes();
    void foreignSvgIsNoIcon();
    void iconsFollowThePalette();
};

void IconsTest::iconsAreDrawnAsQtDoes()
{
    QDirIterator files(u":/litekeep/icons"_s);
    int count = 0;
    while (files.hasNext()) {
        const QString name = QFileInfo(files.next()).baseName();
        if (name == "litekeep"_L1)
            continue; // has colours of its own
        for (const int side : {16, 24, 96}) {
            const QImage expected = drawnByQt(name, side);
            QVERIFY2(!expected.isNull(), qPrintable(name));
            const int off = difference(drawnByUs(name, side), expected);
            QVERIFY2(off <= 96, qPrintable(u"%1 at %2: %3"_s.arg(name).arg(side).arg(off)));
        }
        QCOMPARE(symbolicIcon(name).pixmap(QSize(24, 24), 2.0).width(), 48);
        ++count;
    }
    QCOMPARE_GE(count, 10);
    QVERIFY(!applicationIcon().pixmap(24, 24).isNull());
}

/// What the small reader does not know must not come out as half an icon.
void IconsTest::foreignSvgIsNoIcon()
{
    const QByteArray frame = "<svg width=\"24\" height=\"24\" stroke-width=\"2\">%1</svg>";
    const auto drawing = [&](const char *content) {
        return readSymbolicDrawing(QByteArray(frame).replace("%1", content));
    };
    QVERIFY(!drawing("<path d=\"M1 1h4\"/>").isEmpty());
    QVERIFY(drawing("<path d=\"M1 1q4 4 8 8\"/>").isEmpty());
    QVERIFY(drawing("<path d=\"M1 1h\"/>").isEmpty());
    QVERIFY(drawing("<path d=\"1 1 2 2\"/>").isEmpty());
    QVERIFY(drawing("<path d=\"M1 1a2 2 45 0 1 3 3\"/>").isEmpty());
    QVERIFY(drawing("<path d=\"M1 1h4\"/><g/>").isEmpty());
    QVERIFY(drawing("<path d=\"M1 1h4\"").isEmpty());
    QVERIFY(readSymbolicDrawing({}).isEmpty());
}

void IconsTest::iconsFollowThePalette()
{
    const auto darkest = [](const QImage &image) {
        int value = 255;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor color = image.pixelColor(x, y);
                if (color.alpha() > 200)
                    value = qMin(value, color.lightness());
            }
        }
        return value;
    };
    const QPalette before = QApplication::palette();
    const QIcon icon = symbolicIcon(u"delete"_s);
    QApplication::setPalette(QPalette(QColor(0xee, 0xee, 0xee)));
    const int onLight = darkest(icon.pixmap(32, 32).toImage());
    QApplication::setPalette(QPalette(QColor(0x22, 0x22, 0x22)));
    const int onDark = darkest(icon.pixmap(32, 32).toImage());
    QApplication::setPalette(before);
    QCOMPARE_LT(onLight, 100);
    QCOMPARE_GT(onDark, 150);
}

QTEST_MAIN(IconsTest)
#include "tst_icons.moc"
