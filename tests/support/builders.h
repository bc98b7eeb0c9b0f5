// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/modality_vectors.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace crossfade::test {

/// Normally distributed numbers.
Matrix randomMatrix(std::size_t rows, std::size_t cols, std::uint64_t seed);

/// Names "m0", "m1", ...: one random vector of unit length per artist and modality present, which
/// is each with `probability`. Dimension d of modality i is dims[i].
ModalityVectors randomVectors(std::size_t artists, const std::vector<std::size_t>& dims,
                              double probability, std::uint64_t seed);

/// Vectors that modalities share: each artist has a hidden place, and each modality sees it through
/// its own random map. Something to learn from.
ModalityVectors alignedVectors(std::size_t artists, const std::vector<std::size_t>& dims,
                               double probability, std::uint64_t seed);

/// Six artists, dense "audio", "tags" and interactions "listening", two pairs, all splits: small
/// enough to know by heart. a5 has no modality.
Catalogue smallCatalogue();

/// A folded name ("name a0") for every artist of the catalogue.
std::vector<std::string> foldedNames(const Catalogue& catalogue);

/// The real catalogue: $CROSSFADE_DATA, or ../shared/data beside the repository, each with olga/
/// in it; none where it is absent.
std::optional<std::filesystem::path> realCatalogue();

}  // namespace crossfade::test
