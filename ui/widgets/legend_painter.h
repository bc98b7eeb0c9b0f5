// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_colouring.h"
#include "ui/theme/theme.h"

#include <QRectF>

#include <vector>

class QPainter;

namespace crossfade::ui {

/// Where the legend of a saved map stands: in the upper right corner of `area`, in the painter's
/// font.
QRectF legendPlace(const QPainter& painter, const MapColouring& colouring, const QRectF& area);

/// Title, and a line for each entry: swatch, name, number of artists; hidden ones with a hollow
/// swatch, as in the window. Without clipping, for files of vectors.
void paintLegend(QPainter& painter, const MapColouring& colouring, const std::vector<bool>& hidden,
                 const QRectF& place, const Theme& theme);

}  // namespace crossfade::ui
