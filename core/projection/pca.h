// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"

namespace crossfade {

/// The rows of `vectors` (n x d) on their two principal components, centred (Pearson 1901): n x 2.
/// Signs are such that the largest weight of each component is positive, so that equal input gives
/// equal output; components without variance are 0.
Matrix pcaLayout(const Matrix& vectors);

}  // namespace crossfade
