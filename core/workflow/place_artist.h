// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/correction_deltas.h"
#include "core/workflow/explore.h"
#include "core/workflow/project.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crossfade {

/// Somebody who is not in the catalogue, placed among those who are as if they had been there when
/// the run was trained. Nothing of it is stored. Immutable.
struct PlacedArtist {
    NewArtistCorrection who;  ///< with an id and the run's encodings, ready to be kept
    std::shared_ptr<const CatalogueSnapshot> catalogue;  ///< with them as the last row
    std::shared_ptr<const LoadedRun> run;                ///< likewise
    ArtistRow row = 0;
    ModalityMask placed;               ///< of the run's modalities: those that say something
    std::vector<std::string> remarks;  ///< sentences: what of them says nothing, and why
};

/// By the feature transforms and encoders of the run. InvalidInput if a vector has another
/// dimension than its modality, or nothing is left that places them; NotFound if the run's model or
/// transforms are not there. Loads LibTorch the first time.
Result<PlacedArtist> placeArtist(Project& project, const std::shared_ptr<const LoadedRun>& run,
                                 const NewArtistCorrection& who, const JobContext& job);

/// Whom an artist is near, and what each modality by itself would say: before anybody has listened.
struct PlacedNeighbours {
    NeighbourList all;                 ///< mixed as learned
    std::vector<Explanation> reasons;  ///< why, of each of them
    struct Alone {
        std::size_t modality = 0;  ///< of the run
        NeighbourList list;
        std::size_t shared = 0;  ///< of its artists, those in `all` too
    };
    std::vector<Alone> alone;  ///< of each modality that places them
};
PlacedNeighbours neighboursOf(const PlacedArtist& placed, std::size_t k);

/// "By tags alone, 4 of the 20 are the same: A, B, C first."; one for each modality.
std::vector<std::string> aloneSentences(const PlacedArtist& placed,
                                        const PlacedNeighbours& neighbours);

}  // namespace crossfade
