// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/jobs/job_context.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace crossfade {

/// For each row its k nearest others by cosine distance 1 - cos, nearest first, itself left out.
struct NeighbourGraph {
    std::size_t points = 0;
    std::size_t k = 0;
    std::vector<std::uint32_t> neighbours;  ///< points x k
    std::vector<float> distances;           ///< points x k, >= 0

    std::span<const std::uint32_t> neighboursOf(std::size_t i) const
    {
        return {neighbours.data() + i * k, k};
    }
    std::span<const float> distancesOf(std::size_t i) const
    {
        return {distances.data() + i * k, k};
    }
};

/// `unitRows`: n x d, rows of unit length. k is cut to n - 1 (0 where there is no row). Exact, in
/// blocks; ties by row number. Equal rows have the distance 0 exactly: distances are |a - b|^2 / 2,
/// which is 1 - cos without its rounding. Same bytes with any number of threads (0: one per core).
/// O(n^2 d) time; memory beside the result is about 1 MB per thread.
/// InvalidInput with the row if a number is not finite or a row is not of unit length (to 0.001);
/// Cancelled.
Result<NeighbourGraph> nearestRows(const Matrix& unitRows, std::size_t k, unsigned threads,
                                   const JobContext& job);

}  // namespace crossfade
