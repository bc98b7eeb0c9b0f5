// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_view.h"

#include "tests/support/builders.h"
#include "tests/ui/support/gui.h"
#include "ui/map/point_splatter.h"

#include <QPainter>
#include <QSignalSpy>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <vector>

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
        show(m_points);
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
    /// As another run's.
    void show(const Matrix& points)
    {
        m_map.setArtists(3, markOf, {markOf(1), markOf(2)});
        m_map.setPoints(std::make_shared<const Matrix>(points), false);
    }
    /// Lets a movement end.
    void settle()
    {
        ASSERT_TRUE(test::comesTrue([&] { return !m_map.camera().moving(); }));
    }
    /// A drag with the left button through these places.
    void drag(const std::vector<QPoint>& path, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&m_map, Qt::LeftButton, modifiers, path.front());
        for (const QPoint& at : path) {
            QMouseEvent move(QEvent::MouseMove, at, m_map.mapToGlobal(at), Qt::NoButton,
                             Qt::LeftButton, modifiers);
            QApplication::sendEvent(&m_map, &move);
        }
        QTest::mouseRelease(&m_map, Qt::LeftButton, modifiers, path.back());
    }
    QImage render(const QSize& size, double ratio, bool whole) const
    {
        QImage image(size * ratio, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::black);
        QPainter painter(&image);
        m_map.render(painter, size, ratio, darkTheme(), whole);
        return image;
    }
    double width() const { return std::abs(m_map.placeOf(0).x() - m_map.placeOf(1).x()); }
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

TEST_F(MapViewTest, ButtonsZoomWithinLimitsAndBackToAll)
{
    const double whole = width();
    for (int i = 0; i < 100; ++i) m_map.zoomOut();
    settle();
    EXPECT_NEAR(width(), whole * 0.5, 1e-6);
    for (int i = 0; i < 100; ++i) m_map.zoomIn();
    settle();
    EXPECT_NEAR(width(), whole * 2000.0, 1e-3 * whole);
    EXPECT_FALSE(m_map.grab().isNull());
    m_map.showAll();
    settle();
    EXPECT_NEAR(width(), whole, 1e-6);
    EXPECT_TRUE(m_map.camera().showsAll());
}

TEST_F(MapViewTest, KeysZoomAndWithShiftMove)
{
    const QPointF start = m_map.placeOf(0);
    QTest::keyClick(&m_map, Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_EQ(m_map.placeOf(0), start - QPointF(60, 0)) << "the view goes right";
    QTest::keyClick(&m_map, Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(&m_map, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&m_map, Qt::Key_Up, Qt::ShiftModifier);
    EXPECT_NEAR(m_map.placeOf(0).y(), start.y(), 1e-9);
    const double whole = width();
    QTest::keyClick(&m_map, Qt::Key_Plus);
    settle();
    EXPECT_NEAR(width(), whole * 1.4, 1e-6);
    QTest::keyClick(&m_map, Qt::Key_Minus);
    settle();
    EXPECT_NEAR(width(), whole, 1e-6);
    QTest::keyClick(&m_map, Qt::Key_Plus);
    QTest::keyClick(&m_map, Qt::Key_0);
    settle();
    EXPECT_NEAR(width(), whole, 1e-6);
}

TEST_F(MapViewTest, ArrowKeysWalkFromArtistToArtistAndEnterAsks)
{
    QSignalSpy walked(&m_map, &MapView::walkedTo);
    QSignalSpy clicked(&m_map, &MapView::artistClicked);
    QSignalSpy toggled(&m_map, &MapView::toggled);
    m_map.setMarks(markOf(3), {});
    const QPointF from = m_map.placeOf(3);
    QTest::keyClick(&m_map, Qt::Key_Right);
    ASSERT_EQ(walked.count(), 1);
    const ArtistRow next = walked[0][0].toUInt();
    EXPECT_NE(next, 3U);
    const QPointF way = m_map.placeOf(next) - from;
    EXPECT_GT(way.x(), 0.0);
    EXPECT_LE(std::abs(way.y()), way.x());
    ASSERT_TRUE(m_map.scene().hovered.has_value());
    EXPECT_EQ(m_map.scene().hovered->artist, next) << "is named like one who is pointed at";
    QTest::keyClick(&m_map, Qt::Key_Space);
    QTest::keyClick(&m_map, Qt::Key_Return);
    ASSERT_EQ(toggled.count(), 1);
    EXPECT_EQ(toggled[0][0].toUInt(), next);
    ASSERT_EQ(clicked.count(), 1);
    EXPECT_EQ(clicked[0][0].toUInt(), next);
}

TEST_F(MapViewTest, TheViewFollowsAWalkBeyondIt)
{
    m_map.setMarks(markOf(3), {});
    m_map.centreOn(
        {static_cast<double>(m_points.at(3, 0)), static_cast<double>(m_points.at(3, 1))});
    test::turnWheel(m_map, QPoint(300, 200), 3000);
    QSignalSpy walked(&m_map, &MapView::walkedTo);
    for (int i = 0; i < 5; ++i) QTest::keyClick(&m_map, Qt::Key_Down);
    ASSERT_GT(walked.count(), 0);
    EXPECT_TRUE(m_map.rect().contains(place(walked.back()[0].toUInt())));
}

TEST_F(MapViewTest, ADragWithARectangleSelectsAndDoesNotMoveTheMap)
{
    m_map.setTool(MapTool::Rectangle);
    QSignalSpy picked(&m_map, &MapView::picked);
    const QPointF before = m_map.placeOf(0);
    drag({{10, 10}, {200, 200}, {300, 390}});
    ASSERT_EQ(picked.count(), 1);
    const auto artists = picked[0][0].value<std::vector<ArtistRow>>();
    std::vector<ArtistRow> expected;
    for (ArtistRow i = 0; i < kPoints; ++i)
        if (i != 7 && QRectF(10, 10, 290, 380).contains(m_map.placeOf(i))) expected.push_back(i);
    EXPECT_GT(expected.size(), 10U);
    EXPECT_EQ(artists, expected);
    EXPECT_EQ(picked[0][1].value<SelectMode>(), SelectMode::New);
    EXPECT_EQ(m_map.placeOf(0), before);
    drag({{10, 10}, {300, 390}}, Qt::ShiftModifier);
    drag({{10, 10}, {300, 390}}, Qt::AltModifier);
    EXPECT_EQ(picked[1][1].value<SelectMode>(), SelectMode::Add);
    EXPECT_EQ(picked[2][1].value<SelectMode>(), SelectMode::Subtract);
}

TEST_F(MapViewTest, WhoIsHiddenIsNeitherPointedAtNorSelectedNorWalkedTo)
{
    const ArtistRow someone = lonely();
    std::vector<std::uint8_t> classes(kPoints, 0);
    classes[someone] = kHiddenClass;
    m_map.setClasses(classes, {QColor(200, 0, 0)});
    EXPECT_EQ(m_map.artistAt(m_map.placeOf(someone)), std::nullopt);
    m_map.setTool(MapTool::Rectangle);
    QSignalSpy picked(&m_map, &MapView::picked);
    drag({{1, 1}, {599, 399}});
    const auto artists = picked.at(0)[0].value<std::vector<ArtistRow>>();
    EXPECT_EQ(artists.size(), kPoints - 2);
    EXPECT_EQ(std::ranges::count(artists, someone), 0);
}

TEST_F(MapViewTest, AClickWithASelectingToolSelectsAndBesidesClears)
{
    m_map.setTool(MapTool::Lasso);
    QSignalSpy picked(&m_map, &MapView::picked);
    QSignalSpy clicked(&m_map, &MapView::artistClicked);
    QSignalSpy cleared(&m_map, &MapView::clearWanted);
    const ArtistRow someone = lonely();
    QTest::mouseClick(&m_map, Qt::LeftButton, {}, place(someone));
    ASSERT_EQ(picked.count(), 1);
    EXPECT_EQ(picked[0][0].value<std::vector<ArtistRow>>(), std::vector<ArtistRow>{someone});
    QTest::mouseClick(&m_map, Qt::LeftButton, {}, QPoint(3, 3));
    EXPECT_EQ(picked.count(), 1);
    EXPECT_EQ(cleared.count(), 1);
    EXPECT_EQ(clicked.count(), 0);
    m_map.setTool(MapTool::Move);
    QSignalSpy toggled(&m_map, &MapView::toggled);
    QTest::mouseClick(&m_map, Qt::LeftButton, Qt::ControlModifier, place(someone));
    EXPECT_EQ(toggled.count(), 1);
    EXPECT_EQ(clicked.count(), 0);
}

TEST_F(MapViewTest, LettersChooseToolsAndEscapeClears)
{
    QSignalSpy tools(&m_map, &MapView::toolWanted);
    QTest::keyClick(&m_map, Qt::Key_B);
    ASSERT_EQ(tools.count(), 1);
    EXPECT_EQ(tools[0][0].value<MapTool>(), MapTool::Brush);
    QSignalSpy cleared(&m_map, &MapView::clearWanted);
    QTest::keyClick(&m_map, Qt::Key_Escape);
    EXPECT_EQ(cleared.count(), 0) << "nobody is selected";
    m_map.setSelection({1, 2});
    QTest::keyClick(&m_map, Qt::Key_Escape);
    EXPECT_EQ(cleared.count(), 1);
}

TEST_F(MapViewTest, ShowsTheSelectionAndTheQueryWithItsNeighbours)
{
    m_map.setMarks(markOf(0), {markOf(1), markOf(7)});
    QTest::keyClick(&m_map, Qt::Key_Q);
    settle();
    EXPECT_TRUE(m_map.rect().contains(place(0)));
    EXPECT_TRUE(m_map.rect().contains(place(1)));
    EXPECT_FALSE(m_map.camera().showsAll());
    m_map.setSelection({5});
    QTest::keyClick(&m_map, Qt::Key_S);
    settle();
    EXPECT_NEAR(m_map.placeOf(5).x(), 300.0, 1.0);
    EXPECT_NEAR(m_map.placeOf(5).y(), 200.0, 1.0);
    const QPointF before = m_map.placeOf(5);
    m_map.showArtists(std::vector<ArtistRow>{7});
    settle();
    EXPECT_EQ(m_map.placeOf(5), before) << "who is on no map can't be shown";
}

TEST_F(MapViewTest, PointsMoveToTheirNewPlacesAndArriveThere)
{
    auto moved = std::make_shared<Matrix>(m_points);
    moved->at(7, 0) = moved->at(7, 1) = 0.0F;
    moved->at(3, 0) += 0.5F;
    const QPointF from = m_map.placeOf(3);
    m_map.setPoints(moved, true);
    EXPECT_EQ(m_map.placeOf(3), from);
    ASSERT_TRUE(test::comesTrue([&] { return m_map.scene().points == *moved; }));
    EXPECT_EQ(m_map.shown(), kPoints);
}

TEST_F(MapViewTest, ZoomingInBringsTheFinerRegions)
{
    m_map.setRegions({{u"all"_s, {0, 0}, 1.0}}, {{u"a"_s, {0, 0}, 1.0}, {u"b"_s, {0.1, 0}, 1.0}});
    EXPECT_EQ(m_map.scene().regions.size(), 1U);
    test::turnWheel(m_map, QPoint(300, 200), 1200);
    EXPECT_EQ(m_map.scene().regions.size(), 2U);
}

TEST_F(MapViewTest, AZoomedViewKeepsItsMiddleWhenTheWindowGrows)
{
    test::turnWheel(m_map, QPoint(300, 200), 480);
    const QPointF middle = m_map.camera().seen().center();
    m_map.resize(700, 500);
    EXPECT_NEAR(m_map.camera().seen().center().x(), middle.x(), 1e-9);
    EXPECT_NEAR(m_map.camera().seen().center().y(), middle.y(), 1e-9);
}

TEST_F(MapViewTest, AMarkIsMeantBeforeThePointsUnderIt)
{
    // Two on nearly the same place: the neighbour is drawn as a ring over the other's point.
    Matrix points(3, 2);
    points.values = {0.0F, 0.0F, 0.001F, 0.0F, 1.0F, 1.0F};
    show(points);
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

TEST_F(MapViewTest, RendersAllOrWhatIsSeenInAnySize)
{
    m_map.setMarks(markOf(0), {markOf(1), markOf(7)});  // 7 is on no map
    const QImage all = render({400, 300}, 2.0, true);
    EXPECT_EQ(all.size(), QSize(800, 600));
    EXPECT_EQ(all, render({400, 300}, 2.0, false));
    test::turnWheel(m_map, place(0), 960);
    EXPECT_EQ(render({400, 300}, 2.0, true), all);
    EXPECT_NE(render({400, 300}, 2.0, false), all);
    // The middle of what is seen is the middle of the picture.
    m_map.centreOn(m_map.camera().transform().toWorld(m_map.placeOf(0)));
    const QImage part = render({400, 300}, 1.0, false);
    EXPECT_TRUE(test::alike(test::pixel(part, 200, 150), darkTheme().now));
}

TEST(EmptyMapTest, PaintsAndAnswersWithoutPoints)
{
    MapView map;
    map.resize(300, 200);
    EXPECT_FALSE(map.grab().isNull());
    EXPECT_EQ(map.shown(), 0U);
    EXPECT_EQ(map.artistAt({10, 10}), std::nullopt);
    map.setArtists(3, {}, {});
    map.setPoints(std::make_shared<const Matrix>(0, 2), false);
    map.zoomIn();
    for (const MapTool tool : {MapTool::Move, MapTool::Lasso, MapTool::Brush}) {
        map.setTool(tool);
        QTest::mouseClick(&map, Qt::LeftButton, {}, QPoint(20, 20));
    }
    for (const int key : {Qt::Key_Right, Qt::Key_Return, Qt::Key_Space, Qt::Key_S, Qt::Key_Q})
        QTest::keyClick(&map, static_cast<Qt::Key>(key));
    EXPECT_FALSE(map.grab().isNull());
}

TEST(OnePlaceMapTest, ShowsArtistsWhoAllLieInOnePlace)
{
    MapView map;
    map.resize(300, 200);
    map.setArtists(1, [](ArtistRow artist) { return MapMark{artist, {}, ModalityMask(1)}; }, {});
    map.setPoints(std::make_shared<const Matrix>(5, 2), false);
    EXPECT_EQ(map.placeOf(4), QPointF(150, 100));
    EXPECT_EQ(map.artistAt({150, 100}), 0U);
    map.showAll();
    EXPECT_FALSE(map.grab().isNull());
}

TEST_F(MapViewTest, MagnifiedPointsAreWhereTheyWereAndTwiceAsLarge)
{
    const ArtistRow artist = lonely();
    m_map.setMarks(markOf(artist), {});
    const QPointF place = m_map.placeOf(artist);
    const auto coloured = [&] {
        const QImage image = m_map.grab().toImage();
        const QRect around = QRect(0, 0, 80, 80).translated(place.toPoint() - QPoint(40, 40));
        std::size_t count = 0;
        for (int y = around.top(); y <= around.bottom(); ++y)
            for (int x = around.left(); x <= around.right(); ++x)
                count +=
                    image.rect().contains(x, y) &&
                            test::alike(image.pixelColor(x, y), themeFor(m_map.palette()).now, 20)
                        ? 1
                        : 0;
        return static_cast<double>(count);
    };
    const double usual = coloured();
    ASSERT_GT(usual, 20.0) << "the middle of the query's ring";
    m_map.setMagnification(2.0);
    EXPECT_EQ(m_map.placeOf(artist), place);
    EXPECT_NEAR(coloured() / usual, 4.0, 0.8);
    EXPECT_EQ(m_map.artistAt(place), artist);
}

TEST_F(MapViewTest, ItKnowsWhetherItShowsTheQuery)
{
    EXPECT_FALSE(m_map.showsQuery()) << "nobody is asked for";
    m_map.setMarks(markOf(3), {markOf(4), markOf(5)});
    EXPECT_FALSE(m_map.showsQuery());
    m_map.showQuery();
    settle();
    EXPECT_TRUE(m_map.showsQuery());
    m_map.zoomIn();
    settle();
    EXPECT_FALSE(m_map.showsQuery());
}

TEST_F(MapViewTest, AnAreaThatWasSeenIsSeenAgain)
{
    m_map.showArtists(std::vector<ArtistRow>{3, 4, 5});
    settle();
    const QRectF seen = m_map.camera().seen();
    m_map.showAll();
    settle();
    m_map.showArea(seen);
    settle();
    EXPECT_NEAR(m_map.camera().seen().left(), seen.left(), 1e-6);
    EXPECT_NEAR(m_map.camera().seen().bottom(), seen.bottom(), 1e-6);
}

}  // namespace
}  // namespace crossfade::ui
