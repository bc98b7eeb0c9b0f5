// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exploration/exploration_state.h"
#include "core/workflow/snapshot.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crossfade {

struct NeighbourRow {
    std::size_t rank = 0;  ///< 1 for the best
    ArtistRow artist = 0;
    float score = 0.0F;       ///< cosine plus correction
    float correction = 0.0F;  ///< what reducing hubs adds; mostly less for a hub
    ModalityMask presence;    ///< of the run's modalities
    double popularity = 0.0;
    bool inTruth = false;  ///< the ground truth calls the two similar (any of the query's artists)
};

struct NeighbourList {
    std::vector<NeighbourRow> rows;
    std::string reason;      ///< why there are no rows; empty where there are some
    std::size_t placed = 0;  ///< candidates that could be compared at all
};

/// Answers what a state shows, on one catalogue and one run. Keeps the prepared query, so that a
/// change of the mixer costs about a millisecond. One thread.
class Explorer {
public:
    Explorer(std::shared_ptr<const CatalogueSnapshot> catalogue,
             std::shared_ptr<const LoadedRun> run);

    const CatalogueSnapshot& catalogue() const { return *m_catalogue; }
    const std::shared_ptr<const LoadedRun>& run() const { return m_run; }

    /// The state to begin with: nobody asked for, all modalities on at their learned weights.
    ExplorationState firstState() const;

    /// The k best candidates for the state's query, or the reason why there are none.
    NeighbourList neighbours(const ExplorationState& state, std::size_t k);

    /// Someone to begin with: the best known of those who have most modalities.
    std::optional<ArtistRow> suggestedQuery() const;

private:
    std::string reasonForNothing(const ExplorationState& state,
                                 const std::vector<ArtistRow>& query) const;

    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::shared_ptr<const LoadedRun> m_run;
    std::optional<PreparedQuery> m_prepared;
};

}  // namespace crossfade
