// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "ui/map/view_transform.h"

#include <QColor>
#include <QImage>
#include <QSize>

namespace crossfade::ui {

struct SplatStyle {
    QColor colour;
    double radius = 1.6;    ///< of a point, in pixels of the image
    double opacity = 0.55;  ///< of one point alone; overlapping ones add up towards 1
};

/// Draws all points (n x 2, NaN is not drawn) into a transparent image: how many fall on a pixel
/// decides its opacity, 1 - (1 - opacity)^count, so that dense places stay readable. One path for
/// the screen, exports and tests.
QImage splatPoints(const Matrix& points, const ViewTransform& transform, const QSize& size,
                   const SplatStyle& style);

}  // namespace crossfade::ui
