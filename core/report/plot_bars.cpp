// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/number_text.h"
#include "core/report/plot_parts.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace crossfade::report {

namespace {

constexpr double kBarHeight = 15.0;
constexpr double kBarGap = 3.0;
constexpr double kCategoryGap = 12.0;

/// The bar's value and its interval, only as far as they are numbers.
Extent extentOf(const Bar& bar)
{
    Extent extent;
    extent.add(bar.value);
    if (!extent.empty()) extent.add(bar.interval);
    return extent;
}

void drawInterval(Drawing& drawing, const Bar& bar, const Scale& x, double middle, Colour ground)
{
    if (!bar.interval || !isDrawable(bar.interval->low) || !isDrawable(bar.interval->high)) return;
    // White below, so that the half of it that lies on a dark bar is seen too.
    const bool halo = contrast(ground, kInk) < 3.0;
    for (const Stroke& stroke : {Stroke{kWhite, 3.5}, Stroke{kInk, 1.5}}) {
        if (stroke.colour == kWhite && !halo) continue;
        const double low = x.at(bar.interval->low);
        const double high = x.at(bar.interval->high);
        drawing.line({low, middle}, {high, middle}, stroke);
        for (const double end : {low, high})
            drawing.line({end, middle - 4.0}, {end, middle + 4.0}, stroke);
    }
}

/// Where things are, and what is written.
struct BarLayout {
    Box area;
    Scale x;
    Ticks ticks;
    double labels = 0.0;  ///< width for the names of the categories
    double groupHeight = 0.0;
};

BarLayout layOut(const BarPlot& plot, const PlotLook& options, const Extent& values, double top)
{
    BarLayout layout;
    for (const std::string& category : plot.categories)
        layout.labels = std::max(layout.labels, textWidth(category));
    layout.labels = std::min(layout.labels, options.width * 0.35);
    double numbers = 0.0;
    for (const BarSeries& series : plot.series)
        for (const Bar& bar : series.bars)
            numbers = std::max(numbers, textWidth(numberText(bar.value, plot.digits), 11.0));

    const auto bars = static_cast<double>(std::max<std::size_t>(plot.series.size(), 1));
    layout.groupHeight = bars * (kBarHeight + kBarGap) - kBarGap + kCategoryGap;
    layout.area = {22.0 + layout.labels, top, 0.0,
                   layout.groupHeight * static_cast<double>(plot.categories.size()) + 4.0};
    layout.area.width = options.width - layout.area.left - numbers - 22.0;

    const int most = std::max(2, static_cast<int>(layout.area.width / 60.0));
    layout.x.domain =
        isRange(plot.values.range) ? *plot.values.range : niceRange(values.range(), most);
    layout.x.from = layout.area.left;
    layout.x.to = layout.area.right();
    layout.ticks = niceTicks(layout.x.domain, most + 2);
    return layout;
}

void drawAxis(Drawing& drawing, const BarPlot& plot, const BarLayout& layout)
{
    const Box& area = layout.area;
    for (std::size_t i = 0; i < layout.ticks.values.size(); ++i) {
        const double x = layout.x.at(layout.ticks.values[i]);
        drawing.line({x, area.top}, {x, area.bottom()}, {kGrid});
        drawing.text({x, area.bottom() + 15.0}, layout.ticks.texts[i], {kMuted, Anchor::Middle});
    }
    drawing.text({area.left + area.width / 2.0, area.bottom() + 35.0},
                 shortened(plot.values.title, area.width), {kInk, Anchor::Middle},
                 plot.values.title);
}

void drawBar(Drawing& drawing, const BarPlot& plot, const BarLayout& layout, const Bar& bar,
             double middle, Colour colour)
{
    const Scale& x = layout.x;
    const auto clamped = [&](double value) {
        return std::clamp(x.at(value), layout.area.left, layout.area.right());
    };
    const double zero = clamped(0.0);
    double end = zero;
    if (isDrawable(bar.value)) {
        const double tip = clamped(bar.value);
        drawing.box({std::min(zero, tip), middle - kBarHeight / 2.0,
                     std::max(zero, tip) - std::min(zero, tip), kBarHeight},
                    colour);
        drawing.beginClip({layout.area.left - 1.0, middle - kBarHeight, layout.area.width + 2.0,
                           2.0 * kBarHeight});
        drawInterval(drawing, bar, x, middle, colour);
        drawing.endClip();
        end = std::max(end, clamped(extentOf(bar).range().high));
    }
    const double shown =
        isDrawable(bar.value) ? bar.value : std::numeric_limits<double>::quiet_NaN();
    drawing.text({end + 6.0, middle + 4.0}, numberText(shown, plot.digits),
                 {kInk, Anchor::Start, 11.0, true});
}

}  // namespace

Drawing drawBars(const BarPlot& plot, const PlotLook& options)
{
    Extent values;
    std::size_t missing = 0;
    for (const BarSeries& series : plot.series)
        for (std::size_t i = 0; i < std::min(series.bars.size(), plot.categories.size()); ++i) {
            const Extent one = extentOf(series.bars[i]);
            missing += one.empty() ? 1U : 0U;
            if (!one.empty()) values.add(one.range());
        }
    if (values.empty()) return drawEmpty(options, missing, "");
    values.add(0.0);
    bool labelled = false;
    for (const ReferenceLine& reference : plot.references) {
        values.add(reference.value);
        labelled = labelled || !reference.label.empty();
    }

    std::vector<LegendEntry> entries;
    for (const BarSeries& series : plot.series)
        entries.push_back({series.name, colourOf(entries.size(), options), Mark::Box});
    const Legend legend(std::move(entries), options.width - 40.0);
    const BarLayout layout =
        layOut(plot, options, values, 12.0 + legend.height() + (labelled ? kLineHeight : 0.0));
    const Box& area = layout.area;

    Drawing drawing(options.width, area.bottom() + (plot.values.title.empty() ? 26.0 : 46.0),
                    options.title);
    legend.draw(drawing, 4.0, 8.0);
    drawAxis(drawing, plot, layout);
    // Below the bars, with the labels in a strip above them.
    std::vector<ReferenceLine> references = plot.references;
    for (ReferenceLine& reference : references) reference.vertical = true;
    const double strip = labelled ? kLineHeight : 0.0;
    drawReferences(drawing, references,
                   {area.left, area.top - strip, area.width, area.height + strip}, layout.x, {},
                   {});
    for (std::size_t c = 0; c < plot.categories.size(); ++c) {
        const double top =
            area.top + 2.0 + kCategoryGap / 2.0 + static_cast<double>(c) * layout.groupHeight;
        const double middle = top + (layout.groupHeight - kCategoryGap) / 2.0;
        drawing.text({area.left - 10.0, middle + 4.0}, shortened(plot.categories[c], layout.labels),
                     {kInk, Anchor::End}, plot.categories[c]);
        for (std::size_t s = 0; s < plot.series.size(); ++s) {
            const double at =
                top + kBarHeight / 2.0 + static_cast<double>(s) * (kBarHeight + kBarGap);
            const auto& bars = plot.series[s].bars;
            drawBar(drawing, plot, layout,
                    c < bars.size() ? bars[c] : Bar{std::numeric_limits<double>::quiet_NaN()}, at,
                    colourOf(s, options));
        }
    }
    const double zero = layout.x.at(0.0);
    if (layout.x.shows(0.0)) drawing.line({zero, area.top}, {zero, area.bottom()}, {kMuted});
    return drawing;
}

}  // namespace crossfade::report
