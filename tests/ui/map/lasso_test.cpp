// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/lasso.h"

#include "core/base/random.h"
#include "tests/ui/support/gui.h"

#include <cmath>
#include <limits>

namespace crossfade::ui {
namespace {

/// As drawn by an unsteady hand: it crosses itself.
QPolygonF scribble(std::size_t corners, std::uint64_t seed)
{
    Random random(seed);
    QPolygonF made;
    for (std::size_t i = 0; i < corners; ++i) made << QPointF(random.normal(), random.normal());
    return made;
}

TEST(LassoTest, AgreesWithQtsEvenOddRule)
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const QPolygonF corners = scribble(3 + 4 * seed, seed);
        const Lasso lasso(corners);
        Random random(seed + 100);
        for (int i = 0; i < 300; ++i) {
            const QPointF place(1.5 * random.normal(), 1.5 * random.normal());
            EXPECT_EQ(lasso.contains(place), corners.containsPoint(place, Qt::OddEvenFill))
                << seed << ": " << place.x() << ", " << place.y();
        }
    }
}

TEST(LassoTest, ClosesItself)
{
    const Lasso open({{0, 0}, {4, 0}, {4, 4}, {0, 4}});
    const Lasso closed({{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}});
    EXPECT_TRUE(open.contains({1, 3}));
    EXPECT_TRUE(closed.contains({1, 3}));
    EXPECT_FALSE(open.contains({-1, 3}));
}

TEST(LassoTest, WhereNoEdgeMayCrossABoxAllOfItIsAlike)
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Lasso lasso(scribble(12, seed));
        Random random(seed + 50);
        std::size_t clear = 0;
        for (int i = 0; i < 200; ++i) {
            const QRectF box(random.normal(), random.normal(), 0.2 * random.uniform(),
                             0.2 * random.uniform());
            if (lasso.mayCross(box)) continue;
            ++clear;
            const bool inside = lasso.contains(box.center());
            for (int j = 0; j < 20; ++j)
                EXPECT_EQ(lasso.contains(box.topLeft() + QPointF(box.width() * random.uniform(),
                                                                 box.height() * random.uniform())),
                          inside);
        }
        EXPECT_GT(clear, 10U);
    }
}

TEST(LassoTest, DegenerateOnesHoldNobody)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const QPolygonF& corners :
         {QPolygonF(), QPolygonF({{0, 0}}), QPolygonF({{0, 0}, {2, 2}}),
          QPolygonF({{0, 0}, {2, 0}, {4, 0}}), QPolygonF({{1, 1}, {1, 1}, {1, 1}}),
          QPolygonF({{0, 0}, {nan, 4}, {4, 4}})}) {
        const Lasso lasso(corners);
        for (const QPointF& place : {QPointF(0, 0), QPointF(1, 1), QPointF(1, 0), QPointF(2, 3)})
            EXPECT_FALSE(lasso.contains(place)) << corners.size();
    }
}

}  // namespace
}  // namespace crossfade::ui
