// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exploration/missing_data.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace crossfade {
namespace {

const std::vector<ModalityMask> kFull(4000, ModalityMask(7));

std::size_t holders(const std::vector<ModalityMask>& presence, std::size_t m)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(presence, [m](ModalityMask mask) { return mask.has(m); }));
}

TEST(MissingDataTest, NothingIsMissingByItself)
{
    EXPECT_EQ(presenceWithout(kFull, {}), kFull);
    EXPECT_EQ(presenceWithout(kFull, {0.5, ModalityMask(), 1}), kFull);
    EXPECT_EQ(presenceWithout(kFull, {0.0, ModalityMask(7), 1}), kFull);
}

TEST(MissingDataTest, TheShareIsThatOfTheArtistsWhoLoseIt)
{
    const auto left = presenceWithout(kFull, {0.3, ModalityMask(5), 9});
    // Four standard deviations of a binomial are 116 of 4000.
    EXPECT_NEAR(static_cast<double>(holders(left, 0)), 2800.0, 116.0);
    EXPECT_NEAR(static_cast<double>(holders(left, 2)), 2800.0, 116.0);
    EXPECT_EQ(holders(left, 1), kFull.size()) << "not of those it is missing of";
}

TEST(MissingDataTest, AllOfAModalityCanBeMissing)
{
    const auto left = presenceWithout(kFull, {1.0, ModalityMask(7), 1});
    EXPECT_TRUE(std::ranges::all_of(left, &ModalityMask::empty));
}

TEST(MissingDataTest, ModalitiesAreDrawnEachForItself)
{
    const auto left = presenceWithout(kFull, {0.5, ModalityMask(7), 3});
    for (std::uint32_t set = 0; set < 8; ++set)
        EXPECT_NEAR(static_cast<double>(std::ranges::count(left, ModalityMask(set))), 500.0, 84.0);
}

TEST(MissingDataTest, ASeedGivesTheSameAgainAndAnotherOneSomethingElse)
{
    const MissingData missing{0.4, ModalityMask(7), 5};
    EXPECT_EQ(presenceWithout(kFull, missing), presenceWithout(kFull, missing));
    EXPECT_NE(presenceWithout(kFull, missing), presenceWithout(kFull, {0.4, ModalityMask(7), 6}));
}

TEST(MissingDataTest, ALargerShareTakesWhatASmallerOneTookAndMore)
{
    const auto some = presenceWithout(kFull, {0.2, ModalityMask(7), 5});
    const auto more = presenceWithout(kFull, {0.6, ModalityMask(7), 5});
    for (std::size_t i = 0; i < kFull.size(); ++i) EXPECT_EQ(more[i] & some[i], more[i]);
}

TEST(MissingDataTest, NobodyGainsWhatTheyDoNotHave)
{
    const std::vector<ModalityMask> presence = {ModalityMask(0), ModalityMask(2)};
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const auto left = presenceWithout(presence, {0.5, ModalityMask(7), seed});
        EXPECT_TRUE(left[0].empty());
        EXPECT_EQ(left[1] & ModalityMask(2), left[1]);
    }
}

}  // namespace
}  // namespace crossfade
