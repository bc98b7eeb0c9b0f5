// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/catalogue_join.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

using enum JoinOutcome;

std::vector<Artist> artists(const std::vector<std::pair<std::string, std::string>>& idsAndNames)
{
    std::vector<Artist> made;
    for (const auto& [id, name] : idsAndNames) made.push_back({id, name, 0.0, Split::Train, {}});
    return made;
}

constexpr auto kNobody = std::nullopt;

TEST(CatalogueJoinTest, TheIdJoinsBeforeTheName)
{
    const auto join =
        joinCatalogues(artists({{"1", "Can"}, {"9", "Low"}}),
                       artists({{"2", "Can"}, {"9", "Can't"}, {"1", "Other"}}), JoinBy::IdThenName);
    EXPECT_EQ(join.counterparts, (Counterparts{2, 1})) << "whatever the names are";
    EXPECT_EQ(join.outcomes, (std::vector{ById, ById}));
}

TEST(CatalogueJoinTest, NamesJoinAsTheyFold)
{
    const auto join = joinCatalogues(
        artists({{"a", "R.E.M."}, {"b", "ROYKSOPP"}, {"c", "The  Band"}, {"d", "!!!"}}),
        artists({{"1", "the band"}, {"2", "Röyksopp"}, {"3", "rem"}, {"4", "!!!"}}),
        JoinBy::IdThenName);
    EXPECT_EQ(join.counterparts, (Counterparts{2, 1, 0, 3}));
    EXPECT_EQ(join.outcomes, (std::vector{ByName, ByName, ByName, ByName}));
}

TEST(CatalogueJoinTest, HomonymsOfEitherCatalogueAreNotJoined)
{
    const auto from = artists({{"a", "Nirvana"}, {"b", "Low"}, {"c", "LOW"}, {"d", "Can"}});
    const auto to = artists({{"1", "Nirvana"}, {"2", "nirvana"}, {"3", "Low"}, {"4", "Can"}});
    const auto join = joinCatalogues(from, to, JoinBy::IdThenName);
    EXPECT_EQ(join.counterparts, (Counterparts{kNobody, kNobody, kNobody, 3}));
    EXPECT_EQ(join.outcomes, (std::vector{Ambiguous, Ambiguous, Ambiguous, ByName}));
}

TEST(CatalogueJoinTest, AHomonymIsAmbiguousEvenIfAnIdHasJoinedTheOther)
{
    const auto join = joinCatalogues(artists({{"x", "Nirvana"}, {"y", "Nirvana"}}),
                                     artists({{"x", "Nirvana"}}), JoinBy::IdThenName);
    EXPECT_EQ(join.counterparts, (Counterparts{0, kNobody}));
    EXPECT_EQ(join.outcomes, (std::vector{ById, Ambiguous}));
}

TEST(CatalogueJoinTest, NobodyIsJoinedTwice)
{
    // The id says that 0 there is "Foo", so that "Bar" is somebody else.
    const auto join = joinCatalogues(artists({{"y", "Bar"}, {"x", "Foo"}}), artists({{"x", "Bar"}}),
                                     JoinBy::IdThenName);
    EXPECT_EQ(join.counterparts, (Counterparts{kNobody, 0}));
    EXPECT_EQ(join.outcomes, (std::vector{Missing, ById}));
}

TEST(CatalogueJoinTest, HomonymsOfNobodyThereAreMissing)
{
    const auto join = joinCatalogues(artists({{"a", "Low"}, {"b", "Low"}}), artists({{"1", "Can"}}),
                                     JoinBy::IdThenName);
    EXPECT_EQ(join.outcomes, (std::vector{Missing, Missing}));
}

TEST(CatalogueJoinTest, EmptyNamesJoinNobody)
{
    const auto join = joinCatalogues(artists({{"a", ""}, {"b", "  "}, {"c", ""}}),
                                     artists({{"1", ""}, {"c", ""}}), JoinBy::IdThenName);
    EXPECT_EQ(join.counterparts, (Counterparts{kNobody, kNobody, 1}));
    EXPECT_EQ(join.outcomes, (std::vector{Missing, Missing, ById}));
}

TEST(CatalogueJoinTest, EitherWayCanBeLeftOut)
{
    const auto from = artists({{"1", "Can"}, {"2", "Low"}});
    const auto to = artists({{"1", "Low"}, {"7", "Can"}});
    EXPECT_EQ(joinCatalogues(from, to, JoinBy::Id).counterparts, (Counterparts{0, kNobody}));
    EXPECT_EQ(joinCatalogues(from, to, JoinBy::Name).counterparts, (Counterparts{1, 0}));
}

TEST(CatalogueJoinTest, ACatalogueIsJoinedToItself)
{
    const auto all = artists({{"1", "Can"}, {"2", "Can"}, {"3", ""}});
    EXPECT_EQ(joinCatalogues(all, all, JoinBy::IdThenName).counterparts, (Counterparts{0, 1, 2}));
}

}  // namespace
}  // namespace crossfade
