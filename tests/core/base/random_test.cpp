// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

namespace crossfade {
namespace {

TEST(RandomTest, GivesThePublishedSequenceOfSplitmix64)
{
    // Steele, Lea, Flood 2014; the first outputs for seed 1234567, as Rosetta Code lists them.
    Random random(1234567);
    EXPECT_EQ(random.next(), 6457827717110365317ULL);
    EXPECT_EQ(random.next(), 3203168211198807973ULL);
    EXPECT_EQ(random.next(), 9817491932198370423ULL);
}

TEST(RandomTest, UniformFillsTheUnitIntervalEvenly)
{
    Random random(1);
    std::array<int, 10> bins{};
    constexpr int kDraws = 100000;
    for (int i = 0; i < kDraws; ++i) {
        const double u = random.uniform();
        ASSERT_GE(u, 0.0);
        ASSERT_LT(u, 1.0);
        ++bins[static_cast<std::size_t>(u * 10.0)];
    }
    double chiSquare = 0.0;
    for (const int bin : bins) chiSquare += std::pow(bin - kDraws / 10.0, 2) / (kDraws / 10.0);
    EXPECT_LT(chiSquare, 27.9);  // .999 quantile with 9 degrees of freedom
}

TEST(RandomTest, BelowReachesEveryNumberAndNoOther)
{
    Random random(2);
    std::array<int, 7> seen{};
    for (int i = 0; i < 7000; ++i) {
        const std::uint32_t n = random.below(7);
        ASSERT_LT(n, 7U);
        ++seen[n];
    }
    for (const int count : seen) EXPECT_NEAR(count, 1000, 150);
    EXPECT_EQ(random.below(1), 0U);
}

TEST(RandomTest, NormalHasTheMomentsOfTheStandardNormal)
{
    Random random(3);
    constexpr int kDraws = 200000;
    double sum = 0.0, squares = 0.0, fourth = 0.0;
    for (int i = 0; i < kDraws; ++i) {
        const double x = random.normal();
        ASSERT_TRUE(std::isfinite(x));
        sum += x;
        squares += x * x;
        fourth += x * x * x * x;
    }
    EXPECT_NEAR(sum / kDraws, 0.0, 0.01);
    EXPECT_NEAR(squares / kDraws, 1.0, 0.02);
    EXPECT_NEAR(fourth / kDraws, 3.0, 0.15);
}

TEST(RandomTest, ShufflePermutesAndDependsOnTheSeedOnly)
{
    const auto shuffled = [](std::uint64_t seed) {
        std::vector<int> items(100);
        std::iota(items.begin(), items.end(), 0);
        Random(seed).shuffle(std::span(items));
        return items;
    };
    std::vector<int> sorted = shuffled(5);
    EXPECT_EQ(sorted, shuffled(5));
    EXPECT_NE(sorted, shuffled(6));
    std::ranges::sort(sorted);
    for (int i = 0; i < 100; ++i) EXPECT_EQ(sorted[static_cast<std::size_t>(i)], i);
}

TEST(RandomTest, ShufflePutsEachItemEverywhereEquallyOften)
{
    Random random(7);
    std::array<std::array<int, 4>, 4> at{};
    for (int i = 0; i < 8000; ++i) {
        std::array<std::size_t, 4> items = {0, 1, 2, 3};
        random.shuffle(std::span<std::size_t>(items));
        for (std::size_t place = 0; place < 4; ++place) ++at[items[place]][place];
    }
    for (const auto& item : at)
        for (const int count : item) EXPECT_NEAR(count, 2000, 200);
}

TEST(DerivedSeedTest, GivesEachPurposeAndSeedItsOwnStream)
{
    std::set<std::uint64_t> seeds;
    for (std::uint64_t seed = 0; seed < 100; ++seed)
        for (std::uint64_t purpose = 0; purpose < 100; ++purpose)
            seeds.insert(derivedSeed(seed, purpose));
    EXPECT_EQ(seeds.size(), 10000U);
    EXPECT_EQ(derivedSeed(1, 2), derivedSeed(1, 2));
}

}  // namespace
}  // namespace crossfade
