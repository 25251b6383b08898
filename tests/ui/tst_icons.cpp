// SPDX-License-Identifier: GPL-3.0-or-later
// The icons are there, sharp and in the colours of the desktop.
#include "ui/icons.h"

#include <QApplication>
#include <QDirIterator>
#include <QImage>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace litekeep;

class IconsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void iconsAreThere();
    void iconsFollowThePalette();
};

void IconsTest::iconsAreThere()
{
    QDirIterator files(u":/litekeep/icons"_s);
    int count = 0;
    while (files.hasNext()) {
        const QString name = QFileInfo(files.next()).baseName();
        const QImage image = symbolicIcon(name).pixmap(QSize(24, 24), 2.0).toImage();
        QCOMPARE(image.width(), 48);
        QImage empty(image.size(), image.format());
        empty.fill(Qt::transparent);
        empty.setDevicePixelRatio(image.devicePixelRatio());
        QVERIFY2(image != empty, qPrintable(name));
        ++count;
    }
    QCOMPARE_GE(count, 10);
    QVERIFY(!applicationIcon().pixmap(24, 24).isNull());
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
