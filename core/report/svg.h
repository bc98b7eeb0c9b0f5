// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/plot_drawing.h"

#include <string>

namespace crossfade::report {

/// A file of its own, dark on white. A plot without any value says so and why.
std::string toSvg(const Plot& plot, const PlotLook& look = {});

}  // namespace crossfade::report
