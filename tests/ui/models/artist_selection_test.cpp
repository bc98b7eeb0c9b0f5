// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/artist_selection.h"

#include "tests/support/builders.h"
#include "tests/ui/support/gui.h"

#include <QSignalSpy>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
using Rows = std::vector<ArtistRow>;

std::shared_ptr<const CatalogueSnapshot> snapshotOf(Catalogue catalogue)
{
    StoredCatalogue stored;
    for (std::size_t i = 0; i < catalogue.artists.size(); ++i)
        stored.artistIds.push_back({static_cast<std::int64_t>(i) + 1});
    std::vector<ModalityMask> presence(catalogue.artists.size(), ModalityMask(3));
    presence.back() = ModalityMask();
    stored.catalogue = std::move(catalogue);
    return makeSnapshot(std::move(stored), std::move(presence));
}

class ArtistSelectionTest : public testing::Test {
protected:
    void SetUp() override { m_selection.setCatalogue(m_catalogue); }

    std::shared_ptr<const CatalogueSnapshot> m_catalogue = snapshotOf(test::smallCatalogue());
    ArtistSelection m_selection;
    QSignalSpy m_changed{&m_selection, &ArtistSelection::changed};
};

TEST_F(ArtistSelectionTest, IsASetInOrder)
{
    m_selection.replace({4, 1, 4, 3});
    EXPECT_EQ(m_selection.artists(), (Rows{1, 3, 4}));
    m_selection.add({0, 3, 0});
    EXPECT_EQ(m_selection.artists(), (Rows{0, 1, 3, 4}));
    m_selection.subtract({1, 2, 4});
    EXPECT_EQ(m_selection.artists(), (Rows{0, 3}));
    m_selection.toggle(3);
    m_selection.toggle(5);
    EXPECT_EQ(m_selection.artists(), (Rows{0, 5}));
    EXPECT_TRUE(m_selection.has(5));
    EXPECT_FALSE(m_selection.has(3));
    m_selection.clear();
    EXPECT_TRUE(m_selection.empty());
    EXPECT_EQ(m_changed.count(), 6);
}

TEST_F(ArtistSelectionTest, SaysNothingWhereNothingChanges)
{
    m_selection.clear();
    m_selection.add({});
    m_selection.subtract({1});
    EXPECT_EQ(m_changed.count(), 0);
    m_selection.replace({2, 1});
    m_selection.replace({1, 2, 2});
    m_selection.add({1});
    m_selection.subtract({0});
    EXPECT_EQ(m_changed.count(), 1);
}

TEST_F(ArtistSelectionTest, AnotherCatalogueClearsIt)
{
    m_selection.replace({1});
    m_selection.setCatalogue(m_catalogue);
    EXPECT_EQ(m_selection.size(), 1U) << "the same";
    m_selection.setCatalogue(snapshotOf(test::smallCatalogue()));
    EXPECT_TRUE(m_selection.empty());
    EXPECT_EQ(m_changed.count(), 2);
    m_selection.setCatalogue(nullptr);
    EXPECT_EQ(m_changed.count(), 2) << "there was nothing to clear";
}

TEST_F(ArtistSelectionTest, SaysHowManyOfHowMany)
{
    EXPECT_EQ(m_selection.sentence(), u"No artist selected"_s);
    m_selection.replace({1, 2});
    EXPECT_EQ(m_selection.sentence(), u"2 of 6 artists selected"_s);
}

TEST(SelectionTableTest, HoldsWhatTheCatalogueSays)
{
    Catalogue catalogue = test::smallCatalogue();
    catalogue.notice.clear();
    catalogue.metadataColumns = {"country", "note"};
    for (Artist& artist : catalogue.artists) artist.metadata = {"France", ""};
    catalogue.artists[0].id = "x";
    catalogue.artists[0].name = "X, \"the\" Y";
    catalogue.artists[0].popularity = 1234567.0;
    catalogue.artists[0].metadata = {"Trinidad\tand Tobago", "two\nlines"};
    catalogue.artists[5].id = "z";
    catalogue.artists[5].name = "Z";
    catalogue.artists[5].popularity = 0.0;
    const auto snapshot = snapshotOf(std::move(catalogue));
    const Rows rows = {0, 5};
    EXPECT_EQ(selectionTable(rows, *snapshot, TableFormat::Tsv),
              "id\tname\tpopularity\tmodalities\tcountry\tnote\n"
              "x\tX, \"the\" Y\t1234567\taudio+tags\tTrinidad and Tobago\ttwo lines\n"
              "z\tZ\t\t\tFrance\t\n");
    EXPECT_EQ(selectionTable(rows, *snapshot, TableFormat::Csv),
              "id,name,popularity,modalities,country,note\r\n"
              "x,\"X, \"\"the\"\" Y\",1234567,audio+tags,Trinidad\tand Tobago,\"two\nlines\"\r\n"
              "z,Z,,,France,\r\n");
}

TEST(SelectionTableTest, BeginsWithTheNotice)
{
    Catalogue catalogue = test::smallCatalogue();
    catalogue.notice = "Made up,\nfor tests.";
    const auto snapshot = snapshotOf(std::move(catalogue));
    EXPECT_TRUE(selectionTable({}, *snapshot, TableFormat::Tsv)
                    .starts_with("# Made up, for tests.\nid\tname"));
    EXPECT_TRUE(selectionTable({}, *snapshot, TableFormat::Csv)
                    .starts_with("\"# Made up, for tests.\"\r\nid,name"));
}

TEST(SelectionTableTest, TheFilesEndingSaysWhichItIs)
{
    EXPECT_EQ(tableFormatOf(u"a/b.TSV"_s), TableFormat::Tsv);
    EXPECT_EQ(tableFormatOf(u"b.csv"_s), TableFormat::Csv);
    EXPECT_EQ(tableFormatOf(u"csv"_s), std::nullopt);
}

}  // namespace
}  // namespace crossfade::ui
