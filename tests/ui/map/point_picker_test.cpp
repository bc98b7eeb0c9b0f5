// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/point_picker.h"

#include "core/base/random.h"
#include "tests/support/builders.h"
#include "tests/ui/support/gui.h"

#include <cmath>
#include <limits>
#include <span>
#include <vector>

namespace crossfade::ui {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

std::optional<std::uint32_t> nearestOfAll(const Matrix& points, const QPointF& place, double radius)
{
    std::optional<std::uint32_t> found;
    double best = radius * radius;
    for (std::size_t i = 0; i < points.rows; ++i) {
        const double dx = static_cast<double>(points.at(i, 0)) - place.x();
        const double dy = static_cast<double>(points.at(i, 1)) - place.y();
        const double distance = dx * dx + dy * dy;
        if (!(distance <= best) || (found && distance == best)) continue;
        best = distance;
        found = static_cast<std::uint32_t>(i);
    }
    return found;
}

TEST(PointPickerTest, FindsWhatASearchOfAllPointsFinds)
{
    Random random(3);
    for (const std::size_t count : {1U, 2U, 50U, 3000U}) {
        Matrix points = test::randomMatrix(count, 2, count);
        for (std::size_t i = 0; i < count; i += 7)
            if (count > 2) points.at(i, 0) = kNan;
        const PointPicker picker(points);
        for (int query = 0; query < 500; ++query) {
            const QPointF place(2.0 * random.normal(), 2.0 * random.normal());
            for (const double radius : {0.01, 0.1, 1.0, 10.0})
                EXPECT_EQ(picker.nearest(place, radius), nearestOfAll(points, place, radius));
        }
    }
}

TEST(PointPickerTest, OfPointsOnOnePlaceTheFirstIsPicked)
{
    Matrix points(200, 2);
    for (float& value : points.values) value = 0.5F;
    points.at(0, 0) = kNan;
    const PointPicker picker(points);
    EXPECT_EQ(picker.count(), 199U);
    EXPECT_EQ(picker.nearest({0.5, 0.5}, 0.0), 1U);
    EXPECT_EQ(picker.nearest({0.6, 0.5}, 0.2), 1U);
    EXPECT_EQ(picker.nearest({0.6, 0.5}, 0.05), std::nullopt);
}

TEST(PointPickerTest, TheRadiusIsIncluded)
{
    Matrix points(2, 2);
    points.values = {0.0F, 0.0F, 10.0F, 0.0F};
    const PointPicker picker(points);
    EXPECT_EQ(picker.nearest({3.0, 4.0}, 5.0), 0U);
    EXPECT_EQ(picker.nearest({3.0, 4.0}, 4.999), std::nullopt);
    EXPECT_EQ(picker.nearest({5.0, 0.0}, 5.0), 0U) << "of two as near, the first";
}

TEST(PointPickerTest, ReachesPointsFromFarOutside)
{
    const Matrix points = test::randomMatrix(500, 2, 9);
    const PointPicker picker(points);
    for (const QPointF& place : {QPointF(100, 0), QPointF(-100, 50), QPointF(0, -1000)})
        EXPECT_EQ(picker.nearest(place, 1e4), nearestOfAll(points, place, 1e4));
}

TEST(PointPickerTest, NobodyIsPickedFromAnEmptyMap)
{
    EXPECT_EQ(PointPicker(Matrix(0, 2)).nearest({0, 0}, 100), std::nullopt);
    Matrix nobody(3, 2);
    for (float& value : nobody.values) value = kNan;
    const PointPicker picker(nobody);
    EXPECT_EQ(picker.count(), 0U);
    EXPECT_EQ(picker.nearest({0, 0}, 100), std::nullopt);
    EXPECT_TRUE(picker.bounds().isEmpty());
}

TEST(PointPickerTest, BoundsEncloseThePointsThatCount)
{
    Matrix points(4, 2);
    points.values = {-1.0F, 2.0F, 3.0F, -4.0F, kNan, 100.0F, 0.0F, 0.0F};
    EXPECT_EQ(PointPicker(points).bounds(), QRectF(-1, -4, 4, 6));
}

TEST(PointPickerTest, WhatIsInfiniteIsNotOnTheMap)
{
    Matrix points(2, 2);
    points.values = {std::numeric_limits<float>::infinity(), 0.0F, 3.0F, -4.0F};
    const PointPicker picker(points);
    EXPECT_EQ(picker.count(), 1U);
    EXPECT_EQ(picker.bounds().topLeft(), QPointF(3, -4));
}

/// Points of which many share a place, some are nowhere, and one lies far from all.
Matrix oddPoints(std::size_t count, std::uint64_t seed)
{
    Matrix points = test::randomMatrix(count, 2, seed);
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 11 == 3) points.at(i, 0) = kNan;
        if (i % 3 == 0) points.at(i, 0) = points.at(i, 1) = 0.25F;
    }
    points.at(count / 2, 0) = 1e6F;
    return points;
}

template <typename Contains>
std::vector<std::uint32_t> thoseIn(const Matrix& points, std::span<const std::uint8_t> hidden,
                                   Contains contains)
{
    std::vector<std::uint32_t> rows;
    for (std::size_t i = 0; i < points.rows; ++i) {
        const QPointF place(static_cast<double>(points.at(i, 0)),
                            static_cast<double>(points.at(i, 1)));
        if (!std::isnan(place.x()) && (hidden.empty() || hidden[i] == 0) && contains(place))
            rows.push_back(static_cast<std::uint32_t>(i));
    }
    return rows;
}

TEST(PointPickerTest, SelectsWhatASearchOfAllPointsSelects)
{
    Random random(5);
    for (const std::size_t count : {3U, 60U, 4000U}) {
        const Matrix points = oddPoints(count, count);
        PointPicker picker(points);
        std::vector<std::uint8_t> hidden(count, 0);
        for (int round = 0; round < 40; ++round) {
            if (round == 20) {
                for (std::uint8_t& one : hidden) one = random.below(4) == 0 ? 0 : 1;
                picker.setHidden(hidden);
            }
            const QPointF centre(random.normal(), random.normal());
            const double size = 2.0 * random.uniform();
            const QRectF area(centre, QSizeF(size, size * random.uniform()));
            EXPECT_EQ(picker.inside(area), thoseIn(points, hidden, [&](const QPointF& p) {
                          return p.x() >= area.left() && p.x() <= area.right() &&
                                 p.y() >= area.top() && p.y() <= area.bottom();
                      }));
            EXPECT_EQ(picker.within(centre, size), thoseIn(points, hidden, [&](const QPointF& p) {
                          const QPointF apart = p - centre;
                          return QPointF::dotProduct(apart, apart) <= size * size;
                      }));
            QPolygonF lasso;
            for (int i = 0; i < 9; ++i)
                lasso << centre + QPointF(random.normal(), random.normal()) * size;
            EXPECT_EQ(picker.inside(lasso), thoseIn(points, hidden, [&](const QPointF& p) {
                          return lasso.containsPoint(p, Qt::OddEvenFill);
                      }));
        }
    }
}

TEST(PointPickerTest, ARectangleMayBeDrawnFromAnyCorner)
{
    const PointPicker picker(test::randomMatrix(500, 2, 2));
    const auto rows = picker.inside(QRectF(-1, -1, 2, 2));
    EXPECT_GT(rows.size(), 100U);
    EXPECT_EQ(picker.inside(QRectF(1, 1, -2, -2)), rows);
}

TEST(PointPickerTest, EmptySelectionsSelectNobody)
{
    const PointPicker picker(test::randomMatrix(500, 2, 2));
    EXPECT_TRUE(picker.inside(QRectF(50, 50, 1, 1)).empty());
    EXPECT_TRUE(picker.inside(QPolygonF({{-9, 0}, {9, 0}})).empty());
    EXPECT_TRUE(picker.within({0, 0}, -1.0).empty());
    EXPECT_TRUE(picker.within({0, 0}, std::numeric_limits<double>::quiet_NaN()).empty());
}

TEST(PointPickerTest, WhoIsHiddenIsNotPicked)
{
    Matrix points(100, 2);  // all in one place
    PointPicker picker(points);
    EXPECT_EQ(picker.nearest({0, 0}, 1.0), 0U);
    std::vector<std::uint8_t> hidden(100, 1);
    hidden[77] = 0;
    picker.setHidden(hidden);
    EXPECT_EQ(picker.nearest({0.5, 0}, 1.0), 77U);
    EXPECT_EQ(picker.inside(QRectF(-1, -1, 2, 2)), std::vector<std::uint32_t>{77});
    EXPECT_EQ(picker.count(), 100U) << "hidden ones are on the map";
    hidden[77] = 1;
    picker.setHidden(hidden);
    EXPECT_EQ(picker.nearest({0, 0}, 1.0), std::nullopt);
}

}  // namespace
}  // namespace crossfade::ui
