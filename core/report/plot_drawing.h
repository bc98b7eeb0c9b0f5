// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/colour.h"
#include "core/report/drawing.h"
#include "core/report/plot.h"

#include <string>
#include <vector>

namespace crossfade::report {

struct PlotLook {
    std::vector<Colour> palette = okabeIto();  ///< one or more; repeats where it is too short
    int width = 640;                           ///< pixels, at least 320
    int height = 0;  ///< pixels, of plots with axes only; 0: 400. Bars and matrices take what they
                     ///< need.
    std::string title = {};  ///< for who can't see it; may be empty
};

/// Dark on white. A plot without any value says so and why.
Drawing draw(const Plot& plot, const PlotLook& look = {});

}  // namespace crossfade::report
