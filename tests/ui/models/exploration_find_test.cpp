// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/project_builder.h"
#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/exploration_model.h"
#include "ui/models/project_session.h"

#include <QSignalSpy>

#include <algorithm>

namespace crossfade::ui {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ExplorationFindTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        m_model.setSources(m_session->catalogue(), m_session->run());
        m_model.ask(test::kRadiohead);
    }
    std::size_t steps() const { return m_model.past().size(); }
    std::vector<ArtistRow> listed() const
    {
        std::vector<ArtistRow> artists;
        for (const NeighbourRow& row : m_model.neighbours().rows) artists.push_back(row.artist);
        return artists;
    }
    bool lists(ArtistRow artist) const { return std::ranges::count(listed(), artist) > 0; }
    std::shared_ptr<const TagAmounts> tags() const
    {
        return std::make_shared<const TagAmounts>(
            test::valueOf(TagAmounts::load(m_session->path(), *m_session->catalogue())));
    }
    static std::string idOf(ArtistRow artist) { return "a" + std::to_string(100 + artist); }

    std::unique_ptr<ProjectSession> m_session;
    ExplorationModel m_model;
};

TEST_F(ExplorationFindTest, AddingArtistsIsOneStepAndListsNoneOfThem)
{
    m_model.addToQuery({test::kBjork, test::kSakamoto, test::kBjork});
    EXPECT_THAT(m_model.asked(), ElementsAre(test::kRadiohead, test::kBjork, test::kSakamoto));
    EXPECT_EQ(m_model.query(), std::nullopt) << "no single artist is asked for";
    EXPECT_EQ(steps(), 3U);
    for (const ArtistRow artist : m_model.asked()) EXPECT_FALSE(lists(artist));
    m_model.removeFromQuery({idOf(test::kBjork)});
    EXPECT_THAT(m_model.asked(), ElementsAre(test::kRadiohead, test::kSakamoto));
    m_model.undo();
    m_model.undo();
    EXPECT_EQ(m_model.query(), test::kRadiohead);
}

TEST_F(ExplorationFindTest, NobodyIsAskedForAndAgainstAtOnce)
{
    m_model.addToQuery({test::kBjork});
    m_model.addAgainst({test::kBjork});
    EXPECT_THAT(m_model.asked(), ElementsAre(test::kRadiohead));
    EXPECT_THAT(m_model.against(), ElementsAre(test::kBjork));
    EXPECT_FALSE(lists(test::kBjork));
    EXPECT_FALSE(m_model.neighbours().rows.empty());
    m_model.addToQuery({test::kBjork});
    EXPECT_THAT(m_model.against(), IsEmpty());
    EXPECT_THAT(m_model.asked(), ElementsAre(test::kRadiohead, test::kBjork));
}

TEST_F(ExplorationFindTest, TheCountLeavesOutWhoIsAgainst)
{
    m_model.addToQuery({test::kBjork});
    m_model.addAgainst({test::kSakamoto, test::kU2, test::kNothing});
    Explorer all(m_session->catalogue(), m_session->run());
    EXPECT_EQ(m_model.comparableCount(),
              all.neighbours(m_model.state(), test::kArtists).rows.size());
    EXPECT_EQ(m_model.comparableCount(), test::kArtists - 1 - 2 - 2)
        << "who has nothing counted for nobody anyhow";
}

TEST_F(ExplorationFindTest, WeightsAreLiveAndOneStepWhenTheyAreLetGo)
{
    m_model.addAgainst({test::kBjork});
    const std::size_t before = steps();
    const std::vector<ArtistRow> first = listed();
    m_model.setAgainstWeight(1.0);
    m_model.setUnheard(0.3);
    m_model.setUnheard(0.8);
    EXPECT_EQ(steps(), before);
    EXPECT_NE(listed(), first) << "the list follows at once";
    ASSERT_TRUE(m_model.neighbours().cost.has_value());
    m_model.commit();
    EXPECT_EQ(steps(), before + 1);
    EXPECT_EQ(m_model.state().wish.unheard, 0.8);
    m_model.undo();
    EXPECT_EQ(m_model.state().wish.unheard, 0.0);
    EXPECT_EQ(listed(), first);
    m_model.setUnheard(7.0);
    EXPECT_EQ(m_model.state().wish.unheard, 1.0);
}

TEST_F(ExplorationFindTest, TheDissimilarAreTheListBackwards)
{
    Explorer all(m_session->catalogue(), m_session->run());
    const auto rows = all.neighbours(m_model.state(), test::kArtists).rows;
    m_model.setDissimilar(true);
    EXPECT_EQ(listed().front(), rows.back().artist);
    EXPECT_EQ(steps(), 3U);
}

TEST_F(ExplorationFindTest, ATagWaitsUntilTheTagsAreRead)
{
    Filters filters;
    filters.tags = {{"tag0", true}};
    m_model.setFilters(filters);
    EXPECT_THAT(m_model.neighbours().reason, HasSubstr("is not read yet"));
    QSignalSpy changed(&m_model, &ExplorationModel::changed);
    const auto all = tags();
    m_model.setTags(all);
    EXPECT_EQ(changed.count(), 1);
    const std::vector<ArtistRow> carriers = all->carriers("tag0");
    EXPECT_FALSE(m_model.neighbours().rows.empty());
    for (const ArtistRow artist : listed())
        EXPECT_TRUE(std::ranges::binary_search(carriers, artist)) << artist;
    // Of each filter on another tag it has to hear anew, and of the baseline's list too.
    filters.tags = {{"tag4", true}};
    m_model.setFilters(filters);
    m_model.setOn(MixerSide::Both, 0, false);
    EXPECT_FALSE(m_model.neighbours().rows.empty());
    ASSERT_TRUE(m_model.change().has_value());
    const std::vector<ArtistRow> others = all->carriers("tag4");
    for (const NeighbourRow& row : m_model.baselineNeighbours().rows)
        EXPECT_TRUE(std::ranges::binary_search(others, row.artist));
}

TEST_F(ExplorationFindTest, TagsWithoutAFilterMakeNoListAnew)
{
    QSignalSpy changed(&m_model, &ExplorationModel::changed);
    QSignalSpy known(&m_model, &ExplorationModel::tagsChanged);
    m_model.setTags(tags());
    EXPECT_EQ(changed.count(), 0);
    EXPECT_EQ(known.count(), 1);
}

TEST_F(ExplorationFindTest, WhoIsHiddenIsInNeitherList)
{
    const ArtistRow first = listed().front();
    m_model.setHiddenArtists({first});
    EXPECT_FALSE(lists(first));
    EXPECT_EQ(m_model.neighbours().hidden, 1U);
    EXPECT_EQ(steps(), 2U) << "no part of the state";
    m_model.setOn(MixerSide::Both, 0, false);
    ASSERT_TRUE(m_model.change().has_value());
    for (const NeighbourRow& row : m_model.baselineNeighbours().rows) EXPECT_NE(row.artist, first);
    m_model.setHiddenArtists({});
    m_model.undo();
    EXPECT_TRUE(lists(first));
}

TEST_F(ExplorationFindTest, AnotherRunKeepsWishesAndWhatItWasToldOfTheCatalogue)
{
    const ArtistRow first = listed().front();
    m_model.setHiddenArtists({first});
    m_model.setTags(tags());
    Filters filters;
    filters.tags = {{"tag0", true}};
    m_model.setFilters(filters);
    m_model.addAgainst({test::kBjork});
    m_model.setUnheard(0.4);
    m_model.commit();
    const Wish wish = m_model.state().wish;
    test::storeRandomRun(m_session->path(), "another");
    m_session->refresh();
    ASSERT_NE(m_session->run()->record.id, m_model.run()->record.id);
    m_model.setSources(m_session->catalogue(), m_session->run());
    EXPECT_EQ(m_model.state().wish, wish);
    EXPECT_EQ(m_model.state().filters, filters);
    EXPECT_FALSE(lists(first));
    EXPECT_THAT(m_model.neighbours().reason, IsEmpty());
}

TEST_F(ExplorationFindTest, AnotherCatalogueKeepsWhatIsAskedForAndForgetsItsRows)
{
    m_model.setHiddenArtists({listed().front()});
    m_model.setTags(tags());
    m_model.addAgainst({test::kBjork});
    Filters filters;
    filters.maxPopularity = 1e6;
    m_model.setFilters(filters);
    const auto again = test::valueOf(ProjectSession::open(m_session->path()));
    m_model.setSources(again->catalogue(), again->run());
    EXPECT_EQ(m_model.hiddenArtists().size(), 0U);
    EXPECT_EQ(m_model.tags(), nullptr);
    EXPECT_THAT(m_model.against(), ElementsAre(test::kBjork));
    EXPECT_EQ(m_model.state().filters, filters);
}

}  // namespace
}  // namespace crossfade::ui
