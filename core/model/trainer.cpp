// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/trainer.h"

namespace crossfade {

std::vector<ArtistRow> artistsToContrast(const ModalityVectors& features)
{
    std::vector<ArtistRow> pool;
    for (std::size_t i = 0; i < features.artistCount(); ++i)
        if (features.presence[i].count() >= 2) pool.push_back(static_cast<ArtistRow>(i));
    return pool;
}

}  // namespace crossfade
