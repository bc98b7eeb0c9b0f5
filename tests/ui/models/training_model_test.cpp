// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/training_model.h"

#include "core/store/writer_lock.h"
#include "core/workflow/project.h"
#include "core/workflow/run_signatures.h"
#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"

#include <QSignalSpy>

namespace crossfade::ui {
namespace {

using test::comesTrue;
using test::quickTraining;

constexpr int kEndless = 5000;

class TrainingModelTest : public test::SampleProjectTest {
protected:
    std::size_t runsOf(const std::filesystem::path& path)
    {
        Project project = test::valueOf(Project::open(path));
        return test::valueOf(project.runs()).size();
    }
    std::size_t unfinishedOf(const std::filesystem::path& path)
    {
        Project project = test::valueOf(Project::open(path));
        return test::valueOf(project.unfinishedTrainings()).size();
    }

    TrainingModel m_model;
    QSignalSpy m_trained{&m_model, &TrainingModel::trained};
    QSignalSpy m_failed{&m_model, &TrainingModel::failed};
    QSignalSpy m_cancelled{&m_model, &TrainingModel::cancelled};
};

TEST_F(TrainingModelTest, OfARunThatIsDoneTheEvaluationSpeaksToo)
{
    const auto project = untrained();
    TrainRequest request = quickTraining("bad", 2);
    request.options.initialisation = Initialisation::Random;
    request.options.learningRate = 0.1;
    m_model.start(project, request);
    ASSERT_TRUE(comesTrue([&] { return m_trained.count() == 1; }));
    Project opened = test::valueOf(Project::open(project));
    const auto expected = test::valueOf(
        signaturesOfRun(opened, test::valueOf(opened.runs()).front().id, JobContext()));
    ASSERT_FALSE(expected.empty());
    ASSERT_EQ(m_model.signatures().size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        EXPECT_EQ(m_model.signatures()[i].seen, expected[i].seen);
    EXPECT_GT(expected.size(), signaturesOfCurve(m_model.curve(), m_model.lossTerms(), 2).size());
}

TEST_F(TrainingModelTest, TheCurveGrowsToItsEpochsAndARunIsThere)
{
    const auto project = untrained();
    std::vector<std::size_t> lengths;
    QObject::connect(&m_model, &TrainingModel::curveChanged, &m_model,
                     [&] { lengths.push_back(m_model.curve().size()); });
    m_model.start(project, quickTraining("four", 4));
    EXPECT_TRUE(m_model.running());
    EXPECT_EQ(m_model.epochs(), 4);
    ASSERT_TRUE(comesTrue([&] { return m_trained.count() == 1; }));
    EXPECT_FALSE(m_model.running());
    EXPECT_EQ(m_model.epochs(), 0);
    ASSERT_EQ(m_model.curve().size(), 4U);
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(m_model.curve()[static_cast<std::size_t>(i)].epoch, i + 1);
    EXPECT_TRUE(std::ranges::is_sorted(lengths)) << "epoch by epoch";
    EXPECT_THAT(lengths, testing::IsSupersetOf({0U, 1U, 2U, 3U, 4U}));
    EXPECT_FALSE(m_model.lossTerms().empty());
    EXPECT_EQ(runsOf(project), 1U);
    EXPECT_EQ(unfinishedOf(project), 0U);
    EXPECT_EQ(m_failed.count() + m_cancelled.count(), 0);
}

TEST_F(TrainingModelTest, ACurveThatGoesWrongIsSeenWhileItTrainsAndAfter)
{
    TrainRequest request = quickTraining("stands", 30);
    request.options.learningRate = 0.1;
    request.options.temperature = 0.01;
    std::vector<std::size_t> seenAt;
    QObject::connect(&m_model, &TrainingModel::curveChanged, &m_model, [&] {
        if (m_model.running() && !m_model.signatures().empty())
            seenAt.push_back(m_model.curve().size());
    });
    m_model.start(untrained(), request);
    EXPECT_TRUE(m_model.signatures().empty());
    ASSERT_TRUE(comesTrue([&] { return m_trained.count() == 1; }));
    const auto whole =
        signaturesOfCurve(m_model.curve(), m_model.lossTerms(), request.options.epochs);
    ASSERT_FALSE(whole.empty());
    ASSERT_GE(m_model.signatures().size(), whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i)
        EXPECT_EQ(m_model.signatures()[i].seen, whole[i].seen);
    EXPECT_FALSE(seenAt.empty()) << "while it trained";
}

TEST_F(TrainingModelTest, WhatWasCancelledCanBeContinued)
{
    const auto project = untrained();
    TrainRequest request = quickTraining("long", 40);
    m_model.start(project, request);
    ASSERT_TRUE(comesTrue([&] { return m_model.curve().size() >= 2; }));
    m_model.cancel();
    ASSERT_TRUE(comesTrue([&] { return !m_model.running(); }));
    EXPECT_EQ(m_cancelled.count(), 1);
    EXPECT_EQ(m_trained.count() + m_failed.count(), 0);
    EXPECT_EQ(runsOf(project), 0U);
    ASSERT_EQ(unfinishedOf(project), 1U);

    request.resume = true;
    m_model.start(project, request);
    EXPECT_TRUE(m_model.curve().empty());
    ASSERT_TRUE(comesTrue([&] { return m_trained.count() == 1; }));
    EXPECT_EQ(m_model.curve().size(), 40U) << "the epochs before the cancel are told again";
    EXPECT_EQ(unfinishedOf(project), 0U);
}

TEST_F(TrainingModelTest, ACancelEndsWhatTheViewsCallTraining)
{
    m_model.start(untrained(), quickTraining("endless", kEndless));
    ASSERT_TRUE(comesTrue([&] { return !m_model.curve().empty(); }));
    int epochsTold = -1;
    QObject::connect(&m_model, &TrainingModel::curveChanged, &m_model,
                     [&] { epochsTold = m_model.running() ? -1 : m_model.epochs(); });
    m_model.cancel();
    ASSERT_TRUE(comesTrue([&] { return m_cancelled.count() == 1; }));
    EXPECT_EQ(epochsTold, 0) << "views that listen to the curve have to learn that it is over";
}

TEST_F(TrainingModelTest, AProjectThatAnotherWritesToIsRefusedWithASentence)
{
    const auto project = untrained();
    const WriterLock lock = test::valueOf(WriterLock::acquire(project, "importing"));
    m_model.start(project, quickTraining("x"));
    ASSERT_TRUE(comesTrue([&] { return m_failed.count() == 1; }));
    const QString sentence = m_failed.front().front().toString();
    EXPECT_THAT(sentence, test::Holds("Another program is writing to"));
    EXPECT_THAT(sentence, test::Holds("importing"));
    EXPECT_EQ(m_trained.count() + m_cancelled.count(), 0);
    EXPECT_FALSE(m_model.running());
}

TEST_F(TrainingModelTest, OptionsThatCantBeAreRefusedWithASentence)
{
    TrainRequest request = quickTraining("x");
    request.options.temperature = -1.0;
    m_model.start(untrained(), request);
    ASSERT_TRUE(comesTrue([&] { return m_failed.count() == 1; }));
    EXPECT_THAT(m_failed.front().front().toString(), test::Holds("-1"));
}

TEST_F(TrainingModelTest, ItsEndWaitsForTheTrainingToLetGo)
{
    const auto project = untrained();
    {
        TrainingModel model;
        model.start(project, quickTraining("endless", kEndless));
        ASSERT_TRUE(comesTrue([&] { return !model.curve().empty(); }));
    }
    test::drainEvents();
    EXPECT_THAT(WriterLock::acquire(project, "a test"), test::HasValue());
    EXPECT_EQ(unfinishedOf(project), 1U);
}

}  // namespace
}  // namespace crossfade::ui
