// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/blind_model.h"

#include "core/workflow/explore.h"
#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"

#include <QSignalSpy>

#include <set>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class BlindModelTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        m_model.setSession(m_session.get());
    }
    BlindPlan plan()
    {
        Explorer explorer(m_session->catalogue(), m_session->run());
        BlindPlan plan;
        plan.name = "All against tags";
        plan.a = explorer.firstState();
        plan.b = plan.a;
        plan.b.comparison.query.on = ModalityMask().with(1);
        plan.b.comparison.candidates.on = ModalityMask().with(1);
        plan.queries = {{"a100"}, {"a101"}, {"a102"}};
        plan.k = 5;
        return plan;
    }
    void start()
    {
        m_model.start(plan());
        ASSERT_TRUE(test::comesTrue([this] { return !m_model.runner().running(); }));
    }

    std::unique_ptr<ProjectSession> m_session;
    BlindModel m_model;
    QSignalSpy m_failed{&m_model, &BlindModel::failed};
};

TEST_F(BlindModelTest, EachVoteIsStoredAndTheNextPairShown)
{
    start();
    ASSERT_NE(m_model.current(), nullptr);
    const std::size_t pairs = m_model.pairs();
    ASSERT_GE(pairs, 2U);
    const auto first = m_model.card();
    ASSERT_TRUE(first.has_value());
    EXPECT_NE(first->left, first->right);
    m_model.vote(Choice::Left);
    EXPECT_EQ(m_model.voted(), 1U);
    EXPECT_EQ(
        test::valueOf(blindSessions(m_session->project())).front().trials[first->trial].choice,
        Choice::Left);
    EXPECT_NE(m_model.card()->query, first->query);
    m_model.takeBack();
    EXPECT_EQ(m_model.voted(), 0U);
    EXPECT_EQ(m_model.card()->query, first->query);
    EXPECT_FALSE(m_model.canTakeBack());
}

TEST_F(BlindModelTest, WhatWasBegunIsGoneOnWith)
{
    start();
    m_model.vote(Choice::Tie);
    const auto id = m_model.current()->id;
    const auto next = m_model.card()->query;
    m_model.setSession(nullptr);
    EXPECT_EQ(m_model.current(), nullptr);
    m_model.setSession(m_session.get());
    m_model.resume(id);
    EXPECT_EQ(m_model.card()->query, next);
    EXPECT_FALSE(m_model.canTakeBack()) << "of another sitting";
}

TEST_F(BlindModelTest, TwoLikeSettingsAreRefusedWithTheReason)
{
    BlindPlan same = plan();
    same.b = same.a;
    m_model.start(same);
    ASSERT_TRUE(test::comesTrue([this] { return !m_model.runner().running(); }));
    ASSERT_EQ(m_failed.size(), 1);
    EXPECT_THAT(m_failed[0][0].toString(), test::Holds("There is nothing to compare"));
    EXPECT_EQ(m_model.current(), nullptr);
}

TEST_F(BlindModelTest, TheSentenceCountsBySettingNotBySide)
{
    BlindSession session;
    session.name = "Old against new";
    for (int i = 0; i < 8; ++i) {
        BlindTrial trial;
        trial.query = {"q"};
        trial.listA = {"a"};
        trial.listB = {"b"};
        trial.aIsLeft = i % 2 == 0;
        trial.choice = trial.aIsLeft ? Choice::Left : Choice::Right;
        session.trials.push_back(trial);
    }
    QString sentence = blindSentence(session);
    EXPECT_THAT(sentence,
                test::Holds("“Old against new”: 8 votes for the first, 0 for the second"));
    EXPECT_THAT(sentence, test::Holds("p\u00a0=\u00a0.008"));  // 2 / 2^8
    EXPECT_THAT(sentence, test::Holds("more than chance would make"));
    session.trials[0].choice = Choice::Right;
    session.trials[1].choice = Choice::Left;
    session.trials[2].choice = Choice::Tie;
    session.trials[3].choice = std::nullopt;
    sentence = blindSentence(session);
    EXPECT_THAT(sentence,
                test::Holds("4 votes for the first, 2 for the second, 1 for neither; 1 not"));
    EXPECT_THAT(sentence, test::Holds("no more than chance"));
    for (BlindTrial& trial : session.trials) trial.choice = Choice::Tie;
    EXPECT_THAT(blindSentence(session), test::Holds("nothing can be tested"));
}

TEST_F(BlindModelTest, RandomQueriesAreDrawnBySeedAmongThoseWithAModality)
{
    const CatalogueSnapshot& catalogue = *m_session->catalogue();
    const auto some = randomQueries(catalogue, 20, 7);
    EXPECT_EQ(some, randomQueries(catalogue, 20, 7));
    EXPECT_NE(some, randomQueries(catalogue, 20, 8));
    const auto all = randomQueries(catalogue, 1000, 7);
    EXPECT_EQ(all.size(), test::kArtists - 1) << "without who has nothing";
    EXPECT_EQ((std::set<std::vector<std::string>>(all.begin(), all.end()).size()), all.size());
}

}  // namespace
}  // namespace crossfade::ui
