// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exploration/exploration_state.h"
#include "core/workflow/explanation.h"
#include "core/workflow/simulate_missing.h"
#include "core/workflow/snapshot.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crossfade {

struct NeighbourRow {
    std::size_t rank = 0;  ///< 1 for the best
    ArtistRow artist = 0;
    float score = 0.0F;       ///< cosine plus correction
    float correction = 0.0F;  ///< what reducing hubs adds; mostly less for a hub
    ScoreParts parts;         ///< of the cosine
    ModalityMask presence;    ///< of the run's modalities
    double popularity = 0.0;
    bool inTruth = false;  ///< the ground truth calls the two similar (any of the query's artists)
};

struct NeighbourList {
    std::vector<NeighbourRow> rows;
    std::string reason;      ///< why there are no rows; empty where there are some
    std::size_t placed = 0;  ///< candidates that could be compared at all
    std::size_t hidden = 0;  ///< those whom setHidden() alone keeps out
};

/// Answers what a state shows, on one catalogue and one run. Keeps the prepared query, so that a
/// change of the mixer costs about a millisecond, and the run without what is taken to be missing.
/// One thread.
class Explorer {
public:
    Explorer(std::shared_ptr<const CatalogueSnapshot> catalogue,
             std::shared_ptr<const LoadedRun> run);

    const CatalogueSnapshot& catalogue() const { return *m_catalogue; }
    const std::shared_ptr<const LoadedRun>& run() const { return m_run; }
    /// The run without what a state takes to be missing.
    const std::shared_ptr<const LoadedRun>& runFor(const MissingData& missing);

    /// Whom lists leave out from now on, ascending; see hiddenRows(). They keep their similarities.
    void setHidden(std::vector<ArtistRow> hidden) { m_hidden = std::move(hidden); }

    /// The state to begin with: nobody asked for, all modalities on at their learned weights.
    ExplorationState firstState() const;

    /// The k best candidates for the state's query, or the reason why there are none.
    NeighbourList neighbours(const ExplorationState& state, std::size_t k);

    /// Why an artist is where they are in the state's list, however far down, or why they are not
    /// in it. Costs about as much as a list, and another one for each modality.
    Explanation explain(const ExplorationState& state, ArtistRow artist);

    /// How similar everybody is to the state's query, hubs reduced as the state says: what the list
    /// is ordered by. Per artist; NaN for those who can't be compared and for the query's artists.
    /// Filters hide nobody.
    std::vector<float> similarities(const ExplorationState& state);
    /// What part of each artist's similarity to the query is a modality's, see ScoreParts::share():
    /// its share over the sum of the cosine's parts. NaN as above, and where the sum is not
    /// positive.
    std::vector<float> modalityShares(const ExplorationState& state, std::size_t modality);

    /// Someone to begin with: the best known of those who have most modalities.
    std::optional<ArtistRow> suggestedQuery() const;

private:
    /// Everybody's score for a state.
    struct Scored {
        Comparison shown;  ///< that they are made by
        std::vector<ArtistRow> query;
        std::string reason;             ///< why there are no scores; the rest is empty then
        std::vector<float> cosines;     ///< minus infinity: can't be compared
        std::vector<float> unfiltered;  ///< the same, hubs reduced
        std::vector<float> scores;      ///< minus infinity also for those that are hidden
        std::size_t placed = 0;
        std::size_t hidden = 0;  ///< see NeighbourList
    };
    Scored score(const ExplorationState& state);
    std::string reasonForNothing(const Comparison& shown,
                                 const std::vector<ArtistRow>& query) const;
    std::string reasonForAbsence(const ExplorationState& state, const Scored& scored,
                                 ArtistRow artist) const;
    AloneResult alone(std::size_t modality, ArtistRow artist) const;

    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::shared_ptr<const LoadedRun> m_run;
    std::vector<ArtistRow> m_hidden;
    MissingData m_missing;
    std::shared_ptr<const LoadedRun> m_left;  ///< m_run without m_missing
    std::optional<PreparedQuery> m_prepared;  ///< against m_left
};

}  // namespace crossfade
