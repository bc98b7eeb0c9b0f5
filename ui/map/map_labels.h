// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_scene.h"
#include "ui/theme/theme.h"

#include <QFont>
#include <QRectF>

#include <vector>

class QPainter;

namespace crossfade::ui {

/// A text that found a place.
struct MapLabel {
    QRectF place;
    QString text;
    QFont font;
    QColor colour;
};

struct MapLabels {
    std::vector<MapLabel> regions;  ///< to be painted beneath all else
    std::vector<MapLabel> names;
};

/// Names with their places: of the query, which always has one, of several who are asked for, the
/// hovered artist, those against, a path's stops, the selected and the best neighbours; then, where
/// there is room, of regions and of landmarks. None overlaps another or a ring.
MapLabels layOutLabels(const QFont& font, const MapScene& scene, const ViewTransform& transform,
                       const QRectF& area, const Theme& theme);

/// With a border in the colour of the ground, so that points don't run into them.
void paintLabels(QPainter& painter, const std::vector<MapLabel>& labels, const Theme& theme);

}  // namespace crossfade::ui
