// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace crossfade {

/// Row id of one table, so that an artist can't be passed for a run. 0 is no row.
template <typename Tag>
struct Id {
    std::int64_t value = 0;
    auto operator<=>(const Id&) const = default;
};

using ArtistId = Id<struct ArtistTag>;
using RunId = Id<struct RunTag>;

/// Position of an artist in the arrays of one loaded catalogue. Not stored.
using ArtistRow = std::uint32_t;

}  // namespace crossfade
