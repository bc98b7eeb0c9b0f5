// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace crossfade::ui {

class PaintedChart;

/// A chart and below it a line for what one points at; `says` stands there otherwise. Takes the
/// chart.
QWidget* withSpokenLine(PaintedChart& chart, const QString& says);

}  // namespace crossfade::ui
