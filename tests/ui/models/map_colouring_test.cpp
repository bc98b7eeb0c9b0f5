// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_colouring.h"

#include "tests/ui/support/gui.h"
#include "ui/theme/map_palette.h"

#include <cmath>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

/// One artist per value.
Catalogue catalogueOf(const std::vector<std::string>& column,
                      const std::vector<double>& popularity = {})
{
    Catalogue catalogue;
    catalogue.metadataColumns = {"genre"};
    for (std::size_t i = 0; i < column.size(); ++i) {
        Artist artist;
        artist.id = "a" + std::to_string(i);
        artist.metadata = {column[i]};
        artist.popularity = popularity.empty() ? 0.0 : popularity[i];
        catalogue.artists.push_back(std::move(artist));
    }
    return catalogue;
}

Catalogue catalogueOfPopularity(const std::vector<double>& popularity)
{
    return catalogueOf(std::vector<std::string>(popularity.size()), popularity);
}

QStringList namesOf(const MapColouring& colouring)
{
    QStringList names;
    for (const LegendEntry& entry : colouring.entries) names << entry.name;
    return names;
}

std::vector<std::size_t> countsOf(const MapColouring& colouring)
{
    std::vector<std::size_t> counts;
    for (const LegendEntry& entry : colouring.entries) counts.push_back(entry.artists);
    return counts;
}

/// What is true of every colouring.
void expectSound(const MapColouring& colouring, std::size_t artists, const OnMap& onMap = {})
{
    std::vector<std::size_t> counts(colouring.entries.size(), 0);
    std::size_t placed = 0;
    ASSERT_EQ(colouring.classes.size(), artists);
    for (std::size_t i = 0; i < artists; ++i) {
        if (!onMap.empty() && !onMap[i]) {
            EXPECT_EQ(colouring.classes[i], kOffMap);
            continue;
        }
        ++placed;
        ASSERT_LT(colouring.classes[i], counts.size());
        ++counts[colouring.classes[i]];
    }
    EXPECT_EQ(countsOf(colouring), counts);
    EXPECT_EQ(colouring.artists(), placed);
    for (std::size_t e = 0; e < colouring.entries.size(); ++e) {
        const LegendEntry& entry = colouring.entries[e];
        EXPECT_FALSE(entry.name.isEmpty());
        EXPECT_EQ(entry.missing, entry.light == missingColour().light) << e;
        EXPECT_TRUE(!entry.missing || (e + 1 == counts.size() && entry.artists > 0));
    }
}

TEST(MapColouringTest, ByNothingAllAreAlike)
{
    const MapColouring colouring = colourByNothing(5, {true, true, false, true, true});
    expectSound(colouring, 5, {true, true, false, true, true});
    EXPECT_EQ(countsOf(colouring), std::vector<std::size_t>{4});
    EXPECT_EQ(colourByNothing(0, {}).artists(), 0U);
}

TEST(MapColouringTest, ByValueTheMostFrequentComeFirstThenByName)
{
    const Catalogue catalogue =
        catalogueOf({"rock", "jazz", "", "soul", "jazz", "rock", "ambient", " ", "rock"});
    const MapColouring colouring = colourByColumn(catalogue, 0, {});
    expectSound(colouring, 9);
    EXPECT_EQ(colouring.title, u"genre"_s);
    EXPECT_EQ(namesOf(colouring),
              (QStringList{u"rock"_s, u"jazz"_s, u"ambient"_s, u"soul"_s, u"unknown"_s}));
    EXPECT_EQ(countsOf(colouring), (std::vector<std::size_t>{3, 2, 1, 1, 2}));
    EXPECT_EQ(colouring.entries[1].dark, categoryColour(1).dark);
}

TEST(MapColouringTest, ThreeHundredValuesHaveEightColoursAndTheOthersOne)
{
    std::vector<std::string> values;
    for (int kind = 0; kind < 300; ++kind)
        for (int i = 0; i < (kind < 8 ? 10 - kind : 1); ++i)
            values.push_back("genre " + std::to_string(kind));
    values.emplace_back();
    const MapColouring colouring = colourByColumn(catalogueOf(values), 0, {});
    expectSound(colouring, values.size());
    ASSERT_EQ(colouring.entries.size(), 10U);
    EXPECT_EQ(colouring.entries[0].name, u"genre 0"_s);
    EXPECT_EQ(colouring.entries[7].artists, 3U);
    EXPECT_EQ(colouring.entries[8].name, u"292 others"_s);
    EXPECT_EQ(colouring.entries[8].artists, 292U);
    EXPECT_EQ(colouring.entries[8].light, otherColour().light);
    EXPECT_TRUE(colouring.entries[9].missing);
}

TEST(MapColouringTest, OneThatIsLeftOverKeepsItsName)
{
    std::vector<std::string> values;
    for (char c = 'a'; c <= 'i'; ++c) values.emplace_back(1, c);
    const MapColouring colouring = colourByColumn(catalogueOf(values), 0, {});
    expectSound(colouring, 9);
    EXPECT_EQ(colouring.entries.back().name, u"i"_s);
    EXPECT_EQ(colouring.entries.back().light, otherColour().light);
}

TEST(MapColouringTest, OnlyWhoIsOnTheMapCounts)
{
    const Catalogue catalogue = catalogueOf({"rock", "jazz", "jazz", "rock", "rock", "dub"});
    const OnMap onMap = {false, true, true, false, true, false};
    const MapColouring colouring = colourByColumn(catalogue, 0, onMap);
    expectSound(colouring, 6, onMap);
    EXPECT_EQ(namesOf(colouring), (QStringList{u"jazz"_s, u"rock"_s})) << "nobody is dub there";
}

TEST(MapColouringTest, AColumnOfNothingIsAllMissing)
{
    const MapColouring colouring = colourByColumn(catalogueOf({"", "", " \t"}), 0, {});
    expectSound(colouring, 3);
    EXPECT_EQ(namesOf(colouring), QStringList{u"unknown"_s});
    expectSound(colourByColumn(catalogueOf({}), 0, {}), 0);
}

TEST(MapColouringTest, YearsAreNumbersAlsoWhereTheyAreRanges)
{
    const MapColouring colouring = colourByColumn(
        catalogueOf({"1985–2017", "1972-1982", "1985", "", "1972 – 1980", "1990–present"}), 0, {});
    expectSound(colouring, 6);
    EXPECT_EQ(namesOf(colouring), (QStringList{u"1972"_s, u"1985"_s, u"1990"_s, u"unknown"_s}));
    EXPECT_EQ(countsOf(colouring), (std::vector<std::size_t>{2, 2, 1, 1}));
}

TEST(MapColouringTest, AFewTextsAmongNumbersAreMissing)
{
    std::vector<std::string> values(39, "12.5");
    values[3] = "-1e400";
    values.emplace_back("nan");
    for (int i = 0; i < 60; ++i) values.push_back(std::to_string(i));
    const MapColouring colouring = colourByColumn(catalogueOf(values), 0, {});
    expectSound(colouring, 100);
    EXPECT_EQ(colouring.entries.back().name, u"unknown"_s);
    EXPECT_EQ(colouring.entries.back().artists, 2U) << "infinite and not a number";
    values.insert(values.end(), 10, "loud");
    EXPECT_EQ(colourByColumn(catalogueOf(values), 0, {}).entries.front().name, u"12.5"_s)
        << "too many texts: it is a column of texts";
}

TEST(MapColouringTest, ByPopularityTheUnknownAreMissing)
{
    std::vector<double> popularity(1000, 0.0);
    for (std::size_t i = 0; i < 800; ++i) popularity[i] = static_cast<double>(10 * (i + 1));
    const MapColouring colouring = colourByPopularity(catalogueOfPopularity(popularity), {});
    expectSound(colouring, 1000);
    EXPECT_EQ(namesOf(colouring),
              (QStringList{u"10 – 1,499"_s, u"1,500 – 2,999"_s, u"3,000 – 4,999"_s,
                           u"5,000 – 6,499"_s, u"6,500 – 8,000"_s, u"unknown"_s}));
    EXPECT_EQ(colouring.entries.back().artists, 200U);
    EXPECT_EQ(namesOf(colourByPopularity(catalogueOfPopularity({0.0, 0.0}), {})),
              QStringList{u"unknown"_s});
}

TEST(MapColouringTest, BySetNamesTheModalities)
{
    const std::vector<std::string> names = {"audio", "tags", "listening"};
    const std::vector<ModalityMask> presence = {ModalityMask(7), ModalityMask(0), ModalityMask(3),
                                                ModalityMask(7), ModalityMask(4)};
    const MapColouring colouring = colourBySet(presence, names, {});
    expectSound(colouring, 5);
    EXPECT_EQ(namesOf(colouring), (QStringList{u"audio + tags + listening"_s, u"audio + tags"_s,
                                               u"listening"_s, u"none"_s}));
    std::vector<std::string> eight;
    std::vector<ModalityMask> all;
    for (int m = 0; m < 8; ++m) eight.push_back("m" + std::to_string(m));
    for (std::uint32_t bits = 0; bits < 256; ++bits) all.emplace_back(bits);
    const MapColouring most = colourBySet(all, eight, {});
    expectSound(most, 256);
    EXPECT_EQ(most.entries[8].name, u"247 other sets"_s);
}

TEST(MapColouringTest, ByRegionTheSmallOnesAreTogether)
{
    std::vector<std::uint32_t> regions = {0, 0, 0, kNoRegion};
    QStringList names;
    for (std::uint32_t r = 0; r < 12; ++r) {
        names << u"region %1"_s.arg(r);
        if (r < 10) regions.push_back(r);
    }
    const MapColouring colouring = colourByRegion(regions, names, {});
    expectSound(colouring, regions.size());
    EXPECT_EQ(colouring.entries[0].name, u"region 0"_s);
    EXPECT_EQ(colouring.entries[8].name, u"2 smaller regions"_s) << "two of twelve have nobody";
    EXPECT_EQ(colouring.entries[9].name, u"in no region"_s);
}

TEST(MapColouringTest, ByTagThoseWithoutItAreMissing)
{
    const std::vector<float> amounts = {0.0F, 3.0F, 1.0F, 0.0F, 3.0F, kNaN};
    const MapColouring colouring = colourByTag(u"dub"_s, amounts, {});
    expectSound(colouring, 6);
    EXPECT_EQ(namesOf(colouring), (QStringList{u"1"_s, u"3"_s, u"without it"_s}));
    EXPECT_EQ(countsOf(colouring), (std::vector<std::size_t>{1, 2, 3}));
}

TEST(MapColouringTest, SharesAreInFifthsAndTakeWhatIsBeyond)
{
    const std::vector<float> shares = {-0.1F, 0.2F, 0.39F, 1.0F, 1.2F, kNaN};
    const MapColouring colouring = colourByShare(u"tags"_s, shares, {});
    expectSound(colouring, 6);
    EXPECT_EQ(countsOf(colouring), (std::vector<std::size_t>{1, 2, 0, 0, 2, 1}));
    EXPECT_EQ(colouring.entries[0].name, u"under 20 %"_s);
    const MapColouring fidelity = colourByTrueNeighbours(shares, {});
    EXPECT_EQ(countsOf(fidelity), countsOf(colouring));
    EXPECT_EQ(fidelity.entries.back().name, u"not measured"_s);
    EXPECT_EQ(namesOf(colourByTrueNeighbours(std::vector<float>{kNaN}, {})),
              QStringList{u"not measured"_s});
}

TEST(MapColouringTest, BySimilarityWhoCantBeComparedIsMissing)
{
    std::vector<float> similarities;
    for (int i = 0; i <= 100; ++i) similarities.push_back(static_cast<float>(i) / 100.0F);
    similarities.push_back(-std::numeric_limits<float>::infinity());
    const MapColouring colouring = colourBySimilarity(u"Nina Simone"_s, similarities, {});
    expectSound(colouring, 102);
    EXPECT_EQ(colouring.title, u"similar to Nina Simone"_s);
    ASSERT_EQ(colouring.entries.size(), 6U);
    EXPECT_EQ(colouring.entries[0].name, u"under .20"_s);
    EXPECT_EQ(colouring.entries[5].artists, 1U);
    EXPECT_EQ(colouring.entries[4].dark, stepColours(5)[4].dark) << "the most is the last step";
}

TEST(MapColouringTest, HiddenEntriesAreNotShown)
{
    const MapColouring colouring = colourByColumn(catalogueOf({"x", "y", "y", ""}), 0, {});
    EXPECT_EQ(colouring.shown({false, false, false}), 4U);
    EXPECT_EQ(colouring.shown({true, false, false}), 2U);
    EXPECT_EQ(colouring.shown({true, true, true}), 0U);
}

}  // namespace
}  // namespace crossfade::ui
