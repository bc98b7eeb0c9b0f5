// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/svg.h"

#include "tests/core/report/sample_plots.h"
#include "tests/core/report/xml_balance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <clocale>

namespace crossfade::report {
namespace {

using test::kHostile;
using test::kNan;
using test::xmlFault;
using testing::AnyOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

std::vector<Plot> samples()
{
    return {test::sampleXy(), test::sampleBars(), test::sampleMatrix(),
            XyPlot{},         BarPlot{},          MatrixPlot{}};
}

TEST(SvgTest, IsWellFormedWithHostileTextAndWithoutNan)
{
    for (const Plot& plot : samples()) {
        PlotLook options;
        options.title = kHostile;
        const std::string svg = toSvg(plot, options);
        EXPECT_EQ(xmlFault(svg), "");
        EXPECT_THAT(svg, Not(AnyOf(HasSubstr("nan"), HasSubstr("inf"), HasSubstr("<script"))));
        EXPECT_THAT(svg, HasSubstr("viewBox=\"0 0 640"));
    }
}

TEST(SvgTest, HasTheSameBytesTwiceAndInALocaleWithCommas)
{
    const std::string before = toSvg(test::sampleXy());
    const char* const locale = std::setlocale(LC_ALL, "de_DE.UTF-8");
    EXPECT_EQ(toSvg(test::sampleXy()), before) << (locale == nullptr ? "no such locale" : locale);
    std::setlocale(LC_ALL, "C");
}

TEST(SvgTest, SaysWhyNothingIsDrawn)
{
    EXPECT_THAT(toSvg(XyPlot{}), HasSubstr(">No values<"));
    XyPlot missing;
    missing.lines = {{"a", {{1.0, kNan}, {kNan, 1.0}}}};
    EXPECT_THAT(toSvg(missing), HasSubstr("No values: none of 2 is a number"));
    XyPlot negative;
    negative.logX = true;
    negative.scatters = {{"a", {{0.0, 1.0}, {-1.0, 1.0}}}};
    EXPECT_THAT(toSvg(negative), HasSubstr("no x is above 0"));
    EXPECT_THAT(toSvg(BarPlot{{}, {"a"}, {{"", {{kNan}}}}}), HasSubstr("the only one is not"));
    EXPECT_THAT(toSvg(MatrixPlot{"", "", {"a"}, {"b"}, {}}), HasSubstr("No values"));
}

TEST(SvgTest, SaysHowManyValuesAreLeftOut)
{
    XyPlot plot;
    plot.y.range = Interval{0.0, 1.0};
    plot.scatters = {{"a", {{1.0, 0.5}, {2.0, 7.0}, {3.0, kNan}}}};
    EXPECT_THAT(toSvg(plot), HasSubstr("2 values are not shown"));
    plot.scatters = {{"a", {{1.0, 0.5}}}};
    EXPECT_THAT(toSvg(plot), Not(HasSubstr("not shown")));
}

TEST(SvgTest, DrawsConstantAndSinglePoints)
{
    XyPlot plot;
    plot.lines = {{"constant", {{5.0, 0.5}, {5.0, 0.5}}}};
    EXPECT_EQ(xmlFault(toSvg(plot)), "");
    EXPECT_THAT(toSvg(plot), HasSubstr(">0.50<"));
    plot.logX = true;
    EXPECT_THAT(toSvg(plot), Not(HasSubstr("No values")));
}

TEST(SvgTest, WritesTheNumberInEveryCellInAColourThatCanBeRead)
{
    const MatrixPlot plot{"", "", {"a"}, {"b", "c", "d"}, {{0.0, 1.0, kNan}}, {}, 2};
    const std::string svg = toSvg(plot);
    EXPECT_THAT(svg, ContainsRegex("fill=\"#000000\"[^>]*>0\\.00<"));
    EXPECT_THAT(svg, ContainsRegex("fill=\"#ffffff\"[^>]*>1\\.00<"));
    EXPECT_THAT(svg, HasSubstr(">–<"));
    for (int share = 0; share <= 100; ++share)
        for (const Colour& colour : okabeIto()) {
            const Colour ground = mixed(kWhite, colour, share / 100.0);
            EXPECT_GE(contrast(ground, textOn(ground)), 4.5);
        }
}

TEST(SvgTest, TakesThePaletteOfTheOptions)
{
    PlotLook options;
    options.palette = {{0x12, 0x34, 0x56}};
    for (const Plot& plot : {Plot(test::sampleXy()), Plot(test::sampleBars())})
        EXPECT_THAT(toSvg(plot, options), HasSubstr("#123456"));
}

TEST(SvgTest, KeepsManySeriesApartWithoutColour)
{
    XyPlot plot;
    for (int i = 0; i < 6; ++i) {
        Line line{"line", {}};
        for (int x = 0; x < 40; ++x)
            line.points.push_back({static_cast<double>(x), static_cast<double>(x * i)});
        plot.lines.push_back(line);
    }
    EXPECT_THAT(toSvg(plot), HasSubstr("stroke-dasharray=\"6 3\""));
}

}  // namespace
}  // namespace crossfade::report
