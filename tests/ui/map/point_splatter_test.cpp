// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/point_splatter.h"

#include "tests/ui/support/gui.h"
#include "ui/map/map_painter.h"

#include <cmath>
#include <limits>

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

QImage splat(const Matrix& points, const QSize& size, const SplatStyle& style)
{
    return splatPoints(points, ViewTransform(), size, style);
}

double sumOfAlpha(const QImage& image)
{
    double sum = 0.0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) sum += qAlpha(image.pixel(x, y));
    return sum;
}

const SplatStyle kStyle{QColor(200, 100, 50), 3.0, 0.45};

TEST(PointSplatterTest, OnePointHasTheOpacityOfTheStyle)
{
    const QImage image = splat(at({{20.5, 20.5}}), QSize(40, 40), kStyle);
    EXPECT_NEAR(pixel(image, 20, 20).alpha(), 255 * 0.45, 1.0);
    EXPECT_EQ(pixel(image, 30, 20).alpha(), 0);
}

TEST(PointSplatterTest, PointsOnOnePixelAddUpByTheFormula)
{
    for (const std::size_t n : {2U, 3U, 10U, 100U}) {
        Matrix points(n, 2);
        for (std::size_t i = 0; i < n; ++i) {
            points.at(i, 0) = 20.5F;
            points.at(i, 1) = -20.5F;
        }
        const QImage image = splat(points, QSize(40, 40), kStyle);
        const double expected = 255.0 * (1.0 - std::pow(1.0 - 0.45, static_cast<double>(n)));
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
    for (const double radius : {1.3, 2.0, 3.0, 6.0}) {
        const QImage image = splat(at({{20.5, 20.5}}), QSize(41, 41), {Qt::black, radius, 0.99});
        // A pixel half covered has less than half the opacity: between the disc and half a pixel
        // more around it.
        const double full = 255.0 * 0.99;
        EXPECT_GT(sumOfAlpha(image) / full, M_PI * radius * radius * 0.95) << radius;
        EXPECT_LT(sumOfAlpha(image) / full, M_PI * (radius + 0.8) * (radius + 0.8)) << radius;
    }
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
    const QImage half = two.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            EXPECT_NEAR(pixel(half, x, y).alpha(), pixel(one, x, y).alpha(), 45) << x << ", " << y;
}

TEST(PointSplatterTest, AnEmptyPictureIsEmpty)
{
    EXPECT_TRUE(splat(at({{1, 1}}), QSize(0, 0), kStyle).isNull());
}

TEST(PointSplatterTest, AFewPointsAreDrawnLargerThanMany)
{
    const auto areaWith = [](std::size_t artists) {
        MapScene scene;
        scene.points = Matrix(artists, 2);
        for (float& value : scene.points.values) value = -1000.0F;
        scene.points.at(0, 0) = 20.5F;
        scene.points.at(0, 1) = -20.5F;
        return sumOfAlpha(paintPoints(scene, ViewTransform(), QSize(41, 41), 1.0, lightTheme()));
    };
    EXPECT_GT(areaWith(200), areaWith(2000));
    EXPECT_GT(areaWith(2000), areaWith(20000));
}

}  // namespace
}  // namespace crossfade::ui
