// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exploration/crossfade.h"

namespace crossfade {

namespace {

Side between(const Side& from, const Side& to, double position)
{
    Side side;
    for (std::size_t m = 0; m < kMaxModalities; ++m) {
        const auto start = static_cast<double>(from.weight(m));
        const auto end = static_cast<double>(to.weight(m));
        side.weights[m] = static_cast<float>(start + (end - start) * position);
        if (side.weights[m] > 0.0F) side.on = side.on.with(m);
    }
    return side;
}

}  // namespace

Comparison crossfaded(const Comparison& from, const Comparison& to, double position)
{
    if (position <= 0.0) return from;
    if (position >= 1.0) return to;
    Comparison result;
    result.query = between(from.query, to.query, position);
    result.candidates = between(from.candidates, to.candidates, position);
    result.scoring = position < 0.5 ? from.scoring : to.scoring;
    result.scoring.hubCorrection =
        from.scoring.hubCorrection +
        (to.scoring.hubCorrection - from.scoring.hubCorrection) * position;
    return result;
}

}  // namespace crossfade
