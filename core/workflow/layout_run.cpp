// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/layout_run.h"

#include "core/projection/pca.h"
#include "core/retrieval/comparison.h"
#include "core/retrieval/fused_search.h"
#include "core/retrieval/method.h"
#include "core/store/run_repository.h"

#include <cstdint>
#include <limits>
#include <numeric>

namespace crossfade {

namespace {
constexpr const char* kMethod = "pca";
constexpr std::uint64_t kSeed = 0;
constexpr const char* kHubness = "hubness";
}  // namespace

Matrix makeLayout(const RunRecord& run, const ModalityVectors& encodings)
{
    std::vector<ArtistRow> all(encodings.artistCount());
    std::iota(all.begin(), all.end(), ArtistRow{0});
    const FusedVectors fused = fuse(encodings, Side::allOn(run.weights), all);
    const Matrix placed = pcaLayout(fused.vectors);
    Matrix layout(encodings.artistCount(), 2);
    std::ranges::fill(layout.values, std::numeric_limits<float>::quiet_NaN());
    for (std::size_t i = 0; i < fused.artists.size(); ++i)
        std::ranges::copy(placed.row(i), layout.row(fused.artists[i]).begin());
    return layout;
}

Result<Matrix> loadOrMakeLayout(Database& db, const RunRecord& run,
                                const ModalityVectors& encodings, const std::string& dataHash)
{
    RunRepository runs(db);
    CROSSFADE_ASSIGN(std::optional<Matrix> stored,
                     runs.loadLayout(run.id, kMethod, kSeed, dataHash, encodings.artistCount()));
    if (stored) return std::move(*stored);
    Matrix layout = makeLayout(run, encodings);
    // A map that can't be kept (read-only, busy) is made again next time.
    if (db.access() == Access::ReadWrite)
        static_cast<void>(runs.saveLayout(run.id, kMethod, kSeed, dataHash, layout));
    return layout;
}

Result<std::vector<float>> loadOrMakeHubness(
    Database& db, const RunRecord& run, const std::shared_ptr<const ModalityVectors>& encodings,
    const std::string& dataHash)
{
    RunRepository runs(db);
    CROSSFADE_ASSIGN(auto stored,
                     runs.loadValues(run.id, kHubness, dataHash, encodings->artistCount()));
    if (stored) return std::move(*stored);
    const ContrastiveMethod method(encodings, run.weights);
    CROSSFADE_ASSIGN(std::vector<float> made, hubness(method, kHubNeighbours, 0, JobContext()));
    if (db.access() == Access::ReadWrite)
        static_cast<void>(runs.saveValues(run.id, kHubness, dataHash, made));
    return made;
}

}  // namespace crossfade
