// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/region_places.h"

#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace crossfade {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

Matrix pointsOf(std::vector<float> values)
{
    Matrix points(values.size() / 2, 2);
    points.values = std::move(values);
    return points;
}

/// Summed distances of the members of region 0 to a place.
double summedDistance(const Matrix& points, float x, float y)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < points.rows; ++i)
        sum += std::hypot(static_cast<double>(points.at(i, 0) - x),
                          static_cast<double>(points.at(i, 1) - y));
    return sum;
}

TEST(RegionPlacesTest, IsTheMemberInTheMiddle)
{
    const Matrix points =
        pointsOf({-3.0F, 0.0F, 3.0F, 0.0F, 0.0F, -3.0F, 0.0F, 3.0F, 0.1F, 0.2F, 50.0F, 50.0F});
    const std::vector<std::uint32_t> regionOf = {0, 0, 0, 0, 0, 1};
    EXPECT_EQ(regionPlaces(points, regionOf, 2), pointsOf({0.1F, 0.2F, 50.0F, 50.0F}));
}

TEST(RegionPlacesTest, IsAsNearToAllAsTheBestMember)
{
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Matrix points = test::randomMatrix(400, 2, seed);
        const std::vector<std::uint32_t> regionOf(400, 0);
        const Matrix place = regionPlaces(points, regionOf, 1);
        double best = std::numeric_limits<double>::max();
        for (std::size_t i = 0; i < 400; ++i)
            best = std::min(best, summedDistance(points, points.at(i, 0), points.at(i, 1)));
        EXPECT_LT(summedDistance(points, place.at(0, 0), place.at(0, 1)), 1.005 * best);
    }
}

TEST(RegionPlacesTest, ARegionInTwoIslandsIsInTheLargerOne)
{
    Matrix points = test::randomMatrix(100, 2, 6);
    for (std::size_t i = 0; i < 40; ++i) points.at(i, 0) += 1000.0F;
    const Matrix place = regionPlaces(points, std::vector<std::uint32_t>(100, 0), 1);
    EXPECT_LT(std::abs(place.at(0, 0)), 3.0F) << "the mean would be at 400";
}

TEST(RegionPlacesTest, HalfInEachOfTwoIslandsIsInOneOfThem)
{
    const Matrix points = pointsOf({0.0F, 0.0F, 0.0F, 1.0F, 9.0F, 0.0F, 9.0F, 1.0F});
    const Matrix place = regionPlaces(points, std::vector<std::uint32_t>(4, 0), 1);
    EXPECT_TRUE(place.at(0, 0) == 0.0F || place.at(0, 0) == 9.0F);
}

TEST(RegionPlacesTest, MembersInOnePlaceAreThere)
{
    const Matrix points = pointsOf({2.0F, 3.0F, 2.0F, 3.0F, 2.0F, 3.0F});
    EXPECT_EQ(regionPlaces(points, std::vector<std::uint32_t>(3, 0), 1), pointsOf({2.0F, 3.0F}));
}

TEST(RegionPlacesTest, WhoIsNotOnTheMapDoesNotCount)
{
    const Matrix points = pointsOf({kNan, kNan, 1.0F, 2.0F, kNan, kNan, 5.0F, 5.0F});
    const Matrix places = regionPlaces(points, std::vector<std::uint32_t>{0, 0, 1, 7}, 2);
    EXPECT_EQ(places.at(0, 0), 1.0F);
    EXPECT_EQ(places.at(0, 1), 2.0F);
    EXPECT_TRUE(std::isnan(places.at(1, 0)) && std::isnan(places.at(1, 1)));
}

}  // namespace
}  // namespace crossfade
