// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace crossfade::ui {

/// A key that works within a view and is no action of a menu.
struct WidgetKey {
    QString where;  ///< "Map"
    QString what;
    QString keys;  ///< as they are shown
};

/// Of the views of the window, in the order in which a person meets them.
std::vector<WidgetKey> widgetKeys();

}  // namespace crossfade::ui
