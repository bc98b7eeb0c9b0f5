// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "tests/ui/support/colour_vision.h"
#include "tests/ui/support/gui.h"

#include <QRegularExpression>

#include <set>

namespace crossfade::ui {
namespace {

using test::contrast;

class ThemeTest : public testing::TestWithParam<const Theme*> {};

TEST_P(ThemeTest, TextCanBeReadOnEveryGround)
{
    const Theme& theme = *GetParam();
    for (const QColor& ground : {theme.ground, theme.panel, theme.raised}) {
        EXPECT_GE(contrast(theme.text, ground), 4.5) << ground.name().toStdString();
        EXPECT_GE(contrast(theme.muted, ground), 4.5) << ground.name().toStdString();
    }
}

TEST_P(ThemeTest, WhatIsWrittenInAColourCanBeReadToo)
{
    const Theme& theme = *GetParam();
    for (const QColor& ground : {theme.ground, theme.panel, theme.raised}) {
        EXPECT_GE(contrast(theme.now, ground), 4.5) << ground.name().toStdString();
        for (std::size_t m = 0; m < theme.modalityText.size(); ++m)
            EXPECT_GE(contrast(theme.modalityText[m], ground), 4.5)
                << "modality " << m << " on " << ground.name().toStdString();
    }
    for (std::size_t m = 0; m < theme.modality.size(); ++m)
        EXPECT_GE(contrast(textOn(theme.modality[m]), theme.modality[m]), 4.5)
            << "on modality " << m;
}

TEST_P(ThemeTest, ThePalettesTextCanBeRead)
{
    const QPalette palette = GetParam()->palette();
    const std::vector<std::pair<QPalette::ColorRole, QPalette::ColorRole>> pairs = {
        {QPalette::WindowText, QPalette::Window},
        {QPalette::Text, QPalette::Base},
        {QPalette::Text, QPalette::AlternateBase},
        {QPalette::PlaceholderText, QPalette::Base},
        {QPalette::ButtonText, QPalette::Button},
        {QPalette::BrightText, QPalette::Button},
        {QPalette::HighlightedText, QPalette::Highlight},
        {QPalette::ToolTipText, QPalette::ToolTipBase},
        {QPalette::Link, QPalette::Base}};
    for (const auto& [text, ground] : pairs)
        EXPECT_GE(contrast(palette.color(text), palette.color(ground)), 4.5)
            << "role " << text << " on " << ground;
}

TEST_P(ThemeTest, WhatIsDrawnStandsOutFromThePanel)
{
    // WCAG asks 3 : 1 of what is not text and must be told apart.
    const Theme& theme = *GetParam();
    EXPECT_GE(contrast(theme.now, theme.panel), 3.0);
    EXPECT_GE(contrast(theme.point, theme.panel), 3.0);
    for (std::size_t m = 0; m < theme.modality.size(); ++m)
        EXPECT_GE(contrast(theme.modality[m], theme.panel), 3.0) << "modality " << m;
}

TEST_P(ThemeTest, IsTheThemeOfItsPalette)
{
    QPalette palette = GetParam()->palette();
    EXPECT_EQ(&themeFor(palette), GetParam());
    for (const auto group : {QPalette::Inactive, QPalette::Disabled}) {
        palette.setCurrentColorGroup(group);
        EXPECT_EQ(&themeFor(palette), GetParam()) << "also of a widget in group " << group;
    }
}

TEST_P(ThemeTest, LeavesNoPlaceholderInTheStyleSheet)
{
    EXPECT_EQ(GetParam()->styleSheet().indexOf(QLatin1Char('@')), -1);
    EXPECT_THAT(GetParam()->styleSheet(),
                test::Holds(GetParam()->panel.name().toStdString().c_str()));
}

TEST_P(ThemeTest, GivesEveryModalityAColourOfItsOwn)
{
    std::set<QRgb> colours{GetParam()->now.rgb()};
    for (const QColor& colour : GetParam()->modality) colours.insert(colour.rgb());
    EXPECT_EQ(colours.size(), GetParam()->modality.size() + 1);
}

INSTANTIATE_TEST_SUITE_P(Both, ThemeTest, testing::Values(&lightTheme(), &darkTheme()),
                         [](const auto& theme) { return theme.param->dark ? "Dark" : "Light"; });

TEST(TextOnTest, IsLightOnDarkAndDarkOnLight)
{
    EXPECT_GT(textOn(Qt::black).lightness(), 200);
    EXPECT_LT(textOn(Qt::white).lightness(), 50);
}

TEST(ThemeForTest, PicksByTheTextOfAForeignPalette)
{
    QPalette palette;
    palette.setColor(QPalette::WindowText, Qt::white);
    palette.setColor(QPalette::Window, Qt::transparent);
    EXPECT_TRUE(themeFor(palette).dark);
    palette.setColor(QPalette::WindowText, Qt::black);
    EXPECT_FALSE(themeFor(palette).dark);
}

TEST(StageSheetTest, EveryLengthIsTwiceAsLargeAndNoColourIsSet)
{
    const QString usual = lightTheme().styleSheet();
    const QString stage = stageSheet();
    EXPECT_FALSE(stage.contains(u'#') && stage.contains(lightTheme().text.name()));
    const QRegularExpression head(QStringLiteral("#panelHead \\{[^}]*font-size: (\\d+)px"));
    ASSERT_TRUE(head.match(usual).hasMatch());
    ASSERT_TRUE(head.match(stage).hasMatch());
    EXPECT_EQ(head.match(stage).captured(1).toInt(), 2 * head.match(usual).captured(1).toInt());
    EXPECT_TRUE(stage.contains(QStringLiteral("QWidget { font-size: 26px; }")));
    EXPECT_FALSE(stage.contains(QStringLiteral("solid"))) << "hairlines stay hairlines";
}

TEST(StageSheetTest, AWidgetKnowsHowLargeItIsToDrawItself)
{
    QFont font;
    font.setPointSize(10);
    EXPECT_EQ(typeScale(font), 1.0);
    font.setPixelSize(kTextSize);
    EXPECT_EQ(typeScale(font), 1.0);
    font.setPixelSize(2 * kTextSize);
    EXPECT_EQ(typeScale(font), 2.0);
}

}  // namespace
}  // namespace crossfade::ui
