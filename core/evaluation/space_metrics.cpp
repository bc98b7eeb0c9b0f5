// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/space_metrics.h"

#include "core/base/random.h"
#include "core/retrieval/fused_search.h"

#include <cmath>
#include <numeric>

namespace crossfade {

namespace {

double dot(std::span<const float> a, std::span<const float> b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

std::vector<double> meanOf(const ModalityVectors& encodings, std::size_t m)
{
    const Matrix& block = encodings.vectors[m];
    std::vector<double> mean(block.cols, 0.0);
    double count = 0.0;
    for (std::size_t i = 0; i < block.rows; ++i) {
        if (!encodings.presence[i].has(m)) continue;
        count += 1.0;
        for (std::size_t d = 0; d < block.cols; ++d) mean[d] += static_cast<double>(block.at(i, d));
    }
    for (double& value : mean) value /= std::max(count, 1.0);
    return mean;
}

}  // namespace

SpaceMetrics spaceMetrics(const ModalityVectors& encodings, std::span<const float> weights,
                          std::size_t pairs, std::uint64_t seed)
{
    SpaceMetrics metrics;
    double sum = 0.0;
    double count = 0.0;
    const std::size_t modalities = encodings.modalityCount();
    for (std::size_t i = 0; i < encodings.artistCount(); ++i)
        for (std::size_t m = 0; m < modalities; ++m)
            for (std::size_t n = m + 1; n < modalities; ++n) {
                if (!encodings.presence[i].has(m) || !encodings.presence[i].has(n)) continue;
                sum += dot(encodings.vectors[m].row(i), encodings.vectors[n].row(i));
                count += 1.0;
            }
    metrics.coherence = count > 0.0 ? sum / count : 0.0;

    std::vector<ArtistRow> everyone(encodings.artistCount());
    std::iota(everyone.begin(), everyone.end(), ArtistRow{0});
    const FusedVectors fused = fuse(encodings, Side::allOn(weights), everyone);
    const auto placed = static_cast<std::uint32_t>(fused.artists.size());
    if (placed >= 2 && pairs > 0) {
        Random random(seed);
        double cosines = 0.0;
        for (std::size_t p = 0; p < pairs; ++p) {
            const std::uint32_t i = random.below(placed);
            const std::uint32_t j = (i + 1 + random.below(placed - 1)) % placed;
            cosines += dot(fused.vectors.row(i), fused.vectors.row(j));
        }
        metrics.separation = 1.0 - cosines / static_cast<double>(pairs);
    }

    std::vector<std::vector<double>> means;
    for (std::size_t m = 0; m < modalities; ++m) means.push_back(meanOf(encodings, m));
    for (std::size_t m = 0; m < modalities; ++m)
        for (std::size_t n = m + 1; n < modalities; ++n) {
            double square = 0.0;
            for (std::size_t d = 0; d < means[m].size(); ++d)
                square += std::pow(means[m][d] - means[n][d], 2);
            metrics.gaps.push_back(std::sqrt(square));
        }
    return metrics;
}

}  // namespace crossfade
