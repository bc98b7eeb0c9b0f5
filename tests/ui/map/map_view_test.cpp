// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_view.h"

#include "tests/support/builders.h"
#include "tests/ui/support/gui.h"

#include <QSignalSpy>

#include <cmath>
#include <limits>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kPoints = 300;

class MapViewTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_points = test::randomMatrix(kPoints, 2, 4);
        m_points.at(7, 0) = m_points.at(7, 1) = std::numeric_limits<float>::quiet_NaN();
        m_map.resize(600, 400);
        m_map.setPoints(m_points, 3, markOf, {markOf(1), markOf(2)});
        m_map.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_map));
    }

    static MapMark markOf(ArtistRow artist)
    {
        return {artist, u"artist %1"_s.arg(artist), ModalityMask(5)};
    }
    /// Someone with nobody else within a few pixels, so that a click can't be meant otherwise.
    ArtistRow lonely() const
    {
        for (ArtistRow i = 0; i < kPoints; ++i) {
            double nearest = 1e9;
            for (ArtistRow j = 0; j < kPoints; ++j)
                if (i != j && j != 7) {
                    const QPointF apart = m_map.placeOf(i) - m_map.placeOf(j);
                    nearest = std::min(nearest, std::hypot(apart.x(), apart.y()));
                }
            if (i != 7 && nearest > 12.0) return i;
        }
        ADD_FAILURE() << "nobody stands alone";
        return 0;
    }
    bool allWithin(const QRectF& area) const
    {
        bool all = true;
        for (ArtistRow i = 0; i < kPoints; ++i)
            all = all && (i == 7 || area.contains(m_map.placeOf(i)));
        return all;
    }
    QPoint place(ArtistRow artist) const { return m_map.placeOf(artist).toPoint(); }

    Matrix m_points;
    MapView m_map;
};

TEST_F(MapViewTest, ShowsEverybodyWithinItsMargins)
{
    EXPECT_EQ(m_map.shown(), kPoints - 1);
    EXPECT_TRUE(allWithin(QRectF(39, 39, 522, 322)));
    m_map.resize(900, 300);
    EXPECT_TRUE(allWithin(QRectF(39, 39, 822, 222)));
}

TEST_F(MapViewTest, AClickAsksForWhoIsThere)
{
    QSignalSpy clicked(&m_map, &MapView::artistClicked);
    const ArtistRow someone = lonely();
    QTest::mouseClick(&m_map, Qt::LeftButton, {}, place(someone));
    ASSERT_EQ(clicked.count(), 1);
    EXPECT_EQ(clicked[0][0].toUInt(), someone);
    QTest::mouseClick(&m_map, Qt::RightButton, {}, place(someone));
    QTest::mouseClick(&m_map, Qt::LeftButton, {}, QPoint(3, 3));
    EXPECT_EQ(clicked.count(), 1);
}

TEST_F(MapViewTest, ADragMovesTheMapAndIsNoClick)
{
    QSignalSpy clicked(&m_map, &MapView::artistClicked);
    const ArtistRow someone = lonely();
    const QPoint from = place(someone);
    QTest::mousePress(&m_map, Qt::LeftButton, {}, from);
    for (const int step : {10, 20, 30}) {
        QMouseEvent move(QEvent::MouseMove, from + QPoint(step, -step),
                         m_map.mapToGlobal(from + QPoint(step, -step)), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&m_map, &move);
    }
    QTest::mouseRelease(&m_map, Qt::LeftButton, {}, from + QPoint(30, -30));
    EXPECT_EQ(clicked.count(), 0);
    EXPECT_EQ(place(someone), from + QPoint(30, -30));
}

TEST_F(MapViewTest, HoveringNamesAnArtistUntilTheMouseLeaves)
{
    const ArtistRow someone = lonely();
    QTest::mouseMove(&m_map, place(someone));
    ASSERT_TRUE(test::comesTrue([&] { return m_map.scene().hovered.has_value(); }));
    EXPECT_EQ(m_map.scene().hovered->artist, someone);
    EXPECT_EQ(m_map.scene().hovered->name, u"artist %1"_s.arg(someone));
    EXPECT_EQ(m_map.cursor().shape(), Qt::PointingHandCursor);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&m_map, &leave);
    EXPECT_FALSE(m_map.scene().hovered.has_value());
    EXPECT_EQ(m_map.cursor().shape(), Qt::ArrowCursor);
}

TEST_F(MapViewTest, TheWheelZoomsAroundTheCursor)
{
    const ArtistRow someone = lonely();
    const QPointF before = m_map.placeOf(someone);
    const double spread =
        std::hypot(m_map.placeOf(0).x() - before.x(), m_map.placeOf(0).y() - before.y());
    const QPoint cursor = before.toPoint();
    test::turnWheel(m_map, cursor, 240);
    const QPointF after = m_map.placeOf(someone);
    const double factor = std::pow(1.0015, 240);
    EXPECT_NEAR(after.x() - cursor.x(), (before.x() - cursor.x()) * factor, 1e-6);
    EXPECT_NEAR(after.y() - cursor.y(), (before.y() - cursor.y()) * factor, 1e-6);
    EXPECT_NEAR(std::hypot(m_map.placeOf(0).x() - after.x(), m_map.placeOf(0).y() - after.y()),
                spread * factor, 1e-6);
}

TEST_F(MapViewTest, ZoomHasItsLimits)
{
    const auto width = [this] { return std::abs(m_map.placeOf(0).x() - m_map.placeOf(1).x()); };
    const double whole = width();
    for (int i = 0; i < 100; ++i) m_map.zoomOut();
    EXPECT_NEAR(width(), whole * 0.5, 1e-6);
    for (int i = 0; i < 100; ++i) m_map.zoomIn();
    EXPECT_NEAR(width(), whole * 2000.0, 1e-3 * whole);
    EXPECT_FALSE(m_map.grab().isNull());
    m_map.showAll();
    EXPECT_NEAR(width(), whole, 1e-6);
}

TEST_F(MapViewTest, KeysZoomAndMove)
{
    const QPointF start = m_map.placeOf(0);
    QTest::keyClick(&m_map, Qt::Key_Right);
    EXPECT_EQ(m_map.placeOf(0), start - QPointF(60, 0)) << "the view goes right";
    QTest::keyClick(&m_map, Qt::Key_Left);
    QTest::keyClick(&m_map, Qt::Key_Down);
    QTest::keyClick(&m_map, Qt::Key_Up);
    EXPECT_NEAR(m_map.placeOf(0).y(), start.y(), 1e-9);
    const auto width = [this] { return std::abs(m_map.placeOf(0).x() - m_map.placeOf(1).x()); };
    const double whole = width();
    QTest::keyClick(&m_map, Qt::Key_Plus);
    EXPECT_NEAR(width(), whole * 1.4, 1e-6);
    QTest::keyClick(&m_map, Qt::Key_Minus);
    EXPECT_NEAR(width(), whole, 1e-6);
    QTest::keyClick(&m_map, Qt::Key_Plus);
    QTest::keyClick(&m_map, Qt::Key_0);
    EXPECT_NEAR(width(), whole, 1e-6);
}

TEST_F(MapViewTest, AZoomedViewStaysWhenTheWindowGrows)
{
    m_map.zoomIn();
    const QPointF before = m_map.placeOf(3);
    m_map.resize(700, 500);
    EXPECT_EQ(m_map.placeOf(3), before);
}

TEST_F(MapViewTest, AMarkIsMeantBeforeThePointsUnderIt)
{
    // Two on nearly the same place: the neighbour is drawn as a ring over the other's point.
    Matrix points(3, 2);
    points.values = {0.0F, 0.0F, 0.001F, 0.0F, 1.0F, 1.0F};
    m_map.setPoints(points, 3, markOf, {});
    EXPECT_EQ(m_map.artistAt(m_map.placeOf(0)), 0U);
    m_map.setMarks(std::nullopt, {markOf(1)});
    EXPECT_EQ(m_map.artistAt(m_map.placeOf(0)), 1U);
}

TEST_F(MapViewTest, ThePointsAreDrawnAndTheQueryStandsOut)
{
    const ArtistRow someone = lonely();
    const Theme& theme = themeFor(m_map.palette());
    m_map.setMarks(markOf(someone), {markOf(0)});
    const QImage image = m_map.grab().toImage();
    EXPECT_TRUE(test::alike(test::pixel(image, place(someone).x(), place(someone).y()), theme.now));
}

TEST_F(MapViewTest, RendersThePictureInItsOwnSizeWithTheCaption)
{
    m_map.setMarks(markOf(0), {markOf(1), markOf(7)});  // 7 is on no map
    m_map.zoomIn();
    const QImage with = m_map.render(QSize(400, 300), 2.0, u"caption"_s);
    EXPECT_EQ(with.size(), QSize(800, 600));
    const QImage without = m_map.render(QSize(400, 300), 2.0, {});
    EXPECT_NE(with, without);
    // Not to the bit: the outlines of letters depend on what was written before.
    for (int y = 0; y < 500; y += 2)
        for (int x = 0; x < 800; x += 2)
            ASSERT_TRUE(test::alike(test::pixel(with, x, y), test::pixel(without, x, y), 48))
                << x << ", " << y;
}

TEST(EmptyMapTest, PaintsAndAnswersWithoutPoints)
{
    MapView map;
    map.resize(300, 200);
    EXPECT_FALSE(map.grab().isNull());
    EXPECT_EQ(map.shown(), 0U);
    EXPECT_EQ(map.artistAt({10, 10}), std::nullopt);
    map.setPoints(Matrix(0, 2), 3, {}, {});
    map.zoomIn();
    QTest::mouseClick(&map, Qt::LeftButton, {}, QPoint(20, 20));
    EXPECT_FALSE(map.grab().isNull());
    EXPECT_FALSE(map.render(QSize(100, 100), 1.0, {}).isNull());
}

}  // namespace
}  // namespace crossfade::ui
