// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/layout_run.h"

#include "core/base/text.h"
#include "core/retrieval/comparison.h"
#include "core/retrieval/fused_search.h"
#include "core/retrieval/method.h"
#include "core/store/run_repository.h"
#include "core/workflow/layout_work.h"

#include <cmath>
#include <numeric>

namespace crossfade {

namespace {

constexpr const char* kHubness = "hubness";

Error damaged(const RunRecord& run, const LayoutKey& key, const std::string& why)
{
    return {ErrorCode::Corrupt, "The stored " + std::string(layoutMethodTitle(key.method)) +
                                    " map of run " + std::to_string(run.id.value) +
                                    " can't be used: " + why};
}

/// Why a map can't be one of a run that places these artists; none if it can.
std::optional<std::string> faultOf(const Matrix& layout, const std::vector<ArtistRow>& placed)
{
    std::vector<bool> isPlaced(layout.rows, false);
    for (const ArtistRow artist : placed) isPlaced[artist] = true;
    for (std::size_t i = 0; i < layout.rows; ++i) {
        const float x = layout.at(i, 0);
        const float y = layout.at(i, 1);
        const std::string place = "(" + shortNumber(static_cast<double>(x)) + ", " +
                                  shortNumber(static_cast<double>(y)) + ")";
        if (std::isinf(x) || std::isinf(y) || std::isnan(x) != std::isnan(y))
            return "artist " + std::to_string(i + 1) + " is at " + place + ".";
        if (std::isnan(x) == isPlaced[i])
            return "artist " + std::to_string(i + 1) +
                   (isPlaced[i] ? " has no place." : " has a place, but no encoding.");
    }
    return std::nullopt;
}

}  // namespace

std::string_view layoutMethodName(LayoutMethod method)
{
    return method == LayoutMethod::Pca ? "pca" : "umap";
}

std::string_view layoutMethodTitle(LayoutMethod method)
{
    return method == LayoutMethod::Pca ? "PCA" : "UMAP";
}

Result<LayoutMethod> layoutMethodFrom(std::string_view name)
{
    for (const LayoutMethod method : {LayoutMethod::Pca, LayoutMethod::Umap})
        if (layoutMethodName(method) == name) return method;
    return Error{ErrorCode::InvalidInput,
                 "There is no way " + inQuotes(name) + " to make a map; there are pca and umap."};
}

LayoutKey storedKey(const LayoutKey& key)
{
    return {key.method, key.method == LayoutMethod::Pca ? 0 : key.seed};
}

std::vector<ArtistRow> placedArtists(const RunRecord& run, const ModalityVectors& encodings)
{
    std::vector<ArtistRow> all(encodings.artistCount());
    std::iota(all.begin(), all.end(), ArtistRow{0});
    return fuse(encodings, Side::allOn(run.weights), all).artists;
}

Result<std::optional<Matrix>> storedLayout(Database& db, const RunRecord& run, const LayoutKey& key,
                                           const ModalityVectors& encodings,
                                           const std::string& dataHash)
{
    const LayoutKey kept = storedKey(key);
    auto loaded = RunRepository(db).loadLayout(run.id, std::string(layoutMethodName(kept.method)),
                                               kept.seed, dataHash, encodings.artistCount());
    if (!loaded.hasValue() && loaded.error().code == ErrorCode::Corrupt)
        return damaged(run, kept, loaded.error().message);
    CROSSFADE_ASSIGN(std::optional<Matrix> layout, std::move(loaded));
    if (layout)
        if (const auto fault = faultOf(*layout, placedArtists(run, encodings)))
            return damaged(run, kept, *fault);
    return layout;
}

Status saveLayout(Database& db, const RunRecord& run, const LayoutKey& key,
                  const std::string& dataHash, const Matrix& layout)
{
    const LayoutKey kept = storedKey(key);
    return RunRepository(db).saveLayout(run.id, std::string(layoutMethodName(kept.method)),
                                        kept.seed, dataHash, layout);
}

Result<FoundLayout> loadOrMakePca(Database& db, const RunRecord& run,
                                  const ModalityVectors& encodings, const std::string& dataHash)
{
    FoundLayout found;
    auto stored = storedLayout(db, run, {}, encodings, dataHash);
    if (!stored.hasValue() && stored.error().code != ErrorCode::Corrupt) return stored.error();
    if (!stored.hasValue())
        found.fault = stored.error().sentence() + " It was made again.";
    else if (stored.value())
        return FoundLayout{std::move(*stored.value()), {}};
    CROSSFADE_ASSIGN(found.layout, makeLayout(run, encodings, {}, 0, JobContext()));
    // A map that can't be kept (read-only, busy) is made again next time.
    if (db.access() == Access::ReadWrite)
        static_cast<void>(saveLayout(db, run, {}, dataHash, found.layout));
    return found;
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
