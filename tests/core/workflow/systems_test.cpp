// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/systems.h"

#include "core/workflow/evaluate_run.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gtest/gtest.h>

#include <optional>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::TempDir;
using test::valueOf;

class SystemsTest : public testing::Test {
protected:
    SystemsTest()
    {
        const auto path = test::makeTrainedProject(m_dir);
        test::storeRandomRun(path, "second", 5);
        m_project.emplace(valueOf(Project::open(path)));
        m_protocol.k = 10;
        m_protocol.queries = QuerySet::All;
    }
    SystemKey key(const std::string& text) { return valueOf(systemKeyFrom(text, *m_project)); }

    TempDir m_dir;
    std::optional<Project> m_project;
    Protocol m_protocol;
};

TEST_F(SystemsTest, AKeyIsANumberOfARunOrANameOfABaseline)
{
    EXPECT_EQ(key("2"), (SystemKey{"contrastive", {2}}));
    EXPECT_EQ(key("run 1"), (SystemKey{"contrastive", {1}}));
    EXPECT_EQ(key("contrastive"), (SystemKey{"contrastive", {2}})) << "the newest";
    EXPECT_EQ(key("tags"), (SystemKey{"tags", {}}));
    EXPECT_EQ(key("pca"), (SystemKey{"pca", {}}));
    const auto unknown = systemKeyFrom("smell", *m_project);
    EXPECT_THAT(unknown, HasErrorCode(ErrorCode::InvalidInput));
    EXPECT_THAT(unknown, HasErrorWith("\"smell\"; there are audio, tags, listening, concat"));
    EXPECT_THAT(systemKeyFrom("3", *m_project), HasErrorWith("run 1, 2."));
}

TEST_F(SystemsTest, AKeyMayChangeTheScoring)
{
    const SystemKey changed = key("run 1:shared,hub-correction=0.5,centred");
    EXPECT_EQ(changed.run, RunId{1});
    EXPECT_EQ(changed.change.compareOn, CompareOn::Shared);
    EXPECT_EQ(changed.change.hubCorrection, 0.5);
    EXPECT_TRUE(changed.change.centre);
    EXPECT_FALSE(changed.change.localScaling);
    for (const char* text : {"2", "tags", "tags:local-scaling", "1:own", "2:shared,centred"})
        EXPECT_EQ(systemKeyText(key(text)), text);
    EXPECT_THAT(systemKeyFrom("1:loud", *m_project), HasErrorWith("\"loud\"; it takes own"));
    EXPECT_THAT(systemKeyFrom("1:hub-correction=11", *m_project), HasErrorWith("0 to 10"));
    EXPECT_THAT(systemKeyFrom("tags:centred", *m_project), HasErrorWith("\"tags\" is a baseline"));
}

TEST_F(SystemsTest, ChangesOfScoringChangeTheListsOfOneRun)
{
    const std::vector<SystemKey> keys = {key("1"), key("1:shared"), key("1:hub-correction=0.5"),
                                         key("1:local-scaling"), key("1:centred")};
    const auto results = valueOf(evaluateSystems(*m_project, keys, m_protocol, JobContext()));
    for (std::size_t a = 0; a < results.size(); ++a)
        for (std::size_t b = a + 1; b < results.size(); ++b)
            EXPECT_NE(results[a].report.lists, results[b].report.lists) << keys.size();
    EXPECT_THAT(results[2].label, testing::EndsWith("; hub-correction=0.5"));
    EXPECT_TRUE(results[3].scoring.localScaling);
}

TEST_F(SystemsTest, AllSystemsAreTheBaselinesThenTheRunsOldestFirst)
{
    const auto all = valueOf(allSystems(*m_project));
    ASSERT_EQ(all.size(), 9U);
    EXPECT_EQ(all[0].method, "audio");
    EXPECT_EQ(all[6].method, "random");
    EXPECT_EQ(all[7], (SystemKey{"contrastive", {1}}));
    EXPECT_EQ(all[8], (SystemKey{"contrastive", {2}}));
}

TEST_F(SystemsTest, EverySystemIsEvaluatedAsByItself)
{
    const auto results = valueOf(
        evaluateSystems(*m_project, valueOf(allSystems(*m_project)), m_protocol, JobContext()));
    ASSERT_EQ(results.size(), 9U);
    EXPECT_EQ(results[1].label, "tags alone");
    EXPECT_EQ(results[5].label, "concatenation + PCA");
    EXPECT_EQ(results[7].label, "run 1: subset, linear from PCA");
    for (const SystemResult& one : results) {
        EvaluateOptions options;
        options.system.method = one.key.method;
        options.system.run = one.key.run;
        options.protocol = m_protocol;
        const auto alone = valueOf(evaluateProject(*m_project, options, JobContext()));
        EXPECT_EQ(one.report.ndcg, alone.ndcg) << one.label;
        EXPECT_EQ(one.report.gini, alone.gini) << one.label;
        EXPECT_LE(one.gini.low, one.report.gini) << one.label;
        EXPECT_GE(one.gini.high, one.report.gini) << one.label;
        EXPECT_LE(one.recall.low, one.report.recall) << one.label;
        EXPECT_GE(one.map.high, one.report.map) << one.label;
        EXPECT_FALSE(one.supervised);
    }
}

TEST_F(SystemsTest, TheFirstIsComparedWithEachOther)
{
    const auto pairs = valueOf(
        compareSystems(*m_project, {key("2"), key("tags"), key("pca")}, m_protocol, JobContext()));
    ASSERT_EQ(pairs.size(), 2U);
    EXPECT_EQ(pairs[1].labelA, "run 2: subset, linear from PCA");
    EXPECT_EQ(pairs[1].labelB, "concatenation + PCA");
    for (const SystemComparison& pair : pairs) {
        const PairedComparison& ndcg = pair.ndcg;
        EXPECT_EQ(ndcg.queries, pair.queries.size());
        EXPECT_EQ(pair.perQueryA.size(), pair.queries.size());
        EXPECT_EQ(ndcg.wins + ndcg.losses + ndcg.ties, ndcg.queries);
        EXPECT_LT(ndcg.difference, 0.0) << "random vectors";
        EXPECT_GE(ndcg.adjustedP, ndcg.pValue);
        const double gini = pair.giniA - pair.giniB;
        EXPECT_LE(pair.giniDifference.low, gini);
        EXPECT_GE(pair.giniDifference.high, gini);
    }
}

TEST_F(SystemsTest, AComparisonNeedsTwoDifferentSystems)
{
    EXPECT_THAT(compareSystems(*m_project, {key("2")}, m_protocol, JobContext()),
                HasErrorWith("needs two systems; 1"));
    EXPECT_THAT(compareSystems(*m_project, {key("2"), key("run 2")}, m_protocol, JobContext()),
                HasErrorWith("is given twice"));
    EXPECT_THAT(
        compareSystems(*m_project, {key("2"), {"contrastive", {9}}}, m_protocol, JobContext()),
        HasErrorWith("There is no run 9; the newest is 2."));
    EXPECT_THAT(evaluateSystems(*m_project, {{"smell", {}}}, m_protocol, JobContext()),
                HasErrorWith("no baseline \"smell\""));
}

TEST_F(SystemsTest, AListThatIsLongerThanTheCatalogueIsRefused)
{
    const CatalogueSnapshot& catalogue = *m_project->catalogue();
    EXPECT_THAT(checkListLength(catalogue, {QuerySet::All, CandidatePool::Catalogue, 59}),
                test::HasValue());
    EXPECT_THAT(checkListLength(catalogue, {QuerySet::All, CandidatePool::Catalogue, 60}),
                HasErrorWith("k = 60 artists, as there are 60 candidates"));
}

TEST_F(SystemsTest, MaskingGivesTheThreeExperiments)
{
    const auto masked = valueOf(maskSystem(*m_project, key("2"), m_protocol, JobContext()));
    EXPECT_EQ(masked.label, "run 2: subset, linear from PCA");
    EXPECT_EQ(masked.modalities, m_project->catalogue()->modalityNames);
    ASSERT_EQ(masked.queries.size(), 7U);
    EXPECT_EQ(masked.queries[0].loss.difference, 0.0) << "nothing is masked";
    EXPECT_EQ(masked.groups.relative.size(), 49U);
    EXPECT_EQ(masked.grid.ndcg.size(), 49U);
    EXPECT_EQ(masked.groupsReason + masked.gridReason, "");
}

TEST_F(SystemsTest, ACancelledWorkIsCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    const JobContext job(stop.get_token(), {});
    EXPECT_THAT(evaluateSystems(*m_project, {key("tags")}, m_protocol, job),
                HasErrorCode(ErrorCode::Cancelled));
    EXPECT_THAT(maskSystem(*m_project, key("tags"), m_protocol, job),
                HasErrorCode(ErrorCode::Cancelled));
}

}  // namespace
}  // namespace crossfade
