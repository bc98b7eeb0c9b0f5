// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/umap_forces.h"

#include "core/base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace crossfade {
namespace {

struct Place {
    double x = 0.0, y = 0.0;
};

/// phi of the header.
double strength(const UmapCurve& curve, Place a, Place b)
{
    const double square = (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
    return 1.0 / (1.0 + curve.a * std::pow(square, curve.b));
}

/// What the force is the gradient of: the part of minus the cross-entropy that a point at `at` has
/// in its links with `others`, all of membership 1 or all of 0.
double logLikelihood(const UmapCurve& curve, Place at, const std::vector<Place>& others,
                     bool linked)
{
    double sum = 0.0;
    for (const Place& other : others) {
        const double phi = strength(curve, at, other);
        sum += std::log(linked ? phi : 1.0 - phi);
    }
    return sum;
}

PlanarForce forceFrom(const UmapCurve& curve, Place at, const std::vector<Place>& others,
                      bool linked)
{
    std::vector<float> dx, dy;
    for (const Place& other : others) {
        dx.push_back(static_cast<float>(at.x - other.x));
        dy.push_back(static_cast<float>(at.y - other.y));
    }
    const UmapForces forces(curve);
    return linked ? forces.linked(dx, dy) : forces.notLinked(dx, dy);
}

/// Around (3, -2), from 1 to 6 away: far enough for no force to be cut, and for .001 to be little.
std::vector<Place> ringOfOthers(std::size_t count)
{
    Random random(count);
    std::vector<Place> others;
    for (std::size_t i = 0; i < count; ++i) {
        const double angle = 6.2831853 * random.uniform(), away = 1.0 + 5.0 * random.uniform();
        others.push_back({3.0 + away * std::cos(angle), -2.0 + away * std::sin(angle)});
    }
    return others;
}

TEST(UmapForcesTest, AreTheGradientOfTheCrossEntropy)
{
    const Place at{3.0, -2.0};
    constexpr double kStep = 1e-5;
    for (const auto& [minDistance, spread] :
         {std::pair{0.1, 1.0}, std::pair{0.0, 1.0}, std::pair{0.9, 1.0}, std::pair{0.3, 2.0}})
        // One pair, less than a pass, more than one.
        for (const std::size_t count : {1U, 7U, 300U})
            for (const bool linked : {true, false}) {
                const UmapCurve curve = fitUmapCurve(minDistance, spread);
                const auto others = ringOfOthers(count);
                const auto value = [&](Place place) {
                    return logLikelihood(curve, place, others, linked);
                };
                const double x =
                    (value({at.x + kStep, at.y}) - value({at.x - kStep, at.y})) / (2.0 * kStep);
                const double y =
                    (value({at.x, at.y + kStep}) - value({at.x, at.y - kStep})) / (2.0 * kStep);
                // .001 in the denominator is at most as much of the force at the distance 1.
                double tolerance = 1e-5;
                for (const Place& other : others) {
                    const PlanarForce one = forceFrom(curve, at, {other}, linked);
                    tolerance += 1.1e-3 * static_cast<double>(std::hypot(one.x, one.y));
                }
                const PlanarForce force = forceFrom(curve, at, others, linked);
                EXPECT_NEAR(force.x, x, tolerance) << minDistance << ", " << count << linked;
                EXPECT_NEAR(force.y, y, tolerance) << minDistance << ", " << count << linked;
                if (count == 1) {
                    EXPECT_GT(std::hypot(x, y), 100.0 * tolerance) << "or this says nothing";
                }
            }
}

TEST(UmapForcesTest, LinksPullAndOthersPush)
{
    const UmapCurve curve = fitUmapCurve(0.1, 1.0);
    EXPECT_LT(forceFrom(curve, {1.0, 0.0}, {{0.0, 0.0}}, true).x, 0.0F);
    EXPECT_GT(forceFrom(curve, {1.0, 0.0}, {{0.0, 0.0}}, false).x, 0.0F);
}

TEST(UmapForcesTest, TheForceOfOnePairIsCut)
{
    const UmapCurve curve = fitUmapCurve(0.1, 1.0);
    const std::vector<Place> near(3, Place{0.0, 0.0});
    const PlanarForce push = forceFrom(curve, {0.02, -0.02}, near, false);
    EXPECT_FLOAT_EQ(push.x, 12.0F);
    EXPECT_FLOAT_EQ(push.y, -12.0F);
}

TEST(UmapForcesTest, EqualAndFarPointsHaveFiniteForces)
{
    const UmapCurve curve = fitUmapCurve(0.1, 1.0);
    for (const bool linked : {true, false}) {
        const PlanarForce equal = forceFrom(curve, {5.0, 5.0}, {{5.0, 5.0}}, linked);
        EXPECT_EQ(equal.x, 0.0F);
        EXPECT_EQ(equal.y, 0.0F);
        const PlanarForce far = forceFrom(curve, {1e6, 0.0}, {{-1e6, 1.0}}, linked);
        EXPECT_TRUE(std::isfinite(far.x) && std::isfinite(far.y));
    }
}

}  // namespace
}  // namespace crossfade
