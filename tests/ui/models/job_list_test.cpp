// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/job_list.h"

#include "tests/ui/support/gui.h"

#include <QAbstractItemModelTester>

#include <semaphore>
#include <thread>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
using test::comesTrue;

Result<int> untilCancelled(const JobContext& job)
{
    while (true) {
        if (auto stop = job.advance("Epoch 3 of 40", 3, 40)) return *stop;
        std::this_thread::yield();
    }
}

class JobListTest : public testing::Test {
protected:
    JobListTest() { m_list.watch(m_runner); }

    QString at(int row, int column) const { return m_list.index(row, column).data().toString(); }
    void end(const QString& title, const Result<int>& result)
    {
        bool ended = false;
        m_runner.start(
            title, [result](const JobContext&) { return result; },
            [&](const Result<int>&) { ended = true; });
        ASSERT_TRUE(comesTrue([&] { return ended; }));
    }

    JobList m_list;
    JobRunner m_runner;  // before the list, as in the window
};

TEST_F(JobListTest, KeepsTheRulesOfQtsModels)
{
    const QAbstractItemModelTester tester(&m_list,
                                          QAbstractItemModelTester::FailureReportingMode::Warning);
    end(u"one"_s, 1);
    end(u"two"_s, 2);
    m_list.clearEnded();
    EXPECT_EQ(m_list.rowCount(), 0);
}

TEST_F(JobListTest, SaysHowFarTheWorkIsAndCancelsIt)
{
    m_runner.start(u"Training"_s, untilCancelled, [](const Result<int>&) {});
    ASSERT_EQ(m_list.rowCount(), 1);
    ASSERT_TRUE(comesTrue([&] { return at(0, JobList::State) == u"Epoch 3 of 40"_s; }));
    EXPECT_EQ(at(0, JobList::Title), u"Training"_s);
    EXPECT_DOUBLE_EQ(m_list.index(0, 0).data(JobList::FractionRole).toDouble(), 3.0 / 40.0);
    EXPECT_EQ(m_list.runningCount(), 1U);
    m_list.clearEnded();
    EXPECT_EQ(m_list.rowCount(), 1) << "what runs stays";
    m_list.cancel(0);
    ASSERT_TRUE(comesTrue([&] { return m_list.outcome(0) == JobList::Outcome::Cancelled; }));
    EXPECT_EQ(at(0, JobList::State), u"Cancelled"_s);
    EXPECT_LT(m_list.index(0, 0).data(JobList::FractionRole).toDouble(), 0.0);
}

TEST_F(JobListTest, WhatFailedStaysWithItsSentenceNewestFirst)
{
    end(u"first"_s, Error{ErrorCode::Io, "The disk is full."});
    end(u"second"_s, 2);
    ASSERT_EQ(m_list.rowCount(), 2);
    EXPECT_EQ(at(0, JobList::Title), u"second"_s);
    EXPECT_EQ(at(0, JobList::State), u"Done"_s);
    EXPECT_EQ(m_list.outcome(1), JobList::Outcome::Failed);
    EXPECT_EQ(at(1, JobList::State), u"Failed: The disk is full."_s);
    EXPECT_THAT(m_list.details(1), test::Holds("first\nFailed: The disk is full.\nBegan: "));
    EXPECT_THAT(m_list.details(1), test::Holds("\nEnded: "));
}

TEST_F(JobListTest, WhatANewerStartSupersedesIsCancelled)
{
    m_runner.start(u"older"_s, untilCancelled, [](const Result<int>&) {});
    end(u"newer"_s, 1);
    ASSERT_EQ(m_list.rowCount(), 2);
    EXPECT_EQ(m_list.outcome(0), JobList::Outcome::Done);
    EXPECT_EQ(m_list.outcome(1), JobList::Outcome::Cancelled);
}

TEST_F(JobListTest, AbandonedWorkIsCancelled)
{
    m_runner.start(u"work"_s, untilCancelled, [](const Result<int>&) {});
    m_runner.abandon();
    EXPECT_EQ(m_list.outcome(0), JobList::Outcome::Cancelled);
}

TEST_F(JobListTest, OfQuickWorkOnlyWhatFailsIsListed)
{
    JobList list;
    list.watch(m_runner, JobList::Listed::IfLong);
    end(u"quick"_s, 1);
    EXPECT_EQ(list.rowCount(), 0);
    end(u"broken"_s, Error{ErrorCode::Backend, "It broke."});
    ASSERT_EQ(list.rowCount(), 1);
    EXPECT_EQ(list.outcome(0), JobList::Outcome::Failed);
}

TEST_F(JobListTest, OutlivesARunner)
{
    JobList list;
    {
        JobRunner runner;
        list.watch(runner);
        runner.start(u"work"_s, untilCancelled, [](const Result<int>&) {});
    }
    EXPECT_EQ(list.index(0, JobList::Title).data().toString(), u"work"_s);
    list.cancel(0);
}

}  // namespace
}  // namespace crossfade::ui
