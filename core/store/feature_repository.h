// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/modality_vectors.h"
#include "core/store/catalogue_repository.h"
#include "core/store/database.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace crossfade {

/// The vectors that go into the encoders, and the fitted transforms they came from. Derived data.
class FeatureRepository {
public:
    explicit FeatureRepository(Database& db) : m_db(&db) {}

    /// Replaces all; call inside a Transaction. `stored` gives the row ids of what was just saved.
    Status save(const ModalityVectors& features,
                const std::vector<std::vector<std::byte>>& transforms,
                const StoredCatalogue& stored);

    Result<ModalityVectors> load(const StoredCatalogue& stored);

    /// Who has a vector of what, without the vectors.
    Result<std::vector<ModalityMask>> loadPresence(const StoredCatalogue& stored);

    /// The bytes of each modality's transform for one state of the features (the present one, or
    /// that of a run), in the order of `stored`.
    Result<std::vector<std::vector<std::byte>>> loadTransforms(const StoredCatalogue& stored,
                                                               const std::string& featureHash);

    /// That of one modality, by name; none where there was no such modality in that state.
    Result<std::optional<std::vector<std::byte>>> loadTransform(const std::string& modality,
                                                                const std::string& featureHash);

private:
    Database* m_db;
};

}  // namespace crossfade
