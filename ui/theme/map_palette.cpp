// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/map_palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace crossfade::ui {

namespace {

ThemedColour both(QRgb light, QRgb dark)
{
    return {QColor(light), QColor(dark)};
}

const std::array<ThemedColour, kMostSteps>& steps()
{
    // Blue to yellow on dark, olive to violet on light.
    static const std::array<ThemedColour, kMostSteps> kSteps = {
        both(0x7D8E27, 0x3182CE), both(0x067B6A, 0x1FA5C1), both(0x015C76, 0x43C4A9),
        both(0x033D7E, 0xA2DA7A), both(0x401453, 0xFAE762)};
    return kSteps;
}

}  // namespace

ThemedColour categoryColour(std::size_t category)
{
    static const std::array<ThemedColour, kCategoryColours> kColours = {
        both(0x0686FF, 0x9AA0FF), both(0xBC7659, 0xFEAE81), both(0x216744, 0x9CF4D0),
        both(0x9D6FA6, 0x9A5091), both(0x5A3600, 0xBC9000), both(0x154ABC, 0x056EE5),
        both(0x6F6F01, 0x5C7315), both(0x6F1563, 0xFFCBFD)};
    return kColours[std::min(category, kCategoryColours - 1)];
}

ThemedColour otherColour()
{
    return both(0x383F3C, 0xA5A9A7);
}

ThemedColour missingColour()
{
    return both(0x868686, 0x6B6B6B);
}

std::vector<ThemedColour> stepColours(std::size_t count)
{
    count = std::min(count, kMostSteps);
    if (count == 1) return {steps()[kMostSteps / 2]};
    std::vector<ThemedColour> colours;
    for (std::size_t i = 0; i < count; ++i) {
        const double at =
            static_cast<double>(i * (kMostSteps - 1)) / static_cast<double>(count - 1);
        colours.push_back(steps()[static_cast<std::size_t>(std::lround(at))]);
    }
    return colours;
}

}  // namespace crossfade::ui
