// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/placement.h"

#include "core/base/check.h"
#include "core/projection/fuzzy_set.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace crossfade {

namespace {

/// Of the weight, that the mean is taken of.
constexpr double kPart = 1.0 / 3.0;

struct Weighted {
    double x = 0.0;
    double y = 0.0;
    double weight = 0.0;
};

double distance(const Weighted& a, const Weighted& b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

std::vector<Weighted> placesOf(const Matrix& layout, std::span<const std::uint32_t> neighbours,
                               std::span<const float> distances)
{
    std::vector<std::uint32_t> rows;
    std::vector<float> gaps;
    for (std::size_t i = 0; i < neighbours.size(); ++i) {
        if (!std::isfinite(layout.at(neighbours[i], 0)) ||
            !std::isfinite(layout.at(neighbours[i], 1)))
            continue;
        rows.push_back(neighbours[i]);
        gaps.push_back(distances[i]);
    }
    const NeighbourScale scale = neighbourScale(gaps);
    std::vector<Weighted> places;
    for (std::size_t i = 0; i < rows.size(); ++i)
        places.push_back({static_cast<double>(layout.at(rows[i], 0)),
                          static_cast<double>(layout.at(rows[i], 1)),
                          static_cast<double>(membership(gaps[i], scale))});
    return places;
}

/// Ties go to the nearest neighbour.
const Weighted& medoid(const std::vector<Weighted>& places)
{
    return *std::ranges::min_element(places, {}, [&](const Weighted& one) {
        double sum = 0.0;
        for (const Weighted& other : places) sum += other.weight * distance(one, other);
        return sum;
    });
}

}  // namespace

std::optional<MapPlace> placeAmong(const Matrix& layout, std::span<const std::uint32_t> neighbours,
                                   std::span<const float> distances)
{
    CROSSFADE_CHECK(layout.cols == 2 && neighbours.size() == distances.size());
    std::vector<Weighted> places = placesOf(layout, neighbours, distances);
    if (places.empty()) return std::nullopt;
    const Weighted middle = medoid(places);
    std::ranges::stable_sort(places, {},
                             [&](const Weighted& one) { return distance(one, middle); });
    double all = 0.0;
    for (const Weighted& one : places) all += one.weight;
    Weighted sum;
    for (const Weighted& one : places) {
        sum.x += one.weight * one.x;
        sum.y += one.weight * one.y;
        sum.weight += one.weight;
        if (sum.weight >= kPart * all) break;
    }
    return MapPlace{static_cast<float>(sum.x / sum.weight), static_cast<float>(sum.y / sum.weight)};
}

}  // namespace crossfade
