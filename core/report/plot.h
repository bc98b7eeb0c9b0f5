// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace crossfade::report {

// In every plot a number that is not finite is a value that is missing: it is never drawn as a
// number, and a plot says how many it leaves out.

struct Interval {
    double low = 0.0;
    double high = 0.0;
};

struct Axis {
    std::string title;
    std::optional<Interval> range = {};  ///< none: as the values need it
};

struct LinePoint {
    double x = 0.0;
    double y = 0.0;
    std::optional<Interval> band = {};
};

/// Drawn in the order of its points; a missing value interrupts it.
struct Line {
    std::string name;
    std::vector<LinePoint> points;
};

/// The label is left out where no place near the point is free; it stays as a tooltip.
struct ScatterPoint {
    double x = 0.0;
    double y = 0.0;
    std::string label = {};
};

struct Scatter {
    std::string name;
    std::vector<ScatterPoint> points;
};

struct ReferenceLine {
    double value = 0.0;
    std::string label;
    bool vertical = false;  ///< at an x; in a bar plot every one is at a value of the bars
};

struct XyPlot {
    Axis x;
    Axis y;
    bool logX = false;  ///< only x above 0 is shown
    std::vector<Line> lines = {};
    std::vector<Scatter> scatters = {};
    std::vector<ReferenceLine> references = {};
};

struct Bar {
    double value = 0.0;
    std::optional<Interval> interval = {};
};

/// A bar for each category.
struct BarSeries {
    std::string name;
    std::vector<Bar> bars;
};

/// Lying bars from 0, the value written at the end of each.
struct BarPlot {
    Axis values;
    std::vector<std::string> categories;
    std::vector<BarSeries> series;
    std::vector<ReferenceLine> references = {};
    int digits = 3;
};

/// A heat map with the number in every cell.
struct MatrixPlot {
    std::string rowTitle;
    std::string columnTitle;
    std::vector<std::string> rows;
    std::vector<std::string> columns;
    std::vector<std::vector<double>> values;  ///< of each row
    std::optional<Interval> range = {};       ///< of the colours; none: from least to greatest
    int digits = 3;
};

using Plot = std::variant<XyPlot, BarPlot, MatrixPlot>;

}  // namespace crossfade::report
