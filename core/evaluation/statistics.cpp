// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/statistics.h"

#include "core/base/check.h"
#include "core/base/random.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <iterator>
#include <numeric>
#include <utility>

namespace crossfade {

namespace {

// Streams of one seed: the test and the interval of a comparison must not draw alike.
constexpr std::uint64_t kRandomisationStream = 1;
constexpr std::uint64_t kBootstrapStream = 2;

constexpr std::size_t kMostEnumerated = 16;
constexpr std::size_t kRandomisationDraws = 10000;
constexpr std::size_t kBootstrapResamples = 10000;

std::vector<double> differencesOf(std::span<const double> a, std::span<const double> b)
{
    CROSSFADE_CHECK(a.size() == b.size());
    std::vector<double> differences(a.size());
    std::ranges::transform(a, b, differences.begin(), std::minus<>());
    return differences;
}

double meanOf(std::span<const double> values)
{
    if (values.empty()) return 0.0;
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The sum with the sign of value i turned if bit i % 64 of word i / 64 is set.
double flippedSum(std::span<const double> values, std::span<const std::uint64_t> words)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::uint64_t sign = (words[i / 64] >> (i % 64)) << 63U;
        sum += std::bit_cast<double>(std::bit_cast<std::uint64_t>(values[i]) ^ sign);
    }
    return sum;
}

std::vector<std::uint32_t> membersOf(std::span<const std::uint32_t> list)
{
    std::vector<std::uint32_t> members;
    members.reserve(list.size());
    std::ranges::remove_copy(list, std::back_inserter(members), kNoCandidate);
    std::ranges::sort(members);
    return members;
}

struct SetSizes {
    std::size_t a = 0;
    std::size_t b = 0;
    std::size_t common = 0;
};

SetSizes setSizes(std::span<const std::uint32_t> listA, std::span<const std::uint32_t> listB)
{
    const std::vector<std::uint32_t> a = membersOf(listA);
    const std::vector<std::uint32_t> b = membersOf(listB);
    std::vector<std::uint32_t> common;
    std::ranges::set_intersection(a, b, std::back_inserter(common));
    return {.a = a.size(), .b = b.size(), .common = common.size()};
}

double shareOf(std::size_t part, std::size_t whole)
{
    return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double pairedRandomisation(std::span<const double> a, std::span<const double> b, std::uint64_t seed)
{
    std::vector<double> differences = differencesOf(a, b);
    std::erase(differences, 0.0);
    if (differences.empty()) return 1.0;

    double observed = 0.0;
    double magnitude = 0.0;
    for (const double difference : differences) {
        observed += difference;
        magnitude += std::abs(difference);
    }
    // Sums that are equal but for rounding are as far.
    const double bound = std::abs(observed) - 1e-12 * magnitude;
    std::size_t hits = 0;
    if (differences.size() <= kMostEnumerated) {
        const std::size_t assignments = std::size_t{1} << differences.size();
        for (std::uint64_t signs = 0; signs < assignments; ++signs)
            if (std::abs(flippedSum(differences, {&signs, 1})) >= bound) ++hits;
        return static_cast<double>(hits) / static_cast<double>(assignments);
    }
    Random random(derivedSeed(seed, kRandomisationStream));
    std::vector<std::uint64_t> words((differences.size() + 63) / 64);
    for (std::size_t draw = 0; draw < kRandomisationDraws; ++draw) {
        for (std::uint64_t& word : words) word = random.next();
        if (std::abs(flippedSum(differences, words)) >= bound) ++hits;
    }
    return static_cast<double>(1 + hits) / static_cast<double>(1 + kRandomisationDraws);
}

Interval bootstrapDifference(std::span<const double> a, std::span<const double> b,
                             std::uint64_t seed)
{
    return bootstrapMean(differencesOf(a, b), derivedSeed(seed, kBootstrapStream),
                         kBootstrapResamples);
}

double pairedEffectSize(std::span<const double> a, std::span<const double> b)
{
    const SeedSummary summary = summariseSeeds(differencesOf(a, b));
    if (summary.mean == 0.0) return 0.0;
    if (summary.sd == 0.0)
        return std::copysign(std::numeric_limits<double>::infinity(), summary.mean);
    return summary.mean / summary.sd;
}

std::vector<double> holm(std::span<const double> pValues)
{
    std::vector<std::size_t> order(pValues.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return pValues[i]; });
    std::vector<double> adjusted(pValues.size());
    double least = 0.0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const double scaled = static_cast<double>(order.size() - i) * pValues[order[i]];
        least = std::max(least, std::min(1.0, scaled));
        adjusted[order[i]] = least;
    }
    return adjusted;
}

PairedComparison comparePaired(std::span<const double> a, std::span<const double> b,
                               std::uint64_t seed)
{
    PairedComparison comparison;
    comparison.queries = a.size();
    comparison.meanA = meanOf(a);
    comparison.meanB = meanOf(b);
    comparison.difference = meanOf(differencesOf(a, b));
    comparison.interval = bootstrapDifference(a, b, seed);
    comparison.pValue = pairedRandomisation(a, b, seed);
    comparison.adjustedP = comparison.pValue;
    comparison.effectSize = pairedEffectSize(a, b);
    for (std::size_t i = 0; i < a.size(); ++i) {
        comparison.wins += a[i] > b[i] ? 1 : 0;
        comparison.losses += a[i] < b[i] ? 1 : 0;
    }
    comparison.ties = a.size() - comparison.wins - comparison.losses;
    return comparison;
}

SeedSummary summariseSeeds(std::span<const double> values)
{
    SeedSummary summary{.n = values.size(), .mean = meanOf(values), .sd = 0.0};
    if (values.empty()) return summary;
    const auto [least, most] = std::ranges::minmax(values);
    if (least == most) {
        summary.mean = least;  // n times it, divided by n, may round to a spread
        return summary;
    }
    double squares = 0.0;
    for (const double value : values) squares += (value - summary.mean) * (value - summary.mean);
    summary.sd = std::sqrt(squares / static_cast<double>(values.size() - 1));
    return summary;
}

double overlapAtK(std::span<const std::uint32_t> listA, std::span<const std::uint32_t> listB)
{
    const SetSizes sizes = setSizes(listA, listB);
    return shareOf(sizes.common, std::max(sizes.a, sizes.b));
}

double jaccardAtK(std::span<const std::uint32_t> listA, std::span<const std::uint32_t> listB)
{
    const SetSizes sizes = setSizes(listA, listB);
    return shareOf(sizes.common, sizes.a + sizes.b - sizes.common);
}

}  // namespace crossfade
