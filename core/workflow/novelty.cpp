// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/novelty.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace crossfade {

namespace {

std::string fourDecimals(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4f", value);
    return text;
}

std::string changeWords(const std::string& what, double before, double now,
                        const std::string& beforeText, const std::string& nowText)
{
    if (beforeText == nowText) return what + " stays at " + nowText;
    return what + (now < before ? " falls" : " rises") + " from " + beforeText + " to " + nowText;
}

}  // namespace

std::vector<float> noveltyTerms(std::span<const Artist> artists, double weight)
{
    std::vector<double> known;
    for (const Artist& artist : artists)
        if (artist.popularity > 0.0) known.push_back(artist.popularity);
    if (known.empty()) return {};
    const auto [least, most] = std::ranges::minmax(known);
    if (least == most) return {};
    const double median = medianKnown(known);
    const double range = std::log(most) - std::log(least);
    std::vector<float> terms;
    terms.reserve(artists.size());
    for (const Artist& artist : artists) {
        const double popularity = artist.popularity > 0.0 ? artist.popularity : median;
        const double level = (std::log(popularity) - std::log(least)) / range;
        terms.push_back(static_cast<float>(-weight * level));
    }
    return terms;
}

std::string NoveltyCost::sentence() const
{
    std::string text =
        changeWords("The mean similarity of the first " + std::to_string(k), similarityBefore,
                    similarityNow, fourDecimals(similarityBefore), fourDecimals(similarityNow));
    if (medianBefore > 0.0 && medianNow > 0.0)
        text += ", " + changeWords("their median popularity", medianBefore, medianNow,
                                   shortNumber(medianBefore), shortNumber(medianNow));
    return text + ".";
}

double medianKnown(std::vector<double> popularities)
{
    std::erase_if(popularities, [](double one) { return !(one > 0.0); });
    if (popularities.empty()) return 0.0;
    const auto middle = popularities.begin() + static_cast<std::ptrdiff_t>(popularities.size() / 2);
    std::ranges::nth_element(popularities, middle);
    return *middle;
}

}  // namespace crossfade
