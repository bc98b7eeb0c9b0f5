// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/jobs/job_context.h"
#include "core/retrieval/side.h"
#include "core/workflow/explore.h"
#include "core/workflow/snapshot.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>

namespace crossfade {

/// Neighbours that place an artist.
inline constexpr std::size_t kPlacingNeighbours = 15;

/// Where artists belong on a map that stays as it is, when they are compared in some way: among
/// their kPlacingNeighbours nearest on the map, see placeAmong(). Each asks as the comparison's
/// query does and finds those who are as its candidates are, hubs reduced as its scoring says.
/// `run`: as it is with what is taken to be missing (withMissing()). `layout`: artists x 2; nobody
/// is placed by themselves. Gives a row for each of `artists`, NaN where nothing of them counts or
/// nobody can be compared with them. Such places are approximate, also under the comparison that
/// the map was made by: measure a move between two of them, not from the map's own place.
/// `threads`: 0: one per core; the result does not depend on it. Cancelled only.
Result<Matrix> placeArtists(const LoadedRun& run, const Comparison& comparison,
                            const Matrix& layout, std::span<const ArtistRow> artists,
                            unsigned threads, const JobContext& job);

/// The same for the query of a list that is at hand, by its first rows: at once, as nothing is
/// searched. None without rows, or where none of them is on the map.
std::optional<std::array<float, 2>> placeOfQuery(const Matrix& layout, const NeighbourList& list);

}  // namespace crossfade
