// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/drawing.h"
#include "core/report/plot_drawing.h"
#include "core/report/ticks.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crossfade::report {

// What the kinds of plot share.

Drawing drawXy(const XyPlot& plot, const PlotLook& options);
Drawing drawBars(const BarPlot& plot, const PlotLook& options);
Drawing drawMatrix(const MatrixPlot& plot, const PlotLook& options);

/// A frame with the reason in it.
Drawing drawEmpty(const PlotLook& options, std::size_t missing, const std::string& otherwise);

/// From values to pixels.
struct Scale {
    Interval domain;
    double from = 0.0;  ///< pixel of domain.low
    double to = 1.0;
    bool logarithmic = false;

    double at(double value) const;
    bool shows(double value) const;
};

/// The least interval about all that is drawable.
class Extent {
public:
    void add(double value);
    void add(const std::optional<Interval>& interval);
    bool empty() const { return m_empty; }
    Interval range() const { return {m_low, m_high}; }

private:
    double m_low = 0.0;
    double m_high = 0.0;
    bool m_empty = true;
};

/// Both ends drawable, low below high.
bool isRange(const std::optional<Interval>& range);

enum class Mark { Line, MarkedLine, Point, Box };

struct LegendEntry {
    std::string name;
    Colour colour;
    Mark mark = Mark::Line;
    std::size_t index = 0;  ///< gives the shape of the marker, or the dashes
};

/// One entry after the other, in rows; entries without a name are left out.
class Legend {
public:
    Legend(std::vector<LegendEntry> entries, double width);
    double height() const { return m_height; }
    void draw(Drawing& drawing, double left, double top) const;

private:
    std::vector<LegendEntry> m_entries;
    std::vector<Place> m_places;
    std::vector<std::string> m_texts;
    double m_height = 0.0;
};

/// Every four lines have their own, so that colours need not tell them apart alone.
std::string_view dashesOf(std::size_t index);
Colour colourOf(std::size_t index, const PlotLook& options);

/// Where something is drawn, and what it is to be called; may be empty.
struct LabelledPlace {
    Place at;
    std::string_view label;
};

/// Each label beside its place, where it covers nothing and lies within the bounds; otherwise not.
void drawPointLabels(Drawing& drawing, const std::vector<LabelledPlace>& places, const Box& bounds);

/// A dashed line through the box, with its label where the fewest of the `busy` places are.
void drawReferences(Drawing& drawing, const std::vector<ReferenceLine>& references, const Box& area,
                    const Scale& x, const Scale& y, std::vector<LabelledPlace> busy);

/// "2 values are not shown: not numbers, or outside the axes" in the right corner; nothing for 0.
void drawLeftOut(Drawing& drawing, std::size_t count, double right, double bottom);

}  // namespace crossfade::report
