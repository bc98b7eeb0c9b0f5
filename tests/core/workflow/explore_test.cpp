// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/explore.h"

#include "core/workflow/project.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>

namespace crossfade {
namespace {

using test::quickImport;
using test::TempDir;
using test::valueOf;

class ExplorerTest : public testing::Test {
protected:
    ExplorerTest()
    {
        Project project = valueOf(Project::open(test::makeTrainedProject(m_dir)));
        m_explorer.emplace(project.catalogue(), valueOf(project.loadRun({})));
    }
    ExplorationState asking(const std::vector<std::string>& ids)
    {
        ExplorationState state = m_explorer->firstState();
        state.query = ids;
        return state;
    }
    const CatalogueSnapshot& catalogue() const { return m_explorer->catalogue(); }
    std::string idWith(ModalityMask mask) const
    {
        for (std::size_t i = 0; i < catalogue().size(); ++i)
            if (catalogue().presence[i] == mask) return catalogue().artists()[i].id;
        return "none";
    }

    TempDir m_dir;
    std::optional<Explorer> m_explorer;
};

TEST_F(ExplorerTest, BeginsWithNobodyAndTheLearnedWeights)
{
    const ExplorationState state = m_explorer->firstState();
    EXPECT_TRUE(state.query.empty());
    EXPECT_EQ(state.comparison.query, state.comparison.candidates);
    EXPECT_EQ(state.comparison.query.on, ModalityMask(7));
    EXPECT_FLOAT_EQ(state.comparison.query.weights[1], 0.5F);
    EXPECT_NE(m_explorer->neighbours(state, 5).reason, "");
}

TEST_F(ExplorerTest, SuggestsTheBestKnownOfThoseWhoHaveMost)
{
    const auto suggested = m_explorer->suggestedQuery();
    ASSERT_TRUE(suggested.has_value());
    EXPECT_EQ(catalogue().presence[*suggested], ModalityMask(7));
    for (std::size_t i = 0; i < catalogue().size(); ++i) {
        if (catalogue().presence[i] == ModalityMask(7)) {
            EXPECT_LE(catalogue().artists()[i].popularity,
                      catalogue().artists()[*suggested].popularity);
        }
    }
}

TEST_F(ExplorerTest, ListsWhatTheIndexFindsRankedAndWithoutTheQuery)
{
    const NeighbourList list = m_explorer->neighbours(asking({"artist-1"}), 10);
    EXPECT_EQ(list.reason, "");
    ASSERT_EQ(list.rows.size(), 10U);
    for (std::size_t r = 0; r < 10; ++r) {
        EXPECT_EQ(list.rows[r].rank, r + 1);
        EXPECT_NE(catalogue().artists()[list.rows[r].artist].id, "artist-1");
        if (r > 0) {
            EXPECT_GE(list.rows[r - 1].score, list.rows[r].score);
        }
        EXPECT_EQ(
            list.rows[r].inTruth,
            catalogue().truth.similar(catalogue().rowOfId.at("artist-1"), list.rows[r].artist));
    }
    EXPECT_EQ(list.placed, 60U);
}

TEST_F(ExplorerTest, AnswersTheSameAfterOtherQuestions)
{
    const auto scoresOf = [&](const ExplorationState& state) {
        std::vector<std::pair<ArtistRow, float>> rows;
        for (const NeighbourRow& row : m_explorer->neighbours(state, 20).rows)
            rows.emplace_back(row.artist, row.score);
        return rows;
    };
    const auto first = scoresOf(asking({"artist-1"}));
    static_cast<void>(scoresOf(asking({"artist-2", "artist-3"})));
    ExplorationState mixed = asking({"artist-1"});
    mixed.comparison.query.on = ModalityMask(2);
    static_cast<void>(scoresOf(mixed));
    EXPECT_EQ(scoresOf(asking({"artist-1"})), first);
}

TEST_F(ExplorerTest, FiltersHideWhoIsTooPopularOrLacksAModality)
{
    ExplorationState state = asking({"artist-1"});
    state.filters.maxPopularity = 970.0;
    state.filters.mustHave = ModalityMask(5);
    const NeighbourList list = m_explorer->neighbours(state, 100);
    ASSERT_FALSE(list.rows.empty());
    for (const NeighbourRow& row : list.rows) {
        EXPECT_LE(row.popularity, 970.0);
        EXPECT_EQ(row.presence & ModalityMask(5), ModalityMask(5));
    }
    EXPECT_EQ(list.placed, 60U) << "filters hide; they do not unplace";
    state.filters.maxPopularity = -1.0;
    EXPECT_NE(m_explorer->neighbours(state, 5).reason.find("filters"), std::string::npos);
}

TEST_F(ExplorerTest, ListsLeaveOutWhoIsHiddenAndSayHowMany)
{
    const ExplorationState state = asking({"artist-1"});
    const NeighbourList all = m_explorer->neighbours(state, 100);
    EXPECT_EQ(all.hidden, 0U);
    const ArtistRow first = all.rows[0].artist;
    const ArtistRow third = all.rows[2].artist;
    const std::vector<float> similar = m_explorer->similarities(state);
    // The query and who has no vector were in no list anyhow.
    std::vector<ArtistRow> hidden = {first, third, catalogue().rowOfId.at("artist-1"),
                                     catalogue().rowOfId.at("bare")};
    std::ranges::sort(hidden);
    m_explorer->setHidden(hidden);
    const NeighbourList less = m_explorer->neighbours(state, 100);
    EXPECT_EQ(less.hidden, 2U);
    EXPECT_EQ(less.placed, all.placed);
    ASSERT_EQ(less.rows.size(), all.rows.size() - 2);
    EXPECT_EQ(less.rows[0].artist, all.rows[1].artist);
    EXPECT_EQ(less.rows[0].rank, 1U);
    EXPECT_EQ(less.rows[1].artist, all.rows[3].artist);
    EXPECT_EQ(less.rows[1].score, all.rows[3].score);
    EXPECT_THAT(m_explorer->similarities(state),
                testing::Pointwise(testing::NanSensitiveFloatEq(), similar));
    const Explanation why = m_explorer->explain(state, first);
    EXPECT_EQ(why.reason, catalogue().label(first) + " is hidden: they are marked to be left out.");
    EXPECT_FLOAT_EQ(why.score, all.rows[0].score);
    m_explorer->setHidden({});
    EXPECT_EQ(m_explorer->neighbours(state, 100).rows.size(), all.rows.size());
}

TEST_F(ExplorerTest, SaysThatMarksAndFiltersLeaveNobody)
{
    std::vector<ArtistRow> everybody(catalogue().size());
    std::iota(everybody.begin(), everybody.end(), ArtistRow{0});
    m_explorer->setHidden(everybody);
    const NeighbourList list = m_explorer->neighbours(asking({"artist-1"}), 5);
    EXPECT_EQ(list.hidden, 59U);
    EXPECT_NE(list.reason.find("filters and marks hide all"), std::string::npos) << list.reason;
}

TEST_F(ExplorerTest, SaysWhyThereIsNothing)
{
    const auto reason = [&](const ExplorationState& state) {
        return m_explorer->neighbours(state, 5).reason;
    };
    EXPECT_NE(reason(asking({})).find("Nobody is asked for"), std::string::npos);
    EXPECT_NE(reason(asking({"gone"})).find("Nobody is asked for"), std::string::npos);
    EXPECT_NE(reason(asking({"bare"})).find("Bare has no vector"), std::string::npos);
    ExplorationState off = asking({"artist-1"});
    off.comparison.query.on = ModalityMask();
    EXPECT_NE(reason(off).find("All modalities of the query are off"), std::string::npos);
    ExplorationState zero = asking({"artist-1"});
    zero.comparison.query.weights = {};
    EXPECT_NE(reason(zero).find("All modalities of the query are off"), std::string::npos);
    ExplorationState candidates = asking({"artist-1"});
    candidates.comparison.candidates.on = ModalityMask();
    EXPECT_NE(reason(candidates).find("candidates are off"), std::string::npos);
    ExplorationState lacks = asking({idWith(ModalityMask(3))});
    lacks.comparison.query.on = ModalityMask(4);
    EXPECT_NE(reason(lacks).find("has only audio, tags"), std::string::npos) << reason(lacks);
}

TEST_F(ExplorerTest, SaysThatAnArtistCameAfterTheRun)
{
    const std::string row = "late\tLate\t1\ttrain\n";
    test::writeBytes(m_dir / "folder/artists.tsv",
                     test::readBytes(m_dir / "folder/artists.tsv") + row);
    test::writeBytes(m_dir / "folder/audio.tsv",
                     test::readBytes(m_dir / "folder/audio.tsv") + "late\t1\t2\t3\t4\n");
    const auto path = m_dir / "p.crossfade";
    static_cast<void>(
        valueOf(importCatalogue(m_dir / "folder", path, quickImport(), JobContext())));
    Project project = valueOf(Project::open(path));
    Explorer later(project.catalogue(), valueOf(project.loadRun({})));
    ExplorationState state = later.firstState();
    state.query = {"late"};
    EXPECT_NE(later.neighbours(state, 5).reason.find("Late came after this run"),
              std::string::npos);
}

TEST_F(ExplorerTest, AScoreIsItsPartsAndTheCorrection)
{
    ExplorationState state = asking({"artist-1"});
    for (const bool scaling : {false, true}) {
        state.comparison.scoring = {CompareOn::Own, 0.4, scaling};
        for (const NeighbourRow& row : m_explorer->neighbours(state, 60).rows) {
            EXPECT_NEAR(row.parts.sum() + row.correction, row.score, 1e-5);
            EXPECT_NE(row.correction, 0.0F);
        }
    }
}

TEST_F(ExplorerTest, SimilaritiesAreTheScoresOfAllWhateverFiltersHide)
{
    const ExplorationState state = asking({idWith(ModalityMask(7))});
    const std::vector<float> similar = m_explorer->similarities(state);
    ASSERT_EQ(similar.size(), catalogue().size());
    const NeighbourList list = m_explorer->neighbours(state, catalogue().size());
    std::size_t compared = 0;
    for (const float one : similar) compared += std::isnan(one) ? 0 : 1;
    EXPECT_EQ(compared, list.rows.size()) << "not the query, and not who has nothing";
    for (const NeighbourRow& row : list.rows) EXPECT_EQ(similar[row.artist], row.score);
    ExplorationState filtered = state;
    filtered.filters.maxPopularity = 0.0;
    EXPECT_THAT(m_explorer->similarities(filtered),
                testing::Pointwise(testing::NanSensitiveFloatEq(), similar));
    EXPECT_THAT(m_explorer->similarities(m_explorer->firstState()),
                testing::Each(testing::IsNan()));
}

TEST_F(ExplorerTest, SharesOfTheModalitiesAddUpToOne)
{
    const ExplorationState state = asking({idWith(ModalityMask(7))});
    std::vector<std::vector<float>> shares;
    for (std::size_t m = 0; m < 3; ++m) shares.push_back(m_explorer->modalityShares(state, m));
    for (const NeighbourRow& row : m_explorer->neighbours(state, catalogue().size()).rows) {
        const float sum = shares[0][row.artist] + shares[1][row.artist] + shares[2][row.artist];
        if (row.parts.sum() > 0.0F) {
            EXPECT_NEAR(sum, 1.0F, 1e-4F);
            EXPECT_FLOAT_EQ(shares[1][row.artist], row.parts.share(1) / row.parts.sum());
        } else {
            EXPECT_TRUE(std::isnan(sum));
        }
    }
}

TEST_F(ExplorerTest, ExplainsEveryRankHoweverFarDown)
{
    ExplorationState state = asking({"artist-1"});
    state.comparison.scoring.hubCorrection = 0.3;
    state.comparison.query.weights[0] *= 2.0F;
    const NeighbourList list = m_explorer->neighbours(state, 1000);
    ASSERT_EQ(list.rows.size(), 59U);
    for (const NeighbourRow& row : list.rows) {
        const Explanation why = m_explorer->explain(state, row.artist);
        EXPECT_EQ(why.rank, row.rank);
        EXPECT_EQ(why.reason, "");
        EXPECT_FLOAT_EQ(why.score, row.score);
        EXPECT_FLOAT_EQ(why.correction, row.correction);
        EXPECT_EQ(why.placed, list.placed);
        EXPECT_EQ(why.ranked, list.rows.size());
        ASSERT_TRUE(why.parts.has_value());
        EXPECT_EQ(why.parts->parts, row.parts.parts);
    }
}

TEST_F(ExplorerTest, SaysWhatEachModalityAloneWouldGive)
{
    const ExplorationState state = asking({"artist-1"});
    const ModalityMask asks = catalogue().presence[catalogue().rowOfId.at("artist-1")];
    for (std::size_t m = 0; m < 3; ++m) {
        ExplorationState only = state;
        only.comparison = {Side{ModalityMask(1U << m), state.comparison.query.weights},
                           Side{ModalityMask(1U << m), state.comparison.query.weights},
                           {}};
        const NeighbourList list = m_explorer->neighbours(only, 1000);
        EXPECT_EQ(list.rows.empty(), !asks.has(m));
        for (const NeighbourRow& row : list.rows) {
            const AloneResult alone = m_explorer->explain(state, row.artist).alone.at(m);
            EXPECT_EQ(alone.rank, row.rank);
            EXPECT_EQ(alone.placed, list.placed);
            ASSERT_TRUE(alone.score.has_value());
            EXPECT_NEAR(*alone.score, row.score, 1e-6);
        }
    }
    const ArtistRow audioAndTags = catalogue().rowOfId.at(idWith(ModalityMask(3)));
    const AloneResult none = m_explorer->explain(state, audioAndTags).alone.at(2);
    EXPECT_FALSE(none.score.has_value());
    EXPECT_EQ(none.rank, 0U);
}

TEST_F(ExplorerTest, SaysWhyAnArtistIsNotHere)
{
    const auto reason = [&](const ExplorationState& state, const std::string& id) {
        const Explanation why = m_explorer->explain(state, catalogue().rowOfId.at(id));
        EXPECT_EQ(why.rank, 0U);
        return why.reason;
    };
    const ExplorationState state = asking({"artist-1"});
    using testing::HasSubstr;
    EXPECT_THAT(reason(state, "artist-1"), HasSubstr("is who is asked for"));
    EXPECT_THAT(reason(state, "bare"), HasSubstr("Bare has no vector"));
    EXPECT_THAT(reason(asking({}), "artist-2"), HasSubstr("Nobody is asked for"));
    ExplorationState listening = state;
    listening.comparison.candidates.on = ModalityMask(4);
    EXPECT_THAT(reason(listening, idWith(ModalityMask(3))),
                HasSubstr("has only audio, tags, and that is off for the candidates"));
    ExplorationState unknown = state;
    unknown.filters.maxPopularity = 0.0;
    EXPECT_THAT(reason(unknown, "artist-2"), HasSubstr("is over the filter's 0."));
    ExplorationState must = state;
    must.filters.mustHave = ModalityMask(4);
    EXPECT_THAT(reason(must, idWith(ModalityMask(3))), HasSubstr("wants listening, which"));
}

TEST_F(ExplorerTest, AFilterTakesTheRankAwayButNotTheScore)
{
    ExplorationState state = asking({"artist-1"});
    state.comparison.scoring.hubCorrection = 0.3;
    const NeighbourRow first = m_explorer->neighbours(state, 1).rows.at(0);
    state.filters.maxPopularity = first.popularity - 1.0;
    const Explanation why = m_explorer->explain(state, first.artist);
    EXPECT_NE(why.reason, "");
    EXPECT_EQ(why.rank, 0U);
    EXPECT_EQ(why.ranked, m_explorer->neighbours(state, 1000).rows.size());
    EXPECT_FLOAT_EQ(why.score, first.score);
    EXPECT_FLOAT_EQ(why.correction, first.correction);
    ASSERT_TRUE(why.parts.has_value());
    EXPECT_EQ(why.parts->parts, first.parts.parts);
}

TEST_F(ExplorerTest, WhoIsAskedForIsNotComparedWithThemselves)
{
    const Explanation why =
        m_explorer->explain(asking({"artist-1", "artist-2"}), catalogue().rowOfId.at("artist-2"));
    EXPECT_FALSE(why.parts.has_value());
    EXPECT_TRUE(why.alone.empty());
    EXPECT_NE(why.reason, "");
}

TEST_F(ExplorerTest, WhereEverybodyIsAskedForNobodyIsLeft)
{
    std::vector<std::string> all;
    for (const Artist& artist : catalogue().artists()) all.push_back(artist.id);
    const NeighbourList list = m_explorer->neighbours(asking(all), 5);
    EXPECT_TRUE(list.rows.empty());
    EXPECT_NE(list.reason.find("nobody else to compare with"), std::string::npos) << list.reason;
}

TEST_F(ExplorerTest, TellsWhatTwoArtistsShare)
{
    Project project = valueOf(Project::open(m_dir / "p.crossfade"));
    const ArtistRow a = catalogue().rowOfId.at("artist-1");
    for (ArtistRow b = 0; b < 20; ++b) {
        const auto shared = valueOf(sharedAmounts(project, a, b, 1));
        const auto ofA = valueOf(project.amounts(a, 1));
        const auto ofB = valueOf(project.amounts(b, 1));
        EXPECT_EQ(shared.ofA, ofA.size());
        EXPECT_EQ(shared.ofB, ofB.size());
        std::size_t both = 0;
        for (const auto& one : ofA)
            for (const auto& other : ofB) both += one.first == other.first ? 1 : 0;
        EXPECT_EQ(shared.shared.size(), both);
        EXPECT_TRUE(std::ranges::is_sorted(shared.shared, std::greater<>(),
                                           &std::pair<std::string, float>::second));
    }
}

TEST_F(ExplorerTest, SeveralArtistsAreOneQuery)
{
    const NeighbourList list = m_explorer->neighbours(asking({"artist-1", "artist-2"}), 100);
    EXPECT_EQ(list.rows.size(), 58U);
    for (const NeighbourRow& row : list.rows) {
        const std::string& id = catalogue().artists()[row.artist].id;
        EXPECT_TRUE(id != "artist-1" && id != "artist-2");
    }
}

}  // namespace
}  // namespace crossfade
