// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

#include <cstdint>
#include <optional>

namespace crossfade::ui {

/// What a drag on the map does.
enum class MapTool : std::uint8_t { Move, Rectangle, Lasso, Brush };

/// What becomes of the artists who were selected before.
enum class SelectMode : std::uint8_t { New, Add, Subtract };

/// V, R, L and B; none for another key.
constexpr std::optional<MapTool> mapToolFor(int key)
{
    switch (key) {
        case Qt::Key_V:
            return MapTool::Move;
        case Qt::Key_R:
            return MapTool::Rectangle;
        case Qt::Key_L:
            return MapTool::Lasso;
        case Qt::Key_B:
            return MapTool::Brush;
        default:
            return std::nullopt;
    }
}

/// The mode of a drag or click: Shift adds and Alt subtracts, whatever is chosen.
constexpr SelectMode selectModeFor(SelectMode chosen, Qt::KeyboardModifiers modifiers)
{
    if (modifiers.testFlag(Qt::ShiftModifier)) return SelectMode::Add;
    if (modifiers.testFlag(Qt::AltModifier)) return SelectMode::Subtract;
    return chosen;
}

}  // namespace crossfade::ui
