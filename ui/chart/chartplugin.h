// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chartcanvas.h"

#include <QObject>

namespace litekeep {

class ChartPlugin : public QObject, public ChartFactory
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "org.litekeep.ChartFactory/1")
    Q_INTERFACES(litekeep::ChartFactory)
public:
    ChartCanvas *create() const override;
};

} // namespace litekeep
