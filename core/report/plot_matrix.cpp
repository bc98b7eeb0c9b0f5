// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/number_text.h"
#include "core/report/plot_parts.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace crossfade::report {

namespace {

constexpr double kCellHeight = 30.0;
constexpr Colour kMissing{0xF0, 0xF0, 0xF0};

double valueAt(const MatrixPlot& plot, std::size_t row, std::size_t column)
{
    const bool there = row < plot.values.size() && column < plot.values[row].size();
    const double value = there ? plot.values[row][column] : 0.0;
    return there && isDrawable(value) ? value : std::numeric_limits<double>::quiet_NaN();
}

/// Column headers that are wider than a column are written upwards.
struct MatrixLayout {
    Box cells;
    double cellWidth = 0.0;
    double rowLabels = 0.0;
    double columnLabels = 0.0;    ///< length in their direction
    double textSize = kTextSize;  ///< of the numbers
    bool turned = false;
    double width = 0.0;
};

MatrixLayout layOut(const MatrixPlot& plot, const PlotLook& options)
{
    MatrixLayout layout;
    for (const std::string& row : plot.rows)
        layout.rowLabels = std::max(layout.rowLabels, textWidth(row));
    layout.rowLabels = std::min(layout.rowLabels, options.width * 0.3);
    double numbers = 0.0;
    for (std::size_t r = 0; r < plot.rows.size(); ++r)
        for (std::size_t c = 0; c < plot.columns.size(); ++c)
            numbers = std::max(numbers, textWidth(numberText(valueAt(plot, r, c), plot.digits)));
    for (const std::string& column : plot.columns)
        layout.columnLabels = std::max(layout.columnLabels, textWidth(column));

    const auto columns = static_cast<double>(plot.columns.size());
    const double left = 18.0 + layout.rowLabels + (plot.rowTitle.empty() ? 0.0 : 20.0);
    const double room = (options.width - left - 12.0) / columns;
    layout.turned = layout.columnLabels + 8.0 > room;
    // Very many columns make the picture wider.
    layout.textSize = std::clamp(kTextSize * (room - 4.0) / numbers, 9.0, kTextSize);
    const double least = numbers * layout.textSize / kTextSize + 4.0;
    const double wanted = layout.turned ? 56.0 : std::max(layout.columnLabels + 12.0, 56.0);
    layout.cellWidth = std::max(least, std::min(room, std::max(numbers + 16.0, wanted)));
    layout.columnLabels = std::min(layout.columnLabels, 200.0);

    const double top = 12.0 + (plot.columnTitle.empty() ? 0.0 : 20.0) +
                       (layout.turned ? layout.columnLabels + 10.0 : 20.0);
    layout.cells = {left, top, layout.cellWidth * columns,
                    kCellHeight * static_cast<double>(plot.rows.size())};
    layout.width = std::max<double>(options.width, layout.cells.right() + 12.0);
    return layout;
}

void drawHeaders(Drawing& drawing, const MatrixPlot& plot, const MatrixLayout& layout)
{
    const Box& cells = layout.cells;
    drawing.text({cells.left + cells.width / 2.0, 20.0},
                 shortened(plot.columnTitle, layout.width - cells.left), {kMuted, Anchor::Middle},
                 plot.columnTitle);
    drawing.text({14.0, cells.top + cells.height / 2.0},
                 shortened(plot.rowTitle, cells.height + 20.0),
                 {kMuted, Anchor::Middle, kTextSize, false, -90.0}, plot.rowTitle);
    for (std::size_t c = 0; c < plot.columns.size(); ++c) {
        const double middle = cells.left + (static_cast<double>(c) + 0.5) * layout.cellWidth;
        const std::string text =
            shortened(plot.columns[c], layout.turned ? layout.columnLabels : layout.cellWidth);
        const Place at{middle + (layout.turned ? 4.0 : 0.0), cells.top - 8.0};
        const TextLook look{kInk, layout.turned ? Anchor::Start : Anchor::Middle, kTextSize, false,
                            layout.turned ? -90.0 : 0.0};
        drawing.text(at, text, look, plot.columns[c]);
    }
    for (std::size_t r = 0; r < plot.rows.size(); ++r)
        drawing.text(
            {cells.left - 8.0, cells.top + (static_cast<double>(r) + 0.5) * kCellHeight + 4.0},
            shortened(plot.rows[r], layout.rowLabels), {kInk, Anchor::End}, plot.rows[r]);
}

}  // namespace

Drawing drawMatrix(const MatrixPlot& plot, const PlotLook& options)
{
    Extent values;
    for (std::size_t r = 0; r < plot.rows.size(); ++r)
        for (std::size_t c = 0; c < plot.columns.size(); ++c) values.add(valueAt(plot, r, c));
    if (values.empty()) return drawEmpty(options, plot.rows.size() * plot.columns.size(), "");

    const Interval range = isRange(plot.range) ? *plot.range : values.range();
    const MatrixLayout layout = layOut(plot, options);
    Drawing drawing(layout.width, layout.cells.bottom() + 12.0, options.title);
    drawHeaders(drawing, plot, layout);
    for (std::size_t r = 0; r < plot.rows.size(); ++r)
        for (std::size_t c = 0; c < plot.columns.size(); ++c) {
            const double value = valueAt(plot, r, c);
            const Box cell{layout.cells.left + static_cast<double>(c) * layout.cellWidth,
                           layout.cells.top + static_cast<double>(r) * kCellHeight,
                           layout.cellWidth - 1.0, kCellHeight - 1.0};
            // A constant matrix has one colour, in the middle.
            const double share =
                range.high > range.low ? (value - range.low) / (range.high - range.low) : 0.5;
            const Colour ground = isDrawable(value)
                                      ? mixed(kWhite, options.palette.front(), 0.06 + 0.94 * share)
                                      : kMissing;
            drawing.box(cell, ground);
            drawing.text({cell.left + cell.width / 2.0, cell.top + cell.height / 2.0 + 4.0},
                         numberText(value, plot.digits),
                         {textOn(ground), Anchor::Middle, layout.textSize});
        }
    return drawing;
}

}  // namespace crossfade::report
