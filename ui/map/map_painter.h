// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_scene.h"
#include "ui/theme/theme.h"

#include <QImage>

class QPainter;

namespace crossfade::ui {

/// How large and how opaque one point is.
struct PointLook {
    double radius = 0.0;   ///< in device-independent pixels
    double opacity = 0.0;  ///< of one point alone
};

/// Follows how densely the points lie in the view, whichever of them are hidden: few are large and
/// opaque, many small and faint. Changes smoothly as one zooms. Of many points every so-manieth is
/// looked at, which decides nothing but this look.
PointLook pointLook(const Matrix& points, const ViewTransform& transform, const QSizeF& size);

/// The points alone, which change only with the view, the classes and the selection: worth keeping
/// between two frames. Also what is put into an SVG or PDF for them.
QImage paintPoints(const MapScene& scene, const ViewTransform& transform, const QSize& size,
                   double pixelRatio, const Theme& theme);

/// Everything but the points, from below: names of regions, lines, ghosts, the trail, rings, names.
/// `area` in device-independent pixels. One path for the screen, exports and tests: where the
/// device is not made of pixels, all of it is drawn as outlines.
void paintMarks(QPainter& painter, const MapScene& scene, const ViewTransform& transform,
                const QRectF& area, const Theme& theme);

}  // namespace crossfade::ui
