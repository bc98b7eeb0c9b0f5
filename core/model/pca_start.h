// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "core/catalogue/modality_vectors.h"

#include <span>
#include <vector>

namespace crossfade {

/// Start weights for linear encoders: per modality a (dimension x its input dimension) matrix, such
/// that their sum over modalities is the projection of the weighted concatenation (missing blocks
/// zero, rows to unit length) onto its `dimension` largest principal directions, uncentred. Rows
/// past the rank are zero.
std::vector<Matrix> pcaStart(const ModalityVectors& features, std::span<const float> weights,
                             std::size_t dimension);

}  // namespace crossfade
