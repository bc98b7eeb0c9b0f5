// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exploration/exploration_state.h"
#include "core/workflow/candidate_filters.h"
#include "core/workflow/explanation.h"
#include "core/workflow/novelty.h"
#include "core/workflow/simulate_missing.h"
#include "core/workflow/snapshot.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crossfade {

struct NeighbourRow {
    std::size_t rank = 0;  ///< 1 for the best
    ArtistRow artist = 0;
    float score = 0.0F;       ///< cosine plus correction plus novelty
    float correction = 0.0F;  ///< what reducing hubs adds; mostly less for a hub
    float novelty = 0.0F;     ///< what the wish for the less heard of adds; see Wish::unheard
    ScoreParts parts;         ///< of the cosine
    ModalityMask presence;    ///< of the run's modalities
    double popularity = 0.0;
    bool inTruth = false;  ///< the ground truth calls the two similar (any of the query's artists)
};

/// What one filter does to a list.
struct FilterEffect {
    std::string sentence;    ///< "Who is more popular than 900 is hidden: 12 of 300."
    std::size_t hidden = 0;  ///< of those who can be compared; others may hide them too
};

struct NeighbourList {
    std::vector<NeighbourRow> rows;
    std::string reason;                 ///< why there are no rows; empty where there are some
    std::size_t placed = 0;             ///< candidates that could be compared at all
    std::vector<FilterEffect> filters;  ///< one for each
    std::optional<NoveltyCost> cost;    ///< of the wish for the less heard of, where there is one
    std::size_t hidden = 0;             ///< those whom setHidden() alone keeps out
    std::vector<std::string> remarks;   ///< sentences: what of the state counts for nothing
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
    void setHidden(std::vector<ArtistRow> hidden) { m_leftOut = std::move(hidden); }
    /// Who carries the tags that filters may name. A state with a filter on another tag has no
    /// list, with that as its reason.
    void setTagCarriers(TagCarriers carriers);

    /// The state to begin with: nobody asked for, all modalities on at their learned weights.
    ExplorationState firstState() const;

    /// The k best candidates for the state's query, or the reason why there are none. Best is
    /// highest in score, of cosine, correction and novelty; for the dissimilar it is lowest, so
    /// that without filters their list is the whole list backwards, and novelty is added, not taken
    /// off.
    NeighbourList neighbours(const ExplorationState& state, std::size_t k);

    /// Why an artist is where they are in the state's list, however far down, or why they are not
    /// in it. Costs about as much as a list, and another one for each modality.
    Explanation explain(const ExplorationState& state, ArtistRow artist);

    /// How similar everybody is to the state's query, hubs reduced as the state says: what the list
    /// is ordered by, but for novelty. Per artist; NaN for those who can't be compared, and for
    /// whom the query asks for or against. Filters hide nobody.
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
        std::vector<ArtistRow> against;
        std::vector<ArtistRow> excluded;  ///< both: never listed
        std::string reason;               ///< why there are no scores; the rest is empty then
        std::vector<float> cosines;       ///< minus infinity: can't be compared
        std::vector<float> similar;       ///< the same, hubs reduced
        std::vector<float> novelty;       ///< to be added; empty: nothing
        std::vector<float> keys;  ///< to rank by, highest first; minus infinity: not ranked. Empty
                                  ///< before rank()
        std::size_t placed = 0;

        float noveltyOf(ArtistRow artist) const { return novelty.empty() ? 0.0F : novelty[artist]; }
        float score(ArtistRow artist) const { return similar[artist] + noveltyOf(artist); }
    };
    Scored score(const ExplorationState& state);
    /// Who is asked for and against, and how; no scores yet.
    Scored scoredNobody(const ExplorationState& state) const;
    /// The same with the filters' word, and in order.
    Scored rank(const ExplorationState& state);
    /// Scored::keys, with or without novelty; of everybody whom no filter hides.
    std::vector<float> keysOf(const Scored& scored, bool dissimilar, bool withNovelty) const;
    /// Makes m_filters those of the state; an error is why that can't be.
    Status bringFilters(const Filters& filters);
    /// Those whom setHidden() alone keeps out of a list.
    std::size_t leftOutOf(const Scored& scored) const;
    std::vector<FilterEffect> filterEffects(const Scored& scored) const;
    NeighbourRow rowOf(const Scored& scored, ArtistRow artist, std::size_t rank) const;
    NoveltyCost costOf(const Scored& scored, bool dissimilar,
                       const std::vector<NeighbourRow>& rows) const;
    std::string reasonForNothing(const Scored& scored) const;
    std::string reasonForAbsence(const Scored& scored, ArtistRow artist) const;
    std::vector<std::string> remarksOn(const Scored& scored, const ExplorationState& state) const;
    AloneResult alone(std::size_t modality, ArtistRow artist) const;

    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::shared_ptr<const LoadedRun> m_run;
    MissingData m_missing;
    std::shared_ptr<const LoadedRun> m_left;  ///< m_run without m_missing
    std::optional<PreparedQuery> m_prepared;  ///< against m_left
    TagCarriers m_carriers;
    std::optional<Filters> m_filtered;  ///< that m_filters are of, on m_left
    std::vector<CandidateFilter> m_filters;
    std::vector<bool> m_hidden;        ///< by any of them
    std::vector<ArtistRow> m_leftOut;  ///< see setHidden()
};

}  // namespace crossfade
