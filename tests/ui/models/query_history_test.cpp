// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/query_history.h"

#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/project_session.h"

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class QueryHistoryTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        m_model.setSources(m_session->catalogue(), m_session->run());
    }
    QStringList names() const
    {
        QStringList all;
        for (std::size_t i = 0; i < m_history.entries().size(); ++i) all << m_history.nameOf(i);
        return all;
    }

    std::unique_ptr<ProjectSession> m_session;
    ExplorationModel m_model;
    QueryHistory m_history{m_model};
};

TEST_F(QueryHistoryTest, IsOfWhomOneAskedForAndNotOfTheMix)
{
    EXPECT_FALSE(m_history.canGoBack());
    m_model.ask(test::kBjork);
    m_model.setOn(MixerSide::Query, 0, false);
    m_model.ask(test::kU2);
    EXPECT_EQ(names(), QStringList({u"Björk"_s, u"U2"_s}));
    EXPECT_EQ(m_history.at(), 1U);
    EXPECT_FALSE(m_history.canGoForward());
}

TEST_F(QueryHistoryTest, GoingBackAsksWithThePresentMixAsOneStepOfUndo)
{
    m_model.ask(test::kBjork);
    m_model.ask(test::kU2);
    m_model.setOn(MixerSide::Query, 1, false);
    const Comparison mix = m_model.state().comparison;
    const std::size_t steps = m_model.past().size();
    m_history.back();
    EXPECT_EQ(m_model.query(), test::kBjork);
    EXPECT_EQ(m_model.state().comparison, mix);
    EXPECT_EQ(m_model.past().size(), steps + 1);
    EXPECT_TRUE(m_history.canGoForward());
    m_history.forward();
    EXPECT_EQ(m_model.query(), test::kU2);
    EXPECT_EQ(names(), QStringList({u"Björk"_s, u"U2"_s})) << "nothing is added on the way";
}

TEST_F(QueryHistoryTest, AskingAnewForgetsWhatLayAhead)
{
    m_model.ask(test::kBjork);
    m_model.ask(test::kU2);
    m_history.back();
    m_model.ask(test::kRadiohead);
    EXPECT_EQ(names(), QStringList({u"Björk"_s, u"Radiohead"_s}));
    m_model.ask(test::kBjork);
    EXPECT_EQ(names(), QStringList({u"Björk"_s, u"Radiohead"_s, u"Björk"_s}))
        << "to ask for somebody again is no way back";
}

TEST_F(QueryHistoryTest, UndoOfAQuestionGoesBackToo)
{
    m_model.ask(test::kBjork);
    m_model.ask(test::kU2);
    m_model.undo();
    EXPECT_EQ(m_history.at(), 0U);
    m_model.redo();
    EXPECT_EQ(m_history.at(), 1U);
    EXPECT_EQ(names(), QStringList({u"Björk"_s, u"U2"_s}));
}

TEST_F(QueryHistoryTest, AnyEntryCanBeGoneToAndAnotherProjectBeginsAnew)
{
    for (const ArtistRow artist : {test::kBjork, test::kU2, test::kRadiohead}) m_model.ask(artist);
    m_history.goTo(0);
    EXPECT_EQ(m_model.query(), test::kBjork);
    EXPECT_EQ(m_history.entries().size(), 3U);
    m_history.clear();
    EXPECT_FALSE(m_history.canGoForward());
    EXPECT_TRUE(names().isEmpty());
}

TEST_F(QueryHistoryTest, KeepsAHundred)
{
    for (std::size_t i = 0; i < QueryHistory::kMost + 20; ++i)
        m_model.ask(i % 2 == 0 ? test::kBjork : test::kU2);
    EXPECT_EQ(m_history.entries().size(), QueryHistory::kMost);
    EXPECT_EQ(m_history.at(), QueryHistory::kMost - 1);
}

}  // namespace
}  // namespace crossfade::ui
