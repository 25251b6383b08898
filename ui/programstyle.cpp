// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/programstyle.h"

#include "ui/icons.h"

using namespace Qt::StringLiterals;

namespace litekeep {

/// Each menu bar makes its button for what does not fit, seen or not; Qt's picture for it brings in
/// all the plugins for pictures there are, which takes longer than the menus.
QIcon ProgramStyle::standardIcon(StandardPixmap icon, const QStyleOption *option,
                                 const QWidget *widget) const
{
    if (icon == SP_ToolBarHorizontalExtensionButton)
        return symbolicIcon(u"more"_s);
    return QProxyStyle::standardIcon(icon, option, widget);
}

} // namespace litekeep
