// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/fused_search.h"

#include "core/jobs/parallel_for.h"

#include <Eigen/Dense>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace crossfade {

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Eigen::Map<const RowMajor> rowsOf(const Matrix& matrix, std::size_t begin, std::size_t end)
{
    return {matrix.values.data() + begin * matrix.cols, static_cast<Eigen::Index>(end - begin),
            static_cast<Eigen::Index>(matrix.cols)};
}

/// Queries whose scores are made by one matrix product.
constexpr std::size_t kQueriesPerBlock = 128;

/// Positions of the k best scores in falling order; `order` is scratch.
void selectBest(std::span<const float> scores, std::size_t k, std::vector<std::uint32_t>& order)
{
    const auto better = [scores](std::uint32_t a, std::uint32_t b) {
        return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
    };
    // A threshold from a sample spares the selection most of the candidates.
    order.clear();
    constexpr std::size_t kStride = 16;
    float threshold = -std::numeric_limits<float>::infinity();
    if (scores.size() > 8 * kStride * 4 && k * 4 < scores.size()) {
        std::vector<float> sample;
        for (std::size_t j = 0; j < scores.size(); j += kStride) sample.push_back(scores[j]);
        const std::size_t at = std::min(sample.size() - 1, 2 * k / kStride + 8);
        std::ranges::nth_element(sample, sample.begin() + static_cast<std::ptrdiff_t>(at),
                                 std::greater<>());
        threshold = sample[at];
    }
    for (std::size_t j = 0; j < scores.size(); ++j)
        if (scores[j] >= threshold) order.push_back(static_cast<std::uint32_t>(j));
    if (order.size() < std::min(k, scores.size())) {
        order.clear();
        for (std::size_t j = 0; j < scores.size(); ++j)
            order.push_back(static_cast<std::uint32_t>(j));
    }
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(k, order.size()));
    std::partial_sort(order.begin(), end, order.end(), better);
    order.erase(end, order.end());
}

}  // namespace

FusedVectors fuse(const ModalityVectors& encodings, const Side& side,
                  std::span<const ArtistRow> artists)
{
    FusedVectors fused;
    const ModalityMask active = side.active();
    std::size_t dimension = 0;
    for (const Matrix& block : encodings.vectors) dimension = std::max(dimension, block.cols);
    std::vector<float> values;
    std::vector<float> sum(dimension);
    for (const ArtistRow artist : artists) {
        const ModalityMask counted = encodings.presence[artist] & active;
        if (counted.empty()) continue;
        std::ranges::fill(sum, 0.0F);
        for (std::size_t m = 0; m < encodings.modalityCount(); ++m) {
            if (!counted.has(m)) continue;
            const auto vector = encodings.vectors[m].row(artist);
            for (std::size_t d = 0; d < vector.size(); ++d) sum[d] += side.weights[m] * vector[d];
        }
        if (!toUnitLength(sum)) continue;
        fused.artists.push_back(artist);
        values.insert(values.end(), sum.begin(), sum.end());
    }
    fused.vectors.rows = fused.artists.size();
    fused.vectors.cols = dimension;
    fused.vectors.values = std::move(values);
    return fused;
}

Status searchViews(std::span<const ArtistRow> queries, std::span<const CandidateView> views,
                   const SearchOptions& options, const JobContext& job,
                   const std::function<void(std::size_t, std::span<const FoundCandidate>)>& visit)
{
    // All views' candidates in one row of scores; each view knows where it begins.
    std::vector<std::uint32_t> begins;
    std::uint32_t total = 0;
    std::unordered_map<ArtistRow, std::uint32_t> positionOf;
    for (const CandidateView& view : views) {
        CROSSFADE_CHECK(view.queries->cols == view.candidates->vectors.cols);
        CROSSFADE_CHECK(view.queries->rows == queries.size());
        begins.push_back(total);
        for (const ArtistRow artist : view.candidates->artists) positionOf.emplace(artist, total++);
    }
    const auto found = [&](std::uint32_t position, float score) {
        const auto view = static_cast<std::uint32_t>(std::ranges::upper_bound(begins, position) -
                                                     begins.begin() - 1);
        return FoundCandidate{view, position - begins[view], score};
    };
    std::atomic<std::size_t> done = 0;
    std::atomic<bool> stopped = false;
    parallelFor(
        queries.size(), kQueriesPerBlock, options.threads, [&](std::size_t begin, std::size_t end) {
            if (stopped || job.cancelled()) {
                stopped = true;
                return;
            }
            RowMajor scores(static_cast<Eigen::Index>(end - begin),
                            static_cast<Eigen::Index>(total));
            for (std::size_t v = 0; v < views.size(); ++v) {
                const FusedVectors& candidates = *views[v].candidates;
                const auto count = static_cast<Eigen::Index>(candidates.artists.size());
                if (count == 0) continue;
                auto columns = scores.middleCols(static_cast<Eigen::Index>(begins[v]), count);
                columns.noalias() =
                    rowsOf(*views[v].queries, begin, end) *
                    rowsOf(candidates.vectors, 0, candidates.artists.size()).transpose();
                if (!views[v].penalty.empty())
                    columns.rowwise() -=
                        Eigen::Map<const Eigen::RowVectorXf>(views[v].penalty.data(), count);
                if (!views[v].scale.empty())
                    columns.array().rowwise() *=
                        Eigen::Map<const Eigen::RowVectorXf>(views[v].scale.data(), count).array();
            }
            std::vector<std::uint32_t> order;
            std::vector<FoundCandidate> list;
            for (std::size_t q = begin; q < end; ++q) {
                const std::span<float> row(scores.data() + (q - begin) * total, total);
                const auto self = positionOf.find(queries[q]);
                const bool among = self != positionOf.end();
                if (among) row[self->second] = -std::numeric_limits<float>::infinity();
                selectBest(row, std::min<std::size_t>(options.k, total - (among ? 1 : 0)), order);
                list.clear();
                for (const std::uint32_t position : order)
                    list.push_back(found(position, row[position]));
                visit(q, list);
            }
            done += end - begin;
            if (job.advance("Searching the neighbours", done, queries.size())) stopped = true;
        });
    if (stopped) return Error{ErrorCode::Cancelled, "Cancelled."};
    return ok();
}

Status searchAll(const FusedVectors& queries, const FusedVectors& candidates,
                 const SearchOptions& options, const JobContext& job,
                 const std::function<void(std::size_t, std::span<const std::uint32_t>)>& visit)
{
    const CandidateView view{&queries.vectors, &candidates, {}, {}};
    return searchViews(queries.artists, {&view, 1}, options, job,
                       [&](std::size_t query, std::span<const FoundCandidate> list) {
                           std::vector<std::uint32_t> positions;
                           positions.reserve(list.size());
                           for (const FoundCandidate& one : list) positions.push_back(one.row);
                           visit(query, positions);
                       });
}

}  // namespace crossfade
