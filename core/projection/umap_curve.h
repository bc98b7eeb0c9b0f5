// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace crossfade {

/// How strongly two points of a layout are linked, by their distance x: 1 / (1 + a x^(2b)).
struct UmapCurve {
    double a = 1.0;
    double b = 1.0;
};

/// The a and b whose curve is nearest, by least squares over 300 distances from 0 to 3 * spread, to
/// the one that is 1 up to minDistance and exp(-(x - minDistance) / spread) beyond (McInnes, Healy,
/// Melville 2018, definition 11), by Levenberg's and Marquardt's iteration.
/// Needs 0 <= minDistance <= spread and spread > 0.
UmapCurve fitUmapCurve(double minDistance, double spread);

}  // namespace crossfade
