// SPDX-License-Identifier: GPL-3.0-or-later
// What the exploration model compares with, fades to, and takes to be missing.
#include "tests/support/project_builder.h"
#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/exploration_model.h"
#include "ui/models/project_session.h"

#include <QSignalSpy>

#include <algorithm>

namespace crossfade::ui {
namespace {

constexpr std::size_t kAudio = 0;
constexpr std::size_t kTags = 1;

class BaselineTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        m_model.setSources(m_session->catalogue(), m_session->run());
        m_model.ask(test::kRadiohead);
    }
    std::vector<float> scores() const
    {
        std::vector<float> all;
        for (const NeighbourRow& row : m_model.neighbours().rows) all.push_back(row.score);
        return all;
    }
    NeighbourList listOf(const ExplorationState& state, std::size_t k) const
    {
        Explorer explorer(m_session->catalogue(), m_session->run());
        return explorer.neighbours(state, k);
    }
    std::size_t steps() const { return m_model.past().size(); }

    std::unique_ptr<ProjectSession> m_session;
    ExplorationModel m_model{[this](RunId run) { return m_session->project().loadRun(run); }};
};

TEST_F(BaselineTest, WithoutAPinTheLearnedMixIsTheBaseline)
{
    const ExplorationState learned = m_model.state();
    EXPECT_FALSE(m_model.differs());
    EXPECT_FALSE(m_model.change().has_value());
    m_model.setOn(MixerSide::Both, kTags, false);
    EXPECT_TRUE(m_model.differs());
    ASSERT_TRUE(m_model.change().has_value());
    const ListChange expected = compareLists(listOf(learned, 50), m_model.neighbours(), 20);
    EXPECT_EQ(m_model.change()->changes, expected.changes);
    EXPECT_DOUBLE_EQ(m_model.change()->overlap, expected.overlap);
    EXPECT_EQ(m_model.moves()->k, ExplorationModel::kListed);
    const auto setting = m_model.baselineSetting();
    ASSERT_TRUE(setting.has_value());
    EXPECT_EQ(setting->comparison, m_session->run()->ownComparison());
    EXPECT_EQ(setting->run, m_session->run());
}

TEST_F(BaselineTest, AnyStateCanBePinnedInOneStep)
{
    m_model.setOn(MixerSide::Both, kTags, false);
    const std::size_t before = steps();
    m_model.pinBaseline();
    EXPECT_EQ(steps(), before + 1);
    EXPECT_FALSE(m_model.differs()) << "now is the baseline";
    EXPECT_FALSE(m_model.change().has_value());
    const ExplorationState pinned = m_model.state();
    m_model.setOn(MixerSide::Both, kTags, true);
    ASSERT_TRUE(m_model.change().has_value());
    ExplorationState asPinned = pinned;
    asPinned.baseline.reset();
    EXPECT_EQ(m_model.change()->changes,
              compareLists(listOf(asPinned, 50), m_model.neighbours(), 20).changes);
    m_model.undo();
    m_model.undo();
    EXPECT_FALSE(m_model.state().baseline.has_value());
    EXPECT_TRUE(m_model.differs()) << "from the learned mix again";
}

TEST_F(BaselineTest, TheCrossfaderGoesFromTheBaselinesListToNows)
{
    const auto learned = scores();
    m_model.pinBaseline();
    m_model.setOn(MixerSide::Both, kTags, false);
    const auto now = scores();
    const std::size_t before = steps();
    for (const double place : {0.75, 0.5, 0.25}) {
        m_model.setCrossfade(place);
        EXPECT_NE(scores(), now);
        EXPECT_NE(scores(), learned);
        EXPECT_EQ(m_model.setting().comparison, m_model.state().shown());
    }
    m_model.setCrossfade(0.0);
    EXPECT_EQ(scores(), learned);
    EXPECT_FALSE(m_model.differs());
    EXPECT_EQ(steps(), before) << "it is live";
    m_model.commit();
    EXPECT_EQ(steps(), before + 1);
    m_model.undo();
    EXPECT_EQ(scores(), now);
}

TEST_F(BaselineTest, WithoutAPinItFadesToTheLearnedMix)
{
    const auto learned = scores();
    m_model.setOn(MixerSide::Both, kTags, false);
    m_model.setCrossfade(0.0);
    EXPECT_EQ(scores(), learned);
    EXPECT_EQ(m_model.state().baseline->comparison, m_session->run()->ownComparison());
    EXPECT_FALSE(m_model.state().comparison.query.on.has(kTags)) << "now is kept";
}

TEST_F(BaselineTest, AnEditBeginsWithWhatIsShown)
{
    m_model.pinBaseline();
    m_model.setWeight(MixerSide::Both, kAudio, 0.0F);
    m_model.commit();
    m_model.setCrossfade(0.5);
    const Comparison half = m_model.state().shown();
    m_model.setOn(MixerSide::Both, kTags, false);
    EXPECT_DOUBLE_EQ(m_model.state().crossfade, 1.0);
    EXPECT_FLOAT_EQ(m_model.state().comparison.query.weights[kAudio], half.query.weights[kAudio]);
    EXPECT_FALSE(m_model.state().comparison.query.on.has(kTags));
}

TEST_F(BaselineTest, WhatIsTakenToBeMissingIsOneStepAndGoneAfterAReset)
{
    const auto learned = scores();
    const std::size_t before = steps();
    m_model.setMissing({1.0, ModalityMask(2), 1});
    EXPECT_EQ(steps(), before + 1);
    EXPECT_FALSE(m_model.isLearnedMix());
    EXPECT_TRUE(std::ranges::none_of(m_model.shownRun()->index.encodings().presence,
                                     [](ModalityMask mask) { return mask.has(kTags); }));
    ASSERT_TRUE(m_model.change().has_value());
    EXPECT_EQ(m_model.setting().run, m_model.shownRun());
    EXPECT_EQ(m_model.baselineSetting()->run, m_session->run()) << "the baseline knows everything";
    m_model.setCrossfade(0.5);
    EXPECT_DOUBLE_EQ(m_model.state().crossfade, 1.0) << "there is nothing to fade between";
    EXPECT_FALSE(m_model.state().baseline.has_value());
    m_model.resetMixer();
    EXPECT_TRUE(m_model.isLearnedMix());
    EXPECT_EQ(scores(), learned);
}

TEST_F(BaselineTest, BothSidesCanBeSetToExactlyTheseSets)
{
    m_model.setWeight(MixerSide::Both, kAudio, 0.01F);
    m_model.setSets(ModalityMask(1), ModalityMask(6));
    EXPECT_EQ(m_model.state().comparison.query.active(), ModalityMask(1));
    EXPECT_EQ(m_model.state().comparison.candidates.active(), ModalityMask(6));
    EXPECT_FLOAT_EQ(m_model.state().comparison.query.weights[kAudio],
                    m_session->run()->record.weights[kAudio])
        << "at learned weights";
}

TEST_F(BaselineTest, ABaselineOfAnotherRunIsComparedWithButNotFadedTo)
{
    m_model.pinBaseline();
    const auto pinned = m_model.state();
    const NeighbourList before = listOf(pinned, 50);
    const RunId newer = test::storeRandomRun(m_session->path(), "newer");
    m_model.setSources(m_session->catalogue(), test::valueOf(m_session->project().loadRun(newer)));
    EXPECT_TRUE(m_model.differs());
    EXPECT_EQ(m_model.baselineReason(), QString());
    ASSERT_TRUE(m_model.change().has_value());
    EXPECT_EQ(m_model.change()->changes, compareLists(before, m_model.neighbours(), 20).changes);
    EXPECT_TRUE(m_model.changeSentence().startsWith(QStringLiteral("Compared with run 1, ")))
        << m_model.changeSentence().toStdString();
    const auto now = scores();
    m_model.setCrossfade(0.0);
    EXPECT_EQ(scores(), now);
    EXPECT_EQ(m_model.baselineSetting()->run->record.id, pinned.run);
}

TEST_F(BaselineTest, ABaselineWhoseRunIsGoneSaysSo)
{
    ExplorationState state = m_model.state();
    state.baseline = Baseline{{77}, state.comparison, {}};
    m_model.apply(state);
    EXPECT_THAT(m_model.baselineReason(), test::Holds("The baseline is of run 77. "));
    EXPECT_FALSE(m_model.change().has_value());
    EXPECT_EQ(m_model.changeSentence(), QString());
    EXPECT_FALSE(m_model.baselineSetting().has_value());
    EXPECT_FALSE(m_model.neighbours().rows.empty()) << "the list itself is as ever";
    m_model.clearBaseline();
    EXPECT_EQ(m_model.baselineReason(), QString());
}

TEST_F(BaselineTest, AskingForSomebodyElseComparesTheirLists)
{
    m_model.setOn(MixerSide::Both, kTags, false);
    m_model.ask(test::kBjork);
    ExplorationState learned = m_model.state();
    learned.comparison = m_session->run()->ownComparison();
    EXPECT_EQ(m_model.change()->changes,
              compareLists(listOf(learned, 50), m_model.neighbours(), 20).changes);
}

}  // namespace
}  // namespace crossfade::ui
