// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/plot_parts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace crossfade::report {

namespace {

constexpr std::size_t kMostMarkers = 30;  ///< on a line; more would hide it

/// Draws one plot with axes.
class XyDrawing {
public:
    XyDrawing(const XyPlot& plot, const PlotLook& options) : m_plot(plot), m_options(options) {}

    Drawing draw();

private:
    bool hasPlace(double x, double y) const
    {
        return isDrawable(x) && isDrawable(y) && (!m_plot.logX || x > 0.0);
    }
    void measure();
    void chooseScales(double legendHeight);
    void drawAxes(Drawing& drawing) const;
    void drawBand(Drawing& drawing, const Line& line, Colour colour) const;
    void drawLine(Drawing& drawing, std::size_t index);
    void drawScatter(Drawing& drawing, std::size_t index);
    bool isShown(double x, double y) const
    {
        return hasPlace(x, y) && m_x.shows(x) && m_y.shows(y);
    }
    Place placeOf(double x, double y) const { return {m_x.at(x), m_y.at(y)}; }
    std::vector<LegendEntry> legendEntries() const;

    const XyPlot& m_plot;
    const PlotLook& m_options;
    Extent m_xs, m_ys;
    std::size_t m_missing = 0;
    std::size_t m_notPositive = 0;
    std::size_t m_leftOut = 0;
    Box m_area;
    Scale m_x, m_y;
    Ticks m_xTicks, m_yTicks;
    std::vector<LabelledPlace> m_drawn;
};

void XyDrawing::measure()
{
    const auto add = [&](double x, double y) {
        if (hasPlace(x, y)) {
            m_xs.add(x);
            m_ys.add(y);
            return true;
        }
        ++m_missing;
        m_notPositive += isDrawable(x) && isDrawable(y) ? 1U : 0U;
        return false;
    };
    for (const Line& line : m_plot.lines)
        for (const LinePoint& point : line.points)
            if (add(point.x, point.y)) m_ys.add(point.band);
    for (const Scatter& scatter : m_plot.scatters)
        for (const ScatterPoint& point : scatter.points) add(point.x, point.y);
}

void XyDrawing::chooseScales(double legendHeight)
{
    for (const ReferenceLine& reference : m_plot.references)
        if (!reference.vertical)
            m_ys.add(reference.value);
        else if (!m_plot.logX || reference.value > 0.0)
            m_xs.add(reference.value);

    const double width = m_options.width;
    const double height = m_options.height == 0 ? 400.0 : std::max(m_options.height, 200);
    m_area.top = 12.0 + legendHeight;
    m_area.height = height - m_area.top - 58.0;

    const int mostY = std::max(2, static_cast<int>(m_area.height / 45.0));
    m_y.domain = isRange(m_plot.y.range) ? *m_plot.y.range : niceRange(m_ys.range(), mostY);
    m_yTicks = niceTicks(m_y.domain, mostY + 2);
    double widest = 0.0;
    for (const std::string& text : m_yTicks.texts) widest = std::max(widest, textWidth(text));
    m_area.left = 14.0 + widest + (m_plot.y.title.empty() ? 0.0 : 20.0);

    const bool given = isRange(m_plot.x.range) && (!m_plot.logX || m_plot.x.range->low > 0.0);
    Interval xs = given ? *m_plot.x.range : withWidth(m_xs.range());
    if (!given && m_plot.logX) {
        const double factor = std::max(std::pow(xs.high / xs.low, 0.03), 1.01);
        xs = {xs.low / factor, xs.high * factor};
    } else if (!given) {
        const double margin = (xs.high - xs.low) * 0.03;
        xs = {xs.low - margin, xs.high + margin};
    }
    const auto ticksOf = [&](int most) {
        return m_plot.logX ? logTicks(xs, most) : niceTicks(xs, most);
    };
    m_area.width = width - m_area.left - 30.0;
    int most = static_cast<int>(m_area.width / 50.0);
    const auto fits = [&] {
        double sum = 0.0;
        for (const std::string& text : m_xTicks.texts) sum += textWidth(text) + 16.0;
        return sum <= m_area.width;
    };
    m_xTicks = ticksOf(most);
    while (most > 2 && !fits()) m_xTicks = ticksOf(--most);
    m_x = {xs, m_area.left, m_area.right(), m_plot.logX};
    m_y.from = m_area.bottom();
    m_y.to = m_area.top;
}

void XyDrawing::drawAxes(Drawing& drawing) const
{
    for (std::size_t i = 0; i < m_yTicks.values.size(); ++i) {
        const double y = m_y.at(m_yTicks.values[i]);
        drawing.line({m_area.left, y}, {m_area.right(), y}, {kGrid});
        drawing.text({m_area.left - 8.0, y + 4.0}, m_yTicks.texts[i], {kMuted, Anchor::End});
    }
    drawing.line({m_area.left, m_area.bottom()}, {m_area.right(), m_area.bottom()}, {kMuted});
    for (std::size_t i = 0; i < m_xTicks.values.size(); ++i) {
        const double x = m_x.at(m_xTicks.values[i]);
        drawing.line({x, m_area.bottom()}, {x, m_area.bottom() + 5.0}, {kMuted});
        drawing.text({x, m_area.bottom() + 18.0}, m_xTicks.texts[i], {kMuted, Anchor::Middle});
    }
    const std::string& xTitle = m_plot.x.title;
    drawing.text({m_area.left + m_area.width / 2.0, m_area.bottom() + 37.0},
                 shortened(xTitle, m_area.width), {kInk, Anchor::Middle}, xTitle);
    const std::string& yTitle = m_plot.y.title;
    drawing.text({16.0, m_area.top + m_area.height / 2.0}, shortened(yTitle, m_area.height + 20.0),
                 {kInk, Anchor::Middle, kTextSize, false, -90.0}, yTitle);
}

void XyDrawing::drawBand(Drawing& drawing, const Line& line, Colour colour) const
{
    std::vector<Place> low;
    std::vector<Place> high;
    const auto flush = [&] {
        std::vector<Place> outline = low;
        outline.insert(outline.end(), high.rbegin(), high.rend());
        drawing.area(outline, colour, 0.18);
        low.clear();
        high.clear();
    };
    for (const LinePoint& point : line.points) {
        const bool has =
            point.band && hasPlace(point.x, point.band->low) && hasPlace(point.x, point.band->high);
        if (!has || !isDrawable(point.y)) {
            flush();
            continue;
        }
        low.push_back(placeOf(point.x, point.band->low));
        high.push_back(placeOf(point.x, point.band->high));
    }
    flush();
}

void XyDrawing::drawLine(Drawing& drawing, std::size_t index)
{
    const Line& line = m_plot.lines[index];
    const Colour colour = colourOf(index, m_options);
    std::vector<Place> places;
    std::size_t shown = 0;
    const auto flush = [&] {
        drawing.path(places, {colour, 2.0, dashesOf(index)});
        // A point with a gap on both sides would be invisible.
        if (places.size() == 1 && line.points.size() > kMostMarkers)
            drawing.marker(places.front(), index, colour);
        places.clear();
    };
    for (const LinePoint& point : line.points) {
        if (isShown(point.x, point.y)) {
            ++shown;
            m_drawn.push_back({placeOf(point.x, point.y), {}});
        } else {
            ++m_leftOut;
        }
        if (hasPlace(point.x, point.y))
            places.push_back(placeOf(point.x, point.y));
        else
            flush();
    }
    flush();
    if (line.points.size() > kMostMarkers || shown == 0) return;
    for (const LinePoint& point : line.points)
        if (isShown(point.x, point.y)) drawing.marker(placeOf(point.x, point.y), index, colour);
}

void XyDrawing::drawScatter(Drawing& drawing, std::size_t index)
{
    const std::size_t series = m_plot.lines.size() + index;
    for (const ScatterPoint& point : m_plot.scatters[index].points) {
        if (!isShown(point.x, point.y)) {
            ++m_leftOut;
            continue;
        }
        const Place at = placeOf(point.x, point.y);
        drawing.marker(at, series, colourOf(series, m_options), point.label);
        m_drawn.push_back({at, point.label});
    }
}

std::vector<LegendEntry> XyDrawing::legendEntries() const
{
    std::vector<LegendEntry> entries;
    for (const Line& line : m_plot.lines) {
        const bool marked = line.points.size() <= kMostMarkers;
        entries.push_back({line.name, colourOf(entries.size(), m_options),
                           marked ? Mark::MarkedLine : Mark::Line, entries.size()});
    }
    for (const Scatter& scatter : m_plot.scatters)
        entries.push_back(
            {scatter.name, colourOf(entries.size(), m_options), Mark::Point, entries.size()});
    return entries;
}

Drawing XyDrawing::draw()
{
    measure();
    if (m_xs.empty()) {
        const bool hidden = m_notPositive > 0 && m_notPositive == m_missing;
        return drawEmpty(m_options, hidden ? 0 : m_missing,
                         hidden ? ": no x is above 0, as a logarithmic axis needs" : "");
    }
    const Legend legend(legendEntries(), m_options.width - 40.0);
    chooseScales(legend.height());
    const double height = m_area.bottom() + 58.0;
    Drawing drawing(m_options.width, height, m_options.title);
    legend.draw(drawing, 12.0, 8.0);
    drawAxes(drawing);
    drawing.beginClip(
        {m_area.left - 6.0, m_area.top - 6.0, m_area.width + 12.0, m_area.height + 12.0});
    for (std::size_t i = 0; i < m_plot.lines.size(); ++i)
        drawBand(drawing, m_plot.lines[i], colourOf(i, m_options));
    for (std::size_t i = 0; i < m_plot.lines.size(); ++i) drawLine(drawing, i);
    for (std::size_t i = 0; i < m_plot.scatters.size(); ++i) drawScatter(drawing, i);
    drawing.endClip();
    drawReferences(drawing, m_plot.references, m_area, m_x, m_y, m_drawn);
    drawPointLabels(drawing, m_drawn,
                    {m_area.left, m_area.top - 8.0, m_area.width + 28.0, m_area.height + 8.0});
    drawLeftOut(drawing, m_leftOut, m_area.right(), height - 5.0);
    return drawing;
}

}  // namespace

Drawing drawXy(const XyPlot& plot, const PlotLook& options)
{
    return XyDrawing(plot, options).draw();
}

}  // namespace crossfade::report
