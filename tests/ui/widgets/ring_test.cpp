// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ring.h"

#include "tests/ui/support/gui.h"

#include <QPainter>

#include <cmath>

namespace crossfade::ui {
namespace {

constexpr int kSide = 200;
constexpr double kStroke = kSide * 0.17;

QImage paint(ModalityMask present, std::size_t modalities, const Theme& theme)
{
    QImage image(kSide, kSide, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintRing(painter, QRectF(0, 0, kSide, kSide), present, modalities, theme);
    return image;
}

/// The colour at an angle, clockwise from twelve o'clock; `out` is how far from the middle of the
/// stroke.
QColor colourAt(const QImage& image, double degrees, double out = 0.0)
{
    const double radius = (kSide - kStroke) / 2 + out;
    const double angle = degrees * M_PI / 180.0;
    return test::pixel(image, static_cast<int>(kSide / 2.0 + radius * std::sin(angle)),
                       static_cast<int>(kSide / 2.0 - radius * std::cos(angle)));
}

class RingTest : public testing::TestWithParam<std::size_t> {};

TEST_P(RingTest, ArcsGoClockwiseFromTwelveInTheColoursOfTheModalities)
{
    const std::size_t modalities = GetParam();
    const double each = 360.0 / static_cast<double>(modalities);
    for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
        const QImage image = paint(ModalityMask::firstN(modalities), modalities, *theme);
        for (std::size_t m = 0; m < modalities; ++m) {
            const double start = static_cast<double>(m) * each;
            for (const double part : {0.15, 0.5, 0.85})
                EXPECT_TRUE(test::alike(colourAt(image, start + part * each), theme->modality[m]))
                    << "modality " << m << " at " << part;
            EXPECT_EQ(colourAt(image, start).alpha(), 0) << "a gap before modality " << m;
        }
    }
}

TEST_P(RingTest, AMissingModalityIsAThinGreyLine)
{
    const std::size_t modalities = GetParam();
    const double each = 360.0 / static_cast<double>(modalities);
    for (std::size_t missing = 0; missing < modalities; ++missing) {
        const QImage image =
            paint(ModalityMask::firstN(modalities).without(missing), modalities, lightTheme());
        for (std::size_t m = 0; m < modalities; ++m) {
            const double middle = (static_cast<double>(m) + 0.5) * each;
            const QColor expected = m == missing ? lightTheme().line : lightTheme().modality[m];
            EXPECT_TRUE(test::alike(colourAt(image, middle), expected));
            EXPECT_EQ(colourAt(image, middle, 0.4 * kStroke).alpha() == 0, m == missing)
                << "thickness tells them apart too";
        }
    }
}

INSTANTIATE_TEST_SUITE_P(TwoToEight, RingTest, testing::Values(2, 3, 8));

TEST(RingOfNoneTest, PaintsNothing)
{
    const QImage image = paint({}, 0, lightTheme());
    for (double degrees = 0; degrees < 360; degrees += 15)
        EXPECT_EQ(colourAt(image, degrees).alpha(), 0);
}

TEST(RingOfNoneTest, LeavesThePainterAsItWas)
{
    QImage image(kSide, kSide, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    painter.setPen(Qt::red);
    painter.setBrush(Qt::green);
    paintRing(painter, QRectF(0, 0, 20, 20), ModalityMask(1), 3, lightTheme());
    EXPECT_EQ(painter.pen().color(), QColor(Qt::red));
    EXPECT_EQ(painter.brush().color(), QColor(Qt::green));
}

}  // namespace
}  // namespace crossfade::ui
