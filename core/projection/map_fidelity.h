// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace crossfade {

/// How far one can trust that who is near on the map is near in truth (Venna and Kaski 2001,
/// formula 1): 1 - 2 / (m k (2n - 3k - 1)) * the sum, over the m rows of the sample and those of
/// their k nearest on the map who are not among their k nearest in truth, of the rank in truth
/// less k. 1: all are true; about .5: places by chance. In truth one is near by cosine, on the map
/// in a straight line; ties by row number.
/// `unitRows`: n x d, rows of unit length; `points`: n x 2, finite. `sample`: row numbers; empty:
/// all rows. The formula needs k < n / 2: k is cut to the largest such, and the answer is 1 where
/// that is 0. Same number with any number of threads (0: one per core). O(m n d) time, 64 n bytes
/// per thread.
double trustworthiness(const Matrix& unitRows, const Matrix& points, std::size_t k,
                       std::span<const std::uint32_t> sample, unsigned threads);

}  // namespace crossfade
