// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_gesture.h"

#include "tests/ui/support/gui.h"

namespace crossfade::ui {
namespace {

using testing::ElementsAre;

/// Points on a grid of 10 x 10, ten pixels apart, row 10 y + x at (x, y).
class MapGestureTest : public testing::Test {
protected:
    static Matrix grid()
    {
        Matrix points(100, 2);
        for (std::size_t i = 0; i < 100; ++i) {
            points.at(i, 0) = static_cast<float>(i % 10);
            points.at(i, 1) = static_cast<float>(i / 10);
        }
        return points;
    }
    QPointF at(double x, double y) const { return m_transform.toView(x, y); }
    std::vector<ArtistRow> found(const MapGesture& gesture) const
    {
        return gesture.found(m_picker, m_transform);
    }

    PointPicker m_picker{grid()};
    ViewTransform m_transform = ViewTransform::fit({0, 0, 9, 9}, {490, 490}, 20);
};

TEST_F(MapGestureTest, ARectangleFindsWhoIsInItWhicheverCornerItBeganAt)
{
    MapGesture gesture(MapTool::Rectangle, SelectMode::Add, at(3.5, 4.5));
    gesture.moveTo(at(9.0, 9.0));
    gesture.moveTo(at(1.5, 2.5));
    EXPECT_THAT(found(gesture), ElementsAre(32, 33, 42, 43));
    EXPECT_EQ(gesture.mode(), SelectMode::Add);
}

TEST_F(MapGestureTest, ALassoFindsWhoIsWithinThePath)
{
    MapGesture gesture(MapTool::Lasso, SelectMode::New, at(0.5, 0.5));
    for (const QPointF& corner : {at(2.5, 0.5), at(2.5, 2.5), at(1.5, 1.2), at(0.5, 2.5)})
        gesture.moveTo(corner);
    // A square with a bite from above, which takes its upper two.
    EXPECT_THAT(found(gesture), ElementsAre(11, 12));
    gesture = MapGesture(MapTool::Lasso, SelectMode::New, at(0.5, 0.5));
    gesture.moveTo(at(0.6, 0.5));
    EXPECT_TRUE(found(gesture).empty());
}

TEST_F(MapGestureTest, ABrushFindsWhoIsNearItsStrokeWithoutGaps)
{
    // A point is 50 pixels from the next, the brush reaches 18.
    MapGesture gesture(MapTool::Brush, SelectMode::Subtract, at(0.0, 3.0));
    EXPECT_THAT(found(gesture), ElementsAre(30));
    gesture.moveTo(at(4.2, 3.0));
    EXPECT_THAT(found(gesture), ElementsAre(30, 31, 32, 33, 34));
}

TEST_F(MapGestureTest, ATouchOfARectangleOrLassoFindsNobody)
{
    EXPECT_TRUE(found(MapGesture(MapTool::Rectangle, SelectMode::New, at(0.5, 0.5))).empty());
    EXPECT_TRUE(found(MapGesture(MapTool::Lasso, SelectMode::New, at(1.0, 1.0))).empty());
}

}  // namespace
}  // namespace crossfade::ui
