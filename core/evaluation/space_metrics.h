// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/modality_vectors.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace crossfade {

/// The two ends that contrastive training pulls at, in one space.
struct SpaceMetrics {
    double coherence = 0.0;   ///< mean cosine of two encodings of one artist
    double separation = 0.0;  ///< 1 - mean cosine of two random artists' fused vectors
    /// Per pair of modalities (first before second) the distance of their mean encodings (the
    /// modality gap, Liang et al. 2022).
    std::vector<double> gaps;
};

/// `weights`: of fusion. Coherence over all artists with two modalities or more, each pair of
/// modalities once; separation over `pairs` random pairs, drawn by `seed`.
SpaceMetrics spaceMetrics(const ModalityVectors& encodings, std::span<const float> weights,
                          std::size_t pairs, std::uint64_t seed);

}  // namespace crossfade
