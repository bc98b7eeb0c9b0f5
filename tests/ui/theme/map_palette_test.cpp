// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/map_palette.h"

#include "tests/ui/support/colour_vision.h"
#include "tests/ui/support/gui.h"

namespace crossfade::ui {
namespace {

using test::difference;
using test::Lab;
using test::seen;
using test::Vision;

TEST(ColourVisionTest, DifferencesAreThoseOfThePaper)
{
    // Pairs 1, 7, 13, 17 and 25 of table 1 in Sharma, Wu and Dalal (2005).
    const std::vector<std::tuple<Lab, Lab, double>> pairs = {
        {{50.0, 2.6772, -79.7751}, {50.0, 0.0, -82.7485}, 2.0425},
        {{50.0, 0.0, 0.0}, {50.0, -1.0, 2.0}, 2.3669},
        {{50.0, -0.0010, 2.4900}, {50.0, 0.0009, -2.4900}, 4.8045},
        {{50.0, 2.5, 0.0}, {73.0, 25.0, -18.0}, 27.1492},
        {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644}};
    for (const auto& [one, other, expected] : pairs) {
        EXPECT_NEAR(difference(one, other), expected, 5e-5);
        EXPECT_NEAR(difference(other, one), expected, 5e-5);
    }
}

TEST(ColourVisionTest, RedAndGreenComeCloserWithoutOneOfTheCones)
{
    const QColor red(0xC0, 0x40, 0x20);
    const QColor green(0x60, 0x80, 0x20);
    const auto apart = [&](Vision v) { return difference(seen(red, v), seen(green, v)); };
    EXPECT_LT(apart(Vision::Deuteranopia), apart(Vision::Full) / 2.0);
    EXPECT_NEAR(seen(Qt::white, Vision::Protanopia).l, 100.0, 0.1);
    EXPECT_NEAR(seen(Qt::white, Vision::Deuteranopia).b, 0.0, 0.1) << "grey stays grey";
}

class MapPaletteTest : public testing::TestWithParam<const Theme*> {
protected:
    const Theme& theme() const { return *GetParam(); }
    std::vector<QColor> classes() const
    {
        std::vector<QColor> colours;
        for (std::size_t c = 0; c < kCategoryColours; ++c)
            colours.push_back(categoryColour(c).in(theme()));
        colours.push_back(otherColour().in(theme()));
        return colours;
    }
    std::vector<QColor> steps() const
    {
        std::vector<QColor> colours;
        for (const ThemedColour& one : stepColours(kMostSteps)) colours.push_back(one.in(theme()));
        return colours;
    }
    static void expectApart(const std::vector<QColor>& colours, Vision vision, double least)
    {
        for (std::size_t i = 0; i < colours.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_GE(difference(seen(colours[i], vision), seen(colours[j], vision)), least)
                    << colours[i].name().toStdString() << " and " << colours[j].name().toStdString()
                    << ", vision " << static_cast<int>(vision);
    }
};

TEST_P(MapPaletteTest, CategoriesStayApartForEverybody)
{
    std::vector<QColor> colours = classes();
    colours.push_back(missingColour().in(theme()));
    expectApart(colours, Vision::Full, 18.0);
    expectApart(colours, Vision::Protanopia, 12.0);
    expectApart(colours, Vision::Deuteranopia, 12.0);
}

TEST_P(MapPaletteTest, NoneIsTheQuerys)
{
    std::vector<QColor> colours = classes();
    for (const QColor& one : steps()) colours.push_back(one);
    for (const QColor& one : colours)
        for (const Vision vision : test::kVisions)
            EXPECT_GE(difference(seen(one, vision), seen(theme().now, vision)),
                      vision == Vision::Full ? 18.0 : 8.0)
                << one.name().toStdString() << ", vision " << static_cast<int>(vision);
}

TEST_P(MapPaletteTest, AllStandOutFromTheGround)
{
    std::vector<QColor> colours = classes();
    for (const QColor& one : steps()) colours.push_back(one);
    colours.push_back(missingColour().in(theme()));
    for (const QColor& one : colours)
        for (const QColor& ground : {theme().panel, theme().ground})
            EXPECT_GE(test::contrast(one, ground), 3.0) << one.name().toStdString();
}

TEST_P(MapPaletteTest, MoreIsFurtherFromTheGroundForEverybody)
{
    for (const Vision vision : test::kVisions) {
        const std::vector<QColor> colours = steps();
        for (std::size_t i = 1; i < colours.size(); ++i) {
            const double rise = seen(colours[i], vision).l - seen(colours[i - 1], vision).l;
            EXPECT_GE(theme().dark ? rise : -rise, 5.0)
                << "step " << i << ", vision " << static_cast<int>(vision);
        }
    }
    for (const Vision vision : test::kVisions) {
        std::vector<QColor> colours = steps();
        colours.push_back(missingColour().in(theme()));
        expectApart(colours, vision, 7.0);
    }
}

INSTANTIATE_TEST_SUITE_P(Both, MapPaletteTest, testing::Values(&lightTheme(), &darkTheme()),
                         [](const auto& theme) { return theme.param->dark ? "Dark" : "Light"; });

TEST(StepColoursTest, FewerStepsSpanTheSameWay)
{
    const std::vector<ThemedColour> all = stepColours(kMostSteps);
    EXPECT_EQ(stepColours(0).size(), 0U);
    EXPECT_EQ(stepColours(1), std::vector<ThemedColour>{all[2]});
    EXPECT_EQ(stepColours(2), (std::vector<ThemedColour>{all.front(), all.back()}));
    EXPECT_EQ(stepColours(3), (std::vector<ThemedColour>{all[0], all[2], all[4]}));
    EXPECT_EQ(stepColours(4), (std::vector<ThemedColour>{all[0], all[1], all[3], all[4]}));
    EXPECT_EQ(stepColours(9), all);
}

}  // namespace
}  // namespace crossfade::ui
