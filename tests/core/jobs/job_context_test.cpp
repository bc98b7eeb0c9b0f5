// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/job_context.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

TEST(JobContextTest, TheDefaultOneIsNeverCancelled)
{
    const JobContext job;
    EXPECT_FALSE(job.advance("step", 1, 2).has_value());
    EXPECT_FALSE(job.cancelled());
}

TEST(JobContextTest, ReportsEachStepToTheSink)
{
    std::vector<JobContext::Progress> seen;
    const JobContext job({}, [&](const JobContext::Progress& p) { seen.push_back(p); });
    EXPECT_FALSE(job.advance("reading", 1, 3).has_value());
    EXPECT_FALSE(job.advance("reading", 2, 3).has_value());
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[1].step, "reading");
    EXPECT_EQ(seen[1].done, 2U);
    EXPECT_EQ(seen[1].total, 3U);
}

TEST(JobContextTest, IsCancelledByItsTokenAndThenReportsNothing)
{
    std::stop_source stop;
    int reports = 0;
    const JobContext job(stop.get_token(), [&](const JobContext::Progress&) { ++reports; });
    const JobContext copy = job;
    stop.request_stop();
    const auto error = job.advance("step", 0, 0);
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(error->code, ErrorCode::Cancelled);
    EXPECT_TRUE(copy.cancelled()) << "copies share the stop";
    EXPECT_EQ(reports, 0);
}

TEST(JobContextTest, APartReportsToItsOwnSinkAndStopsWithTheWhole)
{
    std::stop_source stop;
    int whole = 0;
    int part = 0;
    const JobContext job(stop.get_token(), [&](const JobContext::Progress&) { ++whole; });
    const JobContext inner = job.reportingTo([&](const JobContext::Progress&) { ++part; });
    EXPECT_FALSE(inner.advance("step", 0, 0).has_value());
    EXPECT_EQ(whole, 0);
    EXPECT_EQ(part, 1);
    stop.request_stop();
    EXPECT_TRUE(inner.advance("step", 0, 0).has_value());
}

}  // namespace
}  // namespace crossfade
