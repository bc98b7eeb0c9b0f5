// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/colouring_parts.h"

#include "core/base/check.h"
#include "ui/models/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crossfade::ui {

namespace {

bool isOnMap(const OnMap& onMap, std::size_t artist)
{
    return onMap.empty() || onMap[artist];
}

/// Categories that somebody on the map has: the most frequent first, then by name.
std::vector<std::size_t> byFrequency(const std::vector<std::size_t>& counts,
                                     const QStringList& names)
{
    std::vector<std::size_t> order(counts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order, [&](std::size_t c) { return counts[c] == 0; });
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        if (counts[a] != counts[b]) return counts[a] > counts[b];
        return names[static_cast<qsizetype>(a)] < names[static_cast<qsizetype>(b)];
    });
    return order;
}

}  // namespace

LegendEntry legendEntry(const QString& name, const ThemedColour& colour)
{
    return {name, colour.light, colour.dark, 0, false};
}

LegendEntry missingEntry(const QString& name)
{
    LegendEntry entry = legendEntry(name, missingColour());
    entry.missing = true;
    return entry;
}

void assignClasses(MapColouring& colouring, std::size_t artists, const OnMap& onMap,
                   const std::function<std::size_t(std::size_t artist)>& classOf)
{
    CROSSFADE_CHECK(onMap.empty() || onMap.size() == artists);
    colouring.classes.assign(artists, kOffMap);
    for (std::size_t i = 0; i < artists; ++i) {
        if (!isOnMap(onMap, i)) continue;
        const std::size_t one = classOf(i);
        ++colouring.entries[one].artists;
        colouring.classes[i] = static_cast<std::uint8_t>(one);
    }
    if (!colouring.entries.empty() && colouring.entries.back().missing &&
        colouring.entries.back().artists == 0)
        colouring.entries.pop_back();
}

MapColouring colourByCategory(const QString& title, std::span<const std::uint32_t> categoryOf,
                              const QStringList& names, const QString& missing,
                              const QString& others, const OnMap& onMap)
{
    const auto all = static_cast<std::size_t>(names.size());
    std::vector<std::size_t> counts(all, 0);
    for (std::size_t i = 0; i < categoryOf.size(); ++i)
        if (isOnMap(onMap, i) && categoryOf[i] < all) ++counts[categoryOf[i]];
    const std::vector<std::size_t> order = byFrequency(counts, names);
    const std::size_t coloured = std::min(order.size(), kCategoryColours);
    const std::size_t left = order.size() - coloured;
    const std::size_t last = coloured + (left > 0 ? 1 : 0);  // of the missing
    MapColouring colouring;
    colouring.title = title;
    std::vector<std::size_t> classOf(all + 1, last);
    for (std::size_t c = 0; c < order.size(); ++c) {
        classOf[order[c]] = std::min(c, coloured);
        const QString& name = names[static_cast<qsizetype>(order[c])];
        if (c < coloured) colouring.entries.push_back(legendEntry(name, categoryColour(c)));
        if (c == coloured)
            colouring.entries.push_back(
                legendEntry(left == 1 ? name : others.arg(wholeText(left)), otherColour()));
    }
    colouring.entries.push_back(missingEntry(missing));
    assignClasses(colouring, categoryOf.size(), onMap, [&](std::size_t i) {
        return classOf[std::min<std::size_t>(categoryOf[i], all)];
    });
    return colouring;
}

MapColouring colourByNumber(const QString& title, std::span<const double> values, NumberLook look,
                            const std::vector<double>& cuts, const QString& missing,
                            const OnMap& onMap)
{
    NumberClasses numbers;
    std::vector<double> known;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (isOnMap(onMap, i) && std::isfinite(values[i])) known.push_back(values[i]);
    if (!known.empty())
        numbers = cuts.empty() ? quantileClasses(std::move(known), kMostSteps, look)
                               : fixedClasses(cuts, look);
    MapColouring colouring;
    colouring.title = title;
    const std::vector<ThemedColour> colours = stepColours(numbers.count());
    for (std::size_t c = 0; c < numbers.count(); ++c)
        colouring.entries.push_back(legendEntry(numbers.names[c], colours[c]));
    colouring.entries.push_back(missingEntry(missing));
    assignClasses(colouring, values.size(), onMap, [&](std::size_t i) {
        return std::isfinite(values[i]) ? numbers.of(values[i]) : numbers.count();
    });
    return colouring;
}

}  // namespace crossfade::ui
