// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/ranking_metrics.h"

#include "core/base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace crossfade {
namespace {

TEST(NdcgTest, AgreesWithAnExampleByHand)
{
    // Hits at ranks 1 and 3 of three relevant, lists of four.
    const std::array<bool, 4> hits = {true, false, true, false};
    const double ideal = 1.0 + 1.0 / std::log2(3.0) + 1.0 / std::log2(4.0);
    EXPECT_NEAR(ndcg(hits, 3, 4), (1.0 + 1.0 / std::log2(4.0)) / ideal, 1e-12);
}

TEST(NdcgTest, IsOneForAnIdealListAndZeroWithoutHits)
{
    const std::array<bool, 3> all = {true, true, true};
    const std::array<bool, 3> none = {false, false, false};
    EXPECT_DOUBLE_EQ(ndcg(all, 3, 3), 1.0);
    EXPECT_DOUBLE_EQ(ndcg(all, 50, 3), 1.0) << "more relevant than the list can hold";
    EXPECT_DOUBLE_EQ(ndcg(none, 3, 3), 0.0);
    EXPECT_DOUBLE_EQ(ndcg({}, 3, 3), 0.0);
    EXPECT_DOUBLE_EQ(ndcg(none, 0, 3), 0.0);
}

TEST(NdcgTest, AShortListIsJudgedByTheLengthAskedFor)
{
    const std::array<bool, 1> hit = {true};
    EXPECT_NEAR(ndcg(hit, 2, 200), 1.0 / (1.0 + 1.0 / std::log2(3.0)), 1e-12);
}

TEST(AveragePrecisionTest, AgreesWithAnExampleByHand)
{
    // Hits at ranks 1, 3 and 6 of three relevant: precision 1, 2/3 and 1/2.
    const std::array<bool, 6> hits = {true, false, true, false, false, true};
    EXPECT_NEAR(averagePrecision(hits, 3, 10), (1.0 + 2.0 / 3.0 + 0.5) / 3.0, 1e-12);
    EXPECT_NEAR(averagePrecision(hits, 5, 10), (1.0 + 2.0 / 3.0 + 0.5) / 5.0, 1e-12);
}

TEST(AveragePrecisionTest, IsOneForAnIdealListAndZeroWithoutHits)
{
    const std::array<bool, 3> all = {true, true, true};
    const std::array<bool, 3> none = {false, false, false};
    EXPECT_DOUBLE_EQ(averagePrecision(all, 3, 3), 1.0);
    EXPECT_DOUBLE_EQ(averagePrecision(all, 50, 3), 1.0) << "more relevant than the list can hold";
    EXPECT_DOUBLE_EQ(averagePrecision(none, 3, 3), 0.0);
    EXPECT_DOUBLE_EQ(averagePrecision({}, 3, 3), 0.0);
    EXPECT_DOUBLE_EQ(averagePrecision(none, 0, 3), 0.0);
}

TEST(AveragePrecisionTest, IsTheMeanOfPrecisionOverPairsOfHits)
{
    // Sum over pairs (hit i at or above hit j) of 1 / rank j.
    Random random(7);
    std::array<bool, 40> hits{};
    std::size_t relevant = 0;
    for (bool& hit : hits) relevant += (hit = random.below(3) == 0) ? 1U : 0U;
    double sum = 0.0;
    for (std::size_t j = 0; j < hits.size(); ++j)
        for (std::size_t i = 0; i <= j; ++i)
            if (hits[i] && hits[j]) sum += 1.0 / static_cast<double>(j + 1);
    EXPECT_NEAR(averagePrecision(hits, relevant, 40), sum / static_cast<double>(relevant), 1e-12);
}

TEST(RecallTest, IsTheShareOfTheRelevant)
{
    const std::array<bool, 4> hits = {true, false, true, false};
    EXPECT_DOUBLE_EQ(recall(hits, 8), 0.25);
    EXPECT_DOUBLE_EQ(recall(hits, 0), 0.0);
    EXPECT_DOUBLE_EQ(recall({}, 4), 0.0);
}

TEST(GiniTest, IsZeroForUniformExposure)
{
    EXPECT_NEAR(gini(std::vector<std::uint32_t>(50, 7)), 0.0, 1e-15);
    EXPECT_EQ(gini({3}), 0.0);
}

TEST(GiniTest, IsOneMinusOneByNIfOneArtistGetsAll)
{
    for (const std::size_t n : {2U, 5U, 1000U}) {
        std::vector<std::uint32_t> counts(n, 0);
        counts[n / 2] = 41;
        EXPECT_NEAR(gini(counts), 1.0 - 1.0 / static_cast<double>(n), 1e-12);
    }
}

TEST(GiniTest, IsHalfTheRelativeMeanDifference)
{
    Random random(1);
    std::vector<std::uint32_t> counts(60);
    for (std::uint32_t& count : counts) count = random.below(30);
    double differences = 0.0, sum = 0.0;
    for (const std::uint32_t a : counts) {
        sum += a;
        for (const std::uint32_t b : counts)
            differences += std::abs(static_cast<double>(a) - static_cast<double>(b));
    }
    EXPECT_NEAR(gini(counts), differences / (2.0 * 60.0 * sum), 1e-12);
}

TEST(GiniTest, IsZeroIfNothingWasShown)
{
    EXPECT_EQ(gini({}), 0.0);
    EXPECT_EQ(gini({0, 0, 0}), 0.0);
}

TEST(CoverageTest, IsTheShareOfThoseShownAtAll)
{
    EXPECT_DOUBLE_EQ(coverage(std::array<std::uint32_t, 4>{0, 5, 1, 0}), 0.5);
    EXPECT_DOUBLE_EQ(coverage({}), 0.0);
}

TEST(LorenzTest, RisesFromZeroToOneBelowTheDiagonal)
{
    const auto curve = lorenz({1, 3, 0, 6}, 4);
    ASSERT_EQ(curve.size(), 5U);
    const std::array<double, 5> expected = {0.0, 0.0, 0.1, 0.4, 1.0};
    for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(curve[i], expected[i], 1e-12) << i;
}

TEST(LorenzTest, GiniIsOneMinusTwiceTheAreaUnderIt)
{
    Random random(2);
    std::vector<std::uint32_t> counts(100);
    for (std::uint32_t& count : counts) count = random.below(1000) * random.below(1000);
    const auto curve = lorenz(counts, 100);  // a point per artist: the trapezoids are exact
    double area = 0.0;
    for (std::size_t i = 1; i < curve.size(); ++i) area += (curve[i - 1] + curve[i]) / 200.0;
    EXPECT_NEAR(gini(counts), 1.0 - 2.0 * area, 1e-12);
}

TEST(LorenzTest, IsFlatIfNothingWasShown)
{
    EXPECT_EQ(lorenz({0, 0}, 2), (std::vector<double>{0.0, 0.0, 0.0}));
    EXPECT_EQ(lorenz({}, 2).size(), 3U);
}

TEST(BootstrapMeanTest, DependsOnTheSeedOnly)
{
    std::vector<double> values(50);
    Random random(3);
    for (double& value : values) value = random.uniform();
    const Interval first = bootstrapMean(values, 1);
    EXPECT_EQ(bootstrapMean(values, 1).low, first.low);
    EXPECT_EQ(bootstrapMean(values, 1).high, first.high);
    EXPECT_NE(bootstrapMean(values, 2).low, first.low);
}

TEST(BootstrapMeanTest, IsAsWideAsTheNormalApproximation)
{
    Random random(4);
    std::vector<double> values(400);
    for (double& value : values) value = 10.0 + 2.0 * random.normal();
    const double n = 400.0;
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double variance = 0.0;
    for (const double value : values) variance += (value - mean) * (value - mean) / n;
    const double half = 1.96 * std::sqrt(variance / n);
    const Interval interval = bootstrapMean(values, 5);
    EXPECT_NEAR(interval.low, mean - half, 0.15 * half);
    EXPECT_NEAR(interval.high, mean + half, 0.15 * half);
}

TEST(BootstrapMeanTest, CoversTheTruthAboutNinetyFiveTimesInAHundred)
{
    Random random(6);
    int covered = 0;
    for (int trial = 0; trial < 200; ++trial) {
        std::vector<double> values(60);
        for (double& value : values) value = random.uniform();
        const Interval interval = bootstrapMean(values, static_cast<std::uint64_t>(trial));
        covered += interval.low <= 0.5 && 0.5 <= interval.high ? 1 : 0;
    }
    EXPECT_GE(covered, 176);
    EXPECT_LE(covered, 199);
}

TEST(PercentileIntervalTest, LeavesTheSameShareOutAtBothEnds)
{
    std::vector<double> values(1000);
    std::iota(values.begin(), values.end(), 0.0);
    std::ranges::reverse(values);
    EXPECT_EQ(percentileInterval(values).low, 25.0);
    EXPECT_EQ(percentileInterval(values).high, 974.0);
    EXPECT_EQ(percentileInterval({2.0, 1.0}).low, 1.0);
    EXPECT_EQ(percentileInterval({2.0, 1.0}).high, 2.0);
    EXPECT_EQ(percentileInterval({}).high, 0.0);
}

TEST(BootstrapMeanTest, IsAPointForFewerThanTwoValues)
{
    EXPECT_EQ(bootstrapMean({}, 1).high, 0.0);
    const double one[] = {0.25};
    EXPECT_EQ(bootstrapMean(one, 1).low, 0.25);
    EXPECT_EQ(bootstrapMean(one, 1).high, 0.25);
}

}  // namespace
}  // namespace crossfade
