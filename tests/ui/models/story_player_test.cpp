// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/story_player.h"

#include "tests/ui/support/map_models.h"

#include <QSignalSpy>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class StoryPlayerTest : public test::MapModelsTest {
protected:
    void SetUp() override
    {
        MapModelsTest::SetUp();
        freeze();
        m_exploration.ask(test::kRadiohead);
        take();
        m_exploration.ask(test::kBjork);
        m_exploration.setOn(MixerSide::Both, 0, false);
        m_map.selection.replace({test::kU2, test::kNirvana});
        m_map.colours.choose({ColourBy::Share, 1});
        take();
        m_exploration.ask(test::kSakamoto);
        m_exploration.resetMixer();
        m_map.selection.clear();
        m_map.colours.choose({ColourBy::Column, 0});
        take();
    }
    void take() { m_story.insert(m_story.size(), m_player.now()); }

    StoryModel m_story;
    StoryPlayer m_player{m_story, m_exploration, m_map};
};

TEST_F(StoryPlayerTest, AStepIsShownAsItWasTaken)
{
    QSignalSpy shown(&m_player, &StoryPlayer::shown);
    m_player.goTo(1);
    EXPECT_EQ(shown.count(), 1);
    EXPECT_EQ(m_player.at(), 1U);
    EXPECT_EQ(m_exploration.query(), test::kBjork);
    EXPECT_EQ(m_exploration.state().comparison.query.active(), ModalityMask(0b110));
    EXPECT_THAT(m_map.selection.artists(), testing::ElementsAre(test::kU2, test::kNirvana));
    EXPECT_EQ(m_map.colours.choice(), (ColourChoice{ColourBy::Share, 1, {}}));
    EXPECT_EQ(m_player.now(), m_story.story().steps[1]);
    m_player.goTo(2);
    EXPECT_TRUE(m_exploration.isLearnedMix());
    EXPECT_TRUE(m_map.selection.empty());
    EXPECT_EQ(m_map.colours.choice(), (ColourChoice{ColourBy::Column, 0, {}}));
    EXPECT_EQ(m_player.remarks(), QStringList());
}

TEST_F(StoryPlayerTest, ItGoesThroughTheStepsAndNotBeyond)
{
    m_player.next();
    EXPECT_EQ(m_player.at(), 0U) << "before it, nothing was shown";
    m_player.next();
    EXPECT_EQ(m_player.at(), 1U);
    m_player.last();
    m_player.next();
    EXPECT_EQ(m_player.at(), 2U);
    m_player.previous();
    EXPECT_EQ(m_player.at(), 1U);
    m_player.first();
    m_player.previous();
    EXPECT_EQ(m_player.at(), 0U);
    m_player.goTo(3);
    EXPECT_EQ(m_player.at(), 0U);
}

TEST_F(StoryPlayerTest, AStepIsOneStepOfTheHistory)
{
    const std::size_t before = m_exploration.past().size();
    m_player.goTo(0);
    EXPECT_EQ(m_exploration.past().size(), before + 1);
    m_exploration.undo();
    EXPECT_EQ(m_exploration.query(), test::kSakamoto);
}

TEST_F(StoryPlayerTest, AfterTheEndAllIsAsBefore)
{
    const ExplorationState state = m_exploration.state();
    m_player.begin();
    EXPECT_TRUE(m_player.playing());
    EXPECT_EQ(m_player.at(), std::nullopt);
    m_player.goTo(1);
    m_player.end();
    EXPECT_FALSE(m_player.playing());
    EXPECT_EQ(m_exploration.state(), state);
    EXPECT_TRUE(m_map.selection.empty());
    EXPECT_EQ(m_map.colours.choice(), (ColourChoice{ColourBy::Column, 0, {}}));
}

TEST_F(StoryPlayerTest, WhereNoStepWasShownWhatOneDidStays)
{
    m_player.begin();
    m_exploration.ask(test::kU2);
    m_player.end();
    EXPECT_EQ(m_exploration.query(), test::kU2);
}

TEST_F(StoryPlayerTest, WhatIsNotToBeHadIsSaidAndNothingBreaks)
{
    StoryStep step;
    step.state = R"({"query":[{"id":"x","name":"Whoever"}]})";
    step.colour = {"share", "lyrics"};
    m_story.insert(0, step);
    step.state = R"({"filters":{"mustHave":3}})";
    step.colour = {"column", "mood"};
    m_story.insert(1, step);
    m_player.goTo(0);
    ASSERT_EQ(m_player.remarks().size(), 2);
    EXPECT_THAT(m_player.remarks()[0], test::Holds("Whoever"));
    EXPECT_THAT(m_player.remarks()[1], test::Holds("lyrics"));
    EXPECT_EQ(m_exploration.query(), std::nullopt);
    EXPECT_EQ(m_map.colours.choice(), ColourChoice());
    m_player.goTo(1);
    EXPECT_EQ(m_player.at(), 1U);
    ASSERT_EQ(m_player.remarks().size(), 1);
    EXPECT_THAT(m_player.remarks()[0], test::Holds("can't be read"));
}

}  // namespace
}  // namespace crossfade::ui
