// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/exploration_model.h"

#include "tests/support/project_builder.h"
#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/project_session.h"

#include <QSignalSpy>

#include <algorithm>

namespace crossfade::ui {
namespace {

constexpr std::size_t kAudio = 0;
constexpr std::size_t kTags = 1;
constexpr std::size_t kListening = 2;

class ExplorationModelTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        m_model.setSources(m_session->catalogue(), m_session->run());
    }

    std::vector<float> scores() const
    {
        std::vector<float> all;
        for (const NeighbourRow& row : m_model.neighbours().rows) all.push_back(row.score);
        return all;
    }
    std::size_t steps() const { return m_model.past().size(); }

    std::unique_ptr<ProjectSession> m_session;
    ExplorationModel m_model;
};

TEST_F(ExplorationModelTest, BeginsWithNobodyAndTheLearnedMix)
{
    EXPECT_EQ(m_model.query(), std::nullopt);
    EXPECT_TRUE(m_model.isLearnedMix());
    EXPECT_THAT(m_model.neighbours().reason, testing::HasSubstr("Nobody is asked for yet"));
    EXPECT_FALSE(m_model.canUndo());
    EXPECT_FALSE(m_model.canRedo());
}

TEST_F(ExplorationModelTest, AskingGivesTheNeighboursBestFirst)
{
    QSignalSpy changed(&m_model, &ExplorationModel::changed);
    m_model.ask(test::kRadiohead);
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(m_model.query(), test::kRadiohead);
    EXPECT_EQ(m_model.neighbours().rows.size(), ExplorationModel::kListed);
    EXPECT_TRUE(std::ranges::is_sorted(scores(), std::greater<>()));
    EXPECT_EQ(m_model.neighbours().placed, test::kArtists - 1) << "one has nothing";
    // Trained on clear groups, the first are of the artist's own.
    for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(m_model.neighbours().rows[i].artist % 4, 0U);
    EXPECT_EQ(steps(), 2U);
}

TEST_F(ExplorationModelTest, WhoIsHiddenIsLeftOutWithoutAStep)
{
    m_model.ask(test::kRadiohead);
    const ArtistRow first = m_model.neighbours().rows[0].artist;
    const ArtistRow second = m_model.neighbours().rows[1].artist;
    const std::size_t before = steps();
    QSignalSpy changed(&m_model, &ExplorationModel::changed);
    m_model.setHiddenArtists({first});
    EXPECT_EQ(m_model.neighbours().rows[0].artist, second);
    EXPECT_EQ(m_model.neighbours().hidden, 1U);
    EXPECT_EQ(steps(), before);
    EXPECT_EQ(changed.count(), 1);
    m_model.setHiddenArtists({first});
    EXPECT_EQ(changed.count(), 1) << "nothing is another";
    m_model.setOn(MixerSide::Both, kTags, false);
    for (const NeighbourRow& row : m_model.neighbours().rows) EXPECT_NE(row.artist, first);
    for (const NeighbourRow& row : m_model.baselineNeighbours().rows)
        EXPECT_NE(row.artist, first) << "nor at the baseline";
    m_model.setHiddenArtists({});
    EXPECT_EQ(m_model.neighbours().hidden, 0U);
}

TEST_F(ExplorationModelTest, CountsWhomTheQueryCanBeComparedWith)
{
    m_model.ask(test::kRadiohead);
    EXPECT_EQ(m_model.comparableCount(), test::kArtists - 2) << "nor with themselves";
    const auto& presence = m_model.run()->index.encodings().presence;
    const auto listened = [](ModalityMask mask) { return mask.has(kListening); };
    const auto heard = static_cast<std::size_t>(std::ranges::count_if(presence, listened));
    m_model.setOn(MixerSide::Candidates, kAudio, false);
    m_model.setOn(MixerSide::Candidates, kTags, false);
    EXPECT_EQ(m_model.comparableCount(), heard - 1);
    m_model.ask(test::kOnlyAudio);
    EXPECT_EQ(m_model.comparableCount(), heard) << "they can't be found themselves";
}

TEST_F(ExplorationModelTest, TheCountIsThatOfAWholeList)
{
    for (const ArtistRow artist : {test::kRadiohead, test::kOnlyAudio, test::kU2}) {
        m_model.ask(artist);
        m_model.setOn(MixerSide::Candidates, kTags, false);
        Explorer all(m_session->catalogue(), m_session->run());
        EXPECT_EQ(all.neighbours(m_model.state(), test::kArtists).rows.size(),
                  m_model.comparableCount());
    }
}

TEST_F(ExplorationModelTest, SuggestsTheBestKnownOfThoseWithMostModalities)
{
    m_model.askForSomeone();
    EXPECT_EQ(m_model.query(), test::kRadiohead);
}

TEST_F(ExplorationModelTest, AToggleIsOneStepAndChangesTheNeighbours)
{
    m_model.ask(test::kRadiohead);
    const std::vector<float> before = scores();
    QSignalSpy changed(&m_model, &ExplorationModel::changed);
    m_model.setOn(MixerSide::Both, kAudio, false);
    EXPECT_EQ(changed.count(), 1);
    EXPECT_NE(scores(), before);
    EXPECT_FALSE(m_model.isLearnedMix());
    EXPECT_EQ(steps(), 3U);
}

TEST_F(ExplorationModelTest, EachSideIsSwitchedForItself)
{
    m_model.ask(test::kRadiohead);
    const auto on = [](const Side& side) { return side.active().bits(); };
    m_model.setOn(MixerSide::Query, kTags, false);
    EXPECT_EQ(on(m_model.state().comparison.query), 0b101);
    EXPECT_EQ(on(m_model.state().comparison.candidates), 0b111);
    const std::vector<float> queryOff = scores();
    m_model.undo();
    m_model.setOn(MixerSide::Candidates, kTags, false);
    EXPECT_EQ(on(m_model.state().comparison.query), 0b111);
    EXPECT_EQ(on(m_model.state().comparison.candidates), 0b101);
    EXPECT_NE(scores(), queryOff);
    m_model.setOn(MixerSide::Both, kTags, true);
    EXPECT_TRUE(m_model.isLearnedMix());
}

TEST_F(ExplorationModelTest, UndoAndRedoBringBackStateAndNeighbours)
{
    m_model.ask(test::kRadiohead);
    const auto firstState = m_model.state();
    const auto firstScores = scores();
    m_model.setOn(MixerSide::Both, kListening, false);
    m_model.ask(test::kBjork);
    const auto lastState = m_model.state();
    const auto lastScores = scores();
    m_model.undo();
    m_model.undo();
    EXPECT_EQ(m_model.state(), firstState);
    EXPECT_EQ(scores(), firstScores);
    m_model.redo();
    m_model.redo();
    EXPECT_EQ(m_model.state(), lastState);
    EXPECT_EQ(scores(), lastScores);
    EXPECT_FALSE(m_model.canRedo());
    m_model.redo();
    EXPECT_EQ(m_model.state(), lastState) << "where there is nothing to redo, nothing happens";
}

TEST_F(ExplorationModelTest, MovesOfAFaderAreOneStepOnceItIsLetGo)
{
    m_model.ask(test::kRadiohead);
    const auto before = m_model.state();
    const auto was = scores();
    for (const float weight : {0.5F, 0.4F, 0.3F, 0.2F})
        m_model.setWeight(MixerSide::Both, kAudio, weight);
    EXPECT_NE(scores(), was) << "the list is live";
    EXPECT_EQ(steps(), 2U);
    m_model.commit();
    EXPECT_EQ(steps(), 3U);
    EXPECT_FLOAT_EQ(m_model.state().comparison.query.weights[kAudio], 0.2F);
    m_model.undo();
    EXPECT_EQ(m_model.state(), before);
    EXPECT_EQ(scores(), was);
    m_model.commit();
    EXPECT_TRUE(m_model.canRedo()) << "letting go where nothing moved forgets nothing";
}

TEST_F(ExplorationModelTest, AWeightOfZeroIsOff)
{
    m_model.ask(test::kRadiohead);
    m_model.setOn(MixerSide::Both, kTags, false);
    const auto off = scores();
    m_model.undo();
    m_model.setWeight(MixerSide::Both, kTags, 0.0F);
    EXPECT_EQ(scores(), off);
    EXPECT_FALSE(m_model.state().comparison.query.active().has(kTags));
    m_model.setOn(MixerSide::Both, kTags, true);
    EXPECT_TRUE(m_model.isLearnedMix()) << "switched on it comes back at what was learned";
}

TEST_F(ExplorationModelTest, ResetGoesBackToTheLearnedMixInOneStep)
{
    m_model.ask(test::kRadiohead);
    const auto learned = scores();
    m_model.setOn(MixerSide::Query, kAudio, false);
    m_model.setWeight(MixerSide::Candidates, kTags, 0.1F);
    m_model.commit();
    m_model.resetMixer();
    EXPECT_TRUE(m_model.isLearnedMix());
    EXPECT_EQ(m_model.query(), test::kRadiohead);
    EXPECT_EQ(scores(), learned);
    EXPECT_EQ(steps(), 5U);
}

TEST_F(ExplorationModelTest, SaysWhyThereIsNoList)
{
    m_model.ask(test::kNothing);
    EXPECT_TRUE(m_model.neighbours().rows.empty());
    EXPECT_THAT(m_model.neighbours().reason,
                testing::HasSubstr("Nothing Given has no vector: the catalogue gives nothing"));
    m_model.ask(test::kOnlyAudio);
    EXPECT_EQ(m_model.neighbours().reason, "");
    m_model.setOn(MixerSide::Query, kAudio, false);
    EXPECT_EQ(m_model.neighbours().reason,
              "Only Sound has only audio, and that is off for the query.");
    m_model.setOn(MixerSide::Query, kTags, false);
    m_model.setOn(MixerSide::Query, kListening, false);
    EXPECT_THAT(m_model.neighbours().reason, testing::HasSubstr("modalities of the query are off"));
    m_model.resetMixer();
    for (const std::size_t m : {kAudio, kTags, kListening})
        m_model.setOn(MixerSide::Candidates, m, false);
    EXPECT_THAT(m_model.neighbours().reason,
                testing::HasSubstr("modalities of the candidates are off"));
}

TEST_F(ExplorationModelTest, OnANewRunTheQueryAndTheMixStayAsOneMoreStep)
{
    m_model.ask(test::kBjork);
    m_model.setOn(MixerSide::Both, kAudio, false);
    const RunId newer = test::storeRandomRun(m_session->path(), "newer");
    QSignalSpy sources(&m_model, &ExplorationModel::sourcesChanged);
    QSignalSpy wanted(&m_model, &ExplorationModel::runWanted);
    m_model.setSources(m_session->catalogue(), test::valueOf(m_session->project().loadRun(newer)));
    EXPECT_EQ(sources.count(), 1);
    EXPECT_EQ(m_model.query(), test::kBjork);
    EXPECT_FALSE(m_model.state().comparison.query.on.has(kAudio));
    EXPECT_EQ(m_model.state().run, newer);
    EXPECT_EQ(steps(), 4U);

    const RunId older = m_session->run()->record.id;
    m_model.undo();
    EXPECT_EQ(wanted.count(), 1);
    EXPECT_EQ(m_model.state().run, newer) << "nobody brought the run, so nothing happens";
    EXPECT_TRUE(m_model.canUndo());
    QObject::connect(&m_model, &ExplorationModel::runWanted, &m_model, [&](RunId run) {
        m_model.setSources(m_session->catalogue(),
                           test::valueOf(m_session->project().loadRun(run)));
    });
    m_model.undo();
    EXPECT_EQ(m_model.state().run, older);
    EXPECT_EQ(m_model.query(), test::kBjork);
    EXPECT_TRUE(m_model.canRedo());
    m_model.redo();
    EXPECT_EQ(m_model.state().run, newer);
}

TEST_F(ExplorationModelTest, ALearnedMixOfANewRunIsWhatThatRunLearned)
{
    m_model.ask(test::kBjork);
    const RunId newer = test::storeRandomRun(m_session->path(), "newer");
    m_model.setSources(m_session->catalogue(), test::valueOf(m_session->project().loadRun(newer)));
    EXPECT_TRUE(m_model.isLearnedMix());
}

TEST_F(ExplorationModelTest, OnAnotherCatalogueTheHistoryBeginsAnew)
{
    m_model.ask(test::kBjork);
    m_model.setOn(MixerSide::Both, kAudio, false);
    test::expectOk(m_session->project().reload());
    m_model.setSources(m_session->catalogue(), m_session->run());
    EXPECT_EQ(m_model.query(), test::kBjork);
    EXPECT_FALSE(m_model.state().comparison.query.on.has(kAudio));
    EXPECT_FALSE(m_model.canUndo());
}

TEST_F(ExplorationModelTest, WhereAllWhoWereAskedForHaveGoneSomebodyElseIs)
{
    m_model.askForSomeone();
    const auto somebody = m_model.query();
    ExplorationState state = m_model.state();
    state.query = {"gone"};
    m_model.apply(state);
    EXPECT_THAT(m_model.asked(), testing::IsEmpty());
    test::expectOk(m_session->project().reload());
    m_model.setSources(m_session->catalogue(), m_session->run());
    EXPECT_EQ(m_model.query(), somebody);
    EXPECT_FALSE(m_model.canUndo()) << "nothing leads back to nobody";
    state.query = {"gone", m_model.catalogue().artists()[test::kBjork].id};
    EXPECT_EQ(m_model.withSomebody(state), state) << "not all of them";
}

TEST_F(ExplorationModelTest, ClearedItHasNothing)
{
    m_model.ask(test::kBjork);
    m_model.clear();
    EXPECT_FALSE(m_model.hasSources());
    EXPECT_EQ(m_model.query(), std::nullopt);
    EXPECT_FALSE(m_model.canUndo());
    EXPECT_TRUE(m_model.neighbours().rows.empty());
}

}  // namespace
}  // namespace crossfade::ui
