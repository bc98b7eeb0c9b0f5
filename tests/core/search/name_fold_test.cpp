// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/name_fold.h"

#include <gtest/gtest.h>

#include <future>
#include <string>
#include <utility>
#include <vector>

namespace crossfade {
namespace {

const std::vector<std::pair<std::string, std::string>> kFolds = {
    {"Björk", "bjork"},
    {"Røyksopp", "royksopp"},
    {"Sigur Rós", "sigur ros"},
    {"AC/DC", "acdc"},
    {"R.E.M.", "rem"},
    {"!!!", "!!!"},
    {"坂本龍一", "坂本龍一"},
    {"がクト", "がクト"},
    {"ｶﾞｸﾄ", "ガクト"},
    {"Łona", "lona"},
    {"ＡＢＢＡ", "abba"},
    {"Weiß", "weiss"},
    {"WEISS", "weiss"},
    {"Æther", "aether"},
    {"Motörhead", "motorhead"},
    {"Sinéad O’Connor", "sinead oconnor"},
    {"Sinéad O'Connor", "sinead oconnor"},
    {"Beyonce\xCC\x81", "beyonce"},
    {"Guns N' Roses", "guns n roses"},
    {"  The   The  ", "the the"},
    {"Ke$ha", "ke$ha"},
    {"Кино", "кино"},
    {"КИНО", "кино"},
    {"Μίκης", "μικησ"},
    {"हिन्दी", "हिन्दी"},
    {"ปาล์มมี่", "ปาล์มมี่"},
    {"a\tb", "a b"},
    {"", ""},
    {"   ", ""},
    {"\t\n", ""},
    {"\xC2\xA0", ""},
    {" !!! ", "!!!"},
};

TEST(FoldNameTest, TakesAwayWhatSearchDoesNotSee)
{
    for (const auto& [name, folded] : kFolds) EXPECT_EQ(foldName(name), folded) << name;
}

TEST(FoldNameTest, FoldingAgainChangesNothing)
{
    for (const auto& [name, folded] : kFolds) EXPECT_EQ(foldName(foldName(name)), foldName(name));
}

TEST(FoldNameTest, ComposedAndDecomposedAreTheSame)
{
    EXPECT_EQ(foldName("Bj\xC3\xB6rk"), foldName("Bjo\xCC\x88rk"));
    EXPECT_EQ(foldName("\xE3\x81\x8C"), foldName("\xE3\x81\x8B\xE3\x82\x99"))
        << "ga, and ka with its mark";
}

TEST(FoldNameTest, IsSafeFromSeveralThreads)
{
    std::vector<std::future<bool>> futures;
    for (int i = 0; i < 4; ++i)
        futures.push_back(std::async(std::launch::async, [] {
            for (int round = 0; round < 50; ++round)
                for (const auto& [name, folded] : kFolds)
                    if (foldName(name) != folded) return false;
            return true;
        }));
    for (auto& future : futures) EXPECT_TRUE(future.get());
}

TEST(ToCodePointsTest, CountsCharactersNotBytes)
{
    EXPECT_EQ(toCodePoints("a坂\xF0\x9F\x8E\xB5"), U"a坂\U0001F3B5");
    EXPECT_EQ(toCodePoints(""), U"");
}

}  // namespace
}  // namespace crossfade
