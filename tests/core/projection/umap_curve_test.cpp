// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/umap_curve.h"

#include <gtest/gtest.h>

#include <cmath>

namespace crossfade {
namespace {

TEST(UmapCurveTest, FindsWhatUmapLearnFinds)
{
    // umap-learn 0.5.3: find_ab_params(spread, min_dist).
    struct Known {
        double minDistance, spread, a, b;
    };
    for (const Known& known :
         {Known{0.1, 1.0, 1.57694, 0.89506}, Known{0.0, 1.0, 1.93281, 0.79049},
          Known{0.5, 1.0, 0.58303, 1.33417}, Known{0.99, 1.0, 0.11931, 1.91639},
          Known{0.1, 2.0, 0.54466, 0.84206}, Known{0.25, 0.5, 3.70629, 1.33417},
          Known{1.0, 1.0, 0.11498, 1.92924}}) {
        const UmapCurve curve = fitUmapCurve(known.minDistance, known.spread);
        EXPECT_NEAR(curve.a, known.a, 2e-5) << known.minDistance << ", " << known.spread;
        EXPECT_NEAR(curve.b, known.b, 2e-5) << known.minDistance << ", " << known.spread;
    }
}

TEST(UmapCurveTest, ScalesWithItsSpread)
{
    // Stretching both by s must give the same curve of x / s: a / s^(2b), and b as it was.
    const UmapCurve one = fitUmapCurve(0.3, 1.0), four = fitUmapCurve(1.2, 4.0);
    EXPECT_NEAR(four.b, one.b, 1e-6);
    EXPECT_NEAR(four.a, one.a / std::pow(4.0, 2.0 * one.b), 1e-6);
}

double squaredMisses(const UmapCurve& curve)
{
    double sum = 0.0;
    for (int i = 0; i < 300; ++i) {
        const double x = 3.0 * i / 299.0;
        const double wanted = x < 0.2 ? 1.0 : std::exp(-(x - 0.2));
        const double miss = 1.0 / (1.0 + curve.a * std::pow(x, 2.0 * curve.b)) - wanted;
        sum += miss * miss;
    }
    return sum;
}

TEST(UmapCurveTest, NoNeighbouringCurveIsNearer)
{
    const UmapCurve best = fitUmapCurve(0.2, 1.0);
    for (const double step : {-1e-3, 1e-3}) {
        EXPECT_GT(squaredMisses({best.a + step, best.b}), squaredMisses(best));
        EXPECT_GT(squaredMisses({best.a, best.b + step}), squaredMisses(best));
    }
}

}  // namespace
}  // namespace crossfade
