// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/splat_kernel.h"

#include <algorithm>
#include <cmath>

namespace crossfade::ui {

SplatShares splatShares()
{
    SplatShares shares{};
    for (std::size_t y = 0; y < kSplatPhases; ++y) {
        for (std::size_t x = 0; x < kSplatPhases; ++x) {
            // In eighths: the middle of a quarter.
            const std::size_t right = 2 * x + 1;
            const std::size_t low = 2 * y + 1;
            const std::array<std::size_t, 4> parts = {(8 - right) * (8 - low), right * (8 - low),
                                                      (8 - right) * low, right * low};
            for (std::size_t i = 0; i < parts.size(); ++i)
                shares[y * kSplatPhases + x][i] = static_cast<std::uint8_t>(parts[i]);
        }
    }
    return shares;
}

int SplatKernel::reachOf(double radius)
{
    return static_cast<int>(std::ceil(radius + 0.5)) - 1;
}

SplatKernel::SplatKernel(double radius, int lineLength)
{
    const int reach = reachOf(radius);
    for (int y = -reach; y <= reach; ++y) {
        for (int x = -reach; x <= reach; ++x) {
            const double covered = std::clamp(radius + 0.5 - std::hypot(x, y), 0.0, 1.0);
            if (covered > 0.0)
                entries.push_back(
                    {std::ptrdiff_t{y} * lineLength + x, static_cast<float>(covered)});
        }
    }
}

}  // namespace crossfade::ui
