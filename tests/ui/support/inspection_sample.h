// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/snapshot.h"

#include <cstddef>
#include <memory>

namespace crossfade::test {

struct MadeUpRun {
    std::shared_ptr<const CatalogueSnapshot> catalogue;
    std::shared_ptr<const LoadedRun> run;
};

/// Artists "a0" called "Name 0" and so on, of popularity 0, 10, 20, …, and a run of random
/// encodings for those who have a modality: "m0" (dense), "m1" and further (tags). No listeners.
MadeUpRun madeUpRun(std::size_t artists, std::size_t modalities, double probability = 0.7);

}  // namespace crossfade::test
