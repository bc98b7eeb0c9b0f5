// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/map_measures.h"

#include "core/base/check.h"
#include "core/projection/map_fidelity.h"
#include "core/projection/nearest_rows.h"
#include "core/projection/neighbour_share.h"
#include "core/retrieval/fused_search.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace crossfade {

namespace {

constexpr std::size_t kPointsPerPart = 2048;

std::vector<ArtistRow> artistsOn(const Matrix& layout)
{
    std::vector<ArtistRow> artists;
    for (std::size_t i = 0; i < layout.rows; ++i)
        if (std::isfinite(layout.at(i, 0)) && std::isfinite(layout.at(i, 1)))
            artists.push_back(static_cast<ArtistRow>(i));
    return artists;
}

Matrix placesOf(std::span<const ArtistRow> artists, const Matrix& layout)
{
    Matrix places(artists.size(), 2);
    for (std::size_t i = 0; i < artists.size(); ++i)
        std::ranges::copy(layout.row(artists[i]), places.row(i).begin());
    return places;
}

/// Who is on a map, by vectors and by places: a row of each for every one of them.
struct OnMap {
    FusedVectors fused;
    Matrix places;
    std::size_t k = 0;     ///< 0: there are no two to compare
    NeighbourGraph graph;  ///< of the k nearest; empty for 0
};

Result<OnMap> findOnMap(const LoadedRun& run, const Matrix& layout, unsigned threads,
                        const JobContext& job)
{
    CROSSFADE_CHECK(layout.rows == run.index.encodings().artistCount() && layout.cols == 2);
    OnMap on;
    on.fused = fuse(run.index.encodings(), run.learnedSide(), artistsOn(layout));
    on.places = placesOf(on.fused.artists, layout);
    if (on.places.rows < 2) return on;
    on.k = std::min(kMeasuredNeighbours, on.places.rows - 1);
    CROSSFADE_ASSIGN(on.graph, nearestRows(on.fused.vectors, on.k, threads, job));
    return on;
}

/// Per artist of the catalogue.
Result<std::vector<float>> sharesOf(const OnMap& on, std::size_t artists, unsigned threads,
                                    const JobContext& job)
{
    std::vector<float> shares(artists, std::numeric_limits<float>::quiet_NaN());
    if (on.k == 0) return shares;
    CROSSFADE_ASSIGN(const std::vector<float> found,
                     neighbourShares(on.places, on.graph, on.k, threads, job));
    for (std::size_t i = 0; i < found.size(); ++i) shares[on.fused.artists[i]] = found[i];
    return shares;
}

/// In parts, so that it can be stopped: it is a mean over the points.
Result<double> wholeTrustworthiness(const Matrix& unitRows, const Matrix& places, std::size_t k,
                                    unsigned threads, const JobContext& job)
{
    std::vector<std::uint32_t> sample(places.rows);
    std::iota(sample.begin(), sample.end(), 0U);
    double sum = 0.0;
    for (std::size_t begin = 0; begin < sample.size(); begin += kPointsPerPart) {
        if (auto stop = job.advance("Measuring the map", begin, sample.size())) return *stop;
        const auto part =
            std::span(sample).subspan(begin, std::min(kPointsPerPart, sample.size() - begin));
        sum +=
            trustworthiness(unitRows, places, k, part, threads) * static_cast<double>(part.size());
    }
    return sum / static_cast<double>(sample.size());
}

}  // namespace

Result<MapMeasures> measureMap(const LoadedRun& run, const Matrix& layout, unsigned threads,
                               const JobContext& job)
{
    CROSSFADE_ASSIGN(const OnMap on, findOnMap(run, layout, threads, job));
    MapMeasures measures;
    measures.k = on.k;
    measures.shown = on.places.rows;
    measures.total = layout.rows;
    CROSSFADE_ASSIGN(measures.shares, sharesOf(on, layout.rows, threads, job));
    if (on.k == 0) return measures;
    CROSSFADE_ASSIGN(measures.continuity, continuity(on.places, on.graph, on.k, threads, job));
    CROSSFADE_ASSIGN(measures.trustworthiness,
                     wholeTrustworthiness(on.fused.vectors, on.places, on.k, threads, job));
    double sum = 0.0;
    for (const ArtistRow artist : on.fused.artists)
        sum += static_cast<double>(measures.shares[artist]);
    measures.meanShare = sum / static_cast<double>(measures.shown);
    return measures;
}

Result<std::vector<float>> trueNeighbourShares(const LoadedRun& run, const Matrix& layout,
                                               unsigned threads, const JobContext& job)
{
    CROSSFADE_ASSIGN(const OnMap on, findOnMap(run, layout, threads, job));
    return sharesOf(on, layout.rows, threads, job);
}

}  // namespace crossfade
