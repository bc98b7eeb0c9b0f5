// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/society.h"

#include "app/studio/studio.h"
#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <set>

namespace crossfade::studio {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::TempDir;
using test::valueOf;

const std::filesystem::path kSource =
    std::filesystem::path(CROSSFADE_SOURCE_DIR) / "data" / "studio";

constexpr const char* kSmallCast =
    "# Two scenes\n"
    "== Hills | strings\n"
    "sound: hushed, lively\n"
    "around: barns, fairs\n"
    "ann | Ann | 1 | Norway | 2001– | aka=Anne; hub\n"
    "bo | Bo | 5 | Norway | 2002– | like=cy; only=audio\n"
    "== Streets | machines\n"
    "sound: stripped, acid\n"
    "around: clubs\n"
    "cy | Cý | 2 | Chile | 2003– |\n"
    "di | Di | 3 | Chile | 2004– | sound=bells\n";

class CastTest : public testing::Test {
protected:
    Result<Cast> read(const std::string& text) const
    {
        return readCast(m_dir.write("cast.txt", text));
    }
    TempDir m_dir;
};

TEST_F(CastTest, SaysWhoIsInWhichSceneAndHowTheySound)
{
    const Cast cast = valueOf(read(kSmallCast));
    ASSERT_EQ(cast.scenes.size(), 2U);
    EXPECT_EQ(cast.scenes[1].name, "Streets");
    EXPECT_EQ(cast.scenes[1].recipe, Recipe::Machines);
    EXPECT_THAT(cast.scenes[0].soundTags, testing::ElementsAre("hushed", "lively"));
    EXPECT_THAT(cast.scenes[0].aroundTags, testing::ElementsAre("barns", "fairs"));
    ASSERT_EQ(cast.members.size(), 4U);
    EXPECT_EQ(cast.members[0].alsoKnownAs, "Anne");
    EXPECT_TRUE(cast.members[0].hub);
    EXPECT_EQ(cast.members[1].like, "cy");
    EXPECT_TRUE(cast.members[1].audioOnly);
    EXPECT_EQ(cast.members[2].name, "Cý");
    EXPECT_EQ(cast.members[2].scene, 1U);
    EXPECT_EQ(cast.members[3].sound, Recipe::Bells);
}

TEST_F(CastTest, AFaultIsNamedWithItsLine)
{
    const std::string scene = "== Hills | strings\n";
    EXPECT_THAT(read("== Hills | spoons\n"), HasErrorWith("cast.txt:1: There is no sound"));
    EXPECT_THAT(read("== Hills\n"), HasErrorWith("\" Hills\""));
    EXPECT_THAT(read("a | A | 1 | X | Y |\n"), HasErrorWith("cast.txt:1: It stands before"));
    EXPECT_THAT(read(scene + "a | A | 6 | X | Y |\n"), HasErrorWith("cast.txt:2: The tier \"6\""));
    EXPECT_THAT(read(scene + "a | A | 1 | X\n"), HasErrorWith("six fields, not 4"));
    EXPECT_THAT(read(scene + "a | A | 1 | X | Y | loud\n"), HasErrorWith("\"loud\""));
    EXPECT_THAT(read(scene + "a |  | 1 | X | Y |\n"), HasErrorWith("empty"));
    EXPECT_THAT(read(scene + "a | A | 1 | X | Y |\na | B | 1 | X | Y |\n"),
                HasErrorWith("cast.txt:3: The id \"a\""));
    EXPECT_THAT(read(scene + "a | A | 1 | X | Y | like=b\n"), HasErrorWith("nobody of that id"));
    EXPECT_THAT(read(scene + "a | A | 1 | X | Y |\nb | B | 1 | X | Y | like=a\n"
                             "c | C | 1 | X | Y | like=b\n"),
                HasErrorWith("like somebody else"));
    EXPECT_THAT(readCast(m_dir / "none.txt"), HasErrorCode(ErrorCode::Io));
}

class SocietyTest : public testing::Test {
protected:
    SocietyTest() : m_cast(valueOf(readCast(kSource / "cast.txt"))), m_society(drawSociety(m_cast))
    {
    }
    static std::set<std::string> tagsOf(const Artist& artist)
    {
        std::set<std::string> tags;
        for (const auto& [tag, weight] : artist.tags) tags.insert(tag);
        return tags;
    }
    const Artist& model(const Artist& artist) const
    {
        return *std::ranges::find_if(
            m_society, [&](const Artist& other) { return other.member.id == artist.member.like; });
    }

    Cast m_cast;
    std::vector<Artist> m_society;
};

TEST_F(SocietyTest, WhoIsLikeSomebodySharesTheirSoundAndNothingElse)
{
    std::map<std::string, std::set<std::size_t>> listeners;
    for (const Plays& plays : drawListening(m_cast, m_society))
        listeners[m_society[plays.artist].member.id].insert(plays.user);
    std::size_t seen = 0;
    for (const Artist& artist : m_society) {
        if (artist.member.like.empty()) continue;
        ++seen;
        const Artist& other = model(artist);
        EXPECT_EQ(artist.style.recipe, other.style.recipe);
        EXPECT_NEAR(artist.style.brightness, other.style.brightness, 0.02);
        EXPECT_NE(artist.style.tune, other.style.tune);
        for (const std::string& tag : tagsOf(artist))
            EXPECT_FALSE(tagsOf(other).contains(tag)) << artist.member.id << " " << tag;
        for (const std::size_t user : listeners[artist.member.id])
            EXPECT_FALSE(listeners[other.member.id].contains(user)) << artist.member.id;
        EXPECT_EQ(artist.hasTags, !artist.member.audioOnly);
        EXPECT_EQ(listeners[artist.member.id].empty(), artist.member.audioOnly);
    }
    EXPECT_EQ(seen, 6U);
}

TEST_F(SocietyTest, TheLessKnownMissMoreAndNobodyMissesAll)
{
    std::map<int, std::pair<double, double>> byTier;
    for (const Artist& artist : m_society) {
        EXPECT_TRUE(artist.hasAudio || artist.hasTags || artist.hasListening) << artist.member.id;
        EXPECT_EQ(artist.hasTags, !artist.tags.empty()) << artist.member.id;
        auto& [missing, count] = byTier[artist.member.tier];
        missing += 3 - artist.hasAudio - artist.hasTags - artist.hasListening;
        ++count;
    }
    EXPECT_EQ(byTier[2].first, 0.0);
    EXPECT_LT(byTier[3].first / byTier[3].second, byTier[4].first / byTier[4].second);
    EXPECT_LT(byTier[4].first / byTier[4].second, byTier[5].first / byTier[5].second);
}

TEST_F(SocietyTest, FewTagsAreTooRareToCount)
{
    std::map<std::string, int> carriers;
    for (const Artist& artist : m_society)
        for (const auto& [tag, weight] : artist.tags) {
            ++carriers[tag];
            EXPECT_GE(weight, 1);
            EXPECT_LE(weight, 100);
        }
    // Import drops those of fewer than three.
    const auto rare = std::ranges::count_if(carriers, [](const auto& c) { return c.second < 3; });
    EXPECT_LE(rare * 8, std::ssize(carriers));
}

TEST_F(SocietyTest, UsersListenMostlyAtHomeAndToNobodyTwice)
{
    std::set<std::pair<std::size_t, std::size_t>> seen;
    std::map<std::size_t, std::size_t> heard;
    std::map<std::size_t, std::map<std::size_t, double>> scenes;
    for (const Plays& plays : drawListening(m_cast, m_society)) {
        EXPECT_TRUE(seen.emplace(plays.user, plays.artist).second);
        EXPECT_TRUE(m_society[plays.artist].hasListening);
        EXPECT_GE(plays.plays, 1);
        ++heard[plays.user];
        ++scenes[plays.user][m_society[plays.artist].member.scene];
    }
    ASSERT_EQ(heard.size(), kUsers);
    double first = 0.0;
    double all = 0.0;
    for (const auto& [user, counts] : scenes) {
        double most = 0.0;
        for (const auto& [scene, count] : counts) most = std::max(most, count);
        first += most;
        all += static_cast<double>(heard[user]);
    }
    EXPECT_GT(first / all, 0.5);
}

TEST_F(SocietyTest, EverybodyHasFourSimilarOrMoreAndPairsComeOnce)
{
    const auto pairs = similarPairs(m_society);
    EXPECT_TRUE(std::ranges::is_sorted(pairs));
    EXPECT_EQ(std::ranges::adjacent_find(pairs), pairs.end());
    std::vector<int> degrees(m_society.size(), 0);
    for (const auto& [a, b] : pairs) {
        EXPECT_LT(a, b);
        ++degrees[a];
        ++degrees[b];
    }
    EXPECT_GE(*std::ranges::min_element(degrees), 4);
}

TEST_F(CastTest, TheSameCastGivesTheSameBytes)
{
    static_cast<void>(m_dir.write("cast.txt", kSmallCast));
    static_cast<void>(m_dir.write("truths.json", "{}\n"));
    const StudioReport report = valueOf(makeStudio(m_dir.path(), m_dir / "one"));
    EXPECT_EQ(report.artists, 4U);
    static_cast<void>(valueOf(makeStudio(m_dir.path(), m_dir / "two")));
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(m_dir / "one")) {
        if (!entry.is_regular_file()) continue;
        ++files;
        EXPECT_EQ(test::readBytes(entry.path()),
                  test::readBytes((m_dir / "two") / entry.path().lexically_relative(m_dir / "one")))
            << entry.path();
    }
    EXPECT_EQ(files, 7U + report.pieces);
}

TEST_F(CastTest, WhatCannotBeReadOrWrittenIsNamed)
{
    static_cast<void>(m_dir.write("cast.txt", kSmallCast));
    EXPECT_THAT(makeStudio(m_dir.path(), m_dir / "one"), HasErrorWith("truths.json"));
    static_cast<void>(m_dir.write("truths.json", "{}\n"));
    static_cast<void>(m_dir.write("file", ""));
    EXPECT_THAT(makeStudio(m_dir.path(), m_dir / "file"), HasErrorCode(ErrorCode::Io));
}

}  // namespace
}  // namespace crossfade::studio
