// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/matrix.h"

#include <cmath>

namespace crossfade {

bool toUnitLength(std::span<float> vector)
{
    double sum = 0.0;
    for (const float v : vector) sum += static_cast<double>(v) * static_cast<double>(v);
    const double norm = std::sqrt(sum);
    if (norm < 1e-12) return false;
    for (float& v : vector) v = static_cast<float>(static_cast<double>(v) / norm);
    return true;
}

}  // namespace crossfade
