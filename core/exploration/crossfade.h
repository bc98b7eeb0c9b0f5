// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/retrieval/side.h"

namespace crossfade {

/// What lies between two ways to compare: each weight at `position` of its way from one to the
/// other (off is 0), the hub correction likewise; what can't be faded (compare-on, local scaling)
/// changes in the middle. 0 is exactly `from`, 1 exactly `to`; outside, the nearer end.
Comparison crossfaded(const Comparison& from, const Comparison& to, double position);

}  // namespace crossfade
