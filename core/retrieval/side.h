// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/modality.h"

#include <array>
#include <span>

namespace crossfade {

/// How one side of a comparison (the query, or the candidates) is mixed: which modalities count,
/// and how much. A modality counts where it is on, has a weight over 0 and the artist has it.
struct Side {
    ModalityMask on;
    std::array<float, kMaxModalities> weights{};

    bool operator==(const Side&) const = default;

    /// All on, with these weights.
    static Side allOn(std::span<const float> modalityWeights)
    {
        Side side{ModalityMask::firstN(modalityWeights.size()), {}};
        for (std::size_t m = 0; m < modalityWeights.size(); ++m)
            side.weights[m] = modalityWeights[m];
        return side;
    }
    float weight(std::size_t m) const { return on.has(m) && weights[m] > 0.0F ? weights[m] : 0.0F; }
    /// The modalities that count.
    ModalityMask active() const
    {
        ModalityMask mask;
        for (std::size_t m = 0; m < kMaxModalities; ++m)
            if (weight(m) > 0.0F) mask = mask.with(m);
        return mask;
    }
};

}  // namespace crossfade
