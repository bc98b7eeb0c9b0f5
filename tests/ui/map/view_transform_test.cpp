// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/view_transform.h"

#include "core/base/random.h"
#include "tests/ui/support/gui.h"

namespace crossfade::ui {
namespace {

constexpr double kMargin = 40.0;

void expectNear(const QPointF& a, const QPointF& b, double tolerance = 1e-6)
{
    EXPECT_NEAR(a.x(), b.x(), tolerance);
    EXPECT_NEAR(a.y(), b.y(), tolerance);
}

TEST(ViewTransformTest, GoesToTheViewAndBack)
{
    Random random(1);
    ViewTransform t = ViewTransform::fit(QRectF(-3, 2, 5, 8), QSizeF(640, 480), kMargin);
    t.pan({17, -5});
    t.zoom(2.5, {100, 60});
    for (int i = 0; i < 100; ++i) {
        const QPointF world(random.normal(), random.normal());
        expectNear(t.toWorld(t.toView(world.x(), world.y())), world, 1e-9);
    }
}

TEST(ViewTransformTest, DrawsLargerYHigherUp)
{
    const ViewTransform t = ViewTransform::fit(QRectF(0, 0, 1, 1), QSizeF(100, 100), 0);
    EXPECT_LT(t.toView(0, 1).y(), t.toView(0, 0).y());
    EXPECT_GT(t.toView(1, 0).x(), t.toView(0, 0).x());
}

TEST(ViewTransformTest, FitShowsAllWithTheMarginAndCentred)
{
    const QRectF view(0, 0, 800, 300);
    for (const QRectF& world : {QRectF(-1, -1, 2, 2), QRectF(5, 7, 10, 1), QRectF(-9, 0, 0.1, 4)}) {
        const ViewTransform t = ViewTransform::fit(world, view.size(), kMargin);
        const QRectF drawn =
            QRectF(t.toView(world.left(), world.bottom()), t.toView(world.right(), world.top()));
        const double slack = 1e-6;
        EXPECT_TRUE(
            view.adjusted(kMargin - slack, kMargin - slack, slack - kMargin, slack - kMargin)
                .contains(drawn));
        expectNear(drawn.center(), view.center());
        EXPECT_NEAR(
            std::max(drawn.width() / (800 - 2 * kMargin), drawn.height() / (300 - 2 * kMargin)),
            1.0, 1e-9)
            << "one direction is used in full";
    }
}

TEST(ViewTransformTest, PutsAMapOfOnePlaceInTheMiddle)
{
    const ViewTransform t = ViewTransform::fit(QRectF(3, -2, 0, 0), QSizeF(200, 100), kMargin);
    expectNear(t.toView(3, -2), {100, 50});
    EXPECT_TRUE(std::isfinite(t.scale()));
    expectNear(t.toWorld({100, 50}), {3, -2});
}

TEST(ViewTransformTest, FitsIntoAViewThatIsSmallerThanItsMargins)
{
    const ViewTransform t = ViewTransform::fit(QRectF(0, 0, 2, 2), QSizeF(10, 0), kMargin);
    EXPECT_GT(t.scale(), 0.0);
    expectNear(t.toView(1, 1), {5, 0});
}

TEST(ViewTransformTest, ZoomKeepsThePointUnderTheCursor)
{
    ViewTransform t = ViewTransform::fit(QRectF(0, 0, 4, 4), QSizeF(400, 400), kMargin);
    const QPointF cursor(123, 321);
    const QPointF under = t.toWorld(cursor);
    const double scale = t.scale();
    for (const double factor : {1.4, 3.0, 0.2}) {
        t.zoom(factor, cursor);
        expectNear(t.toWorld(cursor), under, 1e-9);
    }
    EXPECT_NEAR(t.scale(), scale * 1.4 * 3.0 * 0.2, 1e-9);
}

TEST(ViewTransformTest, PanMovesByPixels)
{
    ViewTransform t = ViewTransform::fit(QRectF(0, 0, 4, 4), QSizeF(400, 400), kMargin);
    const QPointF before = t.toView(1, 2);
    t.pan({30, -20});
    expectNear(t.toView(1, 2), before + QPointF(30, -20));
}

TEST(ViewTransformTest, ScaledIsTheSameViewOfALargerPicture)
{
    ViewTransform t = ViewTransform::fit(QRectF(0, 0, 4, 3), QSizeF(400, 300), kMargin);
    t.pan({11, 7});
    expectNear(t.scaled(2.0).toView(1.5, 2.5), t.toView(1.5, 2.5) * 2.0);
    EXPECT_EQ(t.scaled(1.0), t);
}

}  // namespace
}  // namespace crossfade::ui
