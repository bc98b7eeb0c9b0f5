// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/list_change.h"

#include "core/workflow/novelty.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <utility>

namespace crossfade {

namespace {

double medianPopularity(std::span<const NeighbourRow> rows)
{
    std::vector<double> popularities;
    for (const NeighbourRow& row : rows) popularities.push_back(row.popularity);
    return medianKnown(std::move(popularities));
}

std::unordered_map<ArtistRow, std::size_t> ranksOf(std::span<const NeighbourRow> rows)
{
    std::unordered_map<ArtistRow, std::size_t> ranks;
    for (const NeighbourRow& row : rows) ranks.emplace(row.artist, row.rank);
    return ranks;
}

}  // namespace

ListChange compareLists(const NeighbourList& before, const NeighbourList& now, std::size_t k)
{
    ListChange change;
    change.k = std::min({k, before.rows.size(), now.rows.size()});
    const auto were = std::span(before.rows).first(change.k);
    const auto are = std::span(now.rows).first(change.k);
    const auto rankBefore = ranksOf(were);
    const auto rankNow = ranksOf(are);
    for (const NeighbourRow& row : are) {
        const auto found = rankBefore.find(row.artist);
        change.changes.push_back(
            {row.artist, found == rankBefore.end() ? 0 : found->second, row.rank});
        if (change.changes.back().entered()) ++change.entered;
    }
    for (const NeighbourRow& row : were)
        if (!rankNow.contains(row.artist)) change.changes.push_back({row.artist, row.rank, 0});
    change.overlap =
        change.k == 0 ? 1.0
                      : 1.0 - static_cast<double>(change.entered) / static_cast<double>(change.k);
    change.medianBefore = medianPopularity(were);
    change.medianNow = medianPopularity(are);
    return change;
}

}  // namespace crossfade
