// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/novelty.h"

#include <gmock/gmock.h>

namespace crossfade {
namespace {

std::vector<Artist> artistsOf(const std::vector<double>& popularities)
{
    std::vector<Artist> artists(popularities.size());
    for (std::size_t i = 0; i < artists.size(); ++i) artists[i].popularity = popularities[i];
    return artists;
}

using testing::ElementsAre;
using testing::FloatNear;
using testing::IsEmpty;

TEST(NoveltyTest, TakesOffByTheLogarithmBetweenTheLeastAndTheMostPopular)
{
    const auto at = [](float value) { return FloatNear(value, 1e-6F); };
    // log: 0, 1, 2, 4 of 4 decades.
    EXPECT_THAT(noveltyTerms(artistsOf({1.0, 10.0, 100.0, 10000.0}), 1.0),
                ElementsAre(at(0.0F), at(-0.25F), at(-0.5F), at(-1.0F)));
    EXPECT_THAT(noveltyTerms(artistsOf({1.0, 10.0, 100.0, 10000.0}), 0.4),
                ElementsAre(at(0.0F), at(-0.1F), at(-0.2F), at(-0.4F)));
}

TEST(NoveltyTest, WhoIsUnknownGetsTheMedianAndNotABonus)
{
    const auto terms = noveltyTerms(artistsOf({0.0, 1.0, 10.0, 10000.0, 0.0}), 1.0);
    EXPECT_FLOAT_EQ(terms[0], -0.25F);
    EXPECT_FLOAT_EQ(terms[4], -0.25F);
    EXPECT_FLOAT_EQ(terms[1], 0.0F);
}

TEST(NoveltyTest, ThereIsNothingToGoByWhereNoTwoDiffer)
{
    EXPECT_THAT(noveltyTerms(artistsOf({}), 1.0), IsEmpty());
    EXPECT_THAT(noveltyTerms(artistsOf({0.0, 0.0}), 1.0), IsEmpty());
    EXPECT_THAT(noveltyTerms(artistsOf({0.0, 7.0, 7.0}), 1.0), IsEmpty());
}

TEST(NoveltyTest, TheCostIsASentence)
{
    EXPECT_EQ((NoveltyCost{20, 0.80121, 0.75549, 900.0, 31.0}).sentence(),
              "The mean similarity of the first 20 falls from 0.8012 to 0.7555, their median "
              "popularity falls from 900 to 31.");
    EXPECT_EQ((NoveltyCost{3, 0.5, 0.50001, 0.0, 31.0}).sentence(),
              "The mean similarity of the first 3 stays at 0.5000.");
}

TEST(NoveltyTest, TheMedianIsThatOfTheKnown)
{
    EXPECT_EQ(medianKnown({}), 0.0);
    EXPECT_EQ(medianKnown({0.0, 0.0}), 0.0);
    EXPECT_EQ(medianKnown({5.0, 0.0, 1.0, 3.0}), 3.0);
    EXPECT_EQ(medianKnown({5.0, 1.0}), 5.0);
}

}  // namespace
}  // namespace crossfade
