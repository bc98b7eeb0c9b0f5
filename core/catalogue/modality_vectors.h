// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "core/catalogue/modality.h"

#include <string>
#include <vector>

namespace crossfade {

/// One vector per artist and modality: the features that go into the encoders, and the encodings
/// that come out. Rows are those of the catalogue, so that all modalities line up; the row of an
/// artist without the modality is zero.
struct ModalityVectors {
    std::vector<std::string> names;  ///< of the modalities, in order
    std::vector<Matrix> vectors;     ///< per modality: artists x its dimension, rows of unit length
    std::vector<ModalityMask> presence;  ///< per artist; bit i is names[i]

    std::size_t modalityCount() const { return names.size(); }
    std::size_t artistCount() const { return presence.size(); }

    bool operator==(const ModalityVectors&) const = default;
};

}  // namespace crossfade
