// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/explore.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

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
    m_filtered.reset();
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

void Explorer::setTagCarriers(TagCarriers carriers)
{
    m_carriers = std::move(carriers);
    m_filtered.reset();
}

Explorer::Scored Explorer::scoredNobody(const ExplorationState& state) const
{
    Scored scored;
    scored.shown = state.shown();
    const auto rowsOf = [&](const std::vector<std::string>& ids, std::vector<ArtistRow>& rows) {
        for (const std::string& id : ids)
            if (const auto row = m_catalogue->rowOfId.find(id); row != m_catalogue->rowOfId.end())
                rows.push_back(row->second);
    };
    rowsOf(state.query, scored.query);
    rowsOf(state.wish.against, scored.against);
    scored.excluded = scored.query;
    scored.excluded.insert(scored.excluded.end(), scored.against.begin(), scored.against.end());
    return scored;
}

Explorer::Scored Explorer::score(const ExplorationState& state)
{
    Scored scored = scoredNobody(state);
    runFor(state.missing);
    scored.reason = reasonForNothing(scored);
    if (!scored.reason.empty()) return scored;
    const BlendIndex& index = m_left->index;
    const double weight = state.wish.againstWeight;
    if (!m_prepared || m_prepared->artists != scored.query ||
        m_prepared->against != scored.against || m_prepared->againstWeight != weight)
        m_prepared = index.prepare(scored.query, scored.against, weight);
    if (!scored.against.empty() && !index.hasDirection(*m_prepared, scored.shown.query)) {
        scored.reason =
            "Nothing is left of what is asked for when the others are taken off: they are the "
            "same.";
        return scored;
    }
    scored.cosines = index.cosines(*m_prepared, scored.shown);
    scored.similar = scored.cosines;
    BlendIndex::reduceHubs(scored.similar, *m_prepared, scored.shown.scoring, m_left->hubness);
    for (const float one : scored.similar) scored.placed += std::isfinite(one) ? 1 : 0;
    // Among the dissimilar the lowest score comes first, so that the well known are raised there.
    if (state.wish.unheard != 0.0)
        scored.novelty =
            noveltyTerms(m_catalogue->artists(),
                         state.wish.dissimilar ? -state.wish.unheard : state.wish.unheard);
    return scored;
}

Explorer::Scored Explorer::rank(const ExplorationState& state)
{
    Scored scored = score(state);
    if (!scored.reason.empty()) return scored;
    if (const Status status = bringFilters(state.filters); !status.hasValue()) {
        scored.reason = status.error().sentence();
        return scored;
    }
    scored.keys = keysOf(scored, state.wish.dissimilar, true);
    return scored;
}

Status Explorer::bringFilters(const Filters& filters)
{
    if (m_filtered == filters) return ok();
    m_filtered.reset();
    CROSSFADE_ASSIGN(m_filters, candidateFilters(filters, m_catalogue,
                                                 m_left->index.sharedEncodings(), m_carriers));
    m_hidden = hiddenByAny(m_filters, m_catalogue->size());
    m_filtered = filters;
    return ok();
}

std::vector<float> Explorer::keysOf(const Scored& scored, bool dissimilar, bool withNovelty) const
{
    std::vector<float> keys(scored.similar.size(), kNothing);
    for (std::size_t j = 0; j < keys.size(); ++j) {
        if (!std::isfinite(scored.similar[j]) || m_hidden[j]) continue;
        const auto artist = static_cast<ArtistRow>(j);
        const float score = withNovelty ? scored.score(artist) : scored.similar[j];
        keys[j] = dissimilar ? -score : score;
    }
    for (const ArtistRow artist : m_leftOut) keys[artist] = kNothing;
    return keys;
}

std::size_t Explorer::leftOutOf(const Scored& scored) const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_leftOut, [&](ArtistRow artist) {
        return std::isfinite(scored.similar[artist]) && !m_hidden[artist] &&
               std::ranges::count(scored.excluded, artist) == 0;
    }));
}

std::vector<FilterEffect> Explorer::filterEffects(const Scored& scored) const
{
    std::vector<bool> compared(scored.similar.size());
    for (std::size_t j = 0; j < compared.size(); ++j)
        compared[j] = std::isfinite(scored.similar[j]);
    for (const ArtistRow artist : scored.excluded) compared[artist] = false;
    const auto of = static_cast<std::size_t>(std::ranges::count(compared, true));
    std::vector<FilterEffect> effects;
    for (const CandidateFilter& filter : m_filters) {
        std::size_t hidden = 0;
        for (std::size_t j = 0; j < compared.size(); ++j)
            hidden += compared[j] && filter.hides[j] ? 1 : 0;
        effects.push_back({filter.sentence(hidden, of), hidden});
    }
    return effects;
}

NeighbourRow Explorer::rowOf(const Scored& scored, ArtistRow artist, std::size_t rank) const
{
    NeighbourRow row;
    row.rank = rank;
    row.artist = artist;
    row.score = scored.score(artist);
    row.correction = scored.similar[artist] - scored.cosines[artist];
    row.novelty = scored.noveltyOf(artist);
    row.parts = m_left->index.parts(*m_prepared, scored.shown, artist).value_or(ScoreParts());
    row.presence = m_left->index.encodings().presence[artist];
    row.popularity = m_catalogue->artists()[artist].popularity;
    row.inTruth = std::ranges::any_of(
        scored.query, [&](ArtistRow asked) { return m_catalogue->truth.similar(asked, artist); });
    return row;
}

NoveltyCost Explorer::costOf(const Scored& scored, bool dissimilar,
                             const std::vector<NeighbourRow>& rows) const
{
    NoveltyCost cost;
    cost.k = rows.size();
    std::vector<double> popularities;
    const auto add = [&](ArtistRow artist, double& similarity) {
        similarity +=
            static_cast<double>(scored.similar[artist]) / static_cast<double>(rows.size());
        popularities.push_back(m_catalogue->artists()[artist].popularity);
    };
    const std::vector<float> keys = keysOf(scored, dissimilar, false);
    for (const Neighbour& one : topNeighbours(keys, scored.excluded, rows.size()))
        add(one.artist, cost.similarityBefore);
    cost.medianBefore = medianKnown(std::exchange(popularities, {}));
    for (const NeighbourRow& row : rows) add(row.artist, cost.similarityNow);
    cost.medianNow = medianKnown(std::move(popularities));
    return cost;
}

NeighbourList Explorer::neighbours(const ExplorationState& state, std::size_t k)
{
    const Scored scored = rank(state);
    NeighbourList list;
    list.reason = scored.reason;
    list.placed = scored.placed;
    list.remarks = remarksOn(scored, state);
    if (!list.reason.empty()) return list;
    for (const Neighbour& neighbour : topNeighbours(scored.keys, scored.excluded, k))
        list.rows.push_back(rowOf(scored, neighbour.artist, list.rows.size() + 1));
    list.filters = filterEffects(scored);
    list.hidden = leftOutOf(scored);
    if (!scored.novelty.empty() && !list.rows.empty())
        list.cost = costOf(scored, state.wish.dissimilar, list.rows);
    if (list.rows.empty())
        list.reason = topNeighbours(scored.cosines, scored.excluded, 1).empty()
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
        if (std::isfinite(scored.similar[j])) similar[j] = scored.similar[j];
    for (const ArtistRow artist : scored.excluded) similar[artist] = kUnknown;
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
    const Scored scored = rank(state);
    Explanation result;
    result.artist = artist;
    result.placed = scored.placed;
    result.reason = scored.reason.empty() ? reasonForAbsence(scored, artist) : scored.reason;
    if (!scored.reason.empty() || std::ranges::count(scored.excluded, artist) > 0) return result;
    for (std::size_t m = 0; m < m_left->index.encodings().modalityCount(); ++m)
        result.alone.push_back(alone(m, artist));
    for (std::size_t j = 0; j < scored.keys.size(); ++j)
        if (std::isfinite(scored.keys[j]) &&
            std::ranges::count(scored.excluded, static_cast<ArtistRow>(j)) == 0)
            ++result.ranked;
    if (result.reason.empty()) result.rank = rankOf(scored.keys, scored.excluded, artist);
    if (!std::isfinite(scored.cosines[artist])) return result;
    // A filter that hides them takes no score away.
    result.parts = m_left->index.parts(*m_prepared, scored.shown, artist);
    result.score = scored.score(artist);
    result.correction = scored.similar[artist] - scored.cosines[artist];
    result.novelty = scored.noveltyOf(artist);
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
    std::vector<ArtistRow> excluded = m_prepared->artists;
    excluded.insert(excluded.end(), m_prepared->against.begin(), m_prepared->against.end());
    result.rank = rankOf(cosines, excluded, artist);
    return result;
}

}  // namespace crossfade
