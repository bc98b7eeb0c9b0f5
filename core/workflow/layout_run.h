// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/catalogue/modality_vectors.h"
#include "core/catalogue/run_record.h"
#include "core/store/database.h"

#include <memory>
#include <string>
#include <vector>

namespace crossfade {

/// The PCA map of a run's fused vectors, all modalities on at their learned weights: artists x 2,
/// NaN for those who have no encoding.
Matrix makeLayout(const RunRecord& run, const ModalityVectors& encodings);

/// The stored map, or a new one, which is stored where the project can be written.
Result<Matrix> loadOrMakeLayout(Database& db, const RunRecord& run,
                                const ModalityVectors& encodings, const std::string& dataHash);

/// The stored hubness of every artist in a run, see hubness(), or a new one, likewise.
Result<std::vector<float>> loadOrMakeHubness(
    Database& db, const RunRecord& run, const std::shared_ptr<const ModalityVectors>& encodings,
    const std::string& dataHash);

}  // namespace crossfade
