// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/modality_vectors.h"

namespace crossfade {

/// The vectors with each modality's mean taken off and scaled to unit length again: what all
/// artists of a modality have in common says nothing of who is alike, and is the gap between
/// modalities (Liang et al. 2022).
ModalityVectors centred(ModalityVectors vectors);

}  // namespace crossfade
