// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_camera.h"

#include "tests/ui/support/gui.h"

#include <cmath>

namespace crossfade::ui {
namespace {

class MapCameraTest : public testing::Test {
protected:
    MapCameraTest() { m_camera.setView(kWorld, kView); }

    double scale() const { return m_camera.transform().scale(); }
    static void expectNear(const QPointF& a, const QPointF& b)
    {
        EXPECT_NEAR(a.x(), b.x(), 1e-6);
        EXPECT_NEAR(a.y(), b.y(), 1e-6);
    }

    static constexpr QRectF kWorld{-10.0, -5.0, 20.0, 10.0};
    static constexpr QSizeF kView{680.0, 480.0};
    MapCamera m_camera;
};

TEST_F(MapCameraTest, BeginsWithAllWithinItsMargins)
{
    EXPECT_TRUE(m_camera.showsAll());
    EXPECT_DOUBLE_EQ(scale(), 30.0);  // 680 less two margins of 40, over 20
    expectNear(m_camera.transform().toView(-10.0, 0.0), {40.0, 240.0});
    EXPECT_TRUE(m_camera.seen().contains(kWorld));
}

TEST_F(MapCameraTest, GoesOnShowingAllInAnotherViewAndOfAnotherMap)
{
    m_camera.setView(kWorld, {380.0, 480.0});
    EXPECT_DOUBLE_EQ(scale(), 15.0);
    m_camera.setView({0.0, 0.0, 1.0, 1.0}, {380.0, 480.0});
    EXPECT_DOUBLE_EQ(scale(), 300.0);
    expectNear(m_camera.transform().toView(0.5, 0.5), {190.0, 240.0});
}

TEST_F(MapCameraTest, APartStaysInTheMiddleInAnotherView)
{
    m_camera.zoom(4.0, {340.0, 240.0});
    m_camera.centre({3.0, 2.0});
    EXPECT_FALSE(m_camera.showsAll());
    const double before = scale();
    m_camera.setView(kWorld, {1000.0, 300.0});
    EXPECT_DOUBLE_EQ(scale(), before);
    expectNear(m_camera.transform().toView(3.0, 2.0), {500.0, 150.0});
    expectNear(m_camera.seen().center(), {3.0, 2.0});
}

TEST_F(MapCameraTest, ZoomKeepsAPlaceAndHasItsLimits)
{
    const QPointF fixed(100.0, 50.0);
    const QPointF under = m_camera.transform().toWorld(fixed);
    m_camera.zoom(2.5, fixed);
    EXPECT_DOUBLE_EQ(scale(), 75.0);
    expectNear(m_camera.transform().toWorld(fixed), under);
    m_camera.zoom(1e9, fixed);
    EXPECT_NEAR(scale(), 30.0 * 2000.0, 1e-6);
    m_camera.zoom(1e-9, fixed);
    EXPECT_NEAR(scale(), 15.0, 1e-9);
}

TEST_F(MapCameraTest, AMovementIsMadeInParts)
{
    m_camera.goTo({4.0, 1.0, 2.0, 2.0});
    EXPECT_TRUE(m_camera.moving());
    EXPECT_DOUBLE_EQ(scale(), 30.0);
    m_camera.moveTo(0.5);
    EXPECT_GT(scale(), 30.0);
    EXPECT_TRUE(m_camera.moving());
    m_camera.moveTo(1.0);
    EXPECT_FALSE(m_camera.moving());
    EXPECT_FALSE(m_camera.showsAll());
    expectNear(m_camera.seen().center(), {5.0, 2.0});
    EXPECT_DOUBLE_EQ(scale(), 160.0);  // 480 less four margins, over 2
    m_camera.goToAll();
    m_camera.moveTo(1.0);
    EXPECT_TRUE(m_camera.showsAll());
    EXPECT_DOUBLE_EQ(scale(), 30.0);
}

TEST_F(MapCameraTest, OtherBoundsAloneEndNoMovement)
{
    const QRectF area(4.0, 1.0, 2.0, 2.0);
    m_camera.goTo(area);
    MapCamera alone = m_camera;
    m_camera.moveTo(0.3);
    m_camera.setView(kWorld.adjusted(0.0, 0.0, 1e-3, 0.0), kView);
    EXPECT_TRUE(m_camera.moving()) << "points that move change them";
    m_camera.moveTo(1.0);
    alone.moveTo(1.0);
    EXPECT_EQ(m_camera.transform(), alone.transform());
    m_camera.goToAll();
    m_camera.moveTo(0.3);
    const QRectF larger(0.0, 0.0, 100.0, 100.0);
    m_camera.setView(larger, kView);
    m_camera.moveTo(1.0);
    EXPECT_TRUE(m_camera.showsAll());
    EXPECT_TRUE(m_camera.seen().contains(larger));
}

TEST_F(MapCameraTest, WhatWasGoneToIsSeenWholeInAnotherSize)
{
    const QRectF area(4.0, 1.0, 2.0, 2.0);
    m_camera.goTo(area);
    m_camera.moveTo(0.5);
    m_camera.setView(kWorld, {400.0, 300.0});
    EXPECT_FALSE(m_camera.moving());
    EXPECT_TRUE(m_camera.seen().contains(area));
    const double small = m_camera.transform().scale();
    m_camera.setView(kWorld, {1600.0, 1200.0});
    EXPECT_GT(m_camera.transform().scale(), 2.0 * small) << "as large as it can be";
    m_camera.pan({5.0, 0.0});
    const double scale = m_camera.transform().scale();
    m_camera.setView(kWorld, {400.0, 300.0});
    EXPECT_EQ(m_camera.transform().scale(), scale) << "a hand has been there";
}

TEST_F(MapCameraTest, OnePointKeepsItsSurroundings)
{
    m_camera.goTo({1.0, 1.0, 0.0, 0.0});
    m_camera.moveTo(1.0);
    EXPECT_DOUBLE_EQ(scale(), 16.0 * 30.0);
    expectNear(m_camera.transform().toView(1.0, 1.0), {340.0, 240.0});
}

TEST_F(MapCameraTest, StepsInARowAddUp)
{
    m_camera.goCloser(1.4, {340.0, 240.0});
    m_camera.moveTo(0.3);
    m_camera.goCloser(1.4, {340.0, 240.0});
    m_camera.moveTo(1.0);
    EXPECT_NEAR(scale(), 30.0 * 1.96, 1e-9);
}

TEST_F(MapCameraTest, AHandEndsAMovementWhereItIs)
{
    m_camera.goCloser(4.0, {340.0, 240.0});
    m_camera.moveTo(0.5);
    const double halfway = scale();
    m_camera.pan({10.0, 0.0});
    EXPECT_FALSE(m_camera.moving());
    m_camera.moveTo(1.0);
    EXPECT_DOUBLE_EQ(scale(), halfway);
}

TEST(MapCameraOfOnePlaceTest, IsFiniteWhereAllLieInOnePlaceOrThereIsNobody)
{
    for (const QRectF& world : {QRectF(), QRectF(7.0, 7.0, 0.0, 0.0)}) {
        MapCamera camera;
        camera.setView(world, {300.0, 200.0});
        camera.zoom(2.0, {10.0, 10.0});
        camera.goTo(world);
        camera.moveTo(1.0);
        const QPointF at = camera.transform().toView(world.x(), world.y());
        EXPECT_TRUE(std::isfinite(at.x()) && std::isfinite(at.y()));
    }
}

}  // namespace
}  // namespace crossfade::ui
