// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/number_classes.h"

#include "core/base/random.h"
#include "tests/ui/support/gui.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
using Names = std::vector<QString>;

std::vector<double> upTo(int last)
{
    std::vector<double> values(static_cast<std::size_t>(last));
    std::iota(values.begin(), values.end(), 1.0);
    return values;
}

std::vector<std::size_t> sizesOf(const NumberClasses& classes, const std::vector<double>& values)
{
    std::vector<std::size_t> sizes(classes.count(), 0);
    for (const double x : values) ++sizes[classes.of(x)];
    return sizes;
}

TEST(NumberClassesTest, WholeNumbersLeaveNoGap)
{
    const NumberClasses classes = quantileClasses(upTo(10000), 4, NumberLook::Grouped);
    EXPECT_EQ(classes.names,
              (Names{u"1 – 2,499"_s, u"2,500 – 4,999"_s, u"5,000 – 7,499"_s, u"7,500 – 10,000"_s}))
        << "as the quarters are round enough";
}

TEST(NumberClassesTest, CutsAreRoundAndClassesAboutAlike)
{
    Random random(3);
    std::vector<double> values;
    for (int i = 0; i < 5000; ++i)
        values.push_back(std::floor(std::exp(4.0 + 2.0 * random.normal())));
    const NumberClasses classes = quantileClasses(values, 5, NumberLook::Grouped);
    ASSERT_EQ(classes.count(), 5U);
    for (const double cut : classes.cuts) {
        const double power = std::pow(10.0, std::floor(std::log10(cut)));
        EXPECT_DOUBLE_EQ(cut / power, std::round(cut / power)) << cut << " has one digit";
    }
    for (const std::size_t size : sizesOf(classes, values))
        EXPECT_NEAR(static_cast<double>(size), 1000.0, 410.0) << "twice the tolerance";
}

TEST(NumberClassesTest, FewValuesHaveAClassEach)
{
    const NumberClasses years =
        quantileClasses({1990.0, 1971.0, 1990.0, 2005.0}, 5, NumberLook::Year);
    EXPECT_EQ(years.names, (Names{u"1971"_s, u"1990"_s, u"2005"_s}));
    EXPECT_EQ(years.of(1990.0), 1U);
    const NumberClasses one = quantileClasses({7.5, 7.5}, 5, NumberLook::Grouped);
    EXPECT_EQ(one.names, Names{u"7.5"_s});
    EXPECT_EQ(one.of(7.5), 0U);
    EXPECT_EQ(quantileClasses({}, 5, NumberLook::Grouped).count(), 0U);
}

TEST(NumberClassesTest, NumbersWithDecimalsAreOpenAtTheEnds)
{
    std::vector<double> values;
    for (int i = 0; i <= 1000; ++i) values.push_back(i / 1000.0);
    const NumberClasses classes = quantileClasses(values, 5, NumberLook::Score);
    EXPECT_EQ(classes.names, (Names{u"under .20"_s, u".20 – .40"_s, u".40 – .60"_s, u".60 – .80"_s,
                                    u".80 and more"_s}));
}

TEST(NumberClassesTest, EqualValuesAreNeverPartedAndNoClassIsEmpty)
{
    Random random(5);
    for (int round = 0; round < 300; ++round) {
        // Few different values, one of them often far more frequent than the others.
        std::vector<double> values;
        const std::uint32_t count = 1 + random.below(60);
        const std::uint32_t kinds = 1 + random.below(12);
        for (std::uint32_t i = 0; i < count; ++i) {
            const double x = static_cast<double>(random.below(kinds)) - 4.0;
            values.push_back(random.uniform() < 0.5 ? 2.0 : x * (round % 2 == 0 ? 1.0 : 0.37));
        }
        const NumberClasses classes = quantileClasses(values, 5, NumberLook::Grouped);
        ASSERT_GE(classes.count(), 1U);
        ASSERT_LE(classes.count(), 5U);
        ASSERT_EQ(classes.cuts.size() + 1, classes.count());
        ASSERT_TRUE(std::ranges::is_sorted(classes.cuts));
        for (const std::size_t size : sizesOf(classes, values)) ASSERT_GT(size, 0U) << round;
        const std::set<QString> different(classes.names.begin(), classes.names.end());
        ASSERT_EQ(different.size(), classes.count()) << round;
    }
}

TEST(NumberClassesTest, WhatHalfOfThemHaveIsAClassOfItsOwn)
{
    std::vector<double> values(500, 1.0);
    for (const double x : upTo(500)) values.push_back(x);
    const NumberClasses classes = quantileClasses(values, 5, NumberLook::Grouped);
    EXPECT_EQ(classes.names.front(), u"1"_s);
    EXPECT_EQ(classes.names.back().right(3), u"500"_s);
}

TEST(NumberClassesTest, FixedCutsTakeAnyNumber)
{
    const NumberClasses fifths = fixedClasses({0.2, 0.4, 0.6, 0.8}, NumberLook::Percent);
    EXPECT_EQ(fifths.names, (Names{u"under 20 %"_s, u"20 – 40 %"_s, u"40 – 60 %"_s, u"60 – 80 %"_s,
                                   u"80 % and more"_s}));
    EXPECT_EQ(fifths.of(-3.0), 0U);
    EXPECT_EQ(fifths.of(0.2), 1U);
    EXPECT_EQ(fifths.of(1.5), 4U);
}

}  // namespace
}  // namespace crossfade::ui
