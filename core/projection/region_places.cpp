// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/region_places.h"

#include "core/base/check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace crossfade {

namespace {

constexpr int kMostSteps = 100;
/// Of the extent: finer than can be seen.
constexpr double kStill = 1e-5;

using Place = std::array<double, 2>;

double distance(const Place& a, const Place& b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1]);
}

/// One step of Weiszfeld. Points at `from` itself pull by their number against the others' sum
/// (Vardi and Zhang 2000, eq. 2.6), so that it can stay at them.
Place step(const std::vector<Place>& members, const Place& from)
{
    Place sum{0.0, 0.0};
    Place pull{0.0, 0.0};
    double weights = 0.0;
    double here = 0.0;
    for (const Place& one : members) {
        const double d = distance(one, from);
        if (d < 1e-12) {
            here += 1.0;
            continue;
        }
        for (const std::size_t axis : {0U, 1U}) {
            sum[axis] += one[axis] / d;
            pull[axis] += (one[axis] - from[axis]) / d;
        }
        weights += 1.0 / d;
    }
    const double strength = std::hypot(pull[0], pull[1]);
    if (weights == 0.0 || strength <= here) return from;
    const double stay = here / strength;
    return {(1.0 - stay) * sum[0] / weights + stay * from[0],
            (1.0 - stay) * sum[1] / weights + stay * from[1]};
}

Place geometricMedian(const std::vector<Place>& members)
{
    Place low = members[0];
    Place high = members[0];
    Place at{0.0, 0.0};
    for (const Place& one : members) {
        for (const std::size_t axis : {0U, 1U}) {
            low[axis] = std::min(low[axis], one[axis]);
            high[axis] = std::max(high[axis], one[axis]);
            at[axis] += one[axis] / static_cast<double>(members.size());
        }
    }
    const double still = kStill * distance(low, high);
    for (int i = 0; i < kMostSteps; ++i) {
        const Place next = step(members, at);
        const bool settled = distance(next, at) <= still;
        at = next;
        if (settled) break;
    }
    return at;
}

}  // namespace

Matrix regionPlaces(const Matrix& points, std::span<const std::uint32_t> regionOf,
                    std::size_t regions)
{
    CROSSFADE_CHECK(points.cols == 2 && points.rows == regionOf.size());
    std::vector<std::vector<Place>> members(regions);
    for (std::size_t i = 0; i < points.rows; ++i)
        if (regionOf[i] < regions && std::isfinite(points.at(i, 0)) &&
            std::isfinite(points.at(i, 1)))
            members[regionOf[i]].push_back(
                {static_cast<double>(points.at(i, 0)), static_cast<double>(points.at(i, 1))});
    Matrix places(regions, 2);
    std::ranges::fill(places.values, std::numeric_limits<float>::quiet_NaN());
    for (std::size_t r = 0; r < regions; ++r) {
        if (members[r].empty()) continue;
        const Place median = geometricMedian(members[r]);
        const Place& nearest = *std::ranges::min_element(
            members[r], {}, [&](const Place& one) { return distance(one, median); });
        for (const std::size_t axis : {0U, 1U})
            places.at(r, axis) = static_cast<float>(nearest[axis]);
    }
    return places;
}

}  // namespace crossfade
