// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/batch_lists.h"

#include "core/base/text.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>

#include <optional>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::TempDir;
using test::valueOf;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(BatchNamesTest, AreALineEach)
{
    EXPECT_THAT(valueOf(batchNames("\xEF\xBB\xBF"
                                   "Björk\r\n\n  Sigur Rós \n#1 Dads\tIS\t3\n a, b")),
                ElementsAre(BatchName{1, "Björk"}, BatchName{3, "Sigur Rós"},
                            BatchName{4, "#1 Dads"}, BatchName{5, "a, b"}));
    EXPECT_THAT(batchNames(" \n\t\n"), HasErrorWith("no artist in the list"));
    EXPECT_THAT(batchNames(""), HasErrorWith("no artist in the list"));
    EXPECT_THAT(batchNames("a\nb\xFF"
                           "c\n"),
                HasErrorWith("Line 2"));
}

TEST(BatchNamesTest, OfATableAreItsFirstColumn)
{
    const TempDir dir;
    EXPECT_THAT(valueOf(readBatchNames(dir.write(
                    "a.csv", "artist,note\n\"Earth, Wind\",x\n,y\nSade,\"a\nb\"\nNena,\n"))),
                ElementsAre(BatchName{1, "artist"}, BatchName{2, "Earth, Wind"},
                            BatchName{4, "Sade"}, BatchName{6, "Nena"}));
    EXPECT_THAT(valueOf(readBatchNames(dir.write("b.TSV", "Sade\tx\nNena\ty\n"))),
                ElementsAre(BatchName{1, "Sade"}, BatchName{2, "Nena"}));
    EXPECT_THAT(valueOf(readBatchNames(dir.write("c.txt", "Earth, Wind\n"))),
                ElementsAre(BatchName{1, "Earth, Wind"}));
    EXPECT_THAT(readBatchNames(dir.write("d.csv", "artist,note\nSade\n")), HasErrorWith("d.csv:2"));
    EXPECT_THAT(readBatchNames(dir / "none.txt"), HasErrorWith("none.txt"));
}

class BatchListsTest : public testing::Test {
protected:
    BatchListsTest() : m_project(valueOf(Project::open(test::makeTrainedProject(m_dir))))
    {
        m_run = valueOf(m_project.loadRun({}));
        m_explorer.emplace(m_project.catalogue(), m_run);
        m_state = m_explorer->firstState();
    }
    std::vector<BatchList> lists(const std::string& text)
    {
        return valueOf(batchLists(m_project, *m_explorer, m_state, valueOf(batchNames(text)), 5,
                                  JobContext()));
    }
    std::vector<std::vector<std::string>> table(const std::vector<BatchList>& lists) const
    {
        std::vector<std::vector<std::string>> rows;
        for (const std::string& line :
             splitText(batchTable(*m_project.catalogue(), m_run->record.modalities, lists), '\n'))
            if (!line.empty()) rows.push_back(splitText(line, '\t'));
        return rows;
    }

    TempDir m_dir;
    Project m_project;
    std::shared_ptr<const LoadedRun> m_run;
    std::optional<Explorer> m_explorer;
    ExplorationState m_state;
};

TEST_F(BatchListsTest, AreThoseOfEachArtistAsked)
{
    m_state.comparison.query.on = ModalityMask(3);
    m_state.filters.maxPopularity = 970.0;
    m_state.wish.unheard = 0.2;
    const auto made = lists("artist-1\nARTIST NUMBER 6\n");
    ASSERT_EQ(made.size(), 2U);
    for (const auto& [list, id] :
         {std::pair(&made[0], "artist-1"), std::pair(&made[1], "artist-6")}) {
        ExplorationState state = m_state;
        state.query = {id};
        const NeighbourList expected = m_explorer->neighbours(state, 5);
        ASSERT_EQ(list->list.rows.size(), 5U);
        for (std::size_t r = 0; r < 5; ++r) {
            EXPECT_EQ(list->list.rows[r].artist, expected.rows[r].artist);
            EXPECT_EQ(list->list.rows[r].score, expected.rows[r].score);
        }
    }
}

TEST_F(BatchListsTest, WhoIsNotFoundStaysWithTheNearestNames)
{
    const auto made = lists("artist-1\nArtist Numbr 42\nbare\nName\n");
    ASSERT_EQ(made.size(), 4U);
    EXPECT_FALSE(made[1].artist.has_value());
    EXPECT_THAT(made[1].fault, HasSubstr("no artist \"Artist Numbr 42\"; the nearest are "));
    EXPECT_THAT(made[1].fault, HasSubstr("Artist Number 42"));
    EXPECT_TRUE(made[2].artist.has_value());
    EXPECT_THAT(made[2].list.reason, HasSubstr("Bare has no vector"));
    EXPECT_THAT(made[3].fault, HasSubstr("no artist \"Name\"")) << "a title is only a first line";
}

TEST_F(BatchListsTest, ATitleIsAHeaderWhereItIsNobodysName)
{
    EXPECT_EQ(lists("Artist\nartist-1\n").size(), 1U);
    EXPECT_EQ(lists("Artits\nartist-1\n").size(), 2U);
}

TEST_F(BatchListsTest, OneTableHoldsThemAll)
{
    auto rows = table(lists("artist-1\nnobody\tx\nbare\n"));
    EXPECT_THAT(rows[0], ElementsAre("# made up")) << "the notice";
    rows.erase(rows.begin());
    EXPECT_THAT(rows[0],
                ElementsAre("query", "query_id", "rank", "id", "name", "score", "correction",
                            "novelty", "share_audio", "share_tags", "share_listening", "popularity",
                            "modalities", "similar", "note"));
    ASSERT_EQ(rows.size(), 1U + 5U + 1U + 1U);
    for (const auto& row : rows) ASSERT_EQ(row.size(), rows[0].size());
    for (std::size_t r = 1; r <= 5; ++r) {
        EXPECT_EQ(rows[r][0], "artist-1");
        EXPECT_EQ(rows[r][2], std::to_string(r));
        const auto number = [&](std::size_t column) { return *parseNumber(rows[r][column]); };
        EXPECT_NEAR(number(5), number(6) + number(7) + number(8) + number(9) + number(10), 1e-5);
        const Artist& artist =
            m_project.catalogue()->artists()[m_project.catalogue()->rowOfId.at(rows[r][3])];
        EXPECT_EQ(rows[r][11], artist.popularity > 0.0 ? exactNumber(artist.popularity) : "");
    }
    EXPECT_EQ(rows[6][0], "nobody");
    EXPECT_EQ(rows[6][1], "");
    EXPECT_THAT(rows[6].back(), HasSubstr("no artist \"nobody\""));
    EXPECT_EQ(rows[7][1], "bare");
    EXPECT_THAT(rows[7].back(), HasSubstr("Bare has no vector"));
}

TEST_F(BatchListsTest, StopsWhenItIsCancelled)
{
    std::stop_source stop;
    const JobContext job(stop.get_token(), [&](const JobContext::Progress& progress) {
        if (progress.done == 1) stop.request_stop();
    });
    EXPECT_THAT(batchLists(m_project, *m_explorer, m_state,
                           valueOf(batchNames("artist-1\nartist-2\nartist-3")), 5, job),
                HasErrorCode(ErrorCode::Cancelled));
}

}  // namespace
}  // namespace crossfade
