// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/catalogue/modality_vectors.h"

#include <span>
#include <utility>

namespace crossfade {

/// Moves artists towards those they are known to be similar to: to each encoding of an artist comes
/// `strength` times the mean direction of the fused encodings of the artists linked to it, and the
/// sum is scaled to unit length again (one step of feature propagation, as in Wu et al. 2019). An
/// artist without a link stays where it is. `weights`: of the modalities, as fusion has them.
void smoothAlongLinks(ModalityVectors& encodings, std::span<const float> weights,
                      std::span<const std::pair<ArtistRow, ArtistRow>> links, double strength);

}  // namespace crossfade
