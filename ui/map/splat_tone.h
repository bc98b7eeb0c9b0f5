// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace crossfade::ui {

/// What lies on a pixel: the points' colours (0 to 255), each times the point's share of the pixel,
/// and the sum of the shares.
template <typename Number>
struct alignas(4 * sizeof(Number)) SplatSum {
    Number red = 0, green = 0, blue = 0, count = 0;

    template <typename Other>
    SplatSum& operator+=(const SplatSum<Other>& other)
    {
        // As a whole, so that the compiler may add all four at once.
        return *this = {red + other.red, green + other.green, blue + other.blue,
                        count + other.count};
    }
    template <typename Other>
    SplatSum<Other> as() const
    {
        return {static_cast<Other>(red), static_cast<Other>(green), static_cast<Other>(blue),
                static_cast<Other>(count)};
    }
    SplatSum operator*(Number factor) const
    {
        return {red * factor, green * factor, blue * factor, count * factor};
    }
};

/// Makes a pixel of what lies on it: 1 - (1 - opacity)^log2(1 + points) opaque, in the mean colour.
class SplatTone {
public:
    /// `opacity` of one point, between 0 and 1. `unit`: what one whole point counts.
    SplatTone(double opacity, float unit);

    /// Premultiplied; transparent where there is nothing.
    QRgb pixel(const SplatSum<float>& sum) const
    {
        if (!(sum.count > 0.0F)) return 0;
        const float opacity = opacityOf(sum.count * m_perUnit);
        const float part = opacity / sum.count;
        const auto alpha = static_cast<std::uint32_t>(opacity * 255.0F + 0.5F);
        const auto channel = [part, alpha](float value) {
            return std::min(static_cast<std::uint32_t>(value * part + 0.5F), alpha);
        };
        return (alpha << 24U) | (channel(sum.red) << 16U) | (channel(sum.green) << 8U) |
               channel(sum.blue);
    }

private:
    static constexpr unsigned kDroppedBits = 23 - 7;  ///< of a float's fraction: 2^7 steps are left

    float opacityOf(float points) const
    {
        // The upper bits of a float are its logarithm, in equal steps within each doubling.
        const std::uint32_t step =
            (std::bit_cast<std::uint32_t>(1.0F + points) - std::bit_cast<std::uint32_t>(1.0F)) >>
            kDroppedBits;
        return m_opacities[std::min<std::size_t>(step, m_opacities.size() - 1)];
    }

    float m_perUnit;
    std::vector<float> m_opacities;  ///< by step
};

}  // namespace crossfade::ui
