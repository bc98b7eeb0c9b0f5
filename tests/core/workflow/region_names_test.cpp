// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/region_names.h"

#include <gmock/gmock.h>

#include <cmath>
#include <set>

namespace crossfade {
namespace {

using testing::ElementsAre;

using Names = std::vector<std::string>;
using Ranked = std::vector<std::vector<DistinctiveTag>>;

Names textsOf(const std::vector<RegionName>& names)
{
    Names texts;
    for (const RegionName& name : names) texts.push_back(name.text);
    return texts;
}

std::vector<std::uint32_t> tagsOf(const std::vector<DistinctiveTag>& ranked)
{
    std::vector<std::uint32_t> tags;
    for (const DistinctiveTag& one : ranked) tags.push_back(one.tag);
    return tags;
}

/// Artists 0 to 3 in region 0, 4 to 7 in region 1, 8 in none. All have "music" (0); the first have
/// "metal" (1), the others "jazz" (2); the last alone has "noise" (3).
TagData someTags()
{
    TagData data;
    data.tags = {"music", "metal", "jazz", "noise"};
    for (std::uint32_t i = 0; i < 8; ++i) {
        data.entries.push_back({i, 0, 5.0F});
        data.entries.push_back({i, i < 4 ? 1U : 2U, 5.0F});
    }
    data.entries.push_back({8, 3, 100.0F});
    return data;
}
const std::vector<std::uint32_t> kRegionOf = {0, 0, 0, 0, 1, 1, 1, 1, 99};

TEST(DistinctiveTagsTest, AreThoseOfARegionAndNotThoseOfAll)
{
    const auto found = distinctiveTags(someTags(), kRegionOf, 2, 10);
    EXPECT_THAT(tagsOf(found[0]), ElementsAre(1U));
    EXPECT_THAT(tagsOf(found[1]), ElementsAre(2U));
}

TEST(DistinctiveTagsTest, TheScoreIsThatOfThePaper)
{
    // In region 0 "metal" has 2 of 4, outside 0 of 4; the prior is half of all: 1 of 4.
    const double inside = std::log((2.0 + 1.0) / (4.0 + 4.0 - 2.0 - 1.0));
    const double outside = std::log((0.0 + 1.0) / (4.0 + 4.0 - 0.0 - 1.0));
    const double expected = (inside - outside) / std::sqrt(1.0 / (2.0 + 1.0) + 1.0 / (0.0 + 1.0));
    const auto found = distinctiveTags(someTags(), kRegionOf, 2, 10);
    EXPECT_NEAR(found[0][0].score, expected, 1e-12);
}

TEST(DistinctiveTagsTest, MuchSaidOfOneDoesNotCountMore)
{
    TagData loud = someTags();
    for (TagData::Entry& entry : loud.entries)
        if (entry.artist == 2) entry.count *= 1000.0F;
    EXPECT_EQ(distinctiveTags(loud, kRegionOf, 2, 10),
              distinctiveTags(someTags(), kRegionOf, 2, 10));
}

TEST(DistinctiveTagsTest, ATagOfOneMemberIsNoneUnlessTheyAreTheOnlyOne)
{
    TagData data = someTags();
    data.tags.emplace_back("a joke");
    data.entries.push_back({1, 4, 500.0F});
    const auto found = distinctiveTags(data, kRegionOf, 2, 10);
    EXPECT_THAT(tagsOf(found[0]), ElementsAre(1U));
    const std::vector<std::uint32_t> alone = {1, 0, 1, 1, 1, 1, 1, 1, 99};
    EXPECT_THAT(tagsOf(distinctiveTags(data, alone, 2, 1)[0]), ElementsAre(4U));
}

TEST(DistinctiveTagsTest, WithoutTagsOrWithOneTagInAllThereIsNone)
{
    EXPECT_TRUE(distinctiveTags(TagData(), kRegionOf, 2, 10)[1].empty());
    TagData one;
    one.tags = {"music"};
    for (std::uint32_t i = 0; i < 8; ++i) one.entries.push_back({i, 0, 1.0F});
    EXPECT_TRUE(distinctiveTags(one, kRegionOf, 2, 10)[0].empty());
    EXPECT_TRUE(distinctiveTags(someTags(), std::vector<std::uint32_t>(9, 99), 0, 10).empty());
}

TEST(RegionNamesTest, TakeUpToThreeTagsOfAtLeastHalfTheFirstsScore)
{
    const Names tags = {"a", "b", "c", "d", "e"};
    const Ranked ranked = {{{0, 8.0}, {1, 7.0}, {2, 6.0}, {3, 5.0}}, {{4, 8.0}, {3, 3.0}}};
    const auto names = regionNames(tags, ranked, Names{"x", "y"});
    EXPECT_THAT(textsOf(names), ElementsAre("a · b · c", "e"));
    EXPECT_THAT(names[0].tags, ElementsAre("a", "b", "c"));
}

TEST(RegionNamesTest, ATagThatSaysAnotherAgainIsPassedOver)
{
    const Names tags = {"hip hop", "Hip-Hop", "hop", "underground hip hop", "chip hopper", "rap"};
    const Ranked ranked = {{{0, 9.0}, {1, 8.9}, {2, 8.8}, {3, 8.7}, {4, 8.6}, {5, 8.5}}};
    EXPECT_THAT(textsOf(regionNames(tags, ranked, Names{"x"})),
                ElementsAre("hip hop · chip hopper · rap"));
}

TEST(RegionNamesTest, ANameThatIsTakenGetsFurtherTagsThenAMemberThenANumber)
{
    const Names tags = {"rock", "pop", "dub", "ska", "surf"};
    const Ranked once = {{{0, 9.0}}, {{0, 9.0}, {1, 1.0}}, {{0, 9.0}}, {{0, 9.0}}, {{0, 9.0}}};
    EXPECT_THAT(
        textsOf(regionNames(tags, once, Names{"x", "y", "The Who", "The Who", "z"})),
        ElementsAre("rock", "rock · pop", "rock · The Who", "rock · The Who 2", "rock · z"));
    const Ranked three = {{{0, 9.0}, {1, 8.0}, {2, 7.0}, {3, 6.0}},
                          {{1, 9.0}, {0, 8.0}, {2, 7.0}, {3, 6.0}, {4, 1.0}}};
    EXPECT_THAT(textsOf(regionNames(tags, three, Names{"x", "y"})),
                ElementsAre("rock · pop · dub", "pop · rock · ska"))
        << "another order is no other name";
}

TEST(RegionNamesTest, WithoutTagsTheBestKnownMemberIsTheName)
{
    const auto names = regionNames({}, {{}, {}, {}}, Names{"Nina", "Nina", "Ella"});
    EXPECT_THAT(textsOf(names), ElementsAre("Nina", "Nina 2", "Ella"));
    EXPECT_TRUE(names[0].tags.empty());
}

TEST(RegionNamesTest, NamesStandOnOneLineAndTagsOfSignsAreTags)
{
    const Names tags = {"new\nwave\t", "!!!", "???", "  "};
    const Ranked ranked = {{{3, 9.0}, {0, 8.0}, {1, 7.0}, {2, 6.0}}};
    EXPECT_THAT(textsOf(regionNames(tags, ranked, Names{"x"})),
                ElementsAre("new wave · !!! · ???"));
}

TEST(RegionNamesTest, ManyRegionsOfTheSameTagsAreAllToldApart)
{
    const Names tags = {"a", "b", "c", "d", "e", "f"};
    const std::vector<DistinctiveTag> all = {{0, 9.0}, {1, 8.0}, {2, 7.0},
                                             {3, 6.0}, {4, 5.0}, {5, 4.0}};
    const auto names = regionNames(tags, Ranked(20, all), Names(20, "x"));
    std::set<std::string> different;
    for (const RegionName& name : names) different.insert(name.text);
    EXPECT_EQ(different.size(), 20U);
}

}  // namespace
}  // namespace crossfade
