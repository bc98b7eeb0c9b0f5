// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/simulate_missing.h"

#include <algorithm>

namespace crossfade {

std::shared_ptr<const LoadedRun> withMissing(std::shared_ptr<const LoadedRun> run,
                                             const MissingData& missing)
{
    if (!missing.any()) return run;
    auto left = std::make_shared<ModalityVectors>(run->index.encodings());
    left->presence = presenceWithout(left->presence, missing);
    for (std::size_t m = 0; m < left->modalityCount(); ++m)
        for (std::size_t artist = 0; artist < left->artistCount(); ++artist)
            if (!left->presence[artist].has(m))
                std::ranges::fill(left->vectors[m].row(artist), 0.0F);
    return std::make_shared<const LoadedRun>(LoadedRun{run->record, BlendIndex(std::move(left)),
                                                       run->layout, run->hubness, run->scoring,
                                                       run->sameData, run->layoutFault});
}

}  // namespace crossfade
