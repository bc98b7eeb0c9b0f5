// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/fuzzy_set.h"

#include "core/jobs/parallel_for.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace crossfade {

namespace {

constexpr std::size_t kPointsPerBlock = 1024;

struct Link {
    std::uint32_t to = 0;
    float out = 0.0F;   ///< how the point sees the other
    float back = 0.0F;  ///< how the other sees the point
};

/// Offsets from counts, which stand one place to the right.
void sumUp(std::vector<std::size_t>& offsets)
{
    std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
}

/// Both directions' links of every point, those to one other side by side.
struct BothWays {
    std::vector<std::size_t> offsets;
    std::vector<Link> links;
};

BothWays bothWays(const NeighbourGraph& graph, const std::vector<float>& memberships)
{
    BothWays both;
    both.offsets.assign(graph.points + 1, 0);
    for (std::size_t i = 0; i < graph.points; ++i) {
        both.offsets[i + 1] += graph.k;
        for (const std::uint32_t j : graph.neighboursOf(i)) ++both.offsets[j + 1];
    }
    sumUp(both.offsets);
    both.links.resize(both.offsets.back());
    std::vector<std::size_t> next(both.offsets.begin(), both.offsets.end() - 1);
    for (std::size_t i = 0; i < graph.points; ++i)
        for (std::size_t n = 0; n < graph.k; ++n) {
            const std::uint32_t j = graph.neighboursOf(i)[n];
            const float seen = memberships[i * graph.k + n];
            both.links[next[i]++] = {j, seen, 0.0F};
            both.links[next[j]++] = {static_cast<std::uint32_t>(i), 0.0F, seen};
        }
    return both;
}

/// Sorts a point's links, and joins the two that lead to the same other; returns their number.
std::size_t join(std::span<Link> links)
{
    std::ranges::sort(links, {}, &Link::to);
    std::size_t kept = 0;
    for (const Link& link : links) {
        if (kept > 0 && links[kept - 1].to == link.to) {
            links[kept - 1].out += link.out;
            links[kept - 1].back += link.back;
        } else {
            links[kept++] = link;
        }
    }
    const auto end =
        std::remove_if(links.begin(), links.begin() + static_cast<std::ptrdiff_t>(kept),
                       [](const Link& l) { return l.out <= 0.0F && l.back <= 0.0F; });
    return static_cast<std::size_t>(end - links.begin());
}

}  // namespace

NeighbourScale neighbourScale(std::span<const float> distances)
{
    constexpr double kTolerance = 1e-5;
    constexpr int kMostSteps = 64;
    constexpr double kLeastShare = 1e-3;
    NeighbourScale scale;
    const auto nearest = std::ranges::find_if(distances, [](float d) { return d > 0.0F; });
    if (nearest == distances.end()) return scale;
    scale.rho = *nearest;
    const double wanted = std::log2(static_cast<double>(distances.size()));
    double low = 0.0, high = std::numeric_limits<double>::infinity(), sigma = 1.0;
    for (int step = 0; step < kMostSteps; ++step) {
        double sum = 0.0;
        for (const float d : distances)
            sum += std::exp(-std::max(0.0, static_cast<double>(d) - scale.rho) / sigma);
        if (std::abs(sum - wanted) < kTolerance) break;
        (sum > wanted ? high : low) = sigma;
        sigma = std::isinf(high) ? 2.0 * sigma : 0.5 * (low + high);
    }
    const double mean = std::accumulate(distances.begin(), distances.end(), 0.0) /
                        static_cast<double>(distances.size());
    scale.sigma = static_cast<float>(std::max(sigma, kLeastShare * mean));
    return scale;
}

float membership(float distance, const NeighbourScale& scale)
{
    return std::exp(-std::max(0.0F, distance - scale.rho) / scale.sigma);
}

FuzzyGraph fuzzyUnion(const NeighbourGraph& graph, unsigned threads)
{
    std::vector<float> memberships(graph.points * graph.k);
    const auto forBlocks = [&](const auto& body) {
        parallelFor(graph.points, kPointsPerBlock, threads,
                    [&](std::size_t begin, std::size_t end) {
                        for (std::size_t i = begin; i < end; ++i) body(i);
                    });
    };
    forBlocks([&](std::size_t i) {
        const auto distances = graph.distancesOf(i);
        const NeighbourScale scale = neighbourScale(distances);
        for (std::size_t n = 0; n < graph.k; ++n)
            memberships[i * graph.k + n] = membership(distances[n], scale);
    });
    BothWays both = bothWays(graph, memberships);
    const auto linksOf = [&](std::size_t i) {
        return std::span(both.links)
            .subspan(both.offsets[i], both.offsets[i + 1] - both.offsets[i]);
    };
    FuzzyGraph fuzzy;
    fuzzy.points = graph.points;
    fuzzy.offsets.assign(graph.points + 1, 0);
    forBlocks([&](std::size_t i) { fuzzy.offsets[i + 1] = join(linksOf(i)); });
    sumUp(fuzzy.offsets);
    fuzzy.neighbours.resize(fuzzy.offsets.back());
    fuzzy.weights.resize(fuzzy.offsets.back());
    forBlocks([&](std::size_t i) {
        for (std::size_t n = 0, at = fuzzy.offsets[i]; at < fuzzy.offsets[i + 1]; ++n, ++at) {
            const Link& link = linksOf(i)[n];
            fuzzy.neighbours[at] = link.to;
            fuzzy.weights[at] = link.out + link.back - link.out * link.back;
        }
    });
    return fuzzy;
}

}  // namespace crossfade
