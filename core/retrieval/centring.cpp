// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrieval/centring.h"

#include <algorithm>
#include <utility>

namespace crossfade {

ModalityVectors centred(ModalityVectors vectors)
{
    for (std::size_t m = 0; m < vectors.modalityCount(); ++m) {
        Matrix& block = vectors.vectors[m];
        std::vector<double> mean(block.cols, 0.0);
        double count = 0.0;
        for (std::size_t i = 0; i < block.rows; ++i) {
            if (!vectors.presence[i].has(m)) continue;
            for (std::size_t d = 0; d < block.cols; ++d)
                mean[d] += static_cast<double>(block.at(i, d));
            count += 1.0;
        }
        for (std::size_t i = 0; i < block.rows; ++i) {
            if (!vectors.presence[i].has(m)) continue;
            std::vector<float> moved(block.row(i).begin(), block.row(i).end());
            for (std::size_t d = 0; d < block.cols; ++d)
                moved[d] -= static_cast<float>(mean[d] / count);
            // One who is nobody but the mean stays as they are.
            if (toUnitLength(moved)) std::ranges::copy(moved, block.row(i).begin());
        }
    }
    return vectors;
}

}  // namespace crossfade
