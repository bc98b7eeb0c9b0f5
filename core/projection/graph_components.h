// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "core/projection/fuzzy_set.h"

#include <cstdint>
#include <span>
#include <vector>

namespace crossfade {

/// The points of each connected component, ascending; components in the order of their first point.
std::vector<std::vector<std::uint32_t>> componentsOf(const FuzzyGraph& graph);

/// The part of the graph among `points` (ascending), which are numbered by their place there.
FuzzyGraph partOf(const FuzzyGraph& graph, std::span<const std::uint32_t> points);

/// Moves discs apart, the larger ones first: each goes to the place nearest to `wanted` (m x 2)
/// that a spiral finds free. No two overlap in what is returned, m x 2. `radii`: m, over 0.
Matrix placeDiscs(const Matrix& wanted, std::span<const float> radii);

}  // namespace crossfade
