// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QPainterPath>
#include <QSizeF>

class QPainter;

namespace litekeep {

/// A line, and the area within it, where it has one.
struct SymbolicShape
{
    QPainterPath path;
    qreal fillOpacity = 0;
    QList<qreal> dashes; ///< lengths of line and gap; empty: one unbroken line
};

/// What an icon of resources/icons draws with one colour.
struct SymbolicDrawing
{
    QSizeF field; ///< what the coordinates fit in
    qreal lineWidth = 0;
    QList<SymbolicShape> shapes;

    bool isEmpty() const { return shapes.isEmpty(); }
};

/// Reads the small part of SVG that these icons are written in. Qt's own reader is a plugin behind
/// four others, which together cost as much as a tenth of the time until the window is there.
/// Empty when there is anything in it that this does not know.
SymbolicDrawing readSymbolicDrawing(const QByteArray &svg);

/// Fills the target with it, at the painter's resolution.
void paintDrawing(QPainter &painter, const SymbolicDrawing &drawing, const QRectF &target,
                  const QColor &color);

} // namespace litekeep
