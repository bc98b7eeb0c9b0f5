// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/view_transform.h"

#include "core/base/random.h"
#include "tests/ui/support/gui.h"

#include <cmath>

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

TEST(ViewTransformTest, FitEnlargesNoFurtherThanItMay)
{
    const ViewTransform t =
        ViewTransform::fit(QRectF(3, -2, 0.001, 0), QSizeF(200, 100), kMargin, 50.0);
    EXPECT_EQ(t.scale(), 50.0);
    expectNear(t.toView(3.0005, -2), {100, 50});
    const ViewTransform wide =
        ViewTransform::fit(QRectF(0, 0, 100, 100), QSizeF(200, 200), kMargin, 50.0);
    EXPECT_NEAR(wide.scale(), 1.2, 1e-9);
}

const QSizeF kView(800, 600);

ViewTransform near(const QPointF& place, double width)
{
    return ViewTransform::fit(QRectF(place - QPointF(width, width) / 2, QSizeF(width, width)),
                              kView, 0.0);
}

QPointF middleOf(const ViewTransform& t)
{
    return t.toWorld({kView.width() / 2, kView.height() / 2});
}

TEST(ViewTransformTest, AMovementIsExactAtBothEnds)
{
    const ViewTransform from = near({0, 0}, 1);
    const ViewTransform to = near({30, -7}, 0.2);
    EXPECT_EQ(ViewTransform::between(from, to, kView, 0.0), from);
    EXPECT_EQ(ViewTransform::between(from, to, kView, 1.0), to);
    for (const double part : {1e-9, 1.0 - 1e-9}) {
        const ViewTransform end = ViewTransform::between(from, to, kView, part);
        const ViewTransform& expected = part < 0.5 ? from : to;
        EXPECT_NEAR(end.scale() / expected.scale(), 1.0, 1e-6);
        expectNear(middleOf(end), middleOf(expected), 1e-5);
    }
}

TEST(ViewTransformTest, AFarMovementZoomsOutOnItsWay)
{
    const ViewTransform from = near({0, 0}, 1);
    const ViewTransform to = near({30, 0}, 1);
    const ViewTransform half = ViewTransform::between(from, to, kView, 0.5);
    EXPECT_LT(half.scale(), 0.2 * from.scale());
    expectNear(middleOf(half), {15, 0}, 1e-9);
    // A near one hardly does.
    const ViewTransform step = ViewTransform::between(from, near({0.1, 0}, 1), kView, 0.5);
    EXPECT_GT(step.scale(), 0.95 * from.scale());
}

TEST(ViewTransformTest, AMovementGoesAtAnEvenPace)
{
    // Along the path, (rho^2 du^2 + dw^2 / rho^2) / w^2 is the same for each step (their equation
    // 3).
    const ViewTransform from = near({0, 0}, 1);
    const ViewTransform to = near({8, 5}, 0.1);
    constexpr int kSteps = 2000;
    const auto at = [&](int i) {
        return ViewTransform::between(from, to, kView, static_cast<double>(i) / kSteps);
    };
    const auto pace = [&](int i) {
        const double w = kView.width() / at(i).scale();
        const double dw = kView.width() / at(i + 1).scale() - w;
        const QPointF way = middleOf(at(i + 1)) - middleOf(at(i));
        return std::sqrt(2.0 * QPointF::dotProduct(way, way) + dw * dw / 2.0) / w;
    };
    const double first = pace(1);
    for (int i = 2; i < kSteps - 1; i += 50) EXPECT_NEAR(pace(i) / first, 1.0, 0.01) << i;
}

TEST(ViewTransformTest, AZoomInPlaceMultipliesEvenly)
{
    const ViewTransform from = near({2, 2}, 4);
    const ViewTransform to = near({2, 2}, 1);
    const ViewTransform half = ViewTransform::between(from, to, kView, 0.5);
    EXPECT_NEAR(half.scale(), 2.0 * from.scale(), 1e-6);
    expectNear(middleOf(half), {2, 2});
}

TEST(ViewTransformTest, ThereAndBackIsTheSamePath)
{
    const ViewTransform from = near({0, 0}, 1);
    const ViewTransform to = near({9, -4}, 0.3);
    for (const double part : {0.1, 0.4, 0.8}) {
        const ViewTransform there = ViewTransform::between(from, to, kView, part);
        const ViewTransform back = ViewTransform::between(to, from, kView, 1.0 - part);
        EXPECT_NEAR(there.scale() / back.scale(), 1.0, 1e-6);
        expectNear(middleOf(there), middleOf(back), 1e-6);
    }
}

TEST(ViewTransformTest, EasingBeginsAndEndsAtRest)
{
    EXPECT_EQ(eased(-1.0), 0.0);
    EXPECT_EQ(eased(0.0), 0.0);
    EXPECT_EQ(eased(0.5), 0.5);
    EXPECT_EQ(eased(1.0), 1.0);
    EXPECT_EQ(eased(2.0), 1.0);
    EXPECT_LT(eased(0.01), 0.001);
    EXPECT_GT(eased(0.99), 0.999);
}

}  // namespace
}  // namespace crossfade::ui
