// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/layout_work.h"

#include "core/projection/pca.h"
#include "core/retrieval/fused_search.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace crossfade {

namespace {
/// Between two looks at whether to stop.
constexpr std::size_t kEpochsPerStep = 5;
}  // namespace

Result<LayoutWork> LayoutWork::begin(const RunRecord& run, const ModalityVectors& encodings,
                                     const LayoutKey& key, unsigned threads, const JobContext& job)
{
    std::vector<ArtistRow> all(encodings.artistCount());
    std::iota(all.begin(), all.end(), ArtistRow{0});
    FusedVectors fused = fuse(encodings, Side::allOn(run.weights), all);
    LayoutWork work;
    work.m_artists = all.size();
    work.m_placed = std::move(fused.artists);
    // UMAP has no neighbours to go by where there are none.
    if (key.method == LayoutMethod::Pca || work.m_placed.size() < 2) {
        work.m_layout = pcaLayout(fused.vectors);
        return work;
    }
    UmapOptions options;
    options.seed = key.seed;
    options.threads = threads;
    CROSSFADE_ASSIGN(work.m_layout, UmapLayout::begin(fused.vectors, options, job));
    return work;
}

void LayoutWork::advance(std::size_t epochs)
{
    if (auto* making = std::get_if<UmapLayout>(&m_layout)) making->advance(epochs);
}

std::size_t LayoutWork::epoch() const
{
    return umap() == nullptr ? 0 : umap()->epoch();
}

std::size_t LayoutWork::epochs() const
{
    return umap() == nullptr ? 0 : umap()->epochs();
}

bool LayoutWork::done() const
{
    return umap() == nullptr || umap()->done();
}

Matrix LayoutWork::points() const
{
    const Matrix& placed = umap() == nullptr ? std::get<Matrix>(m_layout) : umap()->points();
    Matrix points(m_artists, 2);
    std::ranges::fill(points.values, std::numeric_limits<float>::quiet_NaN());
    for (std::size_t i = 0; i < m_placed.size(); ++i)
        std::ranges::copy(placed.row(i), points.row(m_placed[i]).begin());
    return points;
}

Result<Matrix> makeLayout(const RunRecord& run, const ModalityVectors& encodings,
                          const LayoutKey& key, unsigned threads, const JobContext& job)
{
    CROSSFADE_ASSIGN(LayoutWork work, LayoutWork::begin(run, encodings, key, threads, job));
    const std::string step = "Making the " + std::string(layoutMethodTitle(key.method)) + " map";
    while (!work.done()) {
        if (auto stop = job.advance(step, work.epoch(), work.epochs())) return *stop;
        work.advance(kEpochsPerStep);
    }
    return work.points();
}

}  // namespace crossfade
