// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <cstddef>
#include <vector>

namespace crossfade::ui {

/// One colour as either appearance has it.
struct ThemedColour {
    QColor light;
    QColor dark;

    const QColor& in(const Theme& theme) const { return theme.dark ? dark : light; }
    bool operator==(const ThemedColour&) const = default;
};

inline constexpr std::size_t kCategoryColours = 8;
inline constexpr std::size_t kMostSteps = 5;

// What points are coloured in. Against ground and panel each has a contrast of 3 : 1 or more (WCAG
// 2.1, 1.4.11), and none is the query's. Found by simulated annealing over the smallest difference
// (CIEDE2000; Sharma, Wu, Dalal 2005) between any two of the categories', the other two and the
// query's, as seen with full vision and with protanopia and deuteranopia (Machado, Oliveira,
// Fernandes 2009): at least 18 with full vision, 12 without.

/// For classes without an order, at most kCategoryColours. Those that stand out most come first.
ThemedColour categoryColour(std::size_t category);
/// For what is left over when there are more classes than colours.
ThemedColour otherColour();
/// For what is not known.
ThemedColour missingColour();

/// For `steps` classes from little to much, at most kMostSteps: further and further from the ground
/// in lightness, with full vision or without.
std::vector<ThemedColour> stepColours(std::size_t steps);

}  // namespace crossfade::ui
