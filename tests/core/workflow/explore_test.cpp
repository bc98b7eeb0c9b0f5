// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/explore.h"

#include "core/workflow/project.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gtest/gtest.h>

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
