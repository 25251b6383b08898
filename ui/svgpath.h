// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QStringView>

#include <optional>

namespace litekeep {

/// The path that the attribute "d" of SVG describes: M, L, H, V, C, S, A and Z, absolute and
/// relative, arcs of ellipses that are not turned. Nothing for anything else.
std::optional<QPainterPath> parseSvgPath(QStringView text);

} // namespace litekeep
