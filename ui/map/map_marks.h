// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_scene.h"
#include "ui/theme/theme.h"

#include <QRectF>

class QPainter;

namespace crossfade::ui {

/// Diameters in device-independent pixels.
inline constexpr double kMapRing = 17.0;
inline constexpr double kMapQueryRing = 24.0;

/// From the query to its neighbours, and from the hovered artist to whom they are alike.
void paintLines(QPainter& painter, const MapScene& scene, const ViewTransform& transform,
                const Theme& theme);

/// Hollow rings where artists were, with lines to where they are; the query's trail, which fades
/// towards its beginning.
void paintGhosts(QPainter& painter, const MapScene& scene, const ViewTransform& transform,
                 const Theme& theme);

/// A line through the path's artists.
void paintPath(QPainter& painter, const MapScene& scene, const ViewTransform& transform,
               const Theme& theme);

/// Of the path's stops, the neighbours, those against (crossed out), who is asked for and the
/// hovered artist, the last on top.
void paintRings(QPainter& painter, const MapScene& scene, const ViewTransform& transform,
                const QRectF& area, const Theme& theme);

}  // namespace crossfade::ui
