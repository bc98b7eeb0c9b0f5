// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/fuzzy_set.h"

#include "core/base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace crossfade {
namespace {

double sumOfMemberships(const std::vector<float>& distances)
{
    const NeighbourScale scale = neighbourScale(distances);
    double sum = 0.0;
    for (const float distance : distances) sum += static_cast<double>(membership(distance, scale));
    return sum;
}

/// Each point's k nearest are random others.
NeighbourGraph randomGraph(std::size_t points, std::size_t k, std::uint64_t seed)
{
    Random random(seed);
    NeighbourGraph graph{points, k, {}, {}};
    for (std::size_t i = 0; i < points; ++i) {
        std::vector<std::uint32_t> others;
        for (std::uint32_t j = 0; j < points; ++j)
            if (j != i) others.push_back(j);
        random.shuffle(std::span(others));
        std::vector<float> distances;
        for (std::size_t n = 0; n < k; ++n)
            distances.push_back(static_cast<float>(random.uniform()));
        std::ranges::sort(distances);
        graph.neighbours.insert(graph.neighbours.end(), others.begin(),
                                others.begin() + static_cast<std::ptrdiff_t>(k));
        graph.distances.insert(graph.distances.end(), distances.begin(), distances.end());
    }
    return graph;
}

TEST(NeighbourScaleTest, MembershipsSumToTheLogarithmOfTheirNumber)
{
    Random random(1);
    for (const std::size_t k : {std::size_t{2}, std::size_t{15}, std::size_t{100}})
        for (const double size : {1e-4, 1.0, 50.0}) {
            std::vector<float> distances(k);
            for (float& d : distances) d = static_cast<float>(size * (0.5 + random.uniform()));
            std::ranges::sort(distances);
            EXPECT_NEAR(sumOfMemberships(distances), std::log2(static_cast<double>(k)), 1e-3)
                << k << " of size " << size;
        }
}

TEST(NeighbourScaleTest, HasTheClosedFormForOneNearAndTheOthersFar)
{
    // 1 + 3 exp(-.6 / sigma) = log2(4).
    const NeighbourScale scale = neighbourScale(std::vector<float>{0.4F, 1.0F, 1.0F, 1.0F});
    EXPECT_FLOAT_EQ(scale.rho, 0.4F);
    EXPECT_NEAR(scale.sigma, 0.6 / std::log(3.0), 1e-4);
    EXPECT_FLOAT_EQ(membership(0.4F, scale), 1.0F);
    EXPECT_NEAR(membership(1.0F, scale), 1.0 / 3.0, 1e-4);
}

TEST(NeighbourScaleTest, EqualNeighboursAreFullMembersAndRhoIsTheNextDistance)
{
    const NeighbourScale scale = neighbourScale(std::vector<float>{0.0F, 0.0F, 0.3F, 0.5F});
    EXPECT_FLOAT_EQ(scale.rho, 0.3F);
    EXPECT_FLOAT_EQ(membership(0.0F, scale), 1.0F);
    EXPECT_FLOAT_EQ(membership(0.3F, scale), 1.0F);
    EXPECT_GT(scale.sigma, 0.0F);
}

TEST(NeighbourScaleTest, WhereTheSumCannotBeReachedTheScaleIsTheLeast)
{
    // Of 8, 7 are as near as the nearest: they sum to 7, over log2(8).
    std::vector<float> distances(8, 0.2F);
    distances.back() = 1.0F;
    const NeighbourScale scale = neighbourScale(distances);
    EXPECT_NEAR(scale.sigma, 1e-3 * (7 * 0.2 + 1.0) / 8.0, 1e-7);
    const NeighbourScale equal = neighbourScale(std::vector<float>(8, 0.0F));
    EXPECT_EQ(membership(0.0F, equal), 1.0F);
}

TEST(FuzzyUnionTest, HasTheClosedFormOnThreePoints)
{
    // Each sees both others; the nearer fully, so that the sum 1 is that already and the farther is
    // seen through the least scale, as good as not at all.
    const NeighbourGraph graph{3, 2, {1, 2, 0, 2, 1, 0}, {0.1F, 0.4F, 0.1F, 0.3F, 0.3F, 0.4F}};
    const FuzzyGraph fuzzy = fuzzyUnion(graph, 1);
    // 0-1 is seen by both, 1-2 by 2; 0-2 by neither.
    EXPECT_EQ(fuzzy.offsets.front(), 0U);
    ASSERT_EQ(fuzzy.neighboursOf(0).front(), 1U);
    EXPECT_NEAR(fuzzy.weightsOf(0).front(), 1.0, 1e-5);
    ASSERT_EQ(fuzzy.neighboursOf(2).back(), 1U);
    EXPECT_NEAR(fuzzy.weightsOf(2).back(), 1.0, 1e-5);
    for (std::size_t n = 0; n < fuzzy.neighboursOf(0).size(); ++n)
        if (fuzzy.neighboursOf(0)[n] == 2) {
            EXPECT_LT(fuzzy.weightsOf(0)[n], 1e-4F);
        }
}

TEST(FuzzyUnionTest, IsTheUnionOfBothDirectionsOfEachPair)
{
    const NeighbourGraph graph = randomGraph(60, 7, 2);
    std::map<std::pair<std::size_t, std::size_t>, double> seen;
    for (std::size_t i = 0; i < graph.points; ++i) {
        const NeighbourScale scale = neighbourScale(graph.distancesOf(i));
        for (std::size_t n = 0; n < graph.k; ++n)
            seen[{i, graph.neighboursOf(i)[n]}] =
                static_cast<double>(membership(graph.distancesOf(i)[n], scale));
    }
    const FuzzyGraph fuzzy = fuzzyUnion(graph, 2);
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < fuzzy.points; ++i) {
        EXPECT_TRUE(std::ranges::is_sorted(fuzzy.neighboursOf(i)));
        for (std::size_t n = 0; n < fuzzy.neighboursOf(i).size(); ++n) {
            const std::size_t j = fuzzy.neighboursOf(i)[n];
            const double a = seen[{i, j}], b = seen[{j, i}];
            EXPECT_NEAR(fuzzy.weightsOf(i)[n], a + b - a * b, 1e-6);
            ++pairs;
        }
    }
    const auto any = std::ranges::count_if(seen, [&](const auto& one) {
        const auto [i, j] = one.first;
        return i < j && (one.second > 0.0 || seen[{j, i}] > 0.0);
    });
    EXPECT_EQ(pairs, 2 * static_cast<std::size_t>(any)) << "each pair from both of its ends";
}

TEST(FuzzyUnionTest, IsSymmetric)
{
    const FuzzyGraph fuzzy = fuzzyUnion(randomGraph(200, 9, 3), 2);
    for (std::size_t i = 0; i < fuzzy.points; ++i)
        for (std::size_t n = 0; n < fuzzy.neighboursOf(i).size(); ++n) {
            const std::uint32_t j = fuzzy.neighboursOf(i)[n];
            const auto back = fuzzy.neighboursOf(j);
            const auto at = std::ranges::lower_bound(back, static_cast<std::uint32_t>(i));
            ASSERT_NE(at, back.end());
            ASSERT_EQ(*at, i);
            EXPECT_EQ(fuzzy.weightsOf(j)[static_cast<std::size_t>(at - back.begin())],
                      fuzzy.weightsOf(i)[n]);
        }
}

TEST(FuzzyUnionTest, TheBytesDoNotDependOnTheNumberOfThreads)
{
    const NeighbourGraph graph = randomGraph(1500, 5, 4);
    const FuzzyGraph one = fuzzyUnion(graph, 1), two = fuzzyUnion(graph, 2);
    EXPECT_EQ(one.offsets, two.offsets);
    EXPECT_EQ(one.neighbours, two.neighbours);
    EXPECT_EQ(one.weights, two.weights);
}

TEST(FuzzyUnionTest, ALonePointHasNoLinks)
{
    const FuzzyGraph fuzzy = fuzzyUnion(NeighbourGraph{1, 0, {}, {}}, 0);
    EXPECT_EQ(fuzzy.points, 1U);
    EXPECT_TRUE(fuzzy.neighboursOf(0).empty());
    EXPECT_EQ(fuzzyUnion(NeighbourGraph{}, 0).points, 0U);
}

}  // namespace
}  // namespace crossfade
