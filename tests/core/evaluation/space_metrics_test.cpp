// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/space_metrics.h"

#include "core/evaluation/redundancy.h"
#include "core/evaluation/statistics.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <cmath>

namespace crossfade {
namespace {

const std::vector<float> kEven = {1.0F, 1.0F};

TEST(SpaceMetricsTest, EqualEncodingsAreCoherentAndGapless)
{
    ModalityVectors v = test::randomVectors(200, {8, 8}, 1.0, 1);
    v.vectors[1] = v.vectors[0];
    const SpaceMetrics metrics = spaceMetrics(v, kEven, 20000, 1);
    EXPECT_NEAR(metrics.coherence, 1.0, 1e-5);
    EXPECT_NEAR(metrics.separation, 1.0, 0.05) << "random directions";
    ASSERT_EQ(metrics.gaps.size(), 1U);
    EXPECT_NEAR(metrics.gaps[0], 0.0, 1e-6);
}

TEST(SpaceMetricsTest, OppositeConstantsHaveTheLargestGapAndNoCoherence)
{
    ModalityVectors v = test::randomVectors(10, {2, 2}, 1.0, 1);
    for (std::size_t i = 0; i < 10; ++i) {
        v.vectors[0].at(i, 0) = 1.0F;
        v.vectors[1].at(i, 0) = -1.0F;
        v.vectors[0].at(i, 1) = v.vectors[1].at(i, 1) = 0.0F;
    }
    const SpaceMetrics metrics = spaceMetrics(v, std::vector<float>{1.0F, 0.5F}, 100, 1);
    EXPECT_NEAR(metrics.coherence, -1.0, 1e-6);
    EXPECT_NEAR(metrics.gaps[0], 2.0, 1e-6);
    EXPECT_NEAR(metrics.separation, 0.0, 1e-6) << "all fused vectors are the same";
}

TEST(SpaceMetricsTest, NobodyWithTwoModalitiesIsNoFault)
{
    ModalityVectors v = test::randomVectors(4, {2, 2}, 1.0, 1);
    for (auto& mask : v.presence) mask = ModalityMask(1);
    EXPECT_EQ(spaceMetrics(v, kEven, 10, 1).coherence, 0.0);
}

TEST(RedundancyTest, CountsOverlapHitsAndUniqueHitsByHand)
{
    // Four candidates; the first two ask; lists of two.
    Task task;
    task.candidates = {10, 11, 12, 13};
    task.queries = {10, 11};
    task.relevant = {{12, 13}, {10}};
    EvaluationReport a, b;
    a.method = "a";
    b.method = "b";
    a.lists = {2, 3, 0, 2, kNoCandidate, kNoCandidate, kNoCandidate, kNoCandidate};
    b.lists = {2, 1, 3, 2, kNoCandidate, kNoCandidate, kNoCandidate, kNoCandidate};
    const EvaluationReport both[] = {a, b};
    const Redundancy r = redundancy(task, both);
    EXPECT_EQ(r.queries, 2U);
    EXPECT_EQ(r.systems, (std::vector<std::string>{"a", "b"}));
    EXPECT_DOUBLE_EQ(r.overlap[0], 1.0);
    EXPECT_DOUBLE_EQ(r.overlap[1], 0.5);
    EXPECT_DOUBLE_EQ(r.hits[0], 1.5) << "12 and 13, then 10";
    EXPECT_DOUBLE_EQ(r.hits[1], 0.5) << "12";
    EXPECT_DOUBLE_EQ(r.uniqueHits[0], 1.0) << "13, then 10";
    EXPECT_DOUBLE_EQ(r.uniqueHits[1], 0.0);
}

TEST(RedundancyTest, QueriesThatASystemCannotPlaceAreLeftOut)
{
    Task task;
    task.candidates = {10, 11};
    task.queries = {10, 11};
    task.relevant = {{11}, {10}};
    EvaluationReport a, b;
    a.lists = {1, 0};
    b.lists = {1, kNoCandidate};
    const EvaluationReport both[] = {a, b};
    EXPECT_EQ(redundancy(task, both).queries, 1U);
}

}  // namespace
}  // namespace crossfade
