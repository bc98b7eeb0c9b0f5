// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/modality_vectors.h"
#include "core/catalogue/run_record.h"
#include "core/evaluation/evaluation.h"
#include "core/retrieval/blend_index.h"
#include "core/search/name_search.h"
#include "core/store/catalogue_repository.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace crossfade {

/// A project's catalogue in memory, without raw data: what browsing needs. Immutable, shared
/// between the window and its jobs.
struct CatalogueSnapshot {
    StoredCatalogue stored;
    std::vector<std::string> modalityNames;
    std::vector<ModalityMask> presence;  ///< who has a usable vector of what
    GroundTruth truth;
    NameSearch names;
    std::unordered_map<std::string, ArtistRow> rowOfId;
    std::unordered_map<std::int64_t, ArtistRow> rowOfArtist;  ///< by ArtistId
    std::vector<std::string> labels;                          ///< see label()
    /// By folded name or alias, see searchNames(); rising. Nobody without a name is in it.
    std::unordered_map<std::string, std::vector<ArtistRow>> rowsOfName;

    const std::vector<Artist>& artists() const { return stored.catalogue.artists; }
    std::size_t size() const { return stored.catalogue.artists.size(); }
    /// The name; with country, years or id in brackets where others have it too, and the id alone
    /// where it is empty.
    const std::string& label(ArtistRow row) const { return labels[row]; }
    /// Artists who have at least one modality.
    std::size_t placeableCount() const;
};

std::shared_ptr<const CatalogueSnapshot> makeSnapshot(StoredCatalogue stored,
                                                      std::vector<ModalityMask> presence);

/// A trained run, ready for retrieval. Immutable, shared.
struct LoadedRun {
    RunRecord record;
    BlendIndex index;
    Matrix layout;                 ///< artists x 2, the PCA map; NaN for those not on it
    std::vector<float> hubness;    ///< per artist, see hubness(); 0 for those not placed
    Scoring scoring;               ///< how the run compares by itself
    bool sameData = true;          ///< the catalogue is as it was when the run was trained
    std::string layoutFault = {};  ///< why its stored map was made again; mostly empty

    /// All modalities on at their learned weights.
    Side learnedSide() const { return Side::allOn(record.weights); }
    /// Both sides as learned, scored as the run does by itself.
    Comparison ownComparison() const { return {learnedSide(), learnedSide(), scoring}; }
};

}  // namespace crossfade
