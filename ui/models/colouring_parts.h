// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_colouring.h"
#include "ui/models/number_classes.h"
#include "ui/theme/map_palette.h"

#include <functional>

namespace crossfade::ui {

// What the kinds of colouring share.

LegendEntry legendEntry(const QString& name, const ThemedColour& colour);
/// The grey one.
LegendEntry missingEntry(const QString& name);

/// Gives each of `artists` who is on the map the class that `classOf` says, and counts the entries.
/// The missing one is dropped where it has nobody.
void assignClasses(MapColouring& colouring, std::size_t artists, const OnMap& onMap,
                   const std::function<std::size_t(std::size_t artist)>& classOf);

/// Classes without an order. `categoryOf`: per artist, into `names`; `names.size()`: missing.
/// `others` words what is left over when there are more than colours: with %1 for how many.
MapColouring colourByCategory(const QString& title, std::span<const std::uint32_t> categoryOf,
                              const QStringList& names, const QString& missing,
                              const QString& others, const OnMap& onMap);

/// Numbers in quantiles, or between `cuts` where there are any; NaN is missing.
MapColouring colourByNumber(const QString& title, std::span<const double> values, NumberLook look,
                            const std::vector<double>& cuts, const QString& missing,
                            const OnMap& onMap);

}  // namespace crossfade::ui
