// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/map_places.h"

#include "core/base/check.h"
#include "core/projection/placement.h"
#include "core/retrieval/comparison.h"
#include "core/retrieval/method.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace crossfade {

Result<Matrix> placeArtists(const LoadedRun& run, const Comparison& comparison,
                            const Matrix& layout, std::span<const ArtistRow> artists,
                            unsigned threads, const JobContext& job)
{
    CROSSFADE_CHECK(layout.rows == run.index.encodings().artistCount() && layout.cols == 2);
    const ContrastiveMethod method(run.index.sharedEncodings(), run.record.weights);
    std::vector<ArtistRow> onMap;
    for (std::size_t i = 0; i < layout.rows; ++i)
        if (std::isfinite(layout.at(i, 0)) && std::isfinite(layout.at(i, 1)))
            onMap.push_back(static_cast<ArtistRow>(i));
    Matrix places(artists.size(), 2);
    std::ranges::fill(places.values, std::numeric_limits<float>::quiet_NaN());
    const SearchRequest request{&method, comparison, run.hubness,        artists,
                                onMap,   {},         kPlacingNeighbours, threads};
    CROSSFADE_TRY(searchMethodScored(
        request, job,
        [&](std::size_t query, std::span<const std::uint32_t> list, std::span<const float> scores) {
            std::vector<std::uint32_t> neighbours;
            std::vector<float> distances;
            for (std::size_t i = 0; i < list.size(); ++i) {
                neighbours.push_back(onMap[list[i]]);
                distances.push_back(1.0F - scores[i]);
            }
            if (const auto place = placeAmong(layout, neighbours, distances)) {
                places.at(query, 0) = place->x;
                places.at(query, 1) = place->y;
            }
        }));
    return places;
}

std::optional<std::array<float, 2>> placeOfQuery(const Matrix& layout, const NeighbourList& list)
{
    std::vector<std::uint32_t> neighbours;
    std::vector<float> distances;
    for (const NeighbourRow& row : list.rows) {
        if (neighbours.size() == kPlacingNeighbours) break;
        if (!std::isfinite(layout.at(row.artist, 0))) continue;
        neighbours.push_back(row.artist);
        distances.push_back(1.0F - row.score);
    }
    const auto place = placeAmong(layout, neighbours, distances);
    if (!place) return std::nullopt;
    return std::array{place->x, place->y};
}

}  // namespace crossfade
