// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/selection_figures.h"

#include <algorithm>

namespace crossfade {

namespace {

/// Where an artist stands in rows that rise.
std::optional<std::size_t> placeIn(const std::vector<ArtistRow>& rows, ArtistRow artist)
{
    const auto place = std::ranges::lower_bound(rows, artist);
    if (place == rows.end() || *place != artist) return std::nullopt;
    return static_cast<std::size_t>(place - rows.begin());
}

}  // namespace

std::optional<SelectionFigures> selectionFigures(std::span<const ArtistRow> artists,
                                                 const EvaluationReport& report,
                                                 const CatalogueSnapshot& catalogue,
                                                 const Protocol& protocol)
{
    const auto task = makeTask(protocol, catalogue.artists(), catalogue.presence, catalogue.truth);
    if (!task.hasValue()) return std::nullopt;
    const std::vector<ArtistRow>& candidates = task.value().candidates;
    const std::vector<ArtistRow>& queries = task.value().queries;
    if (candidates.size() != report.exposure.size() || queries.size() != report.perQuery.size())
        return std::nullopt;
    double all = 0.0;
    for (const std::uint32_t lists : report.exposure) all += lists;
    if (all == 0.0) return std::nullopt;
    SelectionFigures figures;
    for (const ArtistRow artist : artists) {
        if (const auto at = placeIn(candidates, artist)) {
            ++figures.candidates;
            figures.share += report.exposure[*at] / all;
        }
        if (const auto at = placeIn(queries, artist)) {
            ++figures.queries;
            figures.ndcg += report.perQuery[*at];
        }
    }
    figures.equalShare =
        static_cast<double>(figures.candidates) / static_cast<double>(candidates.size());
    if (figures.queries > 0) figures.ndcg /= static_cast<double>(figures.queries);
    return figures;
}

}  // namespace crossfade
