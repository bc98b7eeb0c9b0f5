// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job_runner.h"

#include "tests/ui/support/gui.h"

#include <QSignalSpy>

#include <atomic>
#include <semaphore>
#include <stdexcept>
#include <thread>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
using test::comesTrue;

/// Work that goes on until it is cancelled.
Result<int> untilCancelled(const JobContext& job)
{
    while (true) {
        if (auto stop = job.advance("Waiting", 0, 0)) return *stop;
        std::this_thread::yield();
    }
}

TEST(JobRunnerTest, DeliversInTheGuiThreadWhatWasMadeInAnother)
{
    JobRunner runner;
    QSignalSpy started(&runner, &JobRunner::started);
    QSignalSpy finished(&runner, &JobRunner::finished);
    std::thread::id worker;
    int delivered = 0;
    runner.start(
        u"Counting"_s,
        [&worker](const JobContext&) {
            worker = std::this_thread::get_id();
            return Result<int>(7);
        },
        [&](Result<int> result) {
            EXPECT_FALSE(runner.running()) << "another may be started from here";
            delivered = test::valueOf(std::move(result));
        });
    EXPECT_TRUE(runner.running());
    EXPECT_EQ(runner.title(), u"Counting"_s);
    EXPECT_EQ(started.count(), 1);
    EXPECT_EQ(delivered, 0) << "never before the event loop runs";
    ASSERT_TRUE(comesTrue([&] { return delivered == 7; }));
    EXPECT_NE(worker, std::this_thread::get_id());
    EXPECT_EQ(finished.count(), 1);
}

TEST(JobRunnerTest, NeverDeliversWhatANewerStartHasSuperseded)
{
    JobRunner runner;
    std::binary_semaphore mayEnd(0);
    bool firstDelivered = false;
    runner.start(
        u"first"_s,
        [&mayEnd](const JobContext&) {
            mayEnd.acquire();  // deaf to the cancel: it ends with a value
            return Result<int>(1);
        },
        [&](const Result<int>&) { firstDelivered = true; });
    std::vector<int> delivered;
    for (int i = 2; i <= 6; ++i) {
        // The fifth thread has to wait for the first, whose result is posted then.
        if (i == 5) mayEnd.release();
        runner.start(
            u"later"_s, [i](const JobContext&) { return Result<int>(i); },
            [&](const Result<int>& result) { delivered.push_back(result.value()); });
    }
    ASSERT_TRUE(comesTrue([&] { return !runner.running(); }));
    test::drainEvents();
    EXPECT_FALSE(firstDelivered);
    EXPECT_THAT(delivered, testing::ElementsAre(6));
}

TEST(JobRunnerTest, ANewerStartCancelsTheOlder)
{
    JobRunner runner;
    std::atomic<bool> ended = false;
    runner.start(
        u"older"_s,
        [&ended](const JobContext& job) {
            auto result = untilCancelled(job);
            ended = true;
            return result;
        },
        [](const Result<int>&) { ADD_FAILURE() << "superseded"; });
    runner.start(
        u"newer"_s, [](const JobContext&) { return Result<int>(1); }, [](const Result<int>&) {});
    EXPECT_TRUE(comesTrue([&] { return ended.load() && !runner.running(); }));
}

TEST(JobRunnerTest, CancelEndsTheWorkAndSaysSo)
{
    JobRunner runner;
    std::optional<ErrorCode> code;
    runner.start(u"endless"_s, untilCancelled,
                 [&](const Result<int>& result) { code = result.error().code; });
    runner.cancel();
    EXPECT_TRUE(runner.running()) << "until the work has noticed";
    ASSERT_TRUE(comesTrue([&] { return code.has_value(); }));
    EXPECT_EQ(*code, ErrorCode::Cancelled);
    EXPECT_FALSE(runner.running());
}

TEST(JobRunnerTest, ItsEndCancelsAndWaits)
{
    std::atomic<bool> ended = false;
    {
        JobRunner runner;
        runner.start(
            u"endless"_s,
            [&ended](const JobContext& job) {
                auto result = untilCancelled(job);
                ended = true;
                return result;
            },
            [](const Result<int>&) { ADD_FAILURE() << "there is nobody left to tell"; });
    }
    EXPECT_TRUE(ended);
    test::drainEvents();
}

TEST(JobRunnerTest, TellsHowFarTheWorkIs)
{
    JobRunner runner;
    QSignalSpy progressed(&runner, &JobRunner::progressed);
    EXPECT_LT(runner.fraction(), 0.0);
    std::binary_semaphore mayEnd(0);
    runner.start(
        u"slow"_s,
        [&mayEnd](const JobContext& job) -> Result<int> {
            if (auto stop = job.advance("Epoch 3 of 10", 3, 10)) return *stop;
            mayEnd.acquire();
            return 0;
        },
        [](const Result<int>&) {});
    EXPECT_LT(runner.secondsLeft(), 0.0) << "nothing can be said yet";
    EXPECT_TRUE(comesTrue([&] { return progressed.count() >= 2; }));
    EXPECT_EQ(runner.step(), u"Epoch 3 of 10"_s);
    EXPECT_DOUBLE_EQ(runner.fraction(), 0.3);
    EXPECT_TRUE(comesTrue([&] { return runner.secondsLeft() > 0.0; }));
    EXPECT_NEAR(runner.secondsLeft(), 1.0 * 0.7 / 0.3, 1.0);
    mayEnd.release();
    ASSERT_TRUE(comesTrue([&] { return !runner.running(); }));
    const auto told = progressed.count();
    test::drainEvents();
    EXPECT_EQ(progressed.count(), told) << "the timer rests";
}

TEST(JobRunnerTest, OfAnUnknownTotalNoFractionIsTold)
{
    JobRunner runner;
    std::binary_semaphore mayEnd(0);
    runner.start(
        u"unknown"_s,
        [&mayEnd](const JobContext& job) -> Result<int> {
            if (auto stop = job.advance("Loading", 5, 0)) return *stop;
            mayEnd.acquire();
            return 0;
        },
        [](const Result<int>&) {});
    EXPECT_TRUE(comesTrue([&] { return runner.step() == u"Loading"_s; }));
    EXPECT_LT(runner.fraction(), 0.0);
    mayEnd.release();
    EXPECT_TRUE(comesTrue([&] { return !runner.running(); }));
}

TEST(JobRunnerTest, WhatTheWorkThrowsBecomesASentence)
{
    JobRunner runner;
    std::string sentence;
    runner.start(
        u"throwing"_s,
        [](const JobContext&) -> Result<int> { throw std::runtime_error("no memory"); },
        [&](const Result<int>& result) { sentence = result.error().sentence(); });
    ASSERT_TRUE(comesTrue([&] { return !runner.running(); }));
    EXPECT_EQ(sentence, "The work broke off: no memory");
}

}  // namespace
}  // namespace crossfade::ui
