// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/plot_parts.h"

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/report/plot_drawing.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace crossfade::report {

Drawing draw(const Plot& plot, const PlotLook& options)
{
    CROSSFADE_CHECK(!options.palette.empty());
    CROSSFADE_CHECK(options.width >= 320);
    if (const auto* xy = std::get_if<XyPlot>(&plot)) return drawXy(*xy, options);
    if (const auto* bars = std::get_if<BarPlot>(&plot)) return drawBars(*bars, options);
    return drawMatrix(std::get<MatrixPlot>(plot), options);
}

Drawing drawEmpty(const PlotLook& options, std::size_t missing, const std::string& otherwise)
{
    const double width = options.width;
    const double height = 120.0;
    Drawing drawing(width, height, options.title);
    drawing.frame({0.5, 0.5, width - 1.0, height - 1.0}, kGrid);
    std::string reason = "No values";
    if (missing == 1) reason += ": the only one is not a number";
    if (missing > 1) reason += ": none of " + withThousands(missing) + " is a number";
    reason += otherwise;
    drawing.text({width / 2.0, height / 2.0 + 4.0}, reason, {kMuted, Anchor::Middle});
    return drawing;
}

double Scale::at(double value) const
{
    const auto place = [&](double v) { return logarithmic ? std::log10(v) : v; };
    const double low = place(domain.low);
    const double share = (place(value) - low) / (place(domain.high) - low);
    return from + share * (to - from);
}

bool Scale::shows(double value) const
{
    const double slack = (domain.high - domain.low) * 1e-9;
    return isDrawable(value) && value >= domain.low - slack && value <= domain.high + slack;
}

void Extent::add(double value)
{
    if (!isDrawable(value)) return;
    m_low = m_empty ? value : std::min(m_low, value);
    m_high = m_empty ? value : std::max(m_high, value);
    m_empty = false;
}

void Extent::add(const std::optional<Interval>& interval)
{
    if (!interval) return;
    add(interval->low);
    add(interval->high);
}

bool isRange(const std::optional<Interval>& range)
{
    return range && isDrawable(range->low) && isDrawable(range->high) && range->low < range->high;
}

Legend::Legend(std::vector<LegendEntry> entries, double width)
{
    Place at;
    for (LegendEntry& entry : entries) {
        if (entry.name.empty()) continue;
        std::string text = shortened(entry.name, width - 30.0);
        const double entryWidth = 30.0 + textWidth(text);
        if (at.x > 0.0 && at.x + entryWidth > width) at = {0.0, at.y + kLineHeight + 2.0};
        m_places.push_back(at);
        at.x += entryWidth + 14.0;
        m_texts.push_back(std::move(text));
        m_entries.push_back(std::move(entry));
    }
    if (!m_entries.empty()) m_height = at.y + kLineHeight + 10.0;
}

void Legend::draw(Drawing& drawing, double left, double top) const
{
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const LegendEntry& entry = m_entries[i];
        const double x = left + m_places[i].x;
        const double y = top + m_places[i].y + 8.0;
        if (entry.mark == Mark::Line || entry.mark == Mark::MarkedLine)
            drawing.line({x, y}, {x + 22.0, y}, {entry.colour, 2.0, dashesOf(entry.index)});
        if (entry.mark == Mark::Box) drawing.box({x + 8.0, y - 6.0, 14.0, 12.0}, entry.colour);
        if (entry.mark == Mark::MarkedLine)
            drawing.marker({x + 11.0, y}, entry.index, entry.colour);
        if (entry.mark == Mark::Point) drawing.marker({x + 15.0, y}, entry.index, entry.colour);
        drawing.text({x + 28.0, y + 4.0}, m_texts[i], {}, entry.name);
    }
}

std::string_view dashesOf(std::size_t index)
{
    static constexpr std::string_view kDashes[] = {"", "6 3", "2 3", "8 3 2 3"};
    return kDashes[index / 4 % 4];
}

Colour colourOf(std::size_t index, const PlotLook& options)
{
    return options.palette[index % options.palette.size()];
}

void drawLeftOut(Drawing& drawing, std::size_t count, double right, double bottom)
{
    if (count == 0) return;
    drawing.text(
        {right, bottom},
        counted(count, "value is", "values are") + " not shown: not a number, or outside the axes",
        {kMuted, Anchor::End, 11.0});
}

}  // namespace crossfade::report
