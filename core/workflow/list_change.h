// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/explore.h"

#include <cstddef>
#include <vector>

namespace crossfade {

/// Where an artist stood and stands; 0: not among the first k.
struct RankChange {
    ArtistRow artist = 0;
    std::size_t before = 0;
    std::size_t now = 0;

    bool entered() const { return before == 0; }
    bool left() const { return now == 0; }
    bool operator==(const RankChange&) const = default;
};

/// What a change of the setting did to a list, by the ranks in the space itself.
struct ListChange {
    std::size_t k = 0;                ///< compared: fewer than asked for where a list is shorter
    std::vector<RankChange> changes;  ///< those listed now, best first; then who left, likewise
    std::size_t entered = 0;          ///< as many leave
    double overlap = 0.0;             ///< at k, see overlapAtK(); 1 for two empty lists
    double medianBefore = 0.0;        ///< of the known popularities; 0 if none is known
    double medianNow = 0.0;
};

/// The first k of both lists, or as many as the shorter has.
ListChange compareLists(const NeighbourList& before, const NeighbourList& now, std::size_t k);

}  // namespace crossfade
