// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/change_figures.h"

#include "tests/ui/support/gui.h"

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

/// Artists of these names, in this order; ids are "id0", "id1", …
std::shared_ptr<const CatalogueSnapshot> catalogueOf(const std::vector<std::string>& names)
{
    StoredCatalogue stored;
    for (const std::string& name : names) {
        const std::size_t row = stored.catalogue.artists.size();
        stored.catalogue.artists.push_back(
            {"id" + std::to_string(row), name, 1.0, Split::Train, {}});
        stored.artistIds.push_back(ArtistId{static_cast<std::int64_t>(row) + 1});
    }
    return makeSnapshot(std::move(stored), std::vector<ModalityMask>(names.size()));
}

std::vector<std::string> spokenOf(const RankSlopes& slopes)
{
    std::vector<std::string> spoken;
    for (const RankSlope& row : slopes.rows) spoken.push_back(row.spoken.toStdString());
    return spoken;
}

TEST(ChangeFiguresTest, SaysOfEachArtistWhatHappened)
{
    const auto catalogue =
        catalogueOf({"Odetta", "Ray Charles", "Terry Callier", "Nina %1 Simone", "Björk"});
    const std::vector<ModalityMask> presence = {ModalityMask(1), ModalityMask(2), ModalityMask(3),
                                                ModalityMask(4), ModalityMask(5)};
    ListChange change;
    change.k = 20;
    change.changes = {{4, 1, 1}, {0, 12, 3}, {3, 2, 11}, {2, 0, 12}, {1, 7, 0}};
    change.entered = 1;
    change.overlap = 0.95;
    const RankSlopes slopes = rankSlopes(change, *catalogue, presence, 3);
    EXPECT_THAT(spokenOf(slopes),
                testing::ElementsAre("Björk stays at 1", "Odetta rises from 12 to 3",
                                     "Nina %1 Simone falls from 2 to 11",
                                     "Terry Callier enters at 12", "Ray Charles leaves; was 7"));
    EXPECT_EQ(slopes.k, 20U);
    EXPECT_EQ(slopes.modalities, 3U);
    EXPECT_EQ(slopes.rows[1].name, u"Odetta"_s);
    EXPECT_EQ(slopes.rows[1].presence, ModalityMask(1));
    EXPECT_TRUE(slopes.rows[1].rises() && !slopes.rows[1].entered());
    EXPECT_TRUE(slopes.rows[3].entered() && !slopes.rows[3].rises());
    EXPECT_TRUE(slopes.rows[4].left() && !slopes.rows[4].falls());
    EXPECT_EQ(slopes.summary, u"overlap@20 .95: 1 enters, 1 leaves"_s);
}

TEST(ChangeFiguresTest, TheSummaryCountsWhoEntersAndLeaves)
{
    const auto catalogue = catalogueOf({"A"});
    ListChange change;
    change.k = 20;
    change.entered = 7;
    change.overlap = 0.65;
    EXPECT_EQ(rankSlopes(change, *catalogue, {}, 3).summary, u"overlap@20 .65: 7 enter, 7 leave"_s);
    change.entered = 0;
    change.overlap = 1.0;
    EXPECT_EQ(rankSlopes(change, *catalogue, {}, 3).summary,
              u"overlap@20 1.00: nobody enters or leaves"_s);
}

TEST(ChangeFiguresTest, WhereNothingIsComparedTheReasonIsSaid)
{
    const RankSlopes slopes = rankSlopes(compareLists({}, {}, 20), *catalogueOf({"A"}), {}, 3);
    EXPECT_TRUE(slopes.rows.empty());
    EXPECT_EQ(slopes.k, 0U);
    EXPECT_THAT(slopes.summary, test::Holds("nothing to compare"));
}

}  // namespace
}  // namespace crossfade::ui
