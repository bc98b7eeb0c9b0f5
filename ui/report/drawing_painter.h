// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/drawing.h"

#include <QPointF>
#include <QString>

class QPainter;

namespace crossfade::ui {

/// What reports and their figures are set in.
QString reportFont();

/// Paints a drawing with its top left corner at a place, each of its pixels `scale` wide. As
/// vectors where the device takes them. Any thread.
void paintDrawing(QPainter& painter, const report::Drawing& drawing, const QPointF& at,
                  double scale);

}  // namespace crossfade::ui
