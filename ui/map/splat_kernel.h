// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace crossfade::ui {

/// How a point becomes a disc: it is first shared out among the four pixels around it, by how near
/// their centres are (bilinear, points snapped to a quarter of a pixel), then each pixel's sum is
/// spread by one kernel. So that a point costs four additions whatever its size, and moves
/// smoothly.
inline constexpr int kSplatPhases = 4;            ///< positions between two pixels
inline constexpr std::uint32_t kWholePoint = 64;  ///< what a point's four shares add up to

/// The shares of left top, right top, left bottom and right bottom, per phase (y * 4 + x).
using SplatShares = std::array<std::array<std::uint8_t, 4>, kSplatPhases * kSplatPhases>;
SplatShares splatShares();

/// A disc's coverage of the pixels around its centre, with an edge one pixel soft.
struct SplatKernel {
    struct Entry {
        std::ptrdiff_t offset = 0;  ///< in pixels, from the centre
        float weight = 0.0F;
    };

    /// `radius` in pixels, > 0. `lineLength`: of the plane that is spread into.
    SplatKernel(double radius, int lineLength);

    /// Pixels between the centre and the furthest that is covered.
    static int reachOf(double radius);

    std::vector<Entry> entries;
};

}  // namespace crossfade::ui
