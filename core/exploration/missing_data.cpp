// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exploration/missing_data.h"

#include "core/base/random.h"

namespace crossfade {

std::vector<ModalityMask> presenceWithout(std::span<const ModalityMask> presence,
                                          const MissingData& missing)
{
    std::vector<ModalityMask> left(presence.begin(), presence.end());
    if (!missing.any()) return left;
    for (std::size_t artist = 0; artist < left.size(); ++artist) {
        // A stream of their own: what one artist loses does not hang on how many come before.
        Random draw(derivedSeed(missing.seed, artist));
        for (std::size_t m = 0; m < kMaxModalities; ++m)
            if (draw.uniform() < missing.share && missing.of.has(m))
                left[artist] = left[artist].without(m);
    }
    return left;
}

}  // namespace crossfade
