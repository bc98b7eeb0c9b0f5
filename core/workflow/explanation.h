// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/retrieval/blend_index.h"
#include "core/workflow/project.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crossfade {

/// What one modality would give if it were all that is known of everybody: by the cosine alone,
/// each artist as they are.
struct AloneResult {
    std::optional<float> score;  ///< none: the query or the artist does not have it
    std::size_t rank = 0;        ///< 1 for the best; 0 without a score
    std::size_t placed = 0;      ///< candidates who have it
};

/// Why an artist stands where they stand, or is not listed at all.
struct Explanation {
    ArtistRow artist = 0;
    std::optional<ScoreParts> parts;  ///< none: there is no score, or they are who is asked for
    float score = 0.0F;               ///< the parts' sum plus the correction plus the novelty
    float correction = 0.0F;          ///< what reducing hubs adds
    float novelty = 0.0F;             ///< what the wish for the less heard of adds
    std::size_t rank = 0;             ///< among all who can be compared and are not filtered; or 0
    std::size_t placed = 0;           ///< as NeighbourList::placed
    std::size_t ranked = 0;           ///< how many have a rank
    std::string reason;               ///< why there is no rank; empty where there is one
    std::vector<AloneResult> alone;   ///< of each modality of the run
};

/// What two artists have in common in one modality of tags or interactions.
struct SharedAmounts {
    std::size_t ofA = 0;  ///< how many tags or listeners each has
    std::size_t ofB = 0;
    /// In both, with the smaller of the two amounts, largest first.
    std::vector<std::pair<std::string, float>> shared;
};

/// `modality` is one of the catalogue's that is not dense.
Result<SharedAmounts> sharedAmounts(Project& project, ArtistRow a, ArtistRow b,
                                    std::size_t modality);

}  // namespace crossfade
