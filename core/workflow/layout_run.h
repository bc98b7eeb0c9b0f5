// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/catalogue/modality_vectors.h"
#include "core/catalogue/run_record.h"
#include "core/store/database.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crossfade {

enum class LayoutMethod { Pca, Umap };
/// "pca", "umap": in options and in the project.
std::string_view layoutMethodName(LayoutMethod method);
/// "PCA", "UMAP": in sentences.
std::string_view layoutMethodTitle(LayoutMethod method);
/// InvalidInput that lists them.
Result<LayoutMethod> layoutMethodFrom(std::string_view name);

/// One map of a run: each run keeps one for every key.
struct LayoutKey {
    LayoutMethod method = LayoutMethod::Pca;
    std::uint64_t seed = 0;  ///< PCA has nothing to draw: of it there is the map of seed 0 only

    bool operator==(const LayoutKey&) const = default;
};

/// The key that a map is kept under: PCA's is always that of seed 0.
LayoutKey storedKey(const LayoutKey& key);

/// The artists who get a place on a run's maps: those with an encoding that counts at the run's
/// learned weights.
std::vector<ArtistRow> placedArtists(const RunRecord& run, const ModalityVectors& encodings);

/// A run's stored map, artists x 2 with NaN for those who have no place; none if there is none of
/// this key and of this data. Corrupt, with a sentence that names method and run, if it is not of
/// this length, a coordinate is infinite or missing beside its other, or others than
/// placedArtists() have a place. Whoever goes on by making it again is to show that sentence.
Result<std::optional<Matrix>> storedLayout(Database& db, const RunRecord& run, const LayoutKey& key,
                                           const ModalityVectors& encodings,
                                           const std::string& dataHash);

/// Keeps a map in place of one of the same key. Io where the project can only be read, Busy.
Status saveLayout(Database& db, const RunRecord& run, const LayoutKey& key,
                  const std::string& dataHash, const Matrix& layout);

/// A map, and what there is to say of it.
struct FoundLayout {
    Matrix layout;      ///< artists x 2
    std::string fault;  ///< a sentence why a stored one was made again; mostly empty
};

/// The stored PCA map, or a new one, which is stored where the project can be written.
Result<FoundLayout> loadOrMakePca(Database& db, const RunRecord& run,
                                  const ModalityVectors& encodings, const std::string& dataHash);

/// The stored hubness of every artist in a run, see hubness(), or a new one, likewise.
Result<std::vector<float>> loadOrMakeHubness(
    Database& db, const RunRecord& run, const std::shared_ptr<const ModalityVectors>& encodings,
    const std::string& dataHash);

}  // namespace crossfade
