// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/inspection_model.h"

#include "tests/ui/support/gui.h"
#include "tests/ui/support/inspection_sample.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/exploration_model.h"
#include "ui/models/project_session.h"

#include <QSignalSpy>

namespace crossfade::ui {
namespace {

using test::comesTrue;

class InspectionModelTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        m_model.setSources(m_session->path(), m_session->catalogue(), m_session->run());
        m_exploration.setSources(m_session->catalogue(), m_session->run());
    }
    void tell()
    {
        m_model.setState(m_exploration.state(), m_exploration.setting(),
                         m_exploration.baselineSetting());
    }
    bool settles(Inspection view)
    {
        return comesTrue(
            [this, view] { return !m_model.stale(view) && !m_model.runner().running(); });
    }

    std::unique_ptr<ProjectSession> m_session;
    ExplorationModel m_exploration;
    InspectionModel m_model;
};

TEST_F(InspectionModelTest, ComputesOnlyWhatIsLookedAt)
{
    m_exploration.ask(test::kRadiohead);
    tell();
    EXPECT_FALSE(m_model.runner().running());
    EXPECT_TRUE(m_model.stale(Inspection::Neighbours));
    m_model.look(Inspection::Neighbours);
    EXPECT_TRUE(m_model.runner().running());
    EXPECT_EQ(m_model.reason(Inspection::Neighbours), QString()) << "it is on its way";
    ASSERT_TRUE(settles(Inspection::Neighbours));
    ASSERT_NE(m_model.neighbours(), nullptr);
    EXPECT_EQ(m_model.neighbours()->query, m_exploration.state().query);
    EXPECT_EQ(m_model.exposure(), nullptr);
    EXPECT_TRUE(m_model.stale(Inspection::Exposure));
    m_model.look(std::nullopt);
    m_exploration.ask(test::kBjork);
    tell();
    EXPECT_TRUE(m_model.stale(Inspection::Neighbours));
    EXPECT_FALSE(m_model.runner().running());
}

TEST_F(InspectionModelTest, TheListObeysTagFiltersAndWishes)
{
    m_exploration.ask(test::kRadiohead);
    Filters filters;
    filters.tags = {{"tag4", true}};
    m_exploration.setFilters(filters);
    tell();
    m_model.look(Inspection::Neighbours);
    ASSERT_TRUE(settles(Inspection::Neighbours));
    const auto tags = test::valueOf(TagAmounts::load(m_session->path(), *m_session->catalogue()));
    EXPECT_EQ(m_model.neighbours()->reason, "");
    EXPECT_EQ(m_model.neighbours()->rows.size(), tags.carriers("tag4").size());
    m_exploration.setDissimilar(true);
    tell();
    EXPECT_TRUE(m_model.stale(Inspection::Neighbours));
}

TEST_F(InspectionModelTest, FiguresAreThoseOfTheCore)
{
    const Comparison own = m_session->run()->ownComparison();
    m_model.look(Inspection::Exposure);
    ASSERT_TRUE(settles(Inspection::Exposure));
    EXPECT_EQ(m_model.exposure()->now.lists,
              test::valueOf(inspectExposure(*m_session->run(), own, 10, {})).lists);
    EXPECT_FALSE(m_model.exposure()->baseline.has_value()) << "it is what is shown";
    m_model.look(Inspection::Dependence);
    ASSERT_TRUE(settles(Inspection::Dependence));
    const ListDependence lists =
        test::valueOf(inspectDependence(*m_session->run(), own, kDependenceLength, {}));
    EXPECT_EQ(m_model.dependence()->lists.without, lists.without);
    EXPECT_EQ(m_model.dependence()->missing.gains.size(), missingGains(lists).gains.size());
    EXPECT_FALSE(m_model.stale(Inspection::Missing)) << "both views are made of one computation";
}

TEST_F(InspectionModelTest, AChangedMixIsComparedWithTheBaseline)
{
    m_model.look(Inspection::Exposure);
    ASSERT_TRUE(settles(Inspection::Exposure));
    const auto learned = m_model.exposure();
    m_exploration.setOn(MixerSide::Candidates, 2, false);
    tell();
    EXPECT_TRUE(m_model.stale(Inspection::Exposure));
    EXPECT_EQ(m_model.exposure(), learned) << "the old figures stay meanwhile";
    ASSERT_TRUE(settles(Inspection::Exposure));
    ASSERT_TRUE(m_model.exposure()->baseline.has_value());
    EXPECT_EQ(m_model.exposure()->baseline->lists, learned->now.lists);
    EXPECT_NE(m_model.exposure()->now.lists, learned->now.lists);
    EXPECT_LT(m_model.exposure()->now.artists.size(), learned->now.artists.size());
}

TEST_F(InspectionModelTest, TheLatestOfSeveralSettingsIsTheOneThatIsShown)
{
    m_model.look(Inspection::Dependence);
    for (int i = 0; i < 3; ++i)
        for (const std::size_t modality : {0U, 1U, 2U}) {
            m_exploration.resetMixer();
            m_exploration.setOn(MixerSide::Query, modality, false);
            tell();
        }
    ASSERT_TRUE(settles(Inspection::Dependence));
    EXPECT_EQ(m_model.dependence()->lists.asked, ModalityMask(0b011));
}

TEST_F(InspectionModelTest, LookingElsewhereCancelsAndComingBackComputes)
{
    m_model.look(Inspection::Dependence);
    m_model.look(std::nullopt);
    EXPECT_FALSE(m_model.runner().running());
    test::drainEvents();
    EXPECT_EQ(m_model.dependence(), nullptr);
    m_model.look(Inspection::Missing);
    ASSERT_TRUE(settles(Inspection::Missing));
    EXPECT_NE(m_model.dependence(), nullptr);
}

TEST_F(InspectionModelTest, WhatCannotBeComparedIsSaidAndComesBack)
{
    m_model.look(Inspection::Exposure);
    m_exploration.setSets(ModalityMask(), ModalityMask(7));
    tell();
    ASSERT_TRUE(settles(Inspection::Exposure));
    EXPECT_THAT(m_model.reason(Inspection::Exposure), test::Holds("modalities of the query"));
    EXPECT_EQ(m_model.exposure(), nullptr);
    m_exploration.resetMixer();
    tell();
    ASSERT_TRUE(settles(Inspection::Exposure));
    EXPECT_EQ(m_model.reason(Inspection::Exposure), QString());
    EXPECT_NE(m_model.exposure(), nullptr);
}

TEST_F(InspectionModelTest, WhatIsTakenToBeMissingIsMissingHereToo)
{
    m_model.look(Inspection::Exposure);
    m_exploration.setMissing({1.0, ModalityMask(0b110), 1});
    tell();
    ASSERT_TRUE(settles(Inspection::Exposure));
    for (const ArtistRow artist : m_model.exposure()->now.artists)
        EXPECT_EQ(m_model.setting().run->index.encodings().presence[artist], ModalityMask(1));
    ASSERT_TRUE(m_model.exposure()->baseline.has_value());
    EXPECT_GT(m_model.exposure()->baseline->artists.size(), m_model.exposure()->now.artists.size());
}

TEST_F(InspectionModelTest, OfAnotherRunOrProjectNothingIsKept)
{
    m_model.look(Inspection::Exposure);
    ASSERT_TRUE(settles(Inspection::Exposure));
    ExplorationState foreign = m_exploration.state();
    foreign.run.value += 1;
    foreign.comparison.query.on = ModalityMask(1);
    m_model.setState(foreign, m_exploration.setting(), std::nullopt);
    EXPECT_FALSE(m_model.stale(Inspection::Exposure)) << "a state of another run is passed over";
    const auto other = test::madeUpRun(20, 2);
    m_model.setSources({}, other.catalogue, other.run);
    EXPECT_EQ(m_model.exposure(), nullptr);
    EXPECT_TRUE(m_model.runner().running()) << "somebody still looks";
    ASSERT_TRUE(settles(Inspection::Exposure));
    EXPECT_EQ(m_model.exposure()->now.k, 5U);
    m_model.clear();
    EXPECT_EQ(m_model.exposure(), nullptr);
    EXPECT_THAT(m_model.reason(Inspection::Exposure), test::Holds("No model"));
}

}  // namespace
}  // namespace crossfade::ui
