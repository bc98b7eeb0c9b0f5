// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/neighbour_share.h"

#include "core/base/check.h"
#include "core/jobs/parallel_for.h"
#include "core/projection/planar_index.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <limits>
#include <span>

namespace crossfade {

namespace {

constexpr std::size_t kPointsPerBlock = 256;

/// The k nearest by vectors, or all that the graph has.
std::span<const std::uint32_t> trueNeighbours(const NeighbourGraph& graph, std::size_t point,
                                              std::size_t k)
{
    return std::span(graph.neighbours).subspan(point * graph.k, std::min(k, graph.k));
}

void checkSizes(const Matrix& points, const NeighbourGraph& graph, std::size_t k)
{
    CROSSFADE_CHECK(points.cols == 2 && points.rows == graph.points && k > 0);
    CROSSFADE_CHECK(graph.k >= std::min(k, std::max<std::size_t>(graph.points, 1) - 1));
}

/// body(row, its `k` nearest on the map) for each point on the map, in threads.
Status forEachPlaced(const PlanarIndex& map, std::size_t points, std::size_t k, unsigned threads,
                     const JobContext& job,
                     const std::function<void(std::uint32_t, std::span<const std::uint32_t>)>& body)
{
    std::atomic<std::size_t> done = 0;
    std::atomic<bool> stopped = false;
    parallelFor(points, kPointsPerBlock, threads, [&](std::size_t begin, std::size_t end) {
        if (stopped) return;
        for (std::size_t i = begin; i < end; ++i)
            if (const auto row = static_cast<std::uint32_t>(i); map.has(row))
                body(row, map.nearest(row, k));
        done += end - begin;
        if (job.advance("Comparing neighbours", done, points)) stopped = true;
    });
    if (stopped) return Error{ErrorCode::Cancelled, "Cancelled."};
    return ok();
}

double worstSum(double n, double k)
{
    return k < n / 2.0 ? n * k * (2.0 * n - 3.0 * k - 1.0) / 2.0
                       : n * (n - k) * (n - k - 1.0) / 2.0;
}

}  // namespace

Result<std::vector<float>> neighbourShares(const Matrix& points, const NeighbourGraph& graph,
                                           std::size_t k, unsigned threads, const JobContext& job)
{
    checkSizes(points, graph, k);
    const PlanarIndex map(points);
    std::vector<float> shares(points.rows, std::numeric_limits<float>::quiet_NaN());
    CROSSFADE_TRY(
        forEachPlaced(map, points.rows, k, threads, job,
                      [&](std::uint32_t row, std::span<const std::uint32_t> near) {
                          if (near.empty()) return;
                          const auto trueOnes = trueNeighbours(graph, row, k);
                          const auto kept = std::ranges::count_if(near, [&](std::uint32_t other) {
                              return std::ranges::find(trueOnes, other) != trueOnes.end();
                          });
                          shares[row] = static_cast<float>(kept) / static_cast<float>(near.size());
                      }));
    return shares;
}

Result<double> continuity(const Matrix& points, const NeighbourGraph& graph, std::size_t k,
                          unsigned threads, const JobContext& job)
{
    checkSizes(points, graph, k);
    const PlanarIndex map(points);
    // Whole numbers, so that the sum does not depend on its order.
    std::atomic<std::uint64_t> sum = 0;
    CROSSFADE_TRY(forEachPlaced(map, points.rows, k, threads, job,
                                [&](std::uint32_t row, std::span<const std::uint32_t> near) {
                                    std::uint64_t missed = 0;
                                    for (const std::uint32_t other : trueNeighbours(graph, row, k))
                                        if (map.has(other) &&
                                            std::ranges::find(near, other) == near.end())
                                            missed += map.rank(row, other) - k;
                                    sum += missed;
                                }));
    const double worst = worstSum(static_cast<double>(map.size()), static_cast<double>(k));
    if (k + 1 >= map.size() || worst <= 0.0) return 1.0;
    return 1.0 - static_cast<double>(sum.load()) / worst;
}

}  // namespace crossfade
