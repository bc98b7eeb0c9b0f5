// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/plot.h"

#include <string>
#include <vector>

namespace crossfade::report {

/// Finite and of a size that an axis can show.
bool isDrawable(double value);

struct Ticks {
    std::vector<double> values;      ///< ascending
    std::vector<std::string> texts;  ///< one for each value, all with the same digits
};

/// The range, or a wider one about it where it is (nearly) a single value: 0 gives 0 to 1.
Interval withWidth(Interval range);

/// Widened to whole steps of the ticks it would have.
Interval niceRange(Interval range, int most);

/// Multiples of 1, 2 or 5 times a power of ten within the range: at most `most`, and one or more
/// unless a range that is no wider than a step has none.
Ticks niceTicks(Interval range, int most);

/// For a logarithmic axis over a range above 0: 1, 2, 5, 10, ... or powers of ten, and niceTicks
/// where the range is less than a factor of five.
Ticks logTicks(Interval range, int most);

}  // namespace crossfade::report
