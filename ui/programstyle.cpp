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

} // namespace

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
}

} // namespace litekeep
