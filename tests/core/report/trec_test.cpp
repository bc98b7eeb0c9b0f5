// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/trec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace crossfade::report {
namespace {

using testing::HasSubstr;

TEST(TrecTest, WritesRunsAndJudgements)
{
    const std::vector<RankedDocument> run = {{"q1", "東京", 1, 0.1}, {"q1", "b|c", 2, -1e-20}};
    EXPECT_EQ(trecRun(run, "ours").value(), "q1 Q0 東京 1 0.1 ours\nq1 Q0 b|c 2 -1e-20 ours\n");
    const std::vector<RelevantDocument> relevant = {{"q1", "a"}, {"q2", "b"}};
    EXPECT_EQ(trecQrels(relevant).value(), "q1 0 a 1\nq2 0 b 1\n");
    EXPECT_EQ(trecRun({}, "ours").value(), "");
}

TEST(TrecTest, RefusesIdsThatWouldShiftTheColumns)
{
    for (const char* id : {"a b", "a\tb", "a\n", " "}) {
        const std::vector<RelevantDocument> relevant = {{"q", "ok"}, {"q", id}};
        const auto result = trecQrels(relevant);
        ASSERT_FALSE(result.hasValue());
        EXPECT_EQ(result.error().code, ErrorCode::InvalidInput);
        EXPECT_THAT(result.error().sentence(), HasSubstr("line 2: The document \""));
        EXPECT_THAT(result.error().sentence(), HasSubstr("white space"));
        const std::vector<RankedDocument> run = {{id, "a", 1, 0.5}};
        EXPECT_THAT(trecRun(run, "tag").error().sentence(), HasSubstr("The query"));
        EXPECT_THAT(trecRun({}, id).error().sentence(), HasSubstr("The tag"));
    }
    EXPECT_THAT(trecRun({}, "").error().sentence(), HasSubstr("The tag is empty"));
}

TEST(TrecTest, RefusesAScoreThatIsNotANumber)
{
    const std::vector<RankedDocument> run = {{"q", "a", 1, std::nan("")}};
    EXPECT_THAT(trecRun(run, "tag").error().sentence(), HasSubstr("is not a number"));
}

}  // namespace
}  // namespace crossfade::report
