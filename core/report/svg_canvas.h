// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/colour.h"
#include "core/report/plot.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crossfade::report {

struct Place {
    double x = 0.0;
    double y = 0.0;
};

struct Box {
    double left = 0.0;
    double top = 0.0;
    double width = 0.0;
    double height = 0.0;

    double right() const { return left + width; }
    double bottom() const { return top + height; }
    bool overlaps(const Box& other) const
    {
        return left < other.right() && other.left < right() && top < other.bottom() &&
               other.top < bottom();
    }
};

inline constexpr double kTextSize = 12.0;
inline constexpr double kLineHeight = 16.0;

/// An upper estimate for common sans-serif fonts, in pixels.
double textWidth(std::string_view text, double size = kTextSize);

/// As much of the text as is no wider than `most`, with an ellipsis where something is missing.
std::string shortened(std::string_view text, double most);

enum class Anchor { Start, Middle, End };

struct TextLook {
    Colour colour = kInk;
    Anchor anchor = Anchor::Start;
    double size = kTextSize;
    bool halo = false;      ///< white about the letters, for text over lines
    double rotation = 0.0;  ///< degrees about its place
};

struct Stroke {
    Colour colour = kInk;
    double width = 1.0;
    std::string_view dashes = {};
};

/// Writes the elements of one SVG file, in pixels from the top left. Numbers have at most two
/// digits after the point, in every locale.
class SvgCanvas {
public:
    /// `title` is what a screen reader says; may be empty.
    SvgCanvas(double width, double height, std::string_view title);

    void line(Place from, Place to, const Stroke& stroke);
    void path(const std::vector<Place>& places, const Stroke& stroke);
    void area(const std::vector<Place>& places, Colour fill, double opacity);
    void box(const Box& box, Colour fill);
    void frame(const Box& box, Colour stroke);
    /// Shapes repeat after four: disc, square, triangle, diamond.
    void marker(Place at, std::size_t shape, Colour fill, std::string_view tooltip = {});
    /// `full` is the tooltip, where what is shown was shortened.
    void text(Place at, std::string_view shown, const TextLook& look = {},
              std::string_view full = {});

    /// What follows is seen within the box only, in the same coordinates.
    void beginClip(const Box& box);
    void endClip();

    /// The whole file; the canvas is used up.
    std::string finish() &&;

private:
    void closeWithTooltip(std::string_view element, std::string_view tooltip);

    std::string m_text;
};

}  // namespace crossfade::report
