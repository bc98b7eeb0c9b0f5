// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/selection_exposure.h"

#include <algorithm>

namespace crossfade {

std::optional<SelectionExposure> exposureOf(std::span<const ArtistRow> artists,
                                            const EvaluationReport& report,
                                            const CatalogueSnapshot& catalogue,
                                            const Protocol& protocol)
{
    const auto task = makeTask(protocol, catalogue.artists(), catalogue.presence, catalogue.truth);
    if (!task.hasValue()) return std::nullopt;
    const std::vector<ArtistRow>& candidates = task.value().candidates;
    if (candidates.size() != report.exposure.size()) return std::nullopt;
    double all = 0.0;
    for (const std::uint32_t lists : report.exposure) all += lists;
    if (all == 0.0) return std::nullopt;
    SelectionExposure exposure;
    for (const ArtistRow artist : artists) {
        const auto place = std::ranges::lower_bound(candidates, artist);
        if (place == candidates.end() || *place != artist) continue;
        ++exposure.candidates;
        exposure.share +=
            report.exposure[static_cast<std::size_t>(place - candidates.begin())] / all;
    }
    exposure.equalShare =
        static_cast<double>(exposure.candidates) / static_cast<double>(candidates.size());
    return exposure;
}

}  // namespace crossfade
