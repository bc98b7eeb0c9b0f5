// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/judgement_signs.h"

#include "tests/ui/support/gui.h"

#include <QPainter>

#include <set>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

QImage painted(const Judgement& judgement, const Theme& theme)
{
    QImage image(120, 32, QImage::Format_ARGB32_Premultiplied);
    image.fill(theme.panel);
    QPainter painter(&image);
    paintJudgementSigns(painter, image.rect(), judgement, theme);
    painter.end();
    return image;
}

/// Pixels that are not the ground's, from a column on.
int inked(const QImage& image, int from, int to)
{
    int count = 0;
    for (int x = from; x < to; ++x)
        for (int y = 0; y < image.height(); ++y)
            count += image.pixel(x, y) != image.pixel(0, 0) ? 1 : 0;
    return count;
}

const std::array<Judgement, 4> kEach = {
    Judgement{Mark::Keep, false, {}}, Judgement{Mark::Reject, false, {}},
    Judgement{std::nullopt, true, {}}, Judgement{std::nullopt, false, u"a note"_s}};

TEST(JudgementSignsTest, NothingSaidIsNothingPainted)
{
    EXPECT_EQ(judgementSignsWidth({}), 0);
    EXPECT_EQ(inked(painted({}, darkTheme()), 0, 120), 0);
}

TEST(JudgementSignsTest, SignsDifferByShapeNotByColourAlone)
{
    for (const Theme* theme : {&darkTheme(), &lightTheme()}) {
        std::set<std::vector<bool>> shapes;
        for (const Judgement& one : kEach) {
            const QImage image = painted(one, *theme);
            std::vector<bool> shape;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    shape.push_back(image.pixel(x, y) != image.pixel(0, 0));
            shapes.insert(shape);
        }
        EXPECT_EQ(shapes.size(), kEach.size());
    }
}

TEST(JudgementSignsTest, StaysWithinItsWidthAtTheRight)
{
    const Judgement all{Mark::Keep, true, u"x"_s};
    const int width = judgementSignsWidth(all);
    EXPECT_EQ(width, 3 * judgementSignsWidth(kEach[0]));
    const QImage image = painted(all, darkTheme());
    EXPECT_EQ(inked(image, 0, 120 - width), 0);
    EXPECT_GT(inked(image, 120 - width, 120), 60);
}

}  // namespace
}  // namespace crossfade::ui
