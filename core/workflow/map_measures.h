// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/jobs/job_context.h"
#include "core/workflow/snapshot.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace crossfade {

/// Neighbours that a map is measured by.
inline constexpr std::size_t kMeasuredNeighbours = 15;

/// How far a map can be believed. Neighbours are those of the run's fused vectors, all modalities
/// on at their learned weights, by the cosine alone: what its maps are made of.
struct MapMeasures {
    std::size_t k = 0;  ///< neighbours: kMeasuredNeighbours, or all others where there are fewer
    std::size_t shown = 0;  ///< artists on the map
    std::size_t total = 0;  ///< artists in the catalogue
    // None with fewer than two artists on the map.
    std::optional<double> trustworthiness;  ///< see trustworthiness(); its k is under shown / 2
    std::optional<double> continuity;       ///< see continuity()
    std::optional<double> meanShare;        ///< of `shares`
    /// Per artist the share of the k nearest on the map that are among the k nearest; NaN for those
    /// who are not on the map.
    std::vector<float> shares;
};

/// `layout`: artists x 2. Both take time by the square of the artists on it. `threads`: 0: one per
/// core. Cancelled; InvalidInput if an encoding is not finite.
Result<MapMeasures> measureMap(const LoadedRun& run, const Matrix& layout, unsigned threads,
                               const JobContext& job);

/// MapMeasures::shares alone, in about a quarter of the time: for colouring.
Result<std::vector<float>> trueNeighbourShares(const LoadedRun& run, const Matrix& layout,
                                               unsigned threads, const JobContext& job);

}  // namespace crossfade
