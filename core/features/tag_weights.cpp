// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/tag_weights.h"

#include <cmath>

namespace crossfade {

namespace {

constexpr double kBm25Saturation = 3.0;
constexpr double kBm25Length = 0.3;

double weightOf(double count, double length, const TagTransform& transform)
{
    if (transform.weighting == TagWeighting::TfIdf) return std::log1p(count);
    const double norm = 1.0 - kBm25Length + kBm25Length * length / transform.meanLength;
    return count * (kBm25Saturation + 1.0) / (count + kBm25Saturation * norm);
}

}  // namespace

bool weighTags(std::vector<WeightedTag>& row, double length, const TagTransform& transform)
{
    double sum = 0.0;
    for (WeightedTag& tag : row) {
        const double weight = weightOf(static_cast<double>(tag.weight), length, transform) *
                              static_cast<double>(transform.idf[tag.tag]);
        tag.weight = static_cast<float>(weight);
        sum += weight * weight;
    }
    std::erase_if(row, [](const WeightedTag& tag) { return tag.weight <= 0.0F; });
    const auto norm = static_cast<float>(std::sqrt(sum));
    for (WeightedTag& tag : row) tag.weight /= norm;
    return !row.empty();
}

}  // namespace crossfade
