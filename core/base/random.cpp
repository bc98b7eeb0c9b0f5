// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <cmath>
#include <numbers>

namespace crossfade {

double Random::normal()
{
    const double u = 1.0 - uniform();  // (0, 1], so that the logarithm is finite
    return std::sqrt(-2.0 * std::log(u)) * std::cos(2.0 * std::numbers::pi * uniform());
}

std::uint64_t derivedSeed(std::uint64_t seed, std::uint64_t purpose)
{
    Random mix(seed ^ (purpose * 0xD1B54A32D192ED03ULL));
    return mix.next();
}

}  // namespace crossfade
