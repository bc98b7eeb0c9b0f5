// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/blend_index.h"

#include "core/retrieval/fused_search.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>

namespace crossfade {

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Eigen::Map<const RowMajor> asEigen(const Matrix& matrix)
{
    return {matrix.values.data(), static_cast<Eigen::Index>(matrix.rows),
            static_cast<Eigen::Index>(matrix.cols)};
}

constexpr float kNothing = -std::numeric_limits<float>::infinity();

/// |A|^2 of a side's sum, from the Gram matrix of what it sums.
float squareOf(std::span<const float> gram, const Side& side, std::size_t count)
{
    float square = 0.0F;
    for (std::size_t m = 0; m < count; ++m)
        for (std::size_t n = 0; n < count; ++n)
            square += side.weight(m) * side.weight(n) * gram[m * count + n];
    return square;
}

// Below this the fused vector is cancelled out, not small: unit vectors with weights of order one.
constexpr float kCancelled = 1e-12F;

}  // namespace

float ScoreParts::share(std::size_t m) const
{
    float sum = pure(m);
    for (std::size_t n = 0; n < modalities; ++n)
        if (n != m) sum += cross(m, n) / 2.0F;
    return sum;
}

float ScoreParts::sum() const
{
    float sum = 0.0F;
    for (const float part : parts) sum += part;
    return sum;
}

BlendIndex::BlendIndex(std::shared_ptr<const ModalityVectors> encodings)
    : m_encodings(std::move(encodings))
{
    const std::size_t count = m_encodings->modalityCount();
    m_gram.resize(count * count);
    for (std::size_t m = 0; m < count; ++m) {
        for (std::size_t n = m; n < count; ++n) {
            const Matrix& a = m_encodings->vectors[m];
            const Matrix& b = m_encodings->vectors[n];
            auto& gram = m_gram[m * count + n];
            gram.assign(m_encodings->artistCount(), 0.0F);
            Eigen::Map<Eigen::VectorXf>(gram.data(), static_cast<Eigen::Index>(gram.size())) =
                asEigen(a).cwiseProduct(asEigen(b)).rowwise().sum();
        }
    }
}

PreparedQuery BlendIndex::prepare(std::span<const ArtistRow> artists,
                                  std::span<const ArtistRow> against, double againstWeight) const
{
    const std::size_t count = m_encodings->modalityCount();
    PreparedQuery query;
    query.artists.assign(artists.begin(), artists.end());
    query.against.assign(against.begin(), against.end());
    query.againstWeight = againstWeight;
    const float taken =
        against.empty() ? 0.0F
                        : static_cast<float>(againstWeight * static_cast<double>(artists.size()) /
                                             static_cast<double>(against.size()));
    query.dots.resize(count * count);
    query.gram.assign(count * count, 0.0F);
    std::vector<Eigen::VectorXf> sums(count);
    for (std::size_t m = 0; m < count; ++m) {
        const auto vectors = asEigen(m_encodings->vectors[m]);
        sums[m] = Eigen::VectorXf::Zero(vectors.cols());
        const auto add = [&](std::span<const ArtistRow> whom, float factor) {
            for (const ArtistRow artist : whom) {
                if (factor == 0.0F || !m_encodings->presence[artist].has(m)) continue;
                sums[m] += factor * vectors.row(artist).transpose();
                query.presence = query.presence.with(m);
            }
        };
        add(artists, 1.0F);
        add(against, -taken);
    }
    for (std::size_t m = 0; m < count; ++m) {
        for (std::size_t n = 0; n < count; ++n) {
            query.gram[m * count + n] = sums[m].dot(sums[n]);
            if (!query.presence.has(m)) continue;
            const Eigen::VectorXf dots = asEigen(m_encodings->vectors[n]) * sums[m];
            query.dots[m * count + n].assign(dots.begin(), dots.end());
        }
    }
    return query;
}

bool BlendIndex::hasDirection(const PreparedQuery& query, const Side& side) const
{
    return squareOf(query.gram, side, m_encodings->modalityCount()) > kCancelled;
}

float BlendIndex::pairCosine(ArtistRow query, const Comparison& comparison,
                             ArtistRow candidate) const
{
    Side seen = comparison.candidates;
    const ModalityMask shared = m_encodings->presence[candidate] & seen.active() &
                                m_encodings->presence[query] & comparison.query.active();
    if (comparison.scoring.compareOn == CompareOn::Shared && !shared.empty()) seen.on = shared;
    const FusedVectors a = fuse(*m_encodings, comparison.query, {&query, 1});
    const FusedVectors b = fuse(*m_encodings, seen, {&candidate, 1});
    if (a.artists.empty() || b.artists.empty()) return kNothing;
    const auto x = asEigen(a.vectors).row(0);
    const auto y = asEigen(b.vectors).row(0);
    return std::clamp(x.dot(y), -1.0F, 1.0F);
}

std::vector<float> BlendIndex::cosines(const PreparedQuery& query,
                                       const Comparison& comparison) const
{
    const ModalityMask asks = query.presence & comparison.query.active();
    const ModalityMask active = comparison.candidates.active();
    const bool whole = comparison.scoring.compareOn == CompareOn::Own || (active & asks) == active;
    Side seen = comparison.candidates;
    if (!whole) seen.on = seen.on & asks;
    std::vector<float> result = ownCosines(query, comparison.query, seen);
    if (!whole) {
        const std::vector<float> own = ownCosines(query, comparison.query, comparison.candidates);
        for (std::size_t j = 0; j < result.size(); ++j)
            if ((m_encodings->presence[j] & active & asks).empty()) result[j] = own[j];
    }
    return result;
}

std::optional<ScoreParts> BlendIndex::parts(const PreparedQuery& query,
                                            const Comparison& comparison, ArtistRow candidate) const
{
    const std::size_t count = m_encodings->modalityCount();
    const ModalityMask asks = query.presence & comparison.query.active();
    Side seen = comparison.candidates;
    const ModalityMask shared = m_encodings->presence[candidate] & seen.active() & asks;
    if (comparison.scoring.compareOn == CompareOn::Shared && !shared.empty())
        seen.on = seen.on & asks;

    ScoreParts result{count, std::vector<float>(count * count, 0.0F)};
    float querySquare = 0.0F;
    float square = 0.0F;
    for (std::size_t m = 0; m < count; ++m) {
        for (std::size_t n = 0; n < count; ++n) {
            querySquare +=
                comparison.query.weight(m) * comparison.query.weight(n) * query.gram[m * count + n];
            square += seen.weight(m) * seen.weight(n) *
                      m_gram[std::min(m, n) * count + std::max(m, n)][candidate];
            const float weight = comparison.query.weight(m) * seen.weight(n);
            if (weight != 0.0F && query.presence.has(m))
                result.parts[m * count + n] = weight * query.dots[m * count + n][candidate];
        }
    }
    if (querySquare <= kCancelled || square <= kCancelled) return std::nullopt;
    const float norm = std::sqrt(querySquare) * std::sqrt(square);
    for (float& part : result.parts) part /= norm;
    return result;
}

void BlendIndex::reduceHubs(std::span<float> cosines, const PreparedQuery& query,
                            const Scoring& scoring, std::span<const float> hubness)
{
    if (!scoring.reducesHubs()) return;
    CROSSFADE_CHECK(hubness.size() == cosines.size());
    float asking = 0.0F;
    for (const ArtistRow artist : query.artists)
        asking += hubness[artist] / static_cast<float>(query.artists.size());
    for (std::size_t j = 0; j < cosines.size(); ++j)
        if (std::isfinite(cosines[j]))
            cosines[j] = reducedScore(cosines[j], scoring, asking, hubness[j]);
}

std::vector<float> BlendIndex::scores(const PreparedQuery& query, const Comparison& comparison,
                                      std::span<const float> hubness) const
{
    std::vector<float> result = cosines(query, comparison);
    reduceHubs(result, query, comparison.scoring, hubness);
    return result;
}

std::vector<float> BlendIndex::ownCosines(const PreparedQuery& query, const Side& querySide,
                                          const Side& candidateSide) const
{
    const std::size_t count = m_encodings->modalityCount();
    const std::size_t artists = m_encodings->artistCount();
    std::vector<float> result(artists, kNothing);
    const float querySquare = squareOf(query.gram, querySide, count);
    if (querySquare <= kCancelled) return result;

    std::vector<float> numerator(artists, 0.0F);
    std::vector<float> square(artists, 0.0F);
    // Each loop over all artists is one multiplication and addition, which the compiler vectorises.
    const auto addTo = [artists](std::vector<float>& sum, const std::vector<float>& values,
                                 float factor) {
        for (std::size_t j = 0; j < artists; ++j) sum[j] += factor * values[j];
    };
    for (std::size_t n = 0; n < count; ++n) {
        const float v = candidateSide.weight(n);
        if (v == 0.0F) continue;
        for (std::size_t m = 0; m < count; ++m)
            if (const float w = querySide.weight(m); w != 0.0F && query.presence.has(m))
                addTo(numerator, query.dots[m * count + n], w * v);
        addTo(square, m_gram[n * count + n], v * v);
        for (std::size_t o = n + 1; o < count; ++o)
            if (const float u = candidateSide.weight(o); u != 0.0F)
                addTo(square, m_gram[n * count + o], 2.0F * v * u);
    }
    const float queryNorm = std::sqrt(querySquare);
    for (std::size_t j = 0; j < artists; ++j)
        if (square[j] > kCancelled)
            result[j] = std::clamp(numerator[j] / (queryNorm * std::sqrt(square[j])), -1.0F, 1.0F);
    return result;
}

std::vector<Neighbour> topNeighbours(std::span<const float> scores,
                                     std::span<const ArtistRow> excluded, std::size_t k)
{
    std::vector<Neighbour> all;
    all.reserve(scores.size());
    for (std::size_t j = 0; j < scores.size(); ++j)
        if (std::isfinite(scores[j]) &&
            std::ranges::find(excluded, static_cast<ArtistRow>(j)) == excluded.end())
            all.push_back({static_cast<ArtistRow>(j), scores[j]});
    k = std::min(k, all.size());
    const auto better = [](const Neighbour& a, const Neighbour& b) {
        return a.score != b.score ? a.score > b.score : a.artist < b.artist;
    };
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(k), all.end(), better);
    all.resize(k);
    return all;
}

}  // namespace crossfade
