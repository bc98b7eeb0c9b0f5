// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/point_splatter.h"

#include "core/base/random.h"
#include "tests/ui/support/gui.h"
#include "ui/map/map_painter.h"

#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

namespace crossfade::ui {
namespace {

using test::pixel;

/// The default transform draws (x, -y): points are given in pixels.
Matrix at(std::initializer_list<QPointF> places)
{
    Matrix points(places.size(), 2);
    std::size_t i = 0;
    for (const QPointF& place : places) {
        points.at(i, 0) = static_cast<float>(place.x());
        points.at(i, 1) = static_cast<float>(-place.y());
        ++i;
    }
    return points;
}

QImage splat(const Matrix& points, const QSize& size, const SplatStyle& style,
             std::span<const std::uint8_t> classes = {})
{
    return splatPoints(points, classes, ViewTransform(), size, style);
}

SplatStyle styleWith(const QColor& colour, double radius, double opacity)
{
    SplatStyle style;
    style.palette = {colour};
    style.context = QColor(120, 120, 120);
    style.radius = radius;
    style.opacity = opacity;
    style.contextOpacity = 0.2;
    return style;
}

/// How many points an opacity stands for: the tone's formula the other way round.
double pointsFor(int alpha, double opacity)
{
    return std::pow(1.0 - alpha / 255.0, 1.0 / std::log2(1.0 - opacity)) - 1.0;
}

double sumOfPoints(const QImage& image, double opacity)
{
    double sum = 0.0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            sum += pointsFor(qAlpha(image.pixel(x, y)), opacity);
    return sum;
}

double sumOfAlpha(const QImage& image)
{
    double sum = 0.0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) sum += qAlpha(image.pixel(x, y));
    return sum;
}

/// Premultiplied, of the middle of a picture of 40 x 40.
QRgb pixelOf(const QImage& image)
{
    return reinterpret_cast<const QRgb*>(image.constScanLine(20))[20];
}

const SplatStyle kStyle = styleWith(QColor(200, 100, 50), 3.0, 0.45);

TEST(PointSplatterTest, OnePointHasTheOpacityOfTheStyle)
{
    const QImage image = splat(at({{20.5, 20.5}}), QSize(40, 40), kStyle);
    EXPECT_NEAR(pixel(image, 20, 20).alpha(), 255 * 0.45, 1.0);
    EXPECT_EQ(pixel(image, 30, 20).alpha(), 0);
}

TEST(PointSplatterTest, PointsOnOnePixelAddUpByTheFormula)
{
    for (const std::size_t n : {1U, 3U, 7U, 10U, 100U, 5000U}) {
        Matrix points(n, 2);
        for (std::size_t i = 0; i < n; ++i) {
            points.at(i, 0) = 20.5F;
            points.at(i, 1) = -20.5F;
        }
        const QImage image = splat(points, QSize(40, 40), kStyle);
        const double expected =
            255.0 * (1.0 - std::pow(1.0 - 0.45, std::log2(1.0 + static_cast<double>(n))));
        EXPECT_NEAR(pixel(image, 20, 20).alpha(), expected, 1.0) << n;
    }
}

TEST(PointSplatterTest, ColoursArePremultiplied)
{
    const QImage image = splat(at({{20.5, 20.5}, {22.3, 20.5}}), QSize(40, 40), kStyle);
    ASSERT_EQ(image.format(), QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < 40; ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < 40; ++x) {
            const double alpha = qAlpha(line[x]) / 255.0;
            EXPECT_LE(std::max({qRed(line[x]), qGreen(line[x]), qBlue(line[x])}), qAlpha(line[x]));
            EXPECT_NEAR(qRed(line[x]), 200 * alpha, 1.5);
            EXPECT_NEAR(qGreen(line[x]), 100 * alpha, 1.5);
            EXPECT_NEAR(qBlue(line[x]), 50 * alpha, 1.5);
        }
    }
}

TEST(PointSplatterTest, DoesNotDrawWhoIsNotOnTheMap)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(sumOfAlpha(splat(at({{nan, nan}, {5, nan}, {nan, 5}}), QSize(20, 20), kStyle)), 0.0);
    EXPECT_EQ(sumOfAlpha(splat(Matrix(0, 2), QSize(20, 20), kStyle)), 0.0);
}

TEST(PointSplatterTest, ClipsPointsAtAndBeyondTheEdges)
{
    const QSize size(30, 20);
    const QImage whole = splat(at({{15, 10}}), size, kStyle);
    for (const QPointF& edge : {QPointF(0, 10), QPointF(30, 10), QPointF(15, 0), QPointF(15, 20)}) {
        const double drawn = sumOfAlpha(splat(at({edge}), size, kStyle));
        EXPECT_GT(drawn, 0.3 * sumOfAlpha(whole)) << edge.x() << ", " << edge.y();
        EXPECT_LT(drawn, 0.7 * sumOfAlpha(whole));
    }
    const QImage beyond =
        splat(at({{-10, 10}, {40, 10}, {15, -10}, {15, 30}, {1e9, 1e9}, {-1e30, 5}, {5, 1e30}}),
              size, kStyle);
    EXPECT_EQ(sumOfAlpha(beyond), 0.0);
}

TEST(PointSplatterTest, StampsAreTheSameFromAllSides)
{
    const QSize size(40, 40);
    const QImage image = splat(at({{12.3, 17.8}}), size, kStyle);
    EXPECT_EQ(splat(at({{40 - 12.3, 17.8}}), size, kStyle), image.mirrored(true, false));
    EXPECT_EQ(splat(at({{12.3, 40 - 17.8}}), size, kStyle), image.mirrored(false, true));
    EXPECT_EQ(splat(at({{17.8, 12.3}}), size, kStyle),
              image.transformed(QTransform(0, 1, 1, 0, 0, 0)));
}

TEST(PointSplatterTest, HasTheAreaOfItsDisc)
{
    for (const double radius : {2.0, 3.0, 6.0, 20.0}) {
        const QImage image =
            splat(at({{50, 50}}), QSize(100, 100), styleWith(Qt::red, radius, 0.5));
        // The disc and half of its soft edge.
        EXPECT_NEAR(sumOfPoints(image, 0.5) / (M_PI * radius * radius), 1.0, 0.12) << radius;
    }
}

TEST(PointSplatterTest, WhereverAPointLiesItAddsAsMuch)
{
    const QSize size(40, 40);
    for (const double radius : {1.3, 3.0}) {
        const SplatStyle style = styleWith(Qt::red, radius, 0.5);
        const double whole = sumOfPoints(splat(at({{20, 20}}), size, style), 0.5);
        Random random(3);
        for (int i = 0; i < 50; ++i) {
            const QPointF place(10 + 20 * random.uniform(), 10 + 20 * random.uniform());
            EXPECT_NEAR(sumOfPoints(splat(at({place}), size, style), 0.5) / whole, 1.0, 0.02);
        }
    }
}

TEST(PointSplatterTest, ManyPointsAddAsMuchAsEachAlone)
{
    const QSize size(150, 90);
    const SplatStyle style = styleWith(Qt::red, 1.3, 0.3);
    const double one = sumOfPoints(splat(at({{20, 20}}), size, style), 0.3);
    Matrix points(2000, 2);
    Random random(4);
    for (std::size_t i = 0; i < points.rows; ++i) {
        points.at(i, 0) = static_cast<float>(5 + 140 * random.uniform());
        points.at(i, 1) = static_cast<float>(-5 - 80 * random.uniform());
    }
    EXPECT_NEAR(sumOfPoints(splat(points, size, style), 0.3) / (2000.0 * one), 1.0, 0.02);
}

TEST(PointSplatterTest, ADisplayOfTwiceTheResolutionShowsTheSameInMorePixels)
{
    MapScene scene;
    scene.points = at({{15.5, 10.5}, {40.2, 22.7}});
    const QSize size(60, 40);
    const QImage one = paintPoints(scene, ViewTransform(), size, 1.0, lightTheme());
    const QImage two = paintPoints(scene, ViewTransform(), size, 2.0, lightTheme());
    EXPECT_EQ(one.size(), size);
    EXPECT_EQ(two.size(), size * 2);
    EXPECT_EQ(two.devicePixelRatio(), 2.0);
    EXPECT_NEAR(sumOfAlpha(two) / 4.0 / sumOfAlpha(one), 1.0, 0.12);
    EXPECT_EQ(pixel(two, 31, 21).alpha(), pixel(one, 15, 10).alpha());
    // Edges are one pixel soft, so half as wide there: alike on the whole, not pixel by pixel.
    const QSize coarse = size / 4;
    const auto blurred = [&coarse](const QImage& image) {
        return image.scaled(coarse, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    };
    for (int y = 0; y < coarse.height(); ++y)
        for (int x = 0; x < coarse.width(); ++x)
            EXPECT_NEAR(pixel(blurred(two), x, y).alpha(), pixel(blurred(one), x, y).alpha(), 16)
                << x << ", " << y;
}

TEST(PointSplatterTest, AnEmptyPictureIsEmpty)
{
    EXPECT_TRUE(splat(at({{1, 1}}), QSize(0, 0), kStyle).isNull());
}

/// Points in clusters over `size`, so that some pixels have many and others none.
struct Cloud {
    Matrix points;
    std::vector<std::uint8_t> classes;
};

Cloud cloud(std::size_t count, const QSize& size, std::uint64_t seed)
{
    Cloud made{Matrix(count, 2), std::vector<std::uint8_t>(count)};
    Random random(seed);
    for (std::size_t i = 0; i < count; ++i) {
        const double cluster = random.below(5);
        made.points.at(i, 0) =
            static_cast<float>(size.width() * (0.1 + cluster / 5) + 20 * random.normal());
        made.points.at(i, 1) = static_cast<float>(-size.height() * 0.5 + 30 * random.normal());
        const std::uint32_t of = random.below(5);
        made.classes[i] = of == 4 ? kContextClass : static_cast<std::uint8_t>(of);
    }
    return made;
}

SplatStyle colourful()
{
    SplatStyle style = styleWith(QColor(230, 159, 0), 1.3, 0.4);
    style.palette.insert(style.palette.end(),
                         {QColor(86, 180, 233), QColor(0, 179, 134), QColor(204, 121, 167)});
    return style;
}

TEST(PointSplatterTest, ThreadsDoNotMatter)
{
    const QSize size(300, 200);
    // Enough for several blocks of points, and for tiles that threads share.
    const Cloud many = cloud(400000, size, 5);
    SplatStyle style = colourful();
    style.threads = 1;
    const QImage alone = splat(many.points, size, style, many.classes);
    for (const unsigned threads : {2U, 3U, 8U}) {
        style.threads = threads;
        EXPECT_EQ(splat(many.points, size, style, many.classes), alone) << threads;
    }
}

TEST(PointSplatterTest, TheOrderOfPointsDoesNotMatter)
{
    const QSize size(300, 200);
    const Cloud some = cloud(150000, size, 6);
    Cloud shuffled = some;
    std::vector<std::size_t> order(some.classes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random(7).shuffle(std::span(order));
    for (std::size_t i = 0; i < order.size(); ++i) {
        shuffled.points.at(i, 0) = some.points.at(order[i], 0);
        shuffled.points.at(i, 1) = some.points.at(order[i], 1);
        shuffled.classes[i] = some.classes[order[i]];
    }
    EXPECT_EQ(splat(shuffled.points, size, colourful(), shuffled.classes),
              splat(some.points, size, colourful(), some.classes));
}

TEST(PointSplatterTest, TilesLeaveNoSeams)
{
    // The same points moved by a whole number of pixels fall on other tiles.
    const QSize size(300, 200);
    const Cloud some = cloud(3000, size, 8);
    for (const double radius : {1.3, 5.0, 17.0, 40.0}) {
        SplatStyle style = colourful();
        style.radius = radius;
        const QImage still = splatPoints(some.points, some.classes, ViewTransform(), size, style);
        ViewTransform moved;
        moved.pan({37, 21});
        const QImage there = splatPoints(some.points, some.classes, moved, size, style);
        EXPECT_EQ(there.copy(37, 21, size.width() - 37, size.height() - 21),
                  still.copy(0, 0, size.width() - 37, size.height() - 21))
            << radius;
    }
}

TEST(PointSplatterTest, TheColourIsTheMeanOfThePoints)
{
    SplatStyle style = styleWith(QColor(200, 0, 0), 3.0, 0.5);
    style.palette.emplace_back(0, 100, 40);
    const std::vector<std::uint8_t> classes = {0, 1, 1, 1};
    const QPointF place(20.5, 20.5);
    const QImage image = splat(at({place, place, place, place}), QSize(40, 40), style, classes);
    EXPECT_TRUE(test::alike(pixel(image, 20, 20), QColor(50, 75, 30), 2));
}

TEST(PointSplatterTest, HiddenPointsAreNotDrawn)
{
    const std::vector<std::uint8_t> classes = {kHiddenClass, 0};
    const QImage image = splat(at({{10, 10}, {30, 30}}), QSize(40, 40), kStyle, classes);
    EXPECT_EQ(image, splat(at({{30, 30}}), QSize(40, 40), kStyle));
}

TEST(PointSplatterTest, AClassThatThePaletteLacksIsContext)
{
    const QSize size(40, 40);
    EXPECT_EQ(splat(at({{10, 10}}), size, kStyle, std::vector<std::uint8_t>{17}),
              splat(at({{10, 10}}), size, kStyle, std::vector<std::uint8_t>{kContextClass}));
}

TEST(PointSplatterTest, ContextIsFainterAndNeverHidesAColouredPoint)
{
    const QSize size(40, 40);
    const QPointF place(20.5, 20.5);
    const QImage context =
        splat(at({place}), size, kStyle, std::vector<std::uint8_t>{kContextClass});
    EXPECT_NEAR(pixel(context, 20, 20).alpha(), 255 * 0.2, 1.0);
    EXPECT_TRUE(test::alike(pixel(context, 20, 20), QColor(120, 120, 120)));

    // A thousand grey points on a coloured one leave its part of the colour as it is.
    std::vector<std::uint8_t> classes(1001, kContextClass);
    classes[500] = 0;
    Matrix points(classes.size(), 2);
    for (std::size_t i = 0; i < points.rows; ++i) {
        points.at(i, 0) = 20.5F;
        points.at(i, 1) = -20.5F;
    }
    const QRgb both = pixelOf(splat(points, size, kStyle, classes));
    const QRgb alone = pixelOf(splat(at({place}), size, kStyle));
    const double through = 1.0 - 0.45;
    const double grey = 1.0 - std::pow(1.0 - 0.2, std::log2(1001.0));
    EXPECT_NEAR(qRed(both), qRed(alone) + through * grey * 120, 2.0);
    EXPECT_NEAR(qGreen(both), qGreen(alone) + through * grey * 120, 2.0);
    EXPECT_NEAR(qAlpha(both), qAlpha(alone) + through * grey * 255, 2.0);
}

TEST(PointSplatterTest, SumsOfMillionsOnOnePixelDoNotOverflow)
{
    Matrix points(3000000, 2);
    for (std::size_t i = 0; i < points.rows; ++i) {
        points.values[2 * i] = 20.5F;
        points.values[2 * i + 1] = -20.5F;
    }
    const QImage image = splat(points, QSize(40, 40), kStyle);
    EXPECT_EQ(pixel(image, 20, 20).alpha(), 255);
    EXPECT_TRUE(test::alike(pixel(image, 20, 20), QColor(200, 100, 50), 1));
}

}  // namespace
}  // namespace crossfade::ui
