// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue_delta.h"

#include "tests/support/builders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crossfade {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

/// With vocabularies in the order that import gives them.
Catalogue catalogueAsImported()
{
    Catalogue catalogue = test::smallCatalogue();
    applyDelta(catalogue, {{stateOf(catalogue, "a0")}, {}});
    return catalogue;
}

/// Makes the change, then the one that undoes it: the catalogue is equal to what it was.
void expectThereAndBack(const CatalogueDelta& delta)
{
    const Catalogue before = catalogueAsImported();
    Catalogue catalogue = before;
    const CatalogueDelta back = applyDelta(catalogue, delta);
    EXPECT_NE(catalogue, before);
    const Catalogue after = catalogue;
    const CatalogueDelta forth = applyDelta(catalogue, back);
    EXPECT_EQ(catalogue, before);
    EXPECT_EQ(dataHash(catalogue), dataHash(before));
    EXPECT_EQ(contentHash(catalogue), contentHash(before));
    applyDelta(catalogue, forth);
    EXPECT_EQ(catalogue, after);
}

ArtistState state(std::size_t row)
{
    const Catalogue catalogue = catalogueAsImported();
    return stateOf(catalogue, catalogue.artists[row].id);
}

ArtistState gone(std::size_t row)
{
    ArtistState none;
    none.id = state(row).id;
    return none;
}

TEST(CatalogueDeltaTest, AStateHoldsAllThatIsSaidOfAnArtist)
{
    const Catalogue catalogue = catalogueAsImported();
    for (std::size_t row = 0; row < catalogue.artists.size(); ++row) {
        const ArtistState one = state(row);
        EXPECT_EQ(one.artist, catalogue.artists[row]);
        EXPECT_EQ(one.position, row);
    }
    const ArtistState nobody = stateOf(catalogue, "nobody");
    EXPECT_FALSE(nobody.artist);
    EXPECT_TRUE(nobody.given.empty());
}

TEST(CatalogueDeltaTest, ANameChangesAndComesBackAndIsNoData)
{
    ArtistState one = state(2);
    one.artist->name = "otherwise";
    EXPECT_FALSE((CatalogueDelta{{one}, {}}.changesData(catalogueAsImported())));
    expectThereAndBack({{one}, {}});
}

TEST(CatalogueDeltaTest, AnybodyCanGoAndComeBackToTheirPlace)
{
    for (std::size_t row = 0; row < catalogueAsImported().artists.size(); ++row) {
        SCOPED_TRACE(row);
        EXPECT_TRUE((CatalogueDelta{{gone(row)}, {}}.changesData(catalogueAsImported())));
        expectThereAndBack({{gone(row)}, {}});
    }
}

TEST(CatalogueDeltaTest, SeveralGoAndOthersChangeAtOnce)
{
    ArtistState one = state(3);
    one.artist->name = "changed";
    one.similar = {state(1).id};
    one.given.clear();
    expectThereAndBack({{gone(0), one, gone(2)}, {}});
    expectThereAndBack({{gone(4), gone(1)}, {}});
}

TEST(CatalogueDeltaTest, WhoGoesTakesAlongWhatIsSaidOfThemAlone)
{
    Catalogue catalogue = catalogueAsImported();
    applyDelta(catalogue, {{gone(0), gone(1), gone(2), gone(3), gone(4)}, {}});
    EXPECT_THAT(catalogue.artists, SizeIs(1));
    EXPECT_TRUE(catalogue.similar.empty());
    for (const ModalityData& modality : catalogue.modalities) {
        if (const auto* tags = std::get_if<TagData>(&modality.data)) {
            EXPECT_TRUE(tags->tags.empty());
            EXPECT_TRUE(tags->entries.empty());
        }
        if (const auto* dense = std::get_if<DenseData>(&modality.data)) {
            EXPECT_EQ(dense->values.rows, dense->artists.size());
        }
    }
}

TEST(CatalogueDeltaTest, SomebodyNewComesLastAndANewTagInItsPlace)
{
    Catalogue catalogue = catalogueAsImported();
    ArtistState one;
    one.id = "new";
    one.artist = Artist{"new", "New", 0.0, Split::Train,
                        std::vector<std::string>(catalogue.metadataColumns.size())};
    one.position = 1000;
    one.given.push_back({"tags", 0, {}, {{"aaa", 2.0F}}});
    applyDelta(catalogue, {{one}, {}});
    EXPECT_EQ(catalogue.artists.back().id, "new");
    const auto& tags = std::get<TagData>(catalogue.modalities[1].data);
    EXPECT_EQ(tags.tags.front(), "aaa");
    EXPECT_TRUE(std::ranges::is_sorted(tags.tags));
    EXPECT_TRUE(std::ranges::is_sorted(tags.entries));
    expectThereAndBack({{one}, {}});
}

TEST(CatalogueDeltaTest, AModalityIsReplacedAddedAndTakenAwayInItsPlace)
{
    const Catalogue catalogue = catalogueAsImported();
    ModalityData other = catalogue.modalities[0];
    std::get<DenseData>(other.data).values.values[0] += 1.0F;
    expectThereAndBack({{}, {{other.name, other}}});
    other.name = "mood";
    expectThereAndBack({{}, {{"mood", other}}});
    expectThereAndBack({{}, {{"tags", std::nullopt}}});
    Catalogue with = catalogue;
    applyDelta(with, {{}, {{"mood", other}}});
    std::vector<std::string> names;
    for (const ModalityData& one : with.modalities) names.push_back(one.name);
    EXPECT_THAT(names, ElementsAre("audio", "tags", "listening", "mood"));
}

}  // namespace
}  // namespace crossfade
