// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/explore.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace crossfade {

Explorer::Explorer(std::shared_ptr<const CatalogueSnapshot> catalogue,
                   std::shared_ptr<const LoadedRun> run)
    : m_catalogue(std::move(catalogue)), m_run(std::move(run))
{
}

ExplorationState Explorer::firstState() const
{
    ExplorationState state;
    state.run = m_run->record.id;
    state.comparison = m_run->ownComparison();
    return state;
}

std::optional<ArtistRow> Explorer::suggestedQuery() const
{
    const std::vector<ModalityMask>& presence = m_run->index.encodings().presence;
    const auto rank = [&](ArtistRow row) {
        return std::pair(presence[row].count(), m_catalogue->artists()[row].popularity);
    };
    std::optional<ArtistRow> best;
    for (std::size_t i = 0; i < presence.size(); ++i) {
        const auto row = static_cast<ArtistRow>(i);
        if (!presence[i].empty() && (!best || rank(row) > rank(*best))) best = row;
    }
    return best;
}

NeighbourList Explorer::neighbours(const ExplorationState& state, std::size_t k)
{
    std::vector<ArtistRow> query;
    for (const std::string& id : state.query)
        if (const auto row = m_catalogue->rowOfId.find(id); row != m_catalogue->rowOfId.end())
            query.push_back(row->second);
    NeighbourList list;
    list.reason = reasonForNothing(state, query);
    if (!list.reason.empty()) return list;
    if (!m_prepared || m_prepared->artists != query) m_prepared = m_run->index.prepare(query);

    const std::vector<float> cosines = m_run->index.cosines(*m_prepared, state.comparison);
    std::vector<float> scores = cosines;
    BlendIndex::reduceHubs(scores, *m_prepared, state.comparison.scoring, m_run->hubness);
    const ModalityVectors& encodings = m_run->index.encodings();
    for (std::size_t j = 0; j < scores.size(); ++j) {
        if (!std::isfinite(scores[j])) continue;
        ++list.placed;
        const bool tooPopular = state.filters.maxPopularity &&
                                m_catalogue->artists()[j].popularity > *state.filters.maxPopularity;
        const bool lacks =
            (encodings.presence[j] & state.filters.mustHave) != state.filters.mustHave;
        if (tooPopular || lacks) scores[j] = -std::numeric_limits<float>::infinity();
    }
    for (const Neighbour& neighbour : topNeighbours(scores, query, k)) {
        NeighbourRow row{list.rows.size() + 1,
                         neighbour.artist,
                         neighbour.score,
                         neighbour.score - cosines[neighbour.artist],
                         encodings.presence[neighbour.artist],
                         m_catalogue->artists()[neighbour.artist].popularity,
                         false};
        row.inTruth = std::ranges::any_of(query, [&](ArtistRow artist) {
            return m_catalogue->truth.similar(artist, neighbour.artist);
        });
        list.rows.push_back(row);
    }
    if (list.rows.empty())
        list.reason = "No artist is left to compare with: the filters hide all of them.";
    return list;
}

std::string Explorer::reasonForNothing(const ExplorationState& state,
                                       const std::vector<ArtistRow>& query) const
{
    if (query.empty())
        return "Nobody is asked for yet. Search for an artist, or click one on the map.";
    const ModalityVectors& encodings = m_run->index.encodings();
    ModalityMask has;
    for (const ArtistRow artist : query) has = has | encodings.presence[artist];
    const std::string who =
        query.size() == 1 ? m_catalogue->label(query[0]) : "The artists asked for";
    if (has.empty() && query.size() == 1 && !m_catalogue->presence[query[0]].empty())
        return who + " came after this run was trained. Train again to see who is like them.";
    if (has.empty())
        return who + (query.size() == 1 ? " has no vector: the catalogue gives nothing usable of " +
                                              joinText(encodings.names, ", ") + "."
                                        : " have no vector.");
    if (state.comparison.query.active().empty())
        return "All modalities of the query are off. Switch one on.";
    if ((has & state.comparison.query.active()).empty())
        return who + " has only " + modalitySetName(has, encodings.names, ", ") +
               ", and that is off for the query.";
    const ModalityMask active = state.comparison.candidates.active();
    if (active.empty()) return "All modalities of the candidates are off. Switch one on.";
    if (std::ranges::none_of(encodings.presence,
                             [&](ModalityMask mask) { return !(mask & active).empty(); }))
        return "No artist has " + modalitySetName(active, encodings.names, ", ") + ".";
    return "";
}

}  // namespace crossfade
