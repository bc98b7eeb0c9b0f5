// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace crossfade::ui {

class PaintedChart;

/// A chart and below it a line for what one points at; `says` stands there otherwise. It has room
/// for so many lines of text, so that the chart keeps its height whatever is said. Takes the chart.
QWidget* withSpokenLine(PaintedChart& chart, const QString& says, int lines = 2);

}  // namespace crossfade::ui
