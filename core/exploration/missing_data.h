// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/modality.h"

#include <cstdint>
#include <span>
#include <vector>

namespace crossfade {

/// A what-if: some of what is known of the artists is taken to be missing, at random.
struct MissingData {
    double share = 0.0;  ///< the chance, 0 to 1, that an artist lacks a modality of `of`
    ModalityMask of;
    std::uint64_t seed = 1;

    bool any() const { return share > 0.0 && !of.empty(); }
    bool operator==(const MissingData&) const = default;
};

/// What each artist is left with. Artists and modalities are drawn each for themselves, so that a
/// larger share takes what a smaller one of the same seed took, and more.
std::vector<ModalityMask> presenceWithout(std::span<const ModalityMask> presence,
                                          const MissingData& missing);

}  // namespace crossfade
