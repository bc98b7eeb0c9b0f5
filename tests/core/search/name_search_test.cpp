// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/name_search.h"

#include "core/base/random.h"
#include "core/search/name_fold.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace crossfade {
namespace {

/// The definition of the optimal string alignment distance, written out.
std::size_t distanceSlowly(std::u32string_view a, std::u32string_view b)
{
    if (a.empty()) return b.size();
    if (b.empty()) return a.size();
    const std::size_t cost = a.back() == b.back() ? 0 : 1;
    const auto cutA = a.substr(0, a.size() - 1);
    const auto cutB = b.substr(0, b.size() - 1);
    std::size_t best = std::min({distanceSlowly(cutA, b) + 1, distanceSlowly(a, cutB) + 1,
                                 distanceSlowly(cutA, cutB) + cost});
    if (a.size() > 1 && b.size() > 1 && a.back() == b[b.size() - 2] && a[a.size() - 2] == b.back())
        best = std::min(best,
                        distanceSlowly(a.substr(0, a.size() - 2), b.substr(0, b.size() - 2)) + 1);
    return best;
}

std::u32string randomText(Random& random, std::uint32_t longest)
{
    std::u32string text(random.below(longest + 1), U'a');
    for (char32_t& c : text) c = U'a' + random.below(3);
    return text;
}

TEST(EditDistanceTest, AgreesWithTheDefinitionUpToTheLimit)
{
    Random random(1);
    for (int trial = 0; trial < 400; ++trial) {
        const std::u32string a = randomText(random, 6);
        const std::u32string b = randomText(random, 6);
        const std::size_t exact = distanceSlowly(a, b);
        for (const std::size_t limit : {0U, 1U, 2U, 4U, 10U})
            ASSERT_EQ(editDistance(a, b, limit), std::min(exact, limit + 1)) << "trial " << trial;
        ASSERT_EQ(editDistance(b, a, 10), exact) << "it is symmetric";
    }
}

TEST(EditDistanceTest, CountsSwappedNeighboursOnce)
{
    EXPECT_EQ(editDistance(U"radiohaed", U"radiohead", 3), 1U);
    EXPECT_EQ(editDistance(U"ca", U"abc", 5), 3U) << "optimal string alignment, not 2";
    EXPECT_EQ(editDistance(U"", U"abc", 5), 3U);
    EXPECT_EQ(editDistance(U"abc", U"", 1), 2U);
    EXPECT_EQ(editDistance(U"", U"", 0), 0U);
}

TEST(PrefixDistanceTest, IsTheLeastDistanceToAnyBeginning)
{
    Random random(2);
    for (int trial = 0; trial < 200; ++trial) {
        const std::u32string typed = randomText(random, 4);
        const std::u32string name = randomText(random, 7);
        std::size_t exact = typed.size();
        for (std::size_t length = 0; length <= name.size(); ++length)
            exact = std::min(exact, distanceSlowly(typed, name.substr(0, length)));
        for (const std::size_t limit : {0U, 1U, 3U, 9U})
            ASSERT_EQ(prefixDistance(typed, name, limit), std::min(exact, limit + 1))
                << "trial " << trial;
    }
}

class NameSearchTest : public testing::Test {
protected:
    NameSearchTest()
    {
        std::vector<std::vector<std::string>> folded;
        for (const auto& names : m_names) {
            auto& own = folded.emplace_back();
            for (const std::string& name : names) own.push_back(foldName(name));
        }
        m_search.emplace(folded, std::vector<double>{50, 40, 30, 20, 90, 10, 5, 60, 70, 1, 0});
    }
    /// The first names of what is found, all artists being candidates.
    std::vector<std::string> find(const std::string& typed, std::size_t most = 20) const
    {
        std::vector<std::string> found;
        for (const NameHit& hit : m_search->find(typed, most, everybody))
            found.push_back(m_names[hit.artist][0]);
        return found;
    }
    std::string first(const std::string& typed) const
    {
        const auto found = find(typed);
        return found.empty() ? "nobody" : found[0];
    }
    static std::vector<ArtistRow> everybody(const std::string&)
    {
        std::vector<ArtistRow> rows(11);
        std::iota(rows.begin(), rows.end(), ArtistRow{0});
        return rows;
    }

    const std::vector<std::vector<std::string>> m_names = {
        {"Radiohead"},      {"Björk"},       {"U2"},  {"坂本龍一", "Ryuichi Sakamoto"},
        {"The Beatles"},    {"Radio Dept."}, {"Uno"}, {"Portishead"},
        {"Beat Happening"}, {"坂本真綾"},    {""}};
    std::optional<NameSearch> m_search;
};

TEST_F(NameSearchTest, ForgivesTypingErrors)
{
    const auto hits = m_search->find("radiohaed", 5, everybody);
    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits[0].artist, 0U);
    EXPECT_EQ(hits[0].distance, 1U);
    EXPECT_EQ(first("portished"), "Portishead");
    EXPECT_EQ(first("beatels"), "The Beatles") << "a word of the name, with an error";
}

TEST_F(NameSearchTest, FindsWithoutAccentsAndCase)
{
    EXPECT_EQ(find("bjork"), std::vector<std::string>{"Björk"});
    EXPECT_EQ(find("BJÖRK"), std::vector<std::string>{"Björk"});
}

TEST_F(NameSearchTest, FindsShortNamesAndShortBeginnings)
{
    EXPECT_EQ(first("u2"), "U2");
    EXPECT_EQ(find("u"), (std::vector<std::string>{"U2", "Uno"}));
}

TEST_F(NameSearchTest, FindsShortTextsWithAnErrorWithoutTheIndex)
{
    const auto nobody = [](const std::string&) { return std::vector<ArtistRow>{}; };
    const auto hits = m_search->find("bjrok", 5, nobody);
    ASSERT_FALSE(hits.empty()) << "it shares no three letters with bjork";
    EXPECT_EQ(hits[0].artist, 1U);
}

TEST_F(NameSearchTest, FindsOtherScriptsByTheirBeginning)
{
    EXPECT_EQ(find("坂本"), (std::vector<std::string>{"坂本龍一", "坂本真綾"}));
    EXPECT_EQ(first("坂本龍一"), "坂本龍一");
}

TEST_F(NameSearchTest, FindsByAnAliasOnce)
{
    EXPECT_EQ(find("ryuichi"), std::vector<std::string>{"坂本龍一"});
    EXPECT_EQ(find("sakamoto"), std::vector<std::string>{"坂本龍一"}) << "a word of the alias";
}

TEST_F(NameSearchTest, TheWholeNameComesBeforeBeginningsBeforeWordsBeforeErrors)
{
    EXPECT_EQ(find("radio"), (std::vector<std::string>{"Radiohead", "Radio Dept."}))
        << "both begin so; the more popular first";
    EXPECT_EQ(find("beat"), (std::vector<std::string>{"Beat Happening", "The Beatles"}))
        << "a name that begins so, before a word that does, however popular";
    EXPECT_EQ(find("head"), (std::vector<std::string>{"Portishead", "Radiohead"}))
        << "inside a name, by popularity";
}

TEST_F(NameSearchTest, GivesAtMostAsManyAsAskedFor)
{
    EXPECT_EQ(find("radio", 1), std::vector<std::string>{"Radiohead"});
    EXPECT_TRUE(find("radio", 0).empty());
}

TEST_F(NameSearchTest, FindsNobodyForNothing)
{
    EXPECT_TRUE(find("").empty());
    EXPECT_TRUE(find("xyzzyx").empty());
    EXPECT_TRUE(find(" ").empty());
    EXPECT_TRUE(find("zz").empty());
}

TEST_F(NameSearchTest, AsksForCandidatesWithTheFoldedText)
{
    std::string asked;
    m_search->find("BJÖRK", 5, [&](const std::string& folded) {
        asked = folded;
        return std::vector<ArtistRow>{};
    });
    EXPECT_EQ(asked, "bjork");
}

}  // namespace
}  // namespace crossfade
