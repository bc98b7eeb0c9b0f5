// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/inspection_figures.h"

#include "tests/ui/support/gui.h"
#include "tests/ui/support/inspection_sample.h"

#include <algorithm>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
using test::valueOf;

std::size_t columnOf(const FigureTable& table, const QString& title)
{
    const auto found = std::ranges::find(table.columns, title, &FigureColumn::title);
    EXPECT_NE(found, table.columns.end()) << title.toStdString();
    return static_cast<std::size_t>(found - table.columns.begin());
}

/// As many cells as columns, as many artists as rows, and no text that is no number.
void expectWhole(const FigureTable& table)
{
    if (!table.artists.empty()) {
        EXPECT_EQ(table.artists.size(), table.rows.size());
    }
    for (const auto& row : table.rows) {
        ASSERT_EQ(row.size(), table.columns.size());
        for (const FigureCell& cell : row) {
            EXPECT_FALSE(cell.text.contains(u"nan"_s)) << cell.text.toStdString();
            if (cell.sort) {
                EXPECT_TRUE(std::isfinite(*cell.sort));
            }
        }
    }
}

/// Two neighbours by audio, tags and listening, the second without a known listener.
InspectedList madeUpList()
{
    InspectedList list;
    list.modalities = {"audio", "tags", "listening"};
    list.placed = 9;
    list.pair = SoundAndAudience{0, 2};
    for (std::size_t i = 0; i < 3; ++i) {
        InspectedNeighbour one;
        one.row.rank = i + 1;
        one.row.artist = static_cast<ArtistRow>(i);
        one.row.presence = ModalityMask(i == 1 ? 3 : 7);
        one.row.popularity = i == 0 ? 0.0 : 1234567.0;
        const auto base = 0.3F - 0.1F * static_cast<float>(i);
        one.row.parts = {3, {base, 0, 0, 0, 0.2F, 0, 0, 0, 0.1F}};
        one.row.score = base + 0.3F;
        one.shares = {base, 0.2F, 0.1F};
        list.rows.push_back(std::move(one));
    }
    list.rows[0].common = 4;
    list.rows[2].common = 0;
    return list;
}

TEST(InspectionFiguresTest, NeighboursHaveEachShareAndEveryDifference)
{
    const auto made = test::madeUpRun(5, 3);
    const FigureTable table = inspectedNeighbours(madeUpList(), *made.catalogue);
    expectWhole(table);
    ASSERT_EQ(table.rows.size(), 3U);
    EXPECT_EQ(table.rows[0][kInspectedName].text, u"Name 0"_s);
    EXPECT_EQ(table.rows[0][columnOf(table, u"audio"_s)].text, u".30"_s);
    EXPECT_EQ(table.rows[0][columnOf(table, u"audio − tags"_s)].text, u".10"_s);
    EXPECT_EQ(table.rows[0][columnOf(table, u"audio − listening"_s)].text, u".20"_s);
    EXPECT_EQ(table.rows[2][columnOf(table, u"audio − tags"_s)].text, u"−.10"_s);
    EXPECT_EQ(table.rows[0][columnOf(table, u"tags − listening"_s)].text, u".10"_s);
    const std::size_t common = columnOf(table, u"common"_s);
    EXPECT_EQ(table.rows[0][common].sort, 4.0);
    EXPECT_EQ(table.rows[1][common].text, u"–"_s);
    EXPECT_FALSE(table.rows[1][common].sort.has_value());
    EXPECT_EQ(table.rows[0][columnOf(table, u"pop."_s)].text, u"–"_s);
    EXPECT_EQ(table.rows[1][0].ring, ModalityMask(3));
    EXPECT_EQ(table.rows[1][0].text, u"audio, tags"_s);
    const FigureCell& bar = table.rows[0][columnOf(table, u"score by modality"_s)];
    double sum = 0.0;
    for (const ShareSegment& segment : bar.bar) sum += segment.part();
    EXPECT_NEAR(sum, 0.6, 1e-6);
    EXPECT_THAT(neighboursSentence(madeUpList()), test::Holds("The 3 nearest of 9"));
}

TEST(InspectionFiguresTest, AlikeAreThoseWithoutACommonListenerOnly)
{
    const auto made = test::madeUpRun(5, 3);
    InspectedList list = madeUpList();
    EXPECT_EQ(inspectedAlike(list, *made.catalogue).artists, std::vector<ArtistRow>{2});
    EXPECT_THAT(alikeSentence(list), test::Holds("1 of the 3"));
    EXPECT_THAT(alikeSentence(list), test::Holds("by audio more than by listening"));
    list.rows[2].common = 1;
    EXPECT_TRUE(inspectedAlike(list, *made.catalogue).rows.empty());
    EXPECT_THAT(alikeSentence(list), test::Holds("nobody is known to share no listener"));
    list.pair.reset();
    list.pairReason = "There is no such pair.";
    EXPECT_EQ(alikeSentence(list), u"There is no such pair."_s);
    const FigureTable table = inspectedNeighbours(list, *made.catalogue);
    expectWhole(table);
    EXPECT_TRUE(std::ranges::none_of(
        table.columns, [](const FigureColumn& column) { return column.title == u"common"_s; }));
}

TEST(InspectionFiguresTest, ExposureSaysListsSharesAndWhatChanged)
{
    const auto made = test::madeUpRun(4, 2, 1.1);
    InspectedExposure exposure{{2, 4, {0, 1, 2, 3}, {3, 0, 0, 1}, {1, 1, 1, 1}}, {}};
    const FigureTable table = inspectedExposure(exposure, *made.catalogue, *made.run);
    expectWhole(table);
    EXPECT_EQ(table.artists, (std::vector<ArtistRow>{0, 3, 2, 1})) << "then by popularity";
    EXPECT_EQ(table.rows[0][columnOf(table, u"share"_s)].text, u"100 %"_s);
    EXPECT_THAT(exposureSentence(exposure), test::Holds("2 of 4 in none"));
    EXPECT_EQ(inspectedExposure(exposure, *made.catalogue, *made.run, true).artists,
              (std::vector<ArtistRow>{2, 1}));
    exposure.baseline = ListExposure{2, 4, {0, 1, 3}, {1, 2, 1}, {1, 1, 1}};
    const FigureTable compared = inspectedExposure(exposure, *made.catalogue, *made.run);
    expectWhole(compared);
    const std::size_t change = columnOf(compared, u"change"_s);
    EXPECT_EQ(compared.rows[0][change].text, u"+2"_s);
    EXPECT_EQ(compared.rows[1][change].text, u"0"_s);
    EXPECT_EQ(compared.rows[2][change].text, u"–"_s) << "not comparable before";
    EXPECT_EQ(compared.rows[3][change].text, u"−2"_s);
    EXPECT_THAT(exposureSentence(exposure), test::Holds("At the baseline 0 are in none"));
}

TEST(InspectionFiguresTest, TwoAndEightModalitiesHaveTheirColumns)
{
    for (const std::size_t modalities : {2U, 8U}) {
        const auto made = test::madeUpRun(40, modalities, 0.5);
        InspectedDependence dependence;
        dependence.lists =
            valueOf(inspectDependence(*made.run, made.run->ownComparison(), 10, JobContext()));
        dependence.missing = missingGains(dependence.lists);
        const FigureTable lists = inspectedDependence(dependence.lists, *made.catalogue, *made.run);
        expectWhole(lists);
        EXPECT_EQ(lists.rows.size(), dependence.lists.artists.size());
        EXPECT_EQ(lists.columns.size(), 5 + modalities);
        const FigureTable missing = inspectedMissing(dependence, *made.catalogue, *made.run);
        expectWhole(missing);
        EXPECT_EQ(missing.rows.size(), dependence.missing.gains.size());
        expectWhole(missingGroups(dependence, *made.run));
        EXPECT_THAT(missingSentence(dependence, *made.run), test::Holds("An estimate"));
        ExplorationState state;
        state.run = made.run->record.id;
        state.comparison = made.run->ownComparison();
        state.query = {made.catalogue->artists()[dependence.lists.artists[0]].id};
        const InspectedList list = valueOf(
            inspectNeighbours("nowhere", made.catalogue, made.run, state, 200, JobContext()));
        const FigureTable neighbours = inspectedNeighbours(list, *made.catalogue);
        expectWhole(neighbours);
        EXPECT_EQ(neighbours.columns.size(), 6 + modalities + modalities * (modalities - 1) / 2);
    }
}

TEST(InspectionFiguresTest, WhoHasOneModalityOnlyStandsLastAndSaysSo)
{
    const auto made = test::madeUpRun(40, 2, 0.6);
    const ListDependence lists =
        valueOf(inspectDependence(*made.run, made.run->ownComparison(), 10, JobContext()));
    const FigureTable table = inspectedDependence(lists, *made.catalogue, *made.run);
    const std::size_t change = columnOf(table, u"change"_s);
    EXPECT_TRUE(table.rows.front()[change].sort.has_value());
    EXPECT_FALSE(table.rows.back()[change].sort.has_value());
    EXPECT_EQ(table.rows.back()[columnOf(table, u"most on"_s)].text, u"one only"_s);
    const auto one = std::ranges::count_if(
        table.rows, [&](const auto& row) { return !row[change].sort.has_value(); });
    EXPECT_THAT(
        dependenceSentence(lists),
        test::Holds((std::to_string(one) + " of " + std::to_string(lists.artists.size())).c_str()));
}

}  // namespace
}  // namespace crossfade::ui
