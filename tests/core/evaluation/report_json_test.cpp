// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/report_json.h"

#include "tests/support/matchers.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::valueOf;

EvaluationReport report()
{
    EvaluationReport r;
    r.method = "contrastive";
    r.k = 200;
    r.ndcg = 1.0 / 3.0;
    r.ndcgInterval = {0.3, 0.4};
    r.recall = 0.2;
    r.gini = 0.28;
    r.giniPlaceable = 0.2;
    r.coverage = 0.9;
    r.queries = 12;
    r.unplaced = 3;
    r.candidates = 100;
    r.placeable = 90;
    r.popularity = {{"unknown", {}, 0, 0.0, {}}, {"low", {}, 4, 0.5, {0.4, 0.6}}};
    r.modalities = {{"audio+tags", ModalityMask(3), 8, 0.25, {0.2, 0.3}}};
    r.shown = {{"unknown", 40, 0.25}, {"low", 60, 0.75}};
    r.shownPopularity = 12.5;
    r.lorenz = {0.0, 0.25, 1.0};
    r.perQuery = {1.0, 2.0};
    r.exposure = {1, 2};
    return r;
}

void expectSameGroups(const std::vector<GroupScore>& a, const std::vector<GroupScore>& b)
{
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(a[i].name, b[i].name);
        EXPECT_EQ(a[i].set, b[i].set);
        EXPECT_EQ(a[i].queries, b[i].queries);
        EXPECT_EQ(a[i].ndcg, b[i].ndcg);
        EXPECT_EQ(a[i].interval.low, b[i].interval.low);
        EXPECT_EQ(a[i].interval.high, b[i].interval.high);
    }
}

TEST(ReportJsonTest, JudgementsAreThereWherePeopleJudged)
{
    EvaluationReport judged = report();
    EXPECT_EQ(valueOf(reportFromJson(toJson(judged))).judged, std::nullopt);
    judged.judged = JudgedPairs{7, 5, 2};
    EXPECT_EQ(valueOf(reportFromJson(toJson(judged))).judged, (JudgedPairs{7, 5, 2}));
}

TEST(ReportJsonTest, AReportComesBackAsItWasWithoutListsPerQuery)
{
    const EvaluationReport before = report();
    const EvaluationReport after = valueOf(reportFromJson(toJson(before)));
    EXPECT_EQ(after.method, before.method);
    EXPECT_EQ(after.k, before.k);
    EXPECT_EQ(after.ndcg, before.ndcg);
    EXPECT_EQ(after.ndcgInterval.low, before.ndcgInterval.low);
    EXPECT_EQ(after.ndcgInterval.high, before.ndcgInterval.high);
    EXPECT_EQ(after.recall, before.recall);
    EXPECT_EQ(after.gini, before.gini);
    EXPECT_EQ(after.shown, before.shown);
    EXPECT_EQ(after.shownPopularity, before.shownPopularity);
    EXPECT_EQ(after.giniPlaceable, before.giniPlaceable);
    EXPECT_EQ(after.coverage, before.coverage);
    EXPECT_EQ(after.queries, before.queries);
    EXPECT_EQ(after.unplaced, before.unplaced);
    EXPECT_EQ(after.candidates, before.candidates);
    EXPECT_EQ(after.placeable, before.placeable);
    EXPECT_EQ(after.lorenz, before.lorenz);
    expectSameGroups(after.popularity, before.popularity);
    expectSameGroups(after.modalities, before.modalities);
    EXPECT_TRUE(after.perQuery.empty());
    EXPECT_TRUE(after.exposure.empty());
}

TEST(ReportJsonTest, WhatIsNotAReportIsCorrupt)
{
    for (const char* text : {"", "{", "[]", "3", "{}", R"({"method": 3})"})
        EXPECT_THAT(reportFromJson(text), HasErrorCode(ErrorCode::Corrupt)) << text;
    std::string cut = toJson(report());
    cut.replace(cut.find("\"gini\""), 6, "\"gani\"");
    EXPECT_THAT(reportFromJson(cut), HasErrorCode(ErrorCode::Corrupt));
}

TEST(ReportJsonTest, NamesQueriesAndPools)
{
    EXPECT_EQ(queriesName(QuerySet::Val), "val");
    EXPECT_EQ(queriesName(QuerySet::Test), "test");
    EXPECT_EQ(queriesName(QuerySet::All), "all");
    EXPECT_EQ(poolName(CandidatePool::Catalogue), "catalogue");
    EXPECT_EQ(poolName(CandidatePool::Split), "split");
}

}  // namespace
}  // namespace crossfade
