// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <utility>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

QByteArray readDrawing(const QString &name, const QColor &color)
{
    QFile file(u":/litekeep/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

/// Asked of Qt Svg itself: by way of QIcon or QImageReader Qt first loads all the plugins for
/// pictures there are, before the window is on the screen.
QPixmap render(const QString &name, const QColor &color, const QSize &size)
{
    const QString key = u"litekeep/%1/%2/%3x%4"_s.arg(name, color.name(QColor::HexArgb),
                                                      QString::number(size.width()),
                                                      QString::number(size.height()));
    QPixmap pixmap;
    if (size.isEmpty() || QPixmapCache::find(key, &pixmap))
        return pixmap;
    QSvgRenderer renderer(readDrawing(name, color));
    if (!renderer.isValid())
        return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class SymbolicIconEngine : public QIconEngine
{
public:
    SymbolicIconEngine(QString name, Tone tone) : m_name(std::move(name)), m_tone(tone) {}

    QIconEngine *clone() const override { return new SymbolicIconEngine(m_name, m_tone); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        const int side = qMin(rect.width(), rect.height());
        QPixmap image = render(m_name, color(mode), QSize(side, side) * ratio);
        image.setDevicePixelRatio(ratio);
        QRect target(0, 0, side, side);
        target.moveCenter(rect.center());
        painter->drawPixmap(target, image);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const int side = qMin(size.width(), size.height());
        return render(m_name, color(mode), QSize(side, side));
    }

private:
    QColor color(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        return toneColor(m_tone, palette);
    }

    QString m_name;
    Tone m_tone;
};

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Positive: return dark ? QColor(0x5f, 0xd3, 0x92) : QColor(0x1b, 0x7f, 0x4b);
    case Tone::Caution: return dark ? QColor(0xf2, 0xb8, 0x4b) : QColor(0x9a, 0x5b, 0x00);
    case Tone::Negative: return dark ? QColor(0xff, 0x84, 0x7c) : QColor(0xb8, 0x23, 0x1f);
    case Tone::Accent: return dark ? QColor(0x7c, 0xb8, 0xf0) : QColor(0x1f, 0x63, 0xa8);
    case Tone::Plain: break;
    }
    return palette.color(QPalette::Active, QPalette::ButtonText);
}

QIcon symbolicIcon(const QString &name, Tone tone)
{
    return QIcon(new SymbolicIconEngine(name, tone));
}

QIcon applicationIcon()
{
    return QIcon(u":/litekeep/icons/litekeep.svg"_s);
}

} // namespace litekeep
