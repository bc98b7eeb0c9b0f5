// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace crossfade {

/// Where each region is on a map: the place of the member that is nearest to the members'
/// geometric median, the point of least summed distance (Weiszfeld 1937, with Vardi and Zhang
/// 2000 where it meets a point); a mean would lie in empty space where a region is in two islands.
/// `points`: n x 2; members that are not finite do not count. `regionOf`: per row, one over
/// `regions` belongs to none. Gives regions x 2, NaN without a member on the map.
Matrix regionPlaces(const Matrix& points, std::span<const std::uint32_t> regionOf,
                    std::size_t regions);

}  // namespace crossfade
