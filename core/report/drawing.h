// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/colour.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
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
    std::string_view dashes = {};  ///< lengths as in SVG, a literal; empty: none
};

// The shapes of a drawing, in pixels from its top left.

struct LineShape {
    Place from;
    Place to;
    Stroke stroke;
};
/// Joined by lines, with round corners.
struct PathShape {
    std::vector<Place> places;
    Stroke stroke;
};
struct AreaShape {
    std::vector<Place> places;
    Colour fill;
    double opacity = 1.0;
};
struct BoxShape {
    Box box;
    Colour fill;
};
struct FrameShape {
    Box box;
    Colour stroke;
};
/// Outlined in white. Without corners it is a disc.
struct MarkerShape {
    Place at;
    std::vector<Place> corners;
    Colour fill;
    std::string tooltip;
};
inline constexpr double kDiscRadius = 4.0;
/// `at` is on the base line of the letters. `full` is the tooltip, where what is shown was
/// shortened.
struct TextShape {
    Place at;
    std::string shown;
    TextLook look;
    std::string full;
};
/// What follows is seen within the box only, until the ClipEnd.
struct ClipBegin {
    Box box;
};
struct ClipEnd {};

using Shape = std::variant<LineShape, PathShape, AreaShape, BoxShape, FrameShape, MarkerShape,
                           TextShape, ClipBegin, ClipEnd>;

/// Shapes in the order in which they are painted, on white: for whatever can paint them.
class Drawing {
public:
    /// In pixels; `title` is what a screen reader says, may be empty.
    Drawing(double width, double height, std::string title);

    double width() const { return m_width; }
    double height() const { return m_height; }
    const std::string& title() const { return m_title; }
    const std::vector<Shape>& shapes() const { return m_shapes; }

    void line(Place from, Place to, const Stroke& stroke);
    void path(std::vector<Place> places, const Stroke& stroke);
    void area(std::vector<Place> places, Colour fill, double opacity);
    void box(const Box& box, Colour fill);
    void frame(const Box& box, Colour stroke);
    /// Forms repeat after four: disc, square, triangle, diamond.
    void marker(Place at, std::size_t form, Colour fill, std::string_view tooltip = {});
    void text(Place at, std::string_view shown, const TextLook& look = {},
              std::string_view full = {});
    void beginClip(const Box& box);
    void endClip();

private:
    double m_width;
    double m_height;
    std::string m_title;
    std::vector<Shape> m_shapes;
};

}  // namespace crossfade::report
