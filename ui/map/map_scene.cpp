// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_scene.h"

#include <cmath>
#include <span>

namespace crossfade::ui {

std::optional<QPointF> placeOf(const MapScene& scene, ArtistRow artist,
                               const ViewTransform& transform)
{
    if (artist >= scene.points.rows) return std::nullopt;
    const std::span<const float> point = scene.points.row(artist);
    if (!std::isfinite(point[0]) || !std::isfinite(point[1])) return std::nullopt;
    return transform.toView(static_cast<double>(point[0]), static_cast<double>(point[1]));
}

}  // namespace crossfade::ui
