// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/placement.h"

#include "core/base/random.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
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

std::vector<std::uint32_t> allOf(const Matrix& layout)
{
    std::vector<std::uint32_t> rows(layout.rows);
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

std::vector<float> rising(std::size_t count)
{
    std::vector<float> distances;
    for (std::size_t i = 0; i < count; ++i)
        distances.push_back(0.2F + 0.02F * static_cast<float>(i));
    return distances;
}

/// Clouds of width 1 at these places, so many neighbours in each, dealt in turn.
Matrix islands(const std::vector<MapPlace>& centres, const std::vector<std::size_t>& sizes)
{
    Random random(4);
    std::vector<float> values;
    std::vector<std::size_t> left = sizes;
    while (std::ranges::any_of(left, [](std::size_t n) { return n > 0; }))
        for (std::size_t c = 0; c < centres.size(); ++c) {
            if (left[c] == 0) continue;
            --left[c];
            values.push_back(centres[c].x + static_cast<float>(random.uniform()) - 0.5F);
            values.push_back(centres[c].y + static_cast<float>(random.uniform()) - 0.5F);
        }
    return pointsOf(std::move(values));
}

float away(const MapPlace& place, const MapPlace& from)
{
    return std::hypot(place.x - from.x, place.y - from.y);
}

TEST(PlacementTest, OneNeighbourIsThePlace)
{
    const Matrix layout = pointsOf({9.0F, 9.0F, 2.0F, -3.0F});
    EXPECT_EQ(placeAmong(layout, std::vector<std::uint32_t>{1}, std::vector<float>{0.4F}),
              (MapPlace{2.0F, -3.0F}));
}

TEST(PlacementTest, IsTheMeanOfTheThirdOfTheWeightAroundTheMiddle)
{
    // All weigh 1 as they are equally near. The middle is at 10; with the next two at 9 and 11.5
    // three of nine are there.
    const Matrix layout = pointsOf({0.0F, 0.0F, 1.0F, 0.0F, 7.0F, 0.0F, 9.0F, 0.0F, 10.0F, 0.0F,
                                    11.5F, 0.0F, 14.0F, 0.0F, 20.0F, 0.0F, 21.0F, 0.0F});
    const auto place = placeAmong(layout, allOf(layout), std::vector<float>(9, 0.5F));
    ASSERT_TRUE(place.has_value());
    EXPECT_FLOAT_EQ(place->x, 30.5F / 3.0F);
    EXPECT_FLOAT_EQ(place->y, 0.0F);
}

TEST(PlacementTest, NearerNeighboursPullMore)
{
    const Matrix layout = pointsOf({0.0F, 0.0F, 1.0F, 0.0F, 2.0F, 0.0F, 3.0F, 0.0F});
    const auto near = placeAmong(layout, std::vector<std::uint32_t>{0, 1, 2, 3}, rising(4));
    const auto far = placeAmong(layout, std::vector<std::uint32_t>{3, 2, 1, 0}, rising(4));
    EXPECT_LT(near->x, 1.5F);
    EXPECT_FLOAT_EQ(far->x, 3.0F - near->x);
}

TEST(PlacementTest, TwoFarIslandsGiveAPlaceInTheHeavierOneNotBetween)
{
    const MapPlace left{0.0F, 0.0F};
    const MapPlace right{1000.0F, 0.0F};
    const Matrix more = islands({left, right}, {6, 9});
    EXPECT_LT(away(*placeAmong(more, allOf(more), std::vector<float>(15, 0.3F)), right), 1.0F);
    const Matrix fewer = islands({left, right}, {9, 6});
    EXPECT_LT(away(*placeAmong(fewer, allOf(fewer), std::vector<float>(15, 0.3F)), left), 1.0F);
    // Six who are much nearer weigh more than nine.
    std::vector<std::uint32_t> order;
    for (const std::uint32_t row : allOf(more))
        if (more.at(row, 0) < 500.0F) order.push_back(row);
    for (const std::uint32_t row : allOf(more))
        if (more.at(row, 0) > 500.0F) order.push_back(row);
    std::vector<float> distances(15, 0.8F);
    std::fill_n(distances.begin(), 6, 0.1F);
    EXPECT_LT(away(*placeAmong(more, order, distances), left), 1.0F);
}

TEST(PlacementTest, EvenlySplitNeighboursGiveAPlaceInOneIsland)
{
    const std::vector<MapPlace> two = {{0.0F, 0.0F}, {1000.0F, 0.0F}};
    const std::vector<MapPlace> three = {{0.0F, 0.0F}, {1000.0F, 0.0F}, {500.0F, 800.0F}};
    const auto nearest = [](const MapPlace& place, const std::vector<MapPlace>& centres) {
        float least = std::numeric_limits<float>::max();
        for (const MapPlace& centre : centres) least = std::min(least, away(place, centre));
        return least;
    };
    const Matrix inTwo = islands(two, {7, 7});
    EXPECT_LT(nearest(*placeAmong(inTwo, allOf(inTwo), rising(14)), two), 1.0F);
    const Matrix inThree = islands(three, {5, 5, 5});
    EXPECT_LT(nearest(*placeAmong(inThree, allOf(inThree), std::vector<float>(15, 0.3F)), three),
              1.0F);
}

TEST(PlacementTest, OneFarStrayMovesItLittle)
{
    Matrix layout = islands({{0.0F, 0.0F}}, {15});
    const MapPlace before = *placeAmong(layout, allOf(layout), rising(15));
    layout.at(7, 0) = 1e6F;
    EXPECT_LT(away(*placeAmong(layout, allOf(layout), rising(15)), before), 0.5F);
}

TEST(PlacementTest, LiesAmongTheNeighboursAndMovesWithTheMap)
{
    const Matrix layout = test::randomMatrix(15, 2, 8);
    Matrix moved = layout;
    for (std::size_t i = 0; i < 15; ++i) {
        moved.at(i, 0) = 4.0F * layout.at(i, 0) + 10.0F;
        moved.at(i, 1) = 4.0F * layout.at(i, 1) - 20.0F;
    }
    const MapPlace place = *placeAmong(layout, allOf(layout), rising(15));
    const MapPlace there = *placeAmong(moved, allOf(moved), rising(15));
    EXPECT_NEAR(there.x, 4.0F * place.x + 10.0F, 1e-4);
    EXPECT_NEAR(there.y, 4.0F * place.y - 20.0F, 1e-4);
    for (const std::size_t axis : {0U, 1U}) {
        float low = layout.at(0, axis), high = low;
        for (std::size_t i = 0; i < 15; ++i) {
            low = std::min(low, layout.at(i, axis));
            high = std::max(high, layout.at(i, axis));
        }
        const float at = axis == 0 ? place.x : place.y;
        EXPECT_TRUE(low <= at && at <= high);
    }
}

TEST(PlacementTest, NeighboursWithoutAPlaceArePassedOver)
{
    const Matrix layout = pointsOf({kNan, kNan, 1.0F, 2.0F, kNan, 5.0F});
    const auto place = placeAmong(layout, allOf(layout), rising(3));
    EXPECT_EQ(place, (MapPlace{1.0F, 2.0F}));
    EXPECT_FALSE(placeAmong(layout, std::vector<std::uint32_t>{0, 2}, rising(2)).has_value());
    EXPECT_FALSE(placeAmong(layout, {}, {}).has_value());
}

TEST(PlacementTest, EqualDistancesZeroesAndNegativesAreFine)
{
    const Matrix layout = islands({{3.0F, 4.0F}}, {15});
    for (const float distance : {0.0F, -0.5F, 1.0F, 2.0F}) {
        const auto place = placeAmong(layout, allOf(layout), std::vector<float>(15, distance));
        ASSERT_TRUE(place.has_value());
        EXPECT_LT(away(*place, {3.0F, 4.0F}), 1.0F);
    }
}

}  // namespace
}  // namespace crossfade
