// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue.h"

#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

namespace crossfade {
namespace {

using test::HasErrorWith;
using test::smallCatalogue;
using test::valueOf;

TEST(SplitTest, NamesLeadBackToSplits)
{
    for (const Split split : {Split::Train, Split::Val, Split::Test})
        EXPECT_EQ(valueOf(splitFromName(splitName(split))), split);
    EXPECT_THAT(splitFromName("dev"), HasErrorWith("\"dev\""));
    EXPECT_THAT(splitFromName("Train"), HasErrorWith("none of"));
}

struct Change {
    const char* what;
    std::function<void(Catalogue&)> apply;
};

DenseData& dense(Catalogue& c)
{
    return std::get<DenseData>(c.modalities[0].data);
}
TagData& tags(Catalogue& c)
{
    return std::get<TagData>(c.modalities[1].data);
}
InteractionData& listening(Catalogue& c)
{
    return std::get<InteractionData>(c.modalities[2].data);
}

TEST(DataHashTest, ChangesWithEverythingThatTrainingOrEvaluationReads)
{
    const Change changes[] = {
        {"id", [](Catalogue& c) { c.artists[0].id = "x"; }},
        {"popularity", [](Catalogue& c) { c.artists[0].popularity += 1.0; }},
        {"split", [](Catalogue& c) { c.artists[0].split = Split::Test; }},
        {"order of artists", [](Catalogue& c) { std::swap(c.artists[0], c.artists[1]); }},
        {"one artist more",
         [](Catalogue& c) {
             c.artists.push_back({"z", "", 0, {}, {"", ""}});
         }},
        {"modality name", [](Catalogue& c) { c.modalities[0].name = "sound"; }},
        {"column", [](Catalogue& c) { dense(c).columns[0] = "x"; }},
        {"dense value", [](Catalogue& c) { dense(c).values.at(0, 0) += 1.0F; }},
        {"dense artist", [](Catalogue& c) { dense(c).artists[0] = 5; }},
        {"tag", [](Catalogue& c) { tags(c).tags[0] = "x"; }},
        {"count", [](Catalogue& c) { tags(c).entries[0].count += 1.0F; }},
        {"tagged artist", [](Catalogue& c) { tags(c).entries[0].artist = 5; }},
        {"user", [](Catalogue& c) { listening(c).users[0] = "x"; }},
        {"plays", [](Catalogue& c) { listening(c).entries[0].plays += 1.0F; }},
        {"pair", [](Catalogue& c) { c.similar[0].second = 4; }},
        {"no pair", [](Catalogue& c) { c.similar.clear(); }},
        {"modality gone", [](Catalogue& c) { c.modalities.pop_back(); }},
    };
    std::set<std::string> hashes = {dataHash(smallCatalogue())};
    for (const Change& change : changes) {
        Catalogue changed = smallCatalogue();
        change.apply(changed);
        EXPECT_TRUE(hashes.insert(dataHash(changed)).second) << change.what;
    }
}

TEST(DataHashTest, TellsTagsFromInteractionsOfTheSameNumbers)
{
    Catalogue asTags = smallCatalogue();
    Catalogue asPlays = smallCatalogue();
    InteractionData same;
    same.users = tags(asPlays).tags;
    for (const auto& entry : tags(asPlays).entries)
        same.entries.push_back({entry.artist, entry.tag, entry.count});
    asPlays.modalities[1].data = same;
    EXPECT_NE(dataHash(asTags), dataHash(asPlays)) << "they make different features";
}

TEST(DataHashTest, DoesNotChangeWithWhatIsOnlyShown)
{
    Catalogue renamed = smallCatalogue();
    renamed.name = "other";
    renamed.notice = "";
    renamed.artists[0].name = "Bjork";
    renamed.artists[0].metadata[0] = "Iceland";
    EXPECT_EQ(dataHash(renamed), dataHash(smallCatalogue()));
}

std::vector<Artist> artists(std::size_t count)
{
    std::vector<Artist> made(count);
    for (std::size_t i = 0; i < count; ++i) made[i].id = std::to_string(i);
    return made;
}

std::size_t countOf(const std::vector<Artist>& artists, Split split)
{
    return static_cast<std::size_t>(std::ranges::count(artists, split, &Artist::split));
}

TEST(DrawSplitTest, GivesEightyTenTen)
{
    std::vector<Artist> drawn = artists(1003);
    drawSplit(drawn, 42);
    EXPECT_EQ(countOf(drawn, Split::Val), 100U);
    EXPECT_EQ(countOf(drawn, Split::Test), 100U);
    EXPECT_EQ(countOf(drawn, Split::Train), 803U);
}

TEST(DrawSplitTest, DependsOnTheSeedOnly)
{
    std::vector<Artist> first = artists(200);
    std::vector<Artist> again = artists(200);
    std::vector<Artist> other = artists(200);
    drawSplit(first, 1);
    std::ranges::for_each(again, [](Artist& a) { a.split = Split::Test; });
    drawSplit(again, 1);
    drawSplit(other, 2);
    EXPECT_EQ(first, again);
    EXPECT_NE(first, other);
}

TEST(DrawSplitTest, GivesAHandfulOfArtistsSomeoneToAskFor)
{
    std::vector<Artist> five = artists(5);
    drawSplit(five, 1);
    EXPECT_EQ(countOf(five, Split::Val), 1U);
    EXPECT_EQ(countOf(five, Split::Test), 1U);
    EXPECT_EQ(countOf(five, Split::Train), 3U);
    std::vector<Artist> four = artists(4);
    drawSplit(four, 1);
    EXPECT_EQ(countOf(four, Split::Train), 4U);
}

}  // namespace
}  // namespace crossfade
