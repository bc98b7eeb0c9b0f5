// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_painter.h"

#include "core/base/random.h"
#include "tests/support/builders.h"
#include "tests/ui/support/gui.h"
#include "ui/map/map_labels.h"
#include "ui/map/point_splatter.h"

#include <QPaintEngine>
#include <QPainter>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
using test::alike;
using test::pixel;

const QSize kSize(200, 120);

/// The default transform draws (x, -y): these lie at (20, 60), (100, 60), (180, 60) and (100, 20).
MapScene fourArtists()
{
    MapScene scene;
    scene.points = Matrix(4, 2);
    scene.points.values = {20, -60, 100, -60, 180, -60, 100, -20};
    scene.modalities = 3;
    return scene;
}

MapMark mark(ArtistRow artist)
{
    return {artist, u"artist %1"_s.arg(artist), ModalityMask(7)};
}

QImage marksOf(const MapScene& scene, const Theme& theme = lightTheme())
{
    QImage image(kSize, QImage::Format_ARGB32_Premultiplied);
    image.fill(theme.panel);
    QPainter painter(&image);
    paintMarks(painter, scene, ViewTransform(), QRectF(QPointF(0, 0), kSize), theme);
    return image;
}

/// Whether anything is drawn within a pixel of a place.
bool drawnAt(const QImage& image, int x, int y)
{
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx)
            if (!alike(pixel(image, x + dx, y + dy), lightTheme().panel)) return true;
    return false;
}

bool hasColour(const QImage& image, const QColor& colour, const QRect& in)
{
    for (int y = in.top(); y <= in.bottom(); ++y)
        for (int x = in.left(); x <= in.right(); ++x)
            if (alike(pixel(image, x, y), colour, 30)) return true;
    return false;
}

QImage pointsOf(const MapScene& scene)
{
    return paintPoints(scene, ViewTransform(), kSize, 1.0, lightTheme());
}

TEST(MapPainterTest, PointsHaveTheColoursOfTheirClasses)
{
    MapScene scene = fourArtists();
    scene.palette = {QColor(200, 0, 0), QColor(0, 0, 200)};
    scene.classes = {0, 1, kHiddenClass, kContextClass};
    const QImage image = pointsOf(scene);
    EXPECT_TRUE(alike(pixel(image, 20, 60), QColor(200, 0, 0)));
    EXPECT_TRUE(alike(pixel(image, 100, 60), QColor(0, 0, 200)));
    EXPECT_EQ(pixel(image, 180, 60).alpha(), 0);
    EXPECT_TRUE(alike(pixel(image, 100, 20), lightTheme().point, 6));
    EXPECT_LT(pixel(image, 100, 20).alpha(), pixel(image, 100, 60).alpha());
    scene.classes.clear();
    scene.palette.clear();
    EXPECT_TRUE(alike(pixel(pointsOf(scene), 180, 60), lightTheme().point, 4));
}

TEST(MapPainterTest, WhoIsNotSelectedStaysAsGreyContext)
{
    MapScene scene = fourArtists();
    scene.palette = {QColor(200, 0, 0)};
    scene.classes = {0, 0, kHiddenClass, 0};
    scene.selection = {1, 2};
    const QImage image = pointsOf(scene);
    EXPECT_TRUE(alike(pixel(image, 100, 60), QColor(200, 0, 0)));
    EXPECT_TRUE(alike(pixel(image, 20, 60), lightTheme().point, 6));
    EXPECT_EQ(pixel(image, 180, 60).alpha(), 0) << "hidden though selected";
    scene.classes.clear();
    const QImage plain = pointsOf(scene);
    EXPECT_TRUE(alike(pixel(plain, 180, 60), QColor(200, 0, 0)));
    EXPECT_TRUE(alike(pixel(plain, 20, 60), lightTheme().point, 6));
}

TEST(MapPainterTest, FewPointsAreLargerAndMoreOpaqueThanMany)
{
    const QSizeF size(1280, 800);
    PointLook last{1e9, 1e9};
    for (const std::size_t count : {20U, 2000U, 20000U, 1000000U}) {
        const Matrix points = test::randomMatrix(count, 2, 1);
        const ViewTransform t = ViewTransform::fit(QRectF(-3, -3, 6, 6), size, 0.0);
        const PointLook look = pointLook(points, t, size);
        EXPECT_LE(look.radius, last.radius);
        EXPECT_LE(look.opacity, last.opacity);
        last = look;
    }
    EXPECT_NEAR(last.radius, 1.3, 1e-9);
    EXPECT_LT(last.opacity, 0.3);
}

TEST(MapPainterTest, ThePointsGrowSmoothlyAsOneZoomsIn)
{
    const QSizeF size(1280, 800);
    const Matrix points = test::randomMatrix(100000, 2, 1);
    ViewTransform t = ViewTransform::fit(QRectF(-3, -3, 6, 6), size, 0.0);
    PointLook last = pointLook(points, t, size);
    for (int i = 0; i < 60; ++i) {
        t.zoom(1.1, {640, 400});
        const PointLook look = pointLook(points, t, size);
        EXPECT_NEAR(look.radius, last.radius, 0.4);
        EXPECT_NEAR(look.opacity, last.opacity, 0.06);
        last = look;
    }
    EXPECT_GT(last.radius, 2.5);
}

TEST(MapPainterTest, LinesLeadFromTheHoveredArtistToTheirTrueNeighbours)
{
    MapScene scene = fourArtists();
    scene.hovered = mark(0);
    EXPECT_FALSE(drawnAt(marksOf(scene), 140, 60));
    scene.hoverLines = {2, 99};
    const QImage image = marksOf(scene);
    EXPECT_TRUE(drawnAt(image, 140, 60));
    EXPECT_FALSE(drawnAt(image, 140, 40));
    scene.hovered.reset();
    EXPECT_FALSE(drawnAt(marksOf(scene), 140, 60));
}

TEST(MapPainterTest, AGhostIsAHollowRingWithALineToWhereTheArtistIs)
{
    MapScene scene = fourArtists();
    scene.ghosts = {{2, QPointF(60, -100)}};
    const QImage image = marksOf(scene);
    EXPECT_TRUE(alike(pixel(image, 60, 100), lightTheme().panel)) << "hollow";
    EXPECT_TRUE(drawnAt(image, 55, 100));
    EXPECT_TRUE(drawnAt(image, 120, 80)) << "the line";
    EXPECT_TRUE(drawnAt(image, 180, 60));
    EXPECT_FALSE(hasColour(image, lightTheme().now, image.rect()));
    scene.query = mark(2);
    EXPECT_TRUE(hasColour(marksOf(scene), lightTheme().now, QRect(50, 90, 20, 20)));
}

TEST(MapPainterTest, TheTrailFadesTowardsItsBeginning)
{
    MapScene scene = fourArtists();
    scene.query = mark(2);
    scene.trail = {QPointF(20, -100), QPointF(60, -100), QPointF(100, -100), QPointF(140, -100)};
    const QImage image = marksOf(scene);
    int last = 256;
    for (const int x : {40, 80, 120}) {
        const int green = pixel(image, x, 100).green();  // little of it is in the query's colour
        EXPECT_LT(green, last) << x;
        last = green;
    }
    EXPECT_TRUE(drawnAt(image, 152, 88)) << "on to where the query is";
}

TEST(MapPainterTest, WhoIsPlacedByNeighboursHasADashedRing)
{
    MapScene scene = fourArtists();
    scene.neighbours = {mark(1)};
    scene.labelled = 0;
    const auto around = [](const QImage& image) {
        std::size_t drawn = 0;
        constexpr std::size_t kSteps = 120;
        for (std::size_t i = 0; i < kSteps; ++i) {
            const double angle = 2.0 * M_PI * static_cast<double>(i) / kSteps;
            const QColor there = pixel(image, static_cast<int>(100 + 11.5 * std::cos(angle)),
                                       static_cast<int>(60 + 11.5 * std::sin(angle)));
            drawn += there.lightness() < 200 ? 1 : 0;
        }
        return static_cast<double>(drawn) / kSteps;
    };
    EXPECT_LT(around(marksOf(scene)), 0.05);
    scene.approximate = {0, 1};
    EXPECT_GT(around(marksOf(scene)), 0.2);
    EXPECT_LT(around(marksOf(scene)), 0.9) << "dashed";
}

TEST(MapPainterTest, RegionsAreNamedBeforeLandmarksAndAfterMarks)
{
    MapScene scene = fourArtists();
    scene.regions = {{u"quiet"_s, QPointF(100, -90), 0.1}, {u"loud"_s, QPointF(100, -95), 0.9}};
    const QRectF area(QPointF(0, 0), kSize);
    MapLabels labels = layOutLabels(QFont(), scene, ViewTransform(), area, lightTheme());
    ASSERT_EQ(labels.regions.size(), 1U) << "one of two that overlap";
    EXPECT_EQ(labels.regions[0].text, u"loud"_s) << "the more important";
    EXPECT_TRUE(labels.names.empty());
    scene.landmarks = {mark(1)};
    scene.query = mark(0);
    scene.regions = {{u"over the query"_s, QPointF(20, -60), 1.0}};
    labels = layOutLabels(QFont(), scene, ViewTransform(), area, lightTheme());
    EXPECT_TRUE(labels.regions.empty());
    ASSERT_EQ(labels.names.size(), 2U);
    EXPECT_EQ(labels.names[0].text, u"artist 0"_s);
    EXPECT_EQ(labels.names[1].text, u"artist 1"_s);
}

TEST(MapPainterTest, NoNameOverlapsAnotherOrLeavesTheMap)
{
    Random random(4);
    MapScene scene;
    scene.points = test::randomMatrix(300, 2, 3);
    scene.query = mark(0);
    for (ArtistRow i = 1; i < 12; ++i) scene.neighbours.push_back(mark(i));
    for (ArtistRow i = 12; i < 300; ++i) scene.landmarks.push_back(mark(i));
    for (int i = 0; i < 20; ++i)
        scene.regions.push_back({u"region %1"_s.arg(i), {random.normal(), random.normal()}, 0.5});
    scene.landmarksShown = 300;
    const QRectF area(0, 0, 800, 600);
    const MapLabels labels =
        layOutLabels(QFont(), scene, ViewTransform::fit(QRectF(-3, -3, 6, 6), area.size(), 20),
                     area, lightTheme());
    std::vector<QRectF> places;
    for (const auto& list : {labels.regions, labels.names})
        for (const MapLabel& label : list) places.push_back(label.place);
    EXPECT_GT(labels.regions.size(), 3U);
    EXPECT_GT(labels.names.size(), 20U);
    for (std::size_t i = 0; i < places.size(); ++i) {
        EXPECT_TRUE(area.contains(places[i]));
        for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(places[i].intersects(places[j]));
    }
}

/// A device that is not made of pixels, and counts what it is asked to draw.
class CountingEngine : public QPaintEngine {
public:
    CountingEngine() : QPaintEngine(QPaintEngine::AllFeatures) {}
    bool begin(QPaintDevice* /*device*/) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState& /*state*/) override {}
    void drawPixmap(const QRectF& /*to*/, const QPixmap& /*p*/, const QRectF& /*from*/) override
    {
        ++pixmaps;
    }
    void drawImage(const QRectF& /*to*/, const QImage& /*i*/, const QRectF& /*from*/,
                   Qt::ImageConversionFlags /*flags*/) override
    {
        ++pixmaps;
    }
    void drawPath(const QPainterPath& /*path*/) override { ++paths; }
    void drawPolygon(const QPointF* /*p*/, int /*n*/, PolygonDrawMode /*mode*/) override {}
    Type type() const override { return SVG; }

    int pixmaps = 0;
    int paths = 0;
};

class CountingDevice : public QPaintDevice {
public:
    QPaintEngine* paintEngine() const override { return &m_engine; }
    CountingEngine& engine() { return m_engine; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
            case PdmWidth:
                return kSize.width();
            case PdmHeight:
                return kSize.height();
            case PdmDevicePixelRatio:
            case PdmDepth:
                return 1;
            default:
                return 96;
        }
    }

private:
    mutable CountingEngine m_engine;
};

TEST(MapPainterTest, OnWhatIsNotMadeOfPixelsNamesAndRingsAreOutlines)
{
    MapScene scene = fourArtists();
    scene.query = mark(0);
    scene.neighbours = {mark(1), mark(2)};
    scene.regions = {{u"region"_s, QPointF(100, -95), 0.9}};
    CountingDevice device;
    QPainter painter(&device);
    paintMarks(painter, scene, ViewTransform(), QRectF(QPointF(0, 0), kSize), lightTheme());
    painter.end();
    EXPECT_EQ(device.engine().pixmaps, 0);
    EXPECT_GE(device.engine().paths, 8) << "two for each of four names";
}

TEST(MapPainterTest, AllWhoAreAskedForAreMarkedAndThoseAgainstCrossedOut)
{
    MapScene scene = fourArtists();
    scene.asked = {mark(0), mark(1)};
    scene.against = {mark(2)};
    const QImage image = marksOf(scene);
    for (const int x : {20, 100}) EXPECT_TRUE(alike(pixel(image, x, 60), lightTheme().now, 8)) << x;
    EXPECT_FALSE(hasColour(image, lightTheme().now, QRect(165, 45, 30, 30)));
    // Both arms of the cross reach beyond the ring.
    for (const QPoint& arm : {QPoint(169, 49), QPoint(191, 49), QPoint(169, 71), QPoint(191, 71)})
        EXPECT_TRUE(drawnAt(image, arm.x(), arm.y())) << arm.x() << ", " << arm.y();
}

TEST(MapPainterTest, APathIsALineThroughItsArtists)
{
    MapScene scene = fourArtists();
    EXPECT_FALSE(drawnAt(marksOf(scene), 60, 60));
    // Without names, which would lie beside the line.
    for (const ArtistRow artist : {0U, 1U, 3U}) scene.path.push_back({artist, {}, ModalityMask(7)});
    const QImage image = marksOf(scene);
    EXPECT_TRUE(hasColour(image, lightTheme().text, QRect(55, 58, 10, 5)));
    EXPECT_TRUE(hasColour(image, lightTheme().text, QRect(98, 36, 5, 10)));
    EXPECT_FALSE(drawnAt(image, 140, 60)) << "not to who is no stop";
}

}  // namespace
}  // namespace crossfade::ui
