// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/statistics.h"

#include "core/base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace crossfade {
namespace {

using Values = std::vector<double>;

// Darwin's maize, crossed minus self-fertilised, in eighths of an inch (Fisher 1935, section 17).
const Values kMaize = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};

Values zeros(std::size_t n)
{
    return Values(n, 0.0);
}

Values normalValues(std::size_t n, double mean, std::uint64_t seed)
{
    Random random(seed);
    Values values(n);
    for (double& value : values) value = mean + random.normal();
    return values;
}

double meanOf(const Values& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// By recursion over the signs.
std::size_t assignmentsAsFar(const Values& values, std::size_t from, double sum, double bound)
{
    if (from == values.size()) return std::abs(sum) >= bound - 1e-9 ? 1 : 0;
    return assignmentsAsFar(values, from + 1, sum + values[from], bound) +
           assignmentsAsFar(values, from + 1, sum - values[from], bound);
}

double pByRecursion(const Values& values)
{
    const double observed = std::abs(std::accumulate(values.begin(), values.end(), 0.0));
    return static_cast<double>(assignmentsAsFar(values, 0, 0.0, observed)) /
           std::exp2(static_cast<double>(values.size()));
}

TEST(PairedRandomisationTest, AgreesWithEnumerationByHand)
{
    // 3 - 1 + 2 = 4; of |±3 ±1 ±2|, eight in all: 6, 6, 4, 4 are as far, 2, 2, 0, 0 are not.
    EXPECT_DOUBLE_EQ(pairedRandomisation(Values{3, -1, 2}, zeros(3), 1), 0.5);
    EXPECT_DOUBLE_EQ(pairedRandomisation(Values{1, 2, 3}, zeros(3), 1), 0.25);
    EXPECT_DOUBLE_EQ(pairedRandomisation(Values{5}, zeros(1), 1), 1.0);
}

TEST(PairedRandomisationTest, FindsFishersNumberForDarwinsMaize)
{
    // 863 of 32,768 sums reach 314 in one tail.
    EXPECT_DOUBLE_EQ(pairedRandomisation(kMaize, zeros(15), 1), 2.0 * 863.0 / 32768.0);
}

TEST(PairedRandomisationTest, TiesOfSumsCountDespiteRounding)
{
    // Tenths: every one of the 2 assignments with all signs alike is as far, and no other.
    const Values a = {0.3, 0.5, 0.7, 0.9};
    const Values b = {0.2, 0.4, 0.6, 0.8};
    EXPECT_DOUBLE_EQ(pairedRandomisation(a, b, 1), 2.0 / 16.0);
    EXPECT_DOUBLE_EQ(pairedRandomisation(b, a, 1), 2.0 / 16.0);
    // 0.1 + 0.2 - 0.3 is 0 but for rounding, so that all are as far.
    EXPECT_DOUBLE_EQ(pairedRandomisation(Values{0.1, 0.2, -0.3}, zeros(3), 1), 1.0);
}

TEST(PairedRandomisationTest, ZeroDifferencesChangeNothing)
{
    Values padded = kMaize;
    padded.resize(500, 0.0);
    EXPECT_DOUBLE_EQ(pairedRandomisation(padded, zeros(500), 1),
                     pairedRandomisation(kMaize, zeros(15), 1));
    EXPECT_EQ(pairedRandomisation(zeros(30), zeros(30), 1), 1.0);
    EXPECT_EQ(pairedRandomisation({}, {}, 1), 1.0);
}

TEST(PairedRandomisationTest, DrawsAgreeWithEnumeration)
{
    for (const double shift : {0.1, 0.3, 0.5}) {
        const Values values = normalValues(18, shift, 11);
        const double exact = pByRecursion(values);
        const double deviation = std::sqrt(exact * (1.0 - exact) / 10000.0);
        EXPECT_NEAR(pairedRandomisation(values, zeros(18), 3), exact, 4.0 * deviation + 1e-4);
    }
    const Values sixteen = normalValues(16, 0.4, 12);
    EXPECT_DOUBLE_EQ(pairedRandomisation(sixteen, zeros(16), 3), pByRecursion(sixteen));
}

TEST(PairedRandomisationTest, DrawsAgreeWithNormalTheory)
{
    // Under the null the sum has mean 0 and variance sum d^2. Not a multiple of 64.
    const Values values = normalValues(1001, 0.05, 13);
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    const double squares = std::inner_product(values.begin(), values.end(), values.begin(), 0.0);
    const double expected = std::erfc(std::abs(sum) / std::sqrt(2.0 * squares));
    ASSERT_GT(expected, 0.01);
    const double deviation = std::sqrt(expected * (1.0 - expected) / 10000.0);
    EXPECT_NEAR(pairedRandomisation(values, zeros(1001), 4), expected, 4.0 * deviation + 2e-3);
}

TEST(PairedRandomisationTest, DrawsNeverGiveZero)
{
    const Values ones(200, 1.0);
    EXPECT_DOUBLE_EQ(pairedRandomisation(ones, zeros(200), 1), 1.0 / 10001.0);
}

TEST(PairedRandomisationTest, DependsOnTheSeedOnly)
{
    const Values values = normalValues(40, 0.2, 14);
    const double p = pairedRandomisation(values, zeros(40), 1);
    EXPECT_EQ(pairedRandomisation(values, zeros(40), 1), p);
    EXPECT_EQ(pairedRandomisation(zeros(40), values, 1), p) << "two-sided";
    EXPECT_NE(pairedRandomisation(values, zeros(40), 2), p);
}

TEST(PairedRandomisationTest, RejectsATrueNullNoMoreOftenThanItSays)
{
    int rejected = 0;
    for (std::uint64_t trial = 0; trial < 400; ++trial)
        if (pairedRandomisation(normalValues(10, 0.0, 1000 + trial), zeros(10), 1) <= 0.05)
            ++rejected;
    EXPECT_GE(rejected, 6);
    EXPECT_LE(rejected, 36);
}

TEST(BootstrapDifferenceTest, IsAsWideAsNormalTheoryForALargeSample)
{
    const Values a = normalValues(2000, 0.3, 21);
    const Values b = normalValues(2000, 0.0, 22);
    Values differences(2000);
    for (std::size_t i = 0; i < 2000; ++i) differences[i] = a[i] - b[i];
    const double mean = meanOf(differences);
    const double half = 1.959964 * summariseSeeds(differences).sd / std::sqrt(2000.0);
    const Interval interval = bootstrapDifference(a, b, 5);
    EXPECT_NEAR(interval.low, mean - half, 0.06 * half);
    EXPECT_NEAR(interval.high, mean + half, 0.06 * half);
}

TEST(BootstrapDifferenceTest, IsPairedSoThatACommonPartCancels)
{
    const Values a = normalValues(50, 0.0, 23);
    Values b = a;
    for (double& value : b) value -= 0.25;
    const Interval interval = bootstrapDifference(a, b, 1);
    EXPECT_NEAR(interval.low, 0.25, 1e-12);
    EXPECT_NEAR(interval.high, 0.25, 1e-12);
}

TEST(BootstrapDifferenceTest, DependsOnTheSeedOnly)
{
    const Values a = normalValues(50, 0.0, 24);
    EXPECT_EQ(bootstrapDifference(a, zeros(50), 1).low, bootstrapDifference(a, zeros(50), 1).low);
    EXPECT_NE(bootstrapDifference(a, zeros(50), 1).low, bootstrapDifference(a, zeros(50), 2).low);
    EXPECT_EQ(bootstrapDifference({}, {}, 1).high, 0.0);
}

TEST(PairedEffectSizeTest, IsTByTheRootOfN)
{
    // t = 2.148 for Darwin's maize (Fisher 1935).
    EXPECT_NEAR(pairedEffectSize(kMaize, zeros(15)) * std::sqrt(15.0), 2.148, 5e-4);
    EXPECT_NEAR(pairedEffectSize(zeros(15), kMaize) * std::sqrt(15.0), -2.148, 5e-4);
    EXPECT_NEAR(pairedEffectSize(Values{1, 2, 3}, zeros(3)), 2.0, 1e-12);
}

TEST(PairedEffectSizeTest, WithoutSpreadIsZeroOrInfinite)
{
    EXPECT_EQ(pairedEffectSize(Values{0.1, 0.7}, Values{0.1, 0.7}), 0.0);
    EXPECT_EQ(pairedEffectSize({}, {}), 0.0);
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(pairedEffectSize(Values(7, 0.1), zeros(7)), kInfinity);
    EXPECT_EQ(pairedEffectSize(zeros(7), Values(7, 0.1)), -kInfinity);
    EXPECT_EQ(pairedEffectSize(Values{2}, zeros(1)), kInfinity);
}

TEST(HolmTest, AgreesWithATextbookExample)
{
    // Sorted .005, .01, .03, .04 times 4, 3, 2, 1: .02, .03, .06, .04, the last raised to .06.
    const Values adjusted = holm(Values{0.01, 0.04, 0.03, 0.005});
    const Values expected = {0.03, 0.06, 0.06, 0.02};
    ASSERT_EQ(adjusted.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(adjusted[i], expected[i], 1e-12) << i;
}

TEST(HolmTest, IsCappedAtOneAndLeavesASingleTestAlone)
{
    EXPECT_EQ(holm(Values{0.6, 0.7, 1.0}), (Values{1.0, 1.0, 1.0}));
    EXPECT_EQ(holm(Values{0.04}), (Values{0.04}));
    EXPECT_TRUE(holm({}).empty());
}

TEST(HolmTest, KeepsOrderAndLiesBetweenNoneAndBonferroni)
{
    Random random(31);
    for (int trial = 0; trial < 50; ++trial) {
        Values p(1 + random.below(12));
        for (double& value : p) value = random.uniform() * random.uniform();
        const Values adjusted = holm(p);
        const auto m = static_cast<double>(p.size());
        for (std::size_t i = 0; i < p.size(); ++i) {
            EXPECT_GE(adjusted[i], p[i]);
            EXPECT_LE(adjusted[i], std::min(1.0, m * p[i]));
            for (std::size_t j = 0; j < p.size(); ++j)
                EXPECT_TRUE(p[i] >= p[j] || adjusted[i] <= adjusted[j]);
        }
    }
}

TEST(HolmTest, RejectsWhatTheStepDownProcedureRejects)
{
    Random random(32);
    constexpr double kAlpha = 0.05;
    for (int trial = 0; trial < 200; ++trial) {
        Values p(8);
        for (double& value : p) value = 0.1 * random.uniform() * random.uniform();
        Values sorted = p;
        std::ranges::sort(sorted);
        std::ptrdiff_t rejected = 0;
        while (rejected < 8 && sorted[static_cast<std::size_t>(rejected)] <=
                                   kAlpha / static_cast<double>(8 - rejected))
            ++rejected;
        const Values adjusted = holm(p);
        EXPECT_EQ(std::ranges::count_if(adjusted, [](double q) { return q <= kAlpha; }), rejected);
    }
}

TEST(ComparePairedTest, PutsTheStatisticsTogether)
{
    const Values a = {0.5, 0.4, 0.9, 0.2, 0.7};
    const Values b = {0.4, 0.4, 0.5, 0.3, 0.1};
    const PairedComparison comparison = comparePaired(a, b, 9);
    EXPECT_EQ(comparison.queries, 5U);
    EXPECT_NEAR(comparison.meanA, 0.54, 1e-12);
    EXPECT_NEAR(comparison.meanB, 0.34, 1e-12);
    EXPECT_NEAR(comparison.difference, 0.2, 1e-12);
    EXPECT_EQ(comparison.wins, 3U);
    EXPECT_EQ(comparison.losses, 1U);
    EXPECT_EQ(comparison.ties, 1U);
    EXPECT_EQ(comparison.pValue, pairedRandomisation(a, b, 9));
    EXPECT_EQ(comparison.adjustedP, comparison.pValue);
    EXPECT_EQ(comparison.interval.low, bootstrapDifference(a, b, 9).low);
    EXPECT_EQ(comparison.interval.high, bootstrapDifference(a, b, 9).high);
    EXPECT_EQ(comparison.effectSize, pairedEffectSize(a, b));
}

TEST(ComparePairedTest, TurnsRoundWithItsArguments)
{
    const Values a = normalValues(60, 0.2, 41);
    const Values b = normalValues(60, 0.0, 42);
    const PairedComparison forth = comparePaired(a, b, 1);
    const PairedComparison back = comparePaired(b, a, 1);
    EXPECT_DOUBLE_EQ(forth.difference, -back.difference);
    EXPECT_EQ(forth.pValue, back.pValue);
    EXPECT_NEAR(forth.interval.low, -back.interval.high, 1e-12);
    EXPECT_EQ(forth.wins, back.losses);
}

TEST(ComparePairedTest, OfNothingIsNoDifference)
{
    const PairedComparison comparison = comparePaired({}, {}, 1);
    EXPECT_EQ(comparison.queries, 0U);
    EXPECT_EQ(comparison.meanA, 0.0);
    EXPECT_EQ(comparison.pValue, 1.0);
}

struct Lists {
    std::vector<std::uint32_t> positions;
    std::size_t askers = 0;
    std::size_t k = 0;
    std::size_t candidates = 0;
};

/// Lists of different members, some candidates in many more of them; every seventh is short.
Lists skewedLists(std::size_t askers, std::size_t k, std::size_t candidates, std::uint64_t seed)
{
    Random random(seed);
    Lists lists{.positions = {}, .askers = askers, .k = k, .candidates = candidates};
    for (std::size_t asker = 0; asker < askers; ++asker) {
        std::vector<std::uint32_t> list;
        const std::size_t length = asker % 7 == 0 ? k / 2 : k;
        while (list.size() < length) {
            const double u = random.uniform();
            const auto position =
                static_cast<std::uint32_t>(u * u * static_cast<double>(candidates));
            if (std::ranges::find(list, position) == list.end()) list.push_back(position);
        }
        list.resize(k, kNoCandidate);
        lists.positions.insert(lists.positions.end(), list.begin(), list.end());
    }
    return lists;
}

double giniOf(const Lists& lists, const std::vector<std::size_t>& askers)
{
    std::vector<std::uint32_t> counts(lists.candidates, 0);
    for (const std::size_t asker : askers)
        for (std::size_t rank = 0; rank < lists.k; ++rank) {
            const std::uint32_t position = lists.positions[asker * lists.k + rank];
            if (position != kNoCandidate) ++counts[position];
        }
    return gini(counts);
}

double giniOf(const Lists& lists)
{
    std::vector<std::size_t> everyone(lists.askers);
    std::iota(everyone.begin(), everyone.end(), std::size_t{0});
    return giniOf(lists, everyone);
}

TEST(BootstrapGiniTest, AgreesWithPlainResampling)
{
    const Lists lists = skewedLists(150, 6, 80, 51);
    Random random(52);
    Values replicates(2000);
    for (double& replicate : replicates) {
        std::vector<std::size_t> askers(lists.askers);
        for (std::size_t& asker : askers)
            asker = random.below(static_cast<std::uint32_t>(lists.askers));
        replicate = giniOf(lists, askers);
    }
    const double bias = meanOf(replicates) - giniOf(lists);
    const Interval plain = percentileInterval(replicates);
    const Interval interval = bootstrapGini(lists.positions, lists.k, lists.candidates,
                                            {.resamples = 2000, .seed = 1, .threads = 2});
    const double width = plain.high - plain.low;
    EXPECT_NEAR(interval.low, plain.low - bias, 0.1 * width);
    EXPECT_NEAR(interval.high, plain.high - bias, 0.1 * width);
}

TEST(BootstrapGiniTest, IsCentredOnGiniEvenIfExposureIsAlmostEven)
{
    // Resampling alone makes even exposure uneven: uncentred, the interval lies above the Gini.
    Lists even{.positions = {}, .askers = 200, .k = 4, .candidates = 100};
    for (std::uint32_t i = 0; i < 800; ++i) even.positions.push_back(i % 100);
    even.positions[0] = 50;
    for (const Lists& lists : {even, skewedLists(300, 8, 60, 53)}) {
        const double estimate = giniOf(lists);
        const Interval interval =
            bootstrapGini(lists.positions, lists.k, lists.candidates, {.seed = 2});
        const double width = interval.high - interval.low;
        EXPECT_GT(width, 0.0);
        EXPECT_LE(interval.low, estimate);
        EXPECT_GE(interval.high, estimate);
        EXPECT_NEAR((interval.low + interval.high) / 2.0, estimate, 0.5 * width);
    }
}

TEST(BootstrapGiniTest, IsAPointIfEverybodysListIsTheSame)
{
    std::vector<std::uint32_t> lists;
    for (int asker = 0; asker < 50; ++asker) lists.insert(lists.end(), {3, 1, 4});
    const Interval interval = bootstrapGini(lists, 3, 10, {.resamples = 100, .seed = 1});
    EXPECT_NEAR(interval.low, 0.7, 1e-12);  // three of ten share all
    EXPECT_NEAR(interval.high, 0.7, 1e-12);
}

TEST(BootstrapGiniTest, CoversWhatSoManyAskersGiveOnAverage)
{
    double truth = 0.0;
    for (std::uint64_t trial = 0; trial < 500; ++trial)
        truth += giniOf(skewedLists(400, 10, 40, 1000 + trial)) / 500.0;
    int covered = 0;
    for (std::uint64_t trial = 0; trial < 100; ++trial) {
        const Lists lists = skewedLists(400, 10, 40, 100 + trial);
        const Interval interval = bootstrapGini(lists.positions, lists.k, lists.candidates,
                                                {.resamples = 400, .seed = trial});
        covered += interval.low <= truth && truth <= interval.high ? 1 : 0;
    }
    EXPECT_GE(covered, 88);
}

TEST(BootstrapGiniTest, IsTheSameWithAnyNumberOfThreads)
{
    const Lists lists = skewedLists(120, 5, 50, 55);
    const auto withThreads = [&](unsigned threads) {
        return bootstrapGini(lists.positions, lists.k, lists.candidates,
                             {.resamples = 203, .seed = 3, .threads = threads});
    };
    const Interval one = withThreads(1);
    for (const unsigned threads : {0U, 2U, 5U}) {
        EXPECT_EQ(withThreads(threads).low, one.low) << threads;
        EXPECT_EQ(withThreads(threads).high, one.high) << threads;
    }
    EXPECT_NE(bootstrapGini(lists.positions, lists.k, lists.candidates,
                            {.resamples = 203, .seed = 4, .threads = 1})
                  .low,
              one.low);
}

TEST(BootstrapGiniTest, IsZeroIfNothingIsShown)
{
    const std::vector<std::uint32_t> nothing(12, kNoCandidate);
    EXPECT_EQ(bootstrapGini(nothing, 3, 10, {.resamples = 20}).high, 0.0);
    EXPECT_EQ(bootstrapGini({}, 3, 10, {.resamples = 20}).high, 0.0);
    EXPECT_EQ(bootstrapGini({}, 0, 0, {.resamples = 20}).high, 0.0);
}

TEST(BootstrapGiniDifferenceTest, IsNothingBetweenASystemAndItself)
{
    const Lists lists = skewedLists(100, 5, 50, 60);
    const Interval none = bootstrapGiniDifference(lists.positions, lists.positions, lists.k,
                                                  lists.candidates, {.resamples = 100, .seed = 1});
    EXPECT_EQ(none.low, 0.0);
    EXPECT_EQ(none.high, 0.0);
}

TEST(BootstrapGiniDifferenceTest, IsNarrowWhereAskersMatterAlikeToBothSystems)
{
    const Lists a = skewedLists(300, 8, 60, 61);
    Lists b = a;  // all but a few askers get the same
    for (std::size_t i = 0; i < 3 * b.k; ++i) b.positions[i] = static_cast<std::uint32_t>(i % 60);
    const GiniBootstrapOptions options{.seed = 2};
    const Interval difference =
        bootstrapGiniDifference(a.positions, b.positions, a.k, a.candidates, options);
    const Interval swapped =
        bootstrapGiniDifference(b.positions, a.positions, a.k, a.candidates, options);
    const Interval alone = bootstrapGini(a.positions, a.k, a.candidates, options);
    const double estimate = giniOf(a) - giniOf(b);
    EXPECT_LE(difference.low, estimate);
    EXPECT_GE(difference.high, estimate);
    EXPECT_LT(difference.high - difference.low, 0.5 * (alone.high - alone.low));
    EXPECT_NEAR(swapped.low, -difference.high, 0.1 * (difference.high - difference.low));
}

TEST(SummariseSeedsTest, IsTheMeanAndTheSampleDeviation)
{
    const SeedSummary summary = summariseSeeds(Values{2, 4, 4, 4, 5, 5, 7, 9});
    EXPECT_EQ(summary.n, 8U);
    EXPECT_DOUBLE_EQ(summary.mean, 5.0);
    EXPECT_NEAR(summary.sd, std::sqrt(32.0 / 7.0), 1e-12);
}

TEST(SummariseSeedsTest, HasNoSpreadForOneValue)
{
    EXPECT_EQ(summariseSeeds(Values{0.3}).mean, 0.3);
    EXPECT_EQ(summariseSeeds(Values{0.3}).sd, 0.0);
    EXPECT_EQ(summariseSeeds({}).n, 0U);
    EXPECT_EQ(summariseSeeds({}).mean, 0.0);
    EXPECT_EQ(summariseSeeds(Values(3, 0.1)).sd, 0.0) << "equal seeds, whatever the mean rounds to";
}

using Members = std::vector<std::uint32_t>;

TEST(OverlapAtKTest, IsTheShareOfCommonMembers)
{
    EXPECT_DOUBLE_EQ(overlapAtK(Members{1, 2, 3, 4}, Members{4, 9, 2, 8}), 0.5);
    EXPECT_DOUBLE_EQ(jaccardAtK(Members{1, 2, 3, 4}, Members{4, 9, 2, 8}), 2.0 / 6.0);
    EXPECT_DOUBLE_EQ(overlapAtK(Members{1, 2}, Members{3, 4}), 0.0);
    EXPECT_DOUBLE_EQ(jaccardAtK(Members{1, 2}, Members{3, 4}), 0.0);
}

TEST(OverlapAtKTest, IsOneForTheSameMembersInAnyOrder)
{
    EXPECT_EQ(overlapAtK(Members{1, 2, 3}, Members{3, 1, 2}), 1.0);
    EXPECT_EQ(jaccardAtK(Members{1, 2, 3}, Members{3, 1, 2}), 1.0);
    EXPECT_EQ(overlapAtK({}, {}), 1.0);
    EXPECT_EQ(jaccardAtK({}, {}), 1.0);
}

TEST(OverlapAtKTest, PaddingIsNoMember)
{
    const Members full = {1, 2, 3, 4};
    const Members half = {2, 1, kNoCandidate, kNoCandidate};
    EXPECT_DOUBLE_EQ(overlapAtK(full, half), 0.5);
    EXPECT_DOUBLE_EQ(jaccardAtK(half, full), 0.5);
    EXPECT_DOUBLE_EQ(overlapAtK(half, half), 1.0);
    EXPECT_DOUBLE_EQ(overlapAtK(half, {}), 0.0);
}

TEST(OverlapAtKTest, AgreesWithTheOtherMeasureForListsOfOneLength)
{
    // J = o / (2 - o).
    Random random(61);
    for (int trial = 0; trial < 50; ++trial) {
        Members a(30), b(30);
        std::iota(a.begin(), a.end(), 0U);
        std::iota(b.begin(), b.end(), random.below(40));
        random.shuffle(std::span(a));
        const double overlap = overlapAtK(a, b);
        EXPECT_NEAR(jaccardAtK(a, b), overlap / (2.0 - overlap), 1e-12);
        EXPECT_EQ(overlapAtK(b, a), overlap);
    }
}

}  // namespace
}  // namespace crossfade
