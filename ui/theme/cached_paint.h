// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <functional>

class QPainter;
class QString;

namespace crossfade::ui {

/// Paints something small that is often painted alike (a ring, a name with a border) through a
/// pixmap that Qt keeps: outlines cost most of a frame else. `key` says all that the picture
/// depends on but its size; `paint` draws it with its top left corner at (0, 0). On what is not
/// made of pixels, or where the painter does more than shift, it is drawn directly. GUI thread.
void paintCached(QPainter& painter, const QRectF& place, const QString& key,
                 const std::function<void(QPainter&)>& paint);

}  // namespace crossfade::ui
