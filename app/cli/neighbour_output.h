// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/workflow/explore.h"
#include "core/workflow/list_change.h"

#include <span>
#include <string>

namespace crossfade::cli {

// How a list of neighbours is printed. `moved` is null without a baseline.

/// {"rank", "id", "name", "score", "correction", "novelty", "shares": {modality: share}, "parts":
/// [{"query", "candidate", "part"}], ...}: shares add up to the score less correction and novelty,
/// and so do parts.
Json neighbourJson(const NeighbourRow& row, const RankChange* moved,
                   const CatalogueSnapshot& catalogue, std::span<const std::string> modalities);
std::string neighbourText(const NeighbourRow& row, const RankChange* moved,
                          const CatalogueSnapshot& catalogue,
                          std::span<const std::string> modalities);

/// Null if the artist is in neither list.
const RankChange* changeOf(const ListChange& change, ArtistRow artist);
/// {"k", "entered", "overlap", "median_popularity": [before, now], "left": [{"id", "name",
/// "before"}]}
Json changesJson(const ListChange& change, const CatalogueSnapshot& catalogue);
std::string changesText(const ListChange& change, const CatalogueSnapshot& catalogue);

}  // namespace crossfade::cli
