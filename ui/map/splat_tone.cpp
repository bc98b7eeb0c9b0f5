// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/splat_tone.h"

#include <cmath>

namespace crossfade::ui {

namespace {
constexpr std::size_t kDoublings = 24;  // 16 million points on a pixel
}

SplatTone::SplatTone(double opacity, float unit)
    : m_perUnit(1.0F / unit), m_opacities(kDoublings << (23U - kDroppedBits))
{
    const double exponent = std::log2(1.0 - std::clamp(opacity, 0.01, 0.99));
    const std::uint32_t one = std::bit_cast<std::uint32_t>(1.0F);
    for (std::size_t step = 0; step < m_opacities.size(); ++step) {
        const auto bits = one + static_cast<std::uint32_t>(step << kDroppedBits);
        m_opacities[step] = static_cast<float>(
            1.0 - std::pow(static_cast<double>(std::bit_cast<float>(bits)), exponent));
    }
}

}  // namespace crossfade::ui
