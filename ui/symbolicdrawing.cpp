// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/symbolicdrawing.h"

#include "ui/svgpath.h"

#include <QPainter>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

qreal number(const QXmlStreamAttributes &attributes, QLatin1StringView name)
{
    return attributes.value(name).toDouble();
}

QPainterPath ellipse(const QXmlStreamAttributes &attributes, qreal rx, qreal ry)
{
    QPainterPath path;
    path.addEllipse(QPointF(number(attributes, "cx"_L1), number(attributes, "cy"_L1)), rx, ry);
    return path;
}

std::optional<QPainterPath> pathOf(const QXmlStreamReader &xml)
{
    const QXmlStreamAttributes attributes = xml.attributes();
    if (xml.name() == "path"_L1)
        return parseSvgPath(attributes.value("d"_L1));
    if (xml.name() == "circle"_L1)
        return ellipse(attributes, number(attributes, "r"_L1), number(attributes, "r"_L1));
    if (xml.name() == "ellipse"_L1)
        return ellipse(attributes, number(attributes, "rx"_L1), number(attributes, "ry"_L1));
    if (xml.name() != "rect"_L1)
        return {};
    const qreal round = number(attributes, "rx"_L1);
    QPainterPath path;
    path.addRoundedRect(QRectF(number(attributes, "x"_L1), number(attributes, "y"_L1),
                               number(attributes, "width"_L1), number(attributes, "height"_L1)),
                        round, round);
    return path;
}

std::optional<SymbolicShape> shapeOf(const QXmlStreamReader &xml)
{
    const std::optional<QPainterPath> path = pathOf(xml);
    if (!path)
        return {};
    SymbolicShape shape{*path, number(xml.attributes(), "fill-opacity"_L1), {}};
    const auto dashes =
        xml.attributes().value("stroke-dasharray"_L1).split(u' ', Qt::SkipEmptyParts);
    for (const QStringView dash : dashes)
        shape.dashes.append(dash.toDouble());
    return shape;
}

} // namespace

SymbolicDrawing readSymbolicDrawing(const QByteArray &svg)
{
    SymbolicDrawing drawing;
    QXmlStreamReader xml(svg);
    if (!xml.readNextStartElement() || xml.name() != "svg"_L1)
        return {};
    drawing.field = {number(xml.attributes(), "width"_L1), number(xml.attributes(), "height"_L1)};
    drawing.lineWidth = number(xml.attributes(), "stroke-width"_L1);
    while (xml.readNextStartElement()) {
        const std::optional<SymbolicShape> shape = shapeOf(xml);
        if (!shape)
            return {};
        drawing.shapes.append(*shape);
        xml.skipCurrentElement();
    }
    return xml.hasError() || drawing.field.isEmpty() ? SymbolicDrawing() : drawing;
}

void paintDrawing(QPainter &painter, const SymbolicDrawing &drawing, const QRectF &target,
                  const QColor &color)
{
    if (drawing.isEmpty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(target.topLeft());
    painter.scale(target.width() / drawing.field.width(), target.height() / drawing.field.height());
    for (const SymbolicShape &shape : drawing.shapes) {
        if (shape.fillOpacity > 0) {
            QColor fill = color;
            fill.setAlphaF(float(color.alphaF() * shape.fillOpacity));
            painter.fillPath(shape.path, fill);
        }
        QPen pen(color, drawing.lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        if (!shape.dashes.isEmpty()) {
            QList<qreal> pattern = shape.dashes;
            for (qreal &dash : pattern) // Qt counts them in widths of the line
                dash /= drawing.lineWidth;
            pen.setDashPattern(pattern);
        }
        painter.strokePath(shape.path, pen);
    }
    painter.restore();
}

} // namespace litekeep
