// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/programstyle.h"

#include "ui/icons.h"

#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

bool isBox(QStyle::PrimitiveElement element)
{
    return element == QStyle::PE_IndicatorCheckBox || element == QStyle::PE_IndicatorRadioButton;
}

/// In the place where Fusion has its own.
void paintOutline(QStyle::PrimitiveElement element, const QStyleOption &option, QPainter *painter)
{
    QColor color = option.palette.color(QPalette::WindowText);
    color.setAlphaF(0.6F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(color);
    painter->setBrush(Qt::NoBrush);
    const QRectF outline = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (element == QStyle::PE_IndicatorCheckBox)
        painter->drawRect(outline);
    else
        painter->drawEllipse(outline);
    painter->restore();
}

/// A menu over a dark table has no end otherwise.
void paintEdge(const QStyleOption &option, QPainter *painter)
{
    QColor color = option.palette.color(QPalette::WindowText);
    color.setAlphaF(0.35F);
    painter->save();
    painter->setPen(color);
    painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

void paintPressed(const QStyleOption &option, QPainter *painter)
{
    QColor color = option.palette.color(QPalette::Highlight);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(color);
    color.setAlphaF(0.25F);
    painter->setBrush(color);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter->restore();
}

QColor blended(const QColor &front, const QColor &ground, qreal part)
{
    const auto mix = [part](float a, float b) { return float(part) * a + float(1 - part) * b; };
    return QColor::fromRgbF(mix(front.redF(), ground.redF()), mix(front.greenF(), ground.greenF()),
                            mix(front.blueF(), ground.blueF()));
}

/// As the eye weighs the colours.
bool canBeTold(const QColor &front, const QColor &ground, int difference)
{
    const QColor seen = blended(front, ground, front.alphaF());
    return qAbs(qGray(seen.rgb()) - qGray(ground.rgb())) >= difference;
}

struct Letters
{
    QPalette::ColorRole letters;
    QPalette::ColorRole ground;
};

/// A share of the usual letters where those of the palette cannot be read.
void keepReadable(QPalette &palette, QPalette::ColorGroup group, Letters roles,
                  QPalette::ColorRole usual, qreal share, int difference)
{
    const QColor ground = palette.color(group, roles.ground);
    if (!canBeTold(palette.color(group, roles.letters), ground, difference))
        palette.setColor(group, roles.letters,
                         blended(palette.color(QPalette::Active, usual), ground, share));
}

} // namespace

/// Qt's own reading of a KDE palette knows neither the colour of hints in empty fields, which is
/// then black on a dark ground, nor one for what is switched off that could be read there.
void ProgramStyle::polish(QPalette &palette)
{
    constexpr qreal quiet = 0.6;
    constexpr qreal off = 0.5;
    constexpr int readable = 75;
    constexpr int visible = 60;
    QProxyStyle::polish(palette);
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
        keepReadable(palette, group, {QPalette::PlaceholderText, QPalette::Base}, QPalette::Text,
                     quiet, readable);
    for (const Letters &roles :
         {Letters{QPalette::Text, QPalette::Base}, Letters{QPalette::WindowText, QPalette::Window},
          Letters{QPalette::ButtonText, QPalette::Button}})
        keepReadable(palette, QPalette::Disabled, roles, roles.letters, off, visible);
}

/// Each menu bar makes its button for what does not fit, seen or not; Qt's picture for it brings in
/// all the plugins for pictures there are, which takes longer than the menus.
QIcon ProgramStyle::standardIcon(StandardPixmap icon, const QStyleOption *option,
                                 const QWidget *widget) const
{
    if (icon == SP_ToolBarHorizontalExtensionButton)
        return symbolicIcon(u"more"_s);
    return QProxyStyle::standardIcon(icon, option, widget);
}

/// On a dark desktop Fusion draws a box that is not ticked in nearly the colour of its ground.
void ProgramStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                 QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (isBox(element) && option && isDark(option->palette)
        && baseStyle()->inherits("QFusionStyle"))
        paintOutline(element, *option, painter);
    if (element == PE_FrameMenu && option && isDark(option->palette)
        && baseStyle()->inherits("QFusionStyle"))
        paintEdge(*option, painter);
    // And a button that stays pressed nearly like one that does not.
    if (element == PE_PanelButtonCommand && option && option->state.testFlag(State_On)
        && isDark(option->palette) && baseStyle()->inherits("QFusionStyle"))
        paintPressed(*option, painter);
}

} // namespace litekeep
