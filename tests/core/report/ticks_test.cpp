// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/ticks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crossfade::report {
namespace {

using testing::ElementsAre;

TEST(NiceTicksTest, AreRoundNumbersWithinTheRange)
{
    EXPECT_THAT(niceTicks({0.0, 1.0}, 6).texts,
                ElementsAre("0", "0.2", "0.4", "0.6", "0.8", "1.0"));
    EXPECT_THAT(niceTicks({-1.0, 1.0}, 5).texts, ElementsAre("−1.0", "−0.5", "0", "0.5", "1.0"));
    EXPECT_THAT(niceTicks({0.0, 4321.0}, 6).texts,
                ElementsAre("0", "1,000", "2,000", "3,000", "4,000"));
    EXPECT_THAT(niceTicks({0.0, 3e-9}, 4).texts, ElementsAre("0", "1e-09", "2e-09", "3e-09"));
}

TEST(NiceTicksTest, AreFewAndAscendingForAnyRange)
{
    for (const Interval range :
         {Interval{0.5, 0.5}, Interval{0.0, 0.0}, Interval{-3.0, -3.0}, Interval{1e9, 1e9 + 1e-3},
          Interval{-1e99, 1e99}, Interval{1e-90, 3e-90}, Interval{0.1, 0.7}})
        for (const int most : {2, 3, 5, 11}) {
            const Ticks ticks = niceTicks(range, most);
            EXPECT_LE(ticks.values.size(), static_cast<std::size_t>(most)) << range.low;
            EXPECT_EQ(ticks.values.size(), ticks.texts.size());
            EXPECT_TRUE(std::ranges::is_sorted(ticks.values));
        }
}

TEST(NiceRangeTest, IsAboutTheValuesAlsoWhereAllAreTheSame)
{
    const Interval constant = niceRange({0.5, 0.5}, 5);
    EXPECT_LT(constant.low, 0.5);
    EXPECT_GT(constant.high, 0.5);
    EXPECT_EQ(niceRange({0.0, 0.0}, 5).low, 0.0);
    EXPECT_EQ(niceRange({0.0, 0.0}, 5).high, 1.0);
    EXPECT_DOUBLE_EQ(niceRange({0.13, 0.28}, 4).low, 0.1);
    EXPECT_DOUBLE_EQ(niceRange({0.13, 0.28}, 4).high, 0.3);
}

TEST(LogTicksTest, ArePowersOfTenOrFiner)
{
    EXPECT_THAT(logTicks({1.0, 100.0}, 12).texts,
                ElementsAre("1", "2", "5", "10", "20", "50", "100"));
    EXPECT_THAT(logTicks({0.1, 1000.0}, 6).texts, ElementsAre("0.1", "1", "10", "100", "1,000"));
    EXPECT_THAT(logTicks({100.0, 150.0}, 4).texts, ElementsAre("100", "120", "140"));
    EXPECT_LE(logTicks({1e-50, 1e50}, 6).values.size(), 7U);
}

}  // namespace
}  // namespace crossfade::report
