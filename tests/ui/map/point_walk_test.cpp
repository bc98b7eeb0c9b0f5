// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "tests/support/builders.h"
#include "tests/ui/support/gui.h"
#include "ui/map/point_picker.h"

#include <cmath>
#include <limits>

namespace crossfade::ui {
namespace {

constexpr MapDirection kAll[] = {MapDirection::Left, MapDirection::Right, MapDirection::Up,
                                 MapDirection::Down};

MapDirection opposite(MapDirection direction)
{
    switch (direction) {
        case MapDirection::Left:
            return MapDirection::Right;
        case MapDirection::Right:
            return MapDirection::Left;
        case MapDirection::Up:
            return MapDirection::Down;
        case MapDirection::Down:
            return MapDirection::Up;
    }
    return direction;
}

Matrix grid(std::size_t side)
{
    Matrix points(side * side, 2);
    for (std::size_t i = 0; i < points.rows; ++i) {
        points.at(i, 0) = static_cast<float>(i % side);
        points.at(i, 1) = static_cast<float>(i / side);
    }
    return points;
}

/// How many points can be reached from one by arrow keys.
std::size_t reachable(const PointPicker& picker, std::size_t points, std::uint32_t from)
{
    std::vector<bool> seen(points, false);
    std::vector<std::uint32_t> waiting = {from};
    seen[from] = true;
    std::size_t count = 1;
    while (!waiting.empty()) {
        const std::uint32_t at = waiting.back();
        waiting.pop_back();
        for (const MapDirection direction : kAll) {
            const auto next = picker.nextInDirection(at, direction);
            if (!next || seen[*next]) continue;
            seen[*next] = true;
            waiting.push_back(*next);
            ++count;
        }
    }
    return count;
}

TEST(PointWalkTest, OnAGridArrowKeysLeadToTheNextColumnAndRow)
{
    const PointPicker picker(grid(5));
    EXPECT_EQ(picker.nextInDirection(12, MapDirection::Right), 13U);
    EXPECT_EQ(picker.nextInDirection(12, MapDirection::Left), 11U);
    EXPECT_EQ(picker.nextInDirection(12, MapDirection::Up), 17U) << "larger y is higher up";
    EXPECT_EQ(picker.nextInDirection(12, MapDirection::Down), 7U);
    EXPECT_EQ(picker.nextInDirection(4, MapDirection::Right), std::nullopt) << "the edge";
    EXPECT_EQ(picker.nextInDirection(4, MapDirection::Down), std::nullopt);
}

TEST(PointWalkTest, FindsWhatASearchOfAllPointsFinds)
{
    for (const std::size_t count : {2U, 40U, 700U}) {
        const Matrix points = test::randomMatrix(count, 2, count);
        const PointPicker picker(points);
        for (std::uint32_t from = 0; from < count; ++from) {
            std::optional<std::uint32_t> right;
            std::optional<std::uint32_t> down;
            double nearestRight = 1e9;
            double nearestDown = 1e9;
            for (std::uint32_t i = 0; i < count; ++i) {
                const auto dx =
                    static_cast<double>(points.at(i, 0)) - static_cast<double>(points.at(from, 0));
                const auto dy =
                    static_cast<double>(points.at(i, 1)) - static_cast<double>(points.at(from, 1));
                const double apart = std::abs(dx) + std::abs(dy);
                if (std::abs(dy) < dx && apart < nearestRight) nearestRight = apart, right = i;
                if (std::abs(dx) < -dy && apart < nearestDown) nearestDown = apart, down = i;
            }
            EXPECT_EQ(picker.nextInDirection(from, MapDirection::Right), right);
            EXPECT_EQ(picker.nextInDirection(from, MapDirection::Down), down);
        }
    }
}

TEST(PointWalkTest, EveryPointCanBeReachedFromEveryOther)
{
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        Matrix points = test::randomMatrix(60, 2, seed);
        // Whole numbers: many share a line, a diagonal or a place.
        if (seed % 3 == 1)
            for (float& value : points.values) value = std::round(2.0F * value);
        if (seed % 3 == 2)
            for (float& value : points.values) value = std::round(5.0F * value);
        const PointPicker picker(points);
        for (std::uint32_t from = 0; from < points.rows; ++from)
            EXPECT_EQ(reachable(picker, points.rows, from), points.rows) << seed << ", " << from;
    }
    EXPECT_EQ(reachable(PointPicker(grid(7)), 49, 24), 49U);
}

TEST(PointWalkTest, TheWayBackOftenLeadsBack)
{
    const Matrix points = test::randomMatrix(2000, 2, 1);
    const PointPicker picker(points);
    std::size_t steps = 0;
    std::size_t returned = 0;
    for (std::uint32_t from = 0; from < points.rows; ++from) {
        for (const MapDirection direction : kAll) {
            const auto next = picker.nextInDirection(from, direction);
            if (!next) continue;
            ++steps;
            returned += picker.nextInDirection(*next, opposite(direction)) == from ? 1 : 0;
        }
    }
    EXPECT_GT(static_cast<double>(returned) / static_cast<double>(steps), 0.6);
}

TEST(PointWalkTest, ThoseWhoShareAPlaceAreWalkedThroughByRow)
{
    Matrix points(6, 2);  // 1, 3 and 4 in one place between 0 and 5; 2 is nowhere
    points.values = {-1, 0, 0, 0, std::numeric_limits<float>::quiet_NaN(), 0, 0, 0, 0, 0, 1, 0};
    const PointPicker picker(points);
    std::uint32_t at = 0;
    for (const std::uint32_t expected : {1U, 3U, 4U, 5U}) {
        ASSERT_EQ(picker.nextInDirection(at, MapDirection::Right), expected);
        at = expected;
    }
    for (const std::uint32_t expected : {4U, 3U, 1U, 0U}) {
        ASSERT_EQ(picker.nextInDirection(at, MapDirection::Left), expected);
        at = expected;
    }
    EXPECT_EQ(picker.nextInDirection(3, MapDirection::Up), std::nullopt);
    EXPECT_EQ(picker.nextInDirection(2, MapDirection::Left), std::nullopt) << "not on the map";
    EXPECT_EQ(picker.nextInDirection(99, MapDirection::Left), std::nullopt);
}

TEST(PointWalkTest, StepsOverThoseWhoAreHidden)
{
    PointPicker picker(grid(5));
    std::vector<std::uint8_t> hidden(25, 0);
    hidden[13] = 1;
    picker.setHidden(hidden);
    EXPECT_EQ(picker.nextInDirection(12, MapDirection::Right), 14U);
    picker.setHidden({});
    EXPECT_EQ(picker.nextInDirection(12, MapDirection::Right), 13U);
}

}  // namespace
}  // namespace crossfade::ui
