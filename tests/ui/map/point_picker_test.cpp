// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/point_picker.h"

#include "core/base/random.h"
#include "tests/support/builders.h"
#include "tests/ui/support/gui.h"

#include <cmath>
#include <limits>

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

}  // namespace
}  // namespace crossfade::ui
