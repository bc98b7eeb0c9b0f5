// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/text.h"

#include "tests/ui/support/gui.h"

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

TEST(TextTest, ScoresHaveNoLeadingZero)
{
    EXPECT_EQ(scoreText(0.834), u".83"_s);
    EXPECT_EQ(scoreText(0.0), u".00"_s);
    EXPECT_EQ(scoreText(1.0), u"1.00"_s);
    EXPECT_EQ(scoreText(0.999), u"1.00"_s);
    EXPECT_EQ(scoreText(-0.25), u"−.25"_s);
    EXPECT_EQ(scoreText(0.1234, 3), u".123"_s);
    EXPECT_EQ(scoreText(-1.0), u"−1.00"_s);
    EXPECT_EQ(scoreText(-0.001), u".00"_s) << "nothing has no sign";
    EXPECT_EQ(scoreText(-0.001, 3), u"−.001"_s);
    EXPECT_EQ(scoreText(-0.0), u".00"_s);
}

TEST(TextTest, PopularityIsWholeWhereItIsAndADashWhereItIsUnknown)
{
    EXPECT_EQ(popularityText(0.0), u"–"_s);
    EXPECT_EQ(popularityText(12632.0), u"12,632"_s);
    EXPECT_EQ(popularityText(5.5), u"5.5"_s);
}

TEST(TextTest, PopularityIsShortInANarrowColumn)
{
    EXPECT_EQ(compactPopularityText(0.0), u"–"_s);
    EXPECT_EQ(compactPopularityText(7.0), u"7"_s);
    EXPECT_EQ(compactPopularityText(9804.0), u"9,804"_s);
    EXPECT_EQ(compactPopularityText(10000.0), u"10 k"_s);
    EXPECT_EQ(compactPopularityText(341200.0), u"341 k"_s);
    EXPECT_EQ(compactPopularityText(999499.0), u"999 k"_s);
    EXPECT_EQ(compactPopularityText(999500.0), u"1.0 M"_s) << "never 1,000 k";
    EXPECT_EQ(compactPopularityText(1.9e6), u"1.9 M"_s);
    EXPECT_EQ(compactPopularityText(99.94e6), u"99.9 M"_s);
    EXPECT_EQ(compactPopularityText(99.96e6), u"100 M"_s);
}

TEST(TextTest, DurationsAreSecondsThenMinutes)
{
    EXPECT_EQ(durationText(0.2), u"0 s"_s);
    EXPECT_EQ(durationText(12.4), u"12 s"_s);
    EXPECT_EQ(durationText(59.6), u"1 min 0 s"_s) << "never 60 s";
    EXPECT_EQ(durationText(200.0), u"3 min 20 s"_s);
}

TEST(TextTest, ListsEndInAnd)
{
    EXPECT_EQ(listText({}), QString());
    EXPECT_EQ(listText({u"audio"_s}), u"audio"_s);
    EXPECT_EQ(listText({u"audio"_s, u"tags"_s}), u"audio and tags"_s);
    EXPECT_EQ(listText({u"audio"_s, u"tags"_s, u"listening"_s}), u"audio, tags and listening"_s);
}

TEST(TextTest, CountsAgreeWithTheirNoun)
{
    EXPECT_EQ(countText(1, u"1 tag"_s, u"%1 tags"_s), u"1 tag"_s);
    EXPECT_EQ(countText(0, u"1 tag"_s, u"%1 tags"_s), u"0 tags"_s);
    EXPECT_EQ(countText(1234, u"1 tag"_s, u"%1 tags"_s), u"1,234 tags"_s);
}

}  // namespace
}  // namespace crossfade::ui
