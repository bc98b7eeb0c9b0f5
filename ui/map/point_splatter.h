// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "ui/map/view_transform.h"

#include <QColor>
#include <QImage>
#include <QSize>

#include <cstdint>
#include <span>
#include <vector>

namespace crossfade::ui {

/// Classes that are no colour of the palette.
inline constexpr std::uint8_t kContextClass = 254;  ///< grey, beneath all others
inline constexpr std::uint8_t kHiddenClass = 255;   ///< not drawn

struct SplatStyle {
    std::vector<QColor> palette;  ///< of the classes 0, 1, ...: at most 254
    QColor context;
    double radius = 1.6;          ///< of a point, in pixels of the image; at most 64
    double opacity = 0.55;        ///< of one point alone
    double contextOpacity = 0.3;  ///< of one context point alone
    unsigned threads = 0;         ///< 0: one per core, where there are points enough for it
};

/// Draws all points (n x 2, NaN is not drawn) into a transparent image, premultiplied.
///
/// How many points fall on a pixel decides its opacity: 1 - (1 - opacity)^log2(1 + count), so that
/// each doubling lets the same part less through and a hundred on a pixel still look less dense
/// than a thousand. The colour is the mean of the points' colours, so that the order in which they
/// are drawn decides nothing. Context lies beneath and hides no coloured point.
///
/// `classes`: one per point, or none for class 0 everywhere. A class that the palette lacks is
/// drawn as context, so that nothing is dropped. The bytes are the same with any number of threads
/// and in any order of the points.
QImage splatPoints(const Matrix& points, std::span<const std::uint8_t> classes,
                   const ViewTransform& transform, const QSize& size, const SplatStyle& style);

}  // namespace crossfade::ui
