// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/explore.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace crossfade {

namespace {

constexpr float kNothing = -std::numeric_limits<float>::infinity();
constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

/// 1 for the best score, ties by row, as topNeighbours() ranks.
std::size_t rankOf(const std::vector<float>& scores, const std::vector<ArtistRow>& excluded,
                   ArtistRow artist)
{
    std::size_t rank = 1;
    for (std::size_t j = 0; j < scores.size(); ++j) {
        const bool before =
            scores[j] > scores[artist] || (scores[j] == scores[artist] && j < artist);
        if (before && std::ranges::find(excluded, static_cast<ArtistRow>(j)) == excluded.end())
            ++rank;
    }
    return rank;
}

}  // namespace

Explorer::Explorer(std::shared_ptr<const CatalogueSnapshot> catalogue,
                   std::shared_ptr<const LoadedRun> run)
    : m_catalogue(std::move(catalogue)), m_run(std::move(run)), m_left(m_run)
{
}

const std::shared_ptr<const LoadedRun>& Explorer::runFor(const MissingData& missing)
{
    if (missing == m_missing) return m_left;
    m_prepared.reset();
    m_left = withMissing(m_run, missing);
    m_missing = missing;
    return m_left;
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

Explorer::Scored Explorer::score(const ExplorationState& state)
{
    Scored scored;
    for (const std::string& id : state.query)
        if (const auto row = m_catalogue->rowOfId.find(id); row != m_catalogue->rowOfId.end())
            scored.query.push_back(row->second);
    scored.shown = state.shown();
    runFor(state.missing);
    scored.reason = reasonForNothing(scored.shown, scored.query);
    if (!scored.reason.empty()) return scored;
    if (!m_prepared || m_prepared->artists != scored.query)
        m_prepared = m_left->index.prepare(scored.query);

    scored.cosines = m_left->index.cosines(*m_prepared, scored.shown);
    scored.scores = scored.cosines;
    BlendIndex::reduceHubs(scored.scores, *m_prepared, scored.shown.scoring, m_left->hubness);
    scored.unfiltered = scored.scores;
    const ModalityVectors& encodings = m_left->index.encodings();
    for (std::size_t j = 0; j < scored.scores.size(); ++j) {
        if (!std::isfinite(scored.scores[j])) continue;
        ++scored.placed;
        const bool tooPopular = state.filters.maxPopularity &&
                                m_catalogue->artists()[j].popularity > *state.filters.maxPopularity;
        const bool lacks =
            (encodings.presence[j] & state.filters.mustHave) != state.filters.mustHave;
        if (tooPopular || lacks) scored.scores[j] = kNothing;
    }
    for (const ArtistRow artist : m_hidden) {
        if (!std::isfinite(scored.scores[artist])) continue;
        scored.hidden += std::ranges::count(scored.query, artist) == 0 ? 1 : 0;
        scored.scores[artist] = kNothing;
    }
    return scored;
}

NeighbourList Explorer::neighbours(const ExplorationState& state, std::size_t k)
{
    const Scored scored = score(state);
    NeighbourList list;
    list.reason = scored.reason;
    list.placed = scored.placed;
    list.hidden = scored.hidden;
    if (!list.reason.empty()) return list;
    for (const Neighbour& neighbour : topNeighbours(scored.scores, scored.query, k)) {
        NeighbourRow row;
        row.rank = list.rows.size() + 1;
        row.artist = neighbour.artist;
        row.score = neighbour.score;
        row.correction = neighbour.score - scored.cosines[neighbour.artist];
        row.parts =
            m_left->index.parts(*m_prepared, scored.shown, neighbour.artist).value_or(ScoreParts());
        row.presence = m_left->index.encodings().presence[neighbour.artist];
        row.popularity = m_catalogue->artists()[neighbour.artist].popularity;
        row.inTruth = std::ranges::any_of(scored.query, [&](ArtistRow artist) {
            return m_catalogue->truth.similar(artist, neighbour.artist);
        });
        list.rows.push_back(std::move(row));
    }
    if (list.rows.empty())
        list.reason = topNeighbours(scored.cosines, scored.query, 1).empty()
                          ? "There is nobody else to compare with: all others lack what is on."
                      : list.hidden == 0
                          ? "No artist is left to compare with: the filters hide all of them."
                          : "No artist is left to compare with: filters and marks hide all of "
                            "them.";
    return list;
}

std::vector<float> Explorer::similarities(const ExplorationState& state)
{
    const Scored scored = score(state);
    std::vector<float> similar(m_catalogue->size(), kUnknown);
    if (!scored.reason.empty()) return similar;
    for (std::size_t j = 0; j < similar.size(); ++j)
        if (std::isfinite(scored.unfiltered[j])) similar[j] = scored.unfiltered[j];
    for (const ArtistRow artist : scored.query) similar[artist] = kUnknown;
    return similar;
}

std::vector<float> Explorer::modalityShares(const ExplorationState& state, std::size_t modality)
{
    std::vector<float> shares = similarities(state);
    const Comparison shown = state.shown();
    for (std::size_t j = 0; j < shares.size(); ++j) {
        if (std::isnan(shares[j])) continue;
        const auto parts = m_left->index.parts(*m_prepared, shown, static_cast<ArtistRow>(j));
        const float sum = parts ? parts->sum() : 0.0F;
        shares[j] = sum > 0.0F ? parts->share(modality) / sum : kUnknown;
    }
    return shares;
}

Explanation Explorer::explain(const ExplorationState& state, ArtistRow artist)
{
    const Scored scored = score(state);
    Explanation result;
    result.artist = artist;
    result.placed = scored.placed;
    result.reason = scored.reason.empty() ? reasonForAbsence(state, scored, artist) : scored.reason;
    if (!scored.reason.empty() || std::ranges::count(scored.query, artist) > 0) return result;
    for (std::size_t m = 0; m < m_left->index.encodings().modalityCount(); ++m)
        result.alone.push_back(alone(m, artist));
    for (std::size_t j = 0; j < scored.scores.size(); ++j)
        if (std::isfinite(scored.scores[j]) &&
            std::ranges::count(scored.query, static_cast<ArtistRow>(j)) == 0)
            ++result.ranked;
    if (result.reason.empty()) result.rank = rankOf(scored.scores, scored.query, artist);
    const float cosine = scored.cosines[artist];
    if (!std::isfinite(cosine)) return result;
    result.parts = m_left->index.parts(*m_prepared, scored.shown, artist);
    result.score = scored.scores[artist];
    if (!std::isfinite(result.score)) {  // a filter hides them, which takes no score away
        std::vector<float> unfiltered = scored.cosines;
        BlendIndex::reduceHubs(unfiltered, *m_prepared, scored.shown.scoring, m_left->hubness);
        result.score = unfiltered[artist];
    }
    result.correction = result.score - cosine;
    return result;
}

AloneResult Explorer::alone(std::size_t modality, ArtistRow artist) const
{
    Side side;
    side.on = side.on.with(modality);
    side.weights[modality] = 1.0F;
    const std::vector<float> cosines = m_left->index.cosines(*m_prepared, {side, side, {}});
    AloneResult result;
    for (const float cosine : cosines) result.placed += std::isfinite(cosine) ? 1 : 0;
    if (!std::isfinite(cosines[artist])) return result;
    result.score = cosines[artist];
    result.rank = rankOf(cosines, m_prepared->artists, artist);
    return result;
}

std::string Explorer::reasonForAbsence(const ExplorationState& state, const Scored& scored,
                                       ArtistRow artist) const
{
    const std::string& who = m_catalogue->label(artist);
    if (std::ranges::find(scored.query, artist) != scored.query.end())
        return who + " is who is asked for.";
    const ModalityVectors& encodings = m_left->index.encodings();
    const ModalityMask has = encodings.presence[artist];
    if (has.empty() && !m_run->index.encodings().presence[artist].empty())
        return who + " has nothing left: all that is known of them is taken to be missing.";
    if (has.empty()) return who + " has no vector in this run.";
    if ((has & scored.shown.candidates.active()).empty())
        return who + " has only " + modalitySetName(has, encodings.names, ", ") +
               ", and that is off for the candidates.";
    if (!std::isfinite(scored.cosines[artist]))
        return who + " can't be compared: the modalities cancel each other out.";
    if (std::isfinite(scored.scores[artist])) return "";
    if (std::ranges::binary_search(m_hidden, artist))
        return who + " is hidden: they are marked to be left out.";
    const double popularity = m_catalogue->artists()[artist].popularity;
    if (state.filters.maxPopularity && popularity > *state.filters.maxPopularity)
        return who + " is hidden: a popularity of " + shortNumber(popularity) +
               " is over the filter's " + shortNumber(*state.filters.maxPopularity) + ".";
    const ModalityMask lacks(
        static_cast<std::uint32_t>(state.filters.mustHave.bits() & ~has.bits()));
    return who + " is hidden: the filter wants " + modalitySetName(lacks, encodings.names, ", ") +
           ", which they lack.";
}

std::string Explorer::reasonForNothing(const Comparison& shown,
                                       const std::vector<ArtistRow>& query) const
{
    if (query.empty())
        return "Nobody is asked for yet. Search for an artist, or click one on the map.";
    const ModalityVectors& encodings = m_left->index.encodings();
    ModalityMask has;
    for (const ArtistRow artist : query) has = has | encodings.presence[artist];
    const std::string who =
        query.size() == 1 ? m_catalogue->label(query[0]) : "The artists asked for";
    if (has.empty() && std::ranges::any_of(query, [&](ArtistRow artist) {
            return !m_run->index.encodings().presence[artist].empty();
        }))
        return who +
               (query.size() == 1
                    ? " has nothing left: all that is known of them is taken to be missing."
                    : " have nothing left: all that is known of them is taken to be missing.");
    if (has.empty() && query.size() == 1 && !m_catalogue->presence[query[0]].empty())
        return who + " came after this run was trained. Train again to see who is like them.";
    if (has.empty())
        return who + (query.size() == 1 ? " has no vector: the catalogue gives nothing usable of " +
                                              joinText(encodings.names, ", ") + "."
                                        : " have no vector.");
    if (shown.query.active().empty()) return "All modalities of the query are off. Switch one on.";
    if ((has & shown.query.active()).empty())
        return who + " has only " + modalitySetName(has, encodings.names, ", ") +
               ", and that is off for the query.";
    const ModalityMask active = shown.candidates.active();
    if (active.empty()) return "All modalities of the candidates are off. Switch one on.";
    if (std::ranges::none_of(encodings.presence,
                             [&](ModalityMask mask) { return !(mask & active).empty(); }))
        return "No artist has " + modalitySetName(active, encodings.names, ", ") + ".";
    return "";
}

}  // namespace crossfade
