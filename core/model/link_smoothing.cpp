// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/link_smoothing.h"

#include <vector>

namespace crossfade {

namespace {

/// Unit rows; zero for artists without an encoding.
Matrix fusedRows(const ModalityVectors& encodings, std::span<const float> weights)
{
    Matrix fused(encodings.artistCount(), encodings.vectors.front().cols);
    for (std::size_t i = 0; i < fused.rows; ++i) {
        const auto sum = fused.row(i);
        for (std::size_t m = 0; m < encodings.modalityCount(); ++m) {
            if (!encodings.presence[i].has(m)) continue;
            const auto vector = encodings.vectors[m].row(i);
            for (std::size_t d = 0; d < sum.size(); ++d) sum[d] += weights[m] * vector[d];
        }
        toUnitLength(sum);
    }
    return fused;
}

}  // namespace

void smoothAlongLinks(ModalityVectors& encodings, std::span<const float> weights,
                      std::span<const std::pair<ArtistRow, ArtistRow>> links, double strength)
{
    if (strength == 0.0 || links.empty()) return;
    const Matrix fused = fusedRows(encodings, weights);
    Matrix neighbours(fused.rows, fused.cols);
    for (const auto& [a, b] : links)
        for (const auto& [to, from] : {std::pair(a, b), std::pair(b, a)}) {
            const auto sum = neighbours.row(to);
            const auto vector = fused.row(from);
            for (std::size_t d = 0; d < sum.size(); ++d) sum[d] += vector[d];
        }
    for (std::size_t i = 0; i < fused.rows; ++i) {
        const auto direction = neighbours.row(i);
        if (!toUnitLength(direction)) continue;
        for (std::size_t m = 0; m < encodings.modalityCount(); ++m) {
            if (!encodings.presence[i].has(m)) continue;
            const auto vector = encodings.vectors[m].row(i);
            for (std::size_t d = 0; d < vector.size(); ++d)
                vector[d] += static_cast<float>(strength) * direction[d];
            toUnitLength(vector);
        }
    }
}

}  // namespace crossfade
