// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/features/transforms.h"

#include <cstdint>
#include <vector>

namespace crossfade {

struct WeightedTag {
    std::uint32_t tag = 0;
    float weight = 0.0F;  ///< a count before weighTags, the weight after
};

/// Turns counts into weights and scales the row to unit length: log(1 + count) x idf, or BM25 with
/// k1 3, b .3 (Robertson and Zaragoza 2009, eq. 3.15) where `length` is the sum of the artist's
/// counts. Drops tags of weight 0; false if none is left.
bool weighTags(std::vector<WeightedTag>& row, double length, const TagTransform& transform);

}  // namespace crossfade
