// SPDX-License-Identifier: GPL-3.0-or-later
// Small pictures compared with those in golden/, pixel by pixel. Run with
// CROSSFADE_REWRITE_GOLDEN=1 to write them anew, and look at what changed.
#include "core/base/random.h"
#include "tests/ui/support/gui.h"
#include "ui/map/point_splatter.h"

#include <cstdlib>
#include <fstream>
#include <iomanip>

namespace crossfade::ui {
namespace {

const QSize kSize(24, 16);

std::string goldenPath(const std::string& name)
{
    return std::string(CROSSFADE_SOURCE_DIR) + "/tests/ui/map/golden/" + name + ".txt";
}

QRgb premultiplied(const QImage& image, int x, int y)
{
    return reinterpret_cast<const QRgb*>(image.constScanLine(y))[x];
}

void writeGolden(const std::string& name, const QImage& image)
{
    std::ofstream out(goldenPath(name));
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            out << std::hex << std::setw(8) << std::setfill('0') << premultiplied(image, x, y)
                << (x + 1 == image.width() ? '\n' : ' ');
    ASSERT_TRUE(out.good()) << goldenPath(name);
}

/// One step per channel may come from another library's power function.
void expectGolden(const std::string& name, const QImage& image)
{
    if (std::getenv("CROSSFADE_REWRITE_GOLDEN") != nullptr) writeGolden(name, image);
    std::ifstream in(goldenPath(name));
    ASSERT_TRUE(in.good()) << goldenPath(name);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            QRgb expected = 0;
            in >> std::hex >> expected;
            ASSERT_TRUE(in.good()) << name << " is too short";
            const QRgb found = premultiplied(image, x, y);
            for (const unsigned shift : {24U, 16U, 8U, 0U})
                EXPECT_NEAR((found >> shift) & 255U, (expected >> shift) & 255U, 1)
                    << name << " at " << x << ", " << y;
        }
    }
    std::string more;
    EXPECT_FALSE(in >> more) << name << " is too long";
}

SplatStyle style(double radius, double opacity)
{
    SplatStyle made;
    made.palette = {QColor(230, 159, 0), QColor(86, 180, 233), QColor(0, 179, 134)};
    made.context = QColor(128, 128, 128);
    made.radius = radius;
    made.opacity = opacity;
    made.contextOpacity = 0.25;
    return made;
}

Matrix places(std::initializer_list<QPointF> given)
{
    Matrix points(given.size(), 2);
    std::size_t i = 0;
    for (const QPointF& place : given) {
        points.at(i, 0) = static_cast<float>(place.x());
        points.at(i, 1) = static_cast<float>(-place.y());
        ++i;
    }
    return points;
}

TEST(SplatGoldenTest, LargePointsOfThreeClasses)
{
    const Matrix points = places({{5, 5}, {7.3, 6.1}, {17.75, 9.5}, {19.25, 9.5}, {12, 15.9}});
    const std::vector<std::uint8_t> classes = {0, 1, 2, 0, 1};
    expectGolden("large", splatPoints(points, classes, ViewTransform(), kSize, style(3.0, 0.5)));
}

TEST(SplatGoldenTest, SmallPointsAtEveryPartOfAPixel)
{
    Matrix points(24, 2);
    for (std::size_t i = 0; i < points.rows; ++i) {
        const auto part = static_cast<double>(i * 5 % 24);
        points.at(i, 0) = static_cast<float>(1.5 + 4.0 * static_cast<double>(i % 6) + part / 24.0);
        points.at(i, 1) = static_cast<float>(-2.0 - 4.0 * static_cast<double>(i / 6) -
                                             static_cast<double>(i % 7) / 7.0);
    }
    expectGolden("small", splatPoints(points, {}, ViewTransform(), kSize, style(1.3, 0.5)));
}

TEST(SplatGoldenTest, ContextBeneathColour)
{
    Matrix points(60, 2);
    std::vector<std::uint8_t> classes(points.rows, kContextClass);
    for (std::size_t i = 0; i < points.rows; ++i) {
        points.at(i, 0) = static_cast<float>(i) * 0.4F;
        points.at(i, 1) = -8.0F;
    }
    classes[20] = 0;
    classes[40] = kHiddenClass;
    classes[50] = 1;
    expectGolden("context", splatPoints(points, classes, ViewTransform(), kSize, style(2.0, 0.6)));
}

TEST(SplatGoldenTest, ACrowdWhoseMiddleStillShowsItsDensity)
{
    Matrix points(2000, 2);
    std::vector<std::uint8_t> classes(points.rows);
    Random random(1);
    for (std::size_t i = 0; i < points.rows; ++i) {
        points.at(i, 0) = static_cast<float>(12.0 + 4.0 * random.normal());
        points.at(i, 1) = static_cast<float>(-8.0 + 3.0 * random.normal());
        classes[i] = points.at(i, 0) < 12.0F ? 0 : 2;
    }
    expectGolden("crowd", splatPoints(points, classes, ViewTransform(), kSize, style(1.3, 0.25)));
}

}  // namespace
}  // namespace crossfade::ui
