// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/experiment_model.h"

#include "tests/ui/support/experiment_sample.h"
#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/project_session.h"

#include <QSignalSpy>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
using test::comesTrue;

constexpr const char* kTwo = "name = two\nseed = 0 1\n";

class ExperimentModelTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        m_model.setSources(m_session->path(), m_session->catalogue(), false);
        m_model.setWatched(true);
    }
    void start(const std::string& text = kTwo)
    {
        m_model.start(test::valueOf(m_model.parse(text, "a.sweep")));
    }
    /// The sweep is over and what it did is read.
    bool ends()
    {
        return comesTrue([this] {
            return !m_model.running() && m_model.obstacle().isEmpty() && m_project.timesRead() > 0;
        });
    }
    bool counts(std::size_t done, std::size_t failed, std::size_t left)
    {
        return comesTrue([&] {
            if (m_model.chosen() == nullptr) return false;
            const RunCounts now = countRuns(*m_model.chosen());
            return now.done == done && now.failed == failed && now.left == left;
        });
    }

    std::unique_ptr<ProjectSession> m_session;
    test::MadeUpExperiments m_project;
    ExperimentModel m_model{m_project.work()};
    QSignalSpy m_failed{&m_model, &ExperimentModel::failed};
    QSignalSpy m_ended{&m_model, &ExperimentModel::runEnded};
};

TEST_F(ExperimentModelTest, IsReadOnlyWhileSomebodyLooks)
{
    ASSERT_TRUE(comesTrue([this] { return m_model.isRead(); }));
    EXPECT_TRUE(m_model.experiments().empty());
    EXPECT_EQ(m_model.chosen(), nullptr);
    m_model.setWatched(false);
    start();
    ASSERT_TRUE(ends());
    EXPECT_TRUE(m_model.experiments().empty());
    m_model.setWatched(true);
    EXPECT_TRUE(counts(2, 0, 0));
}

TEST_F(ExperimentModelTest, RunsComeAsTheyFinish)
{
    m_project.endless = 1;
    start();
    EXPECT_TRUE(m_model.running());
    EXPECT_EQ(m_model.runner().title(), u"Sweep “two”"_s);
    ASSERT_TRUE(counts(1, 0, 1)) << "the first, while the second runs";
    EXPECT_TRUE(m_model.runsChosen());
    ASSERT_TRUE(comesTrue([this] { return m_model.progress() && m_model.progress()->epoch == 1; }));
    EXPECT_EQ(m_model.progress()->position, 1U);
    EXPECT_EQ(m_model.progress()->epochs, TrainOptions().epochs);
    EXPECT_EQ(m_ended.count(), 1);
    EXPECT_THAT(m_model.obstacle(), test::Holds("“two” is running"));
}

TEST_F(ExperimentModelTest, WhatIsCancelledGoesOn)
{
    m_project.endless = 1;
    start();
    ASSERT_TRUE(counts(1, 0, 1));
    m_model.cancel();
    ASSERT_TRUE(ends());
    EXPECT_EQ(m_model.progress(), std::nullopt);
    EXPECT_TRUE(m_model.hasWorkLeft());
    EXPECT_EQ(m_failed.count(), 0) << "a cancel is no failure";
    m_project.endless.reset();
    m_model.goOn();
    EXPECT_TRUE(counts(2, 0, 0));
    ASSERT_TRUE(ends());
    EXPECT_FALSE(m_model.hasWorkLeft());
    EXPECT_EQ(m_model.experiments().size(), 1U);
}

TEST_F(ExperimentModelTest, AFailedRunIsKeptAndTriedAgain)
{
    m_project.failing = {"seed=0"};
    start();
    ASSERT_TRUE(counts(1, 1, 0));
    ASSERT_TRUE(ends());
    EXPECT_EQ(m_model.chosen()->runs[0].error, "There is nothing to train on.");
    EXPECT_TRUE(m_model.hasWorkLeft());
    EXPECT_EQ(m_failed.count(), 0) << "the sweep went on";
    m_project.failing.clear();
    m_model.goOn();
    EXPECT_TRUE(counts(2, 0, 0));
}

TEST_F(ExperimentModelTest, AnotherWriterIsToldOf)
{
    m_project.busy = true;
    start();
    ASSERT_TRUE(comesTrue([this] { return m_failed.count() == 1; }));
    EXPECT_THAT(m_failed[0][0].toString(), test::Holds("Another program is writing"));
    EXPECT_FALSE(m_model.running());
    EXPECT_EQ(m_model.obstacle(), u""_s);
}

TEST_F(ExperimentModelTest, NothingIsStartedWhereOneMayNotWrite)
{
    m_model.setOtherWriter(u"A model is being trained."_s);
    start();
    EXPECT_FALSE(m_model.running());
    EXPECT_EQ(m_failed.count(), 1);
    m_model.setOtherWriter({});
    EXPECT_EQ(m_model.obstacle(), u""_s);
    m_model.setSources(m_session->path(), m_session->catalogue(), true);
    EXPECT_THAT(m_model.obstacle(), test::Holds("can only be read"));
    m_model.clear();
    EXPECT_THAT(m_model.obstacle(), test::Holds("No project"));
    EXPECT_THAT(m_model.parse(kTwo, "a.sweep"), test::HasErrorCode(ErrorCode::InvalidInput));
}

TEST_F(ExperimentModelTest, ChoosesWhatIsStartedAndKeepsWhatIsChosen)
{
    start();
    ASSERT_TRUE(counts(2, 0, 0));
    ASSERT_TRUE(ends());
    start("name = other\nseed = 0 1 2\n");
    ASSERT_TRUE(counts(3, 0, 0));
    ASSERT_TRUE(ends());
    ASSERT_EQ(m_model.experiments().size(), 2U);
    m_model.choose(m_model.experiments()[1].id);
    EXPECT_EQ(m_model.chosen()->name, "two");
    m_model.setRuns({RunId{9}});
    const std::size_t before = m_project.timesRead();
    ASSERT_TRUE(comesTrue([&] { return m_project.timesRead() >= before; }));
    EXPECT_EQ(m_model.chosen()->name, "two");
    EXPECT_EQ(m_model.experimentOf("name = other\nseed = 0 1 2\n"), &m_model.experiments()[0]);
    EXPECT_EQ(m_model.experimentOf("name = none\n"), nullptr);
}

TEST_F(ExperimentModelTest, AnotherProjectHasOthers)
{
    start();
    ASSERT_TRUE(counts(2, 0, 0));
    ASSERT_TRUE(ends());
    m_model.setWatched(false);
    m_model.setSources(folder() / "other.crossfade", m_session->catalogue(), false);
    EXPECT_TRUE(m_model.experiments().empty());
    EXPECT_FALSE(m_model.isRead());
}

TEST_F(ExperimentModelTest, AFaultIsNamedWithItsLine)
{
    const auto sweep = m_model.parse("name = x\ntemperature = hot\n", "a.sweep");
    ASSERT_FALSE(sweep.hasValue());
    EXPECT_THAT(sweep.error().sentence(), testing::StartsWith("a.sweep:2: "));
    EXPECT_THAT(sweep.error().sentence(), testing::HasSubstr("hot"));
    EXPECT_FALSE(m_model.parse("name = x\nmodalities = audio,smell\n", "a.sweep").hasValue())
        << "no modality of this project";
}

TEST_F(ExperimentModelTest, AProjectThatCantBeReadSaysSo)
{
    ExperimentWork work = m_project.work();
    work.read = [](const auto&) -> Result<std::vector<ExperimentResult>> {
        return Error{ErrorCode::Io, "The project can't be read."};
    };
    ExperimentModel model(work);
    const QSignalSpy failed(&model, &ExperimentModel::failed);
    model.setSources(m_session->path(), m_session->catalogue(), false);
    model.setWatched(true);
    ASSERT_TRUE(comesTrue([&] { return failed.count() == 1; }));
    EXPECT_FALSE(model.isRead());
}

}  // namespace
}  // namespace crossfade::ui
