// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/projection/nearest_rows.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace crossfade {

/// How a point sees its neighbours (McInnes, Healy, Melville 2018, algorithm 3): the membership of
/// one at distance d is exp(-max(0, d - rho) / sigma).
struct NeighbourScale {
    float rho = 0.0F;    ///< the distance to the nearest that is not equal; 0 where all are equal
    float sigma = 1.0F;  ///< > 0; so that the memberships sum to log2(k), where that can be
};

/// `distances`: to the k nearest, ascending. Where more than log2(k) of them are at most rho, the
/// sum can't be as low as that; sigma is then the least allowed, .001 of the mean distance.
NeighbourScale neighbourScale(std::span<const float> distances);

float membership(float distance, const NeighbourScale& scale);

/// Who is linked with whom, and how strongly. Symmetric, in compressed rows.
struct FuzzyGraph {
    std::size_t points = 0;
    std::vector<std::size_t> offsets;       ///< points + 1
    std::vector<std::uint32_t> neighbours;  ///< ascending within a row, never the point itself
    std::vector<float> weights;             ///< in (0, 1]

    std::span<const std::uint32_t> neighboursOf(std::size_t i) const
    {
        return {neighbours.data() + offsets[i], offsets[i + 1] - offsets[i]};
    }
    std::span<const float> weightsOf(std::size_t i) const
    {
        return {weights.data() + offsets[i], offsets[i + 1] - offsets[i]};
    }
};

/// The union of all points' views: a + b - ab of the memberships in both directions (the same
/// paper, algorithm 1). Links of no weight are not in it. Same bytes with any number of threads.
FuzzyGraph fuzzyUnion(const NeighbourGraph& graph, unsigned threads);

}  // namespace crossfade
