// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/path_model.h"

#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/project_session.h"
#include "ui/models/text.h"

#include <algorithm>

namespace crossfade::ui {
namespace {

constexpr ArtistRow kEnd = 6;  // of another group than Radiohead

class PathModelTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        m_exploration.setSources(m_session->catalogue(), m_session->run());
        m_exploration.ask(test::kRadiohead);
    }
    bool settles()
    {
        return test::comesTrue([this] { return !m_path.stale(); });
    }
    /// As core finds it.
    FoundPath found(std::size_t stops = PathRequest().stops) const
    {
        PathRequest request;
        request.from = test::kRadiohead;
        request.to = kEnd;
        request.stops = stops;
        return test::valueOf(findPath(*m_session->catalogue(), *m_session->run(),
                                      m_exploration.state().shown(), request, JobContext()));
    }

    std::unique_ptr<ProjectSession> m_session;
    ExplorationModel m_exploration;
    PathModel m_path{m_exploration};
};

TEST_F(PathModelTest, SaysWhatIsMissingUntilThereIsAPath)
{
    m_path.setLooking(true);
    EXPECT_THAT(m_path.reason(), test::Holds("Search for the artist"));
    EXPECT_TRUE(m_path.artists().empty());
    m_path.setTarget(kEnd);
    EXPECT_TRUE(m_path.stale());
    EXPECT_TRUE(m_path.reason().isEmpty());
    ASSERT_TRUE(settles());
    EXPECT_EQ(m_path.artists(), found().path.artists);
    EXPECT_THAT(m_path.sentence(), test::Holds("The largest step is"));
    m_path.setTarget(test::kRadiohead);
    ASSERT_TRUE(settles());
    EXPECT_TRUE(m_path.artists().empty());
    EXPECT_THAT(m_path.reason(), test::Holds("both ends"));
    m_exploration.removeFromQuery({"a100"});
    EXPECT_THAT(m_path.reason(), test::Holds("Nobody is asked for"));
}

TEST_F(PathModelTest, NothingIsSearchedForWhileNobodyLooks)
{
    m_path.setTarget(kEnd);
    EXPECT_FALSE(m_path.stale());
    m_path.setLooking(true);
    ASSERT_TRUE(settles());
    EXPECT_FALSE(m_path.artists().empty());
    m_path.setLooking(false);
    EXPECT_TRUE(m_path.artists().empty());
    EXPECT_EQ(m_path.target(), kEnd) << "for when somebody looks again";
}

TEST_F(PathModelTest, FollowsTheMixerAndTheStops)
{
    m_path.setLooking(true);
    m_path.setTarget(kEnd);
    ASSERT_TRUE(settles());
    m_path.setStops(1);
    ASSERT_TRUE(settles());
    EXPECT_EQ(m_path.artists(), found(1).path.artists);
    m_exploration.setOn(MixerSide::Both, 2, false);
    EXPECT_TRUE(m_path.stale());
    ASSERT_TRUE(settles());
    EXPECT_EQ(m_path.artists(), found(1).path.artists);
    EXPECT_EQ(m_path.artists().front(), test::kRadiohead);
    EXPECT_EQ(m_path.artists().back(), kEnd);
}

TEST_F(PathModelTest, FiltersAndMarksHideStopsButNoEnd)
{
    m_path.setLooking(true);
    m_path.setTarget(kEnd);
    ASSERT_TRUE(settles());
    ASSERT_GT(m_path.artists().size(), 2U);
    const ArtistRow stop = m_path.artists()[1];
    m_exploration.setHiddenArtists({stop});
    ASSERT_TRUE(settles());
    EXPECT_EQ(std::ranges::count(m_path.artists(), stop), 0);
    Filters filters;
    filters.maxPopularity = 1.0;
    m_exploration.setFilters(filters);
    ASSERT_TRUE(settles());
    for (std::size_t i = 1; i + 1 < m_path.artists().size(); ++i)
        EXPECT_LE(m_exploration.catalogue().artists()[m_path.artists()[i]].popularity, 1.0);
    EXPECT_TRUE(!m_path.artists().empty() || !m_path.reason().isEmpty());
    filters = {};
    filters.tags = {{"tag0", true}};
    m_exploration.setFilters(filters);
    ASSERT_TRUE(settles());
    EXPECT_THAT(m_path.reason(), test::Holds("is not read yet"));
}

TEST_F(PathModelTest, TheTableHasAStepForEachArtistButTheFirst)
{
    m_path.setLooking(true);
    m_path.setTarget(kEnd);
    ASSERT_TRUE(settles());
    const FigureTable table = m_path.table();
    const FoundPath path = found();
    ASSERT_EQ(table.rows.size(), path.path.artists.size());
    EXPECT_EQ(table.artists, path.path.artists);
    EXPECT_EQ(table.rows[0][2].text, QStringLiteral("–"));
    for (std::size_t i = 1; i < table.rows.size(); ++i)
        EXPECT_EQ(table.rows[i][2].text, scoreText(static_cast<double>(path.path.scores[i - 1])));
    EXPECT_TRUE(table.rows[0][0].ring.has_value());
}

TEST_F(PathModelTest, OfSeveralItBeginsAtTheFirstAndSaysSo)
{
    m_exploration.addToQuery({test::kBjork});
    m_path.setLooking(true);
    m_path.setTarget(kEnd);
    ASSERT_TRUE(settles());
    EXPECT_EQ(m_path.artists().front(), test::kRadiohead);
    EXPECT_THAT(m_path.sentence(), test::Holds("the first of the 2"));
}

}  // namespace
}  // namespace crossfade::ui
