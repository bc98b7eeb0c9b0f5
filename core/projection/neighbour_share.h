// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/jobs/job_context.h"
#include "core/projection/nearest_rows.h"

#include <cstddef>
#include <vector>

namespace crossfade {

// How far a map keeps neighbours together. `points`: n x 2, those with a coordinate that is not
// finite are not on the map. `graph`: the nearest by vectors of the same n points, at least `k` or
// everybody for each. Same bytes with any number of threads (0: one per core). Cancelled only.

/// For each point the share, 0 to 1, of its `k` nearest on the map that are among its `k` nearest
/// by vectors: how far what one sees around a point is true. NaN for one that is not on the map or
/// is alone there. A true neighbour that is not on the map counts as one who is not found.
Result<std::vector<float>> neighbourShares(const Matrix& points, const NeighbourGraph& graph,
                                           std::size_t k, unsigned threads, const JobContext& job);

/// Continuity (Venna and Kaski 2001, eq. 3): how near on the map the true neighbours stay,
///     C = 1 - norm * sum over i, over j in V_i of (rank on the map of j from i - k),
/// where V_i are those of the k nearest by vectors that are not of the k nearest on the map, and
/// norm makes the worst map's value 0: 2 / (n k (2n - 3k - 1)) for k < n / 2, otherwise
/// 2 / (n (n - k) (n - k - 1)). Of the points on the map alone; a true neighbour that is not on it
/// has no rank and is passed over. 1 where k is everybody, also for no points.
Result<double> continuity(const Matrix& points, const NeighbourGraph& graph, std::size_t k,
                          unsigned threads, const JobContext& job);

}  // namespace crossfade
