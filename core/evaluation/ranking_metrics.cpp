// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/ranking_metrics.h"

#include "core/base/check.h"
#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace crossfade {

namespace {

double discount(std::size_t rank)
{
    return 1.0 / std::log2(static_cast<double>(rank) + 1.0);
}

}  // namespace

double ndcg(std::span<const bool> isRelevant, std::size_t relevantCount, std::size_t k)
{
    CROSSFADE_CHECK(isRelevant.size() <= k);
    double gained = 0.0;
    for (std::size_t i = 0; i < isRelevant.size(); ++i)
        if (isRelevant[i]) gained += discount(i + 1);
    double ideal = 0.0;
    for (std::size_t rank = 1; rank <= std::min(k, relevantCount); ++rank) ideal += discount(rank);
    return ideal > 0.0 ? gained / ideal : 0.0;
}

double averagePrecision(std::span<const bool> isRelevant, std::size_t relevantCount, std::size_t k)
{
    CROSSFADE_CHECK(isRelevant.size() <= k);
    if (relevantCount == 0 || k == 0) return 0.0;
    double sum = 0.0;
    std::size_t hits = 0;
    for (std::size_t i = 0; i < isRelevant.size(); ++i)
        if (isRelevant[i]) sum += static_cast<double>(++hits) / static_cast<double>(i + 1);
    return sum / static_cast<double>(std::min(k, relevantCount));
}

double recall(std::span<const bool> isRelevant, std::size_t relevantCount)
{
    if (relevantCount == 0) return 0.0;
    return static_cast<double>(std::ranges::count(isRelevant, true)) /
           static_cast<double>(relevantCount);
}

double gini(std::vector<std::uint32_t> counts)
{
    std::ranges::sort(counts);
    const auto n = static_cast<double>(counts.size());
    double weighted = 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        weighted += (2.0 * static_cast<double>(i + 1) - n - 1.0) * counts[i];
        sum += counts[i];
    }
    return sum > 0.0 ? weighted / (n * sum) : 0.0;
}

double coverage(std::span<const std::uint32_t> counts)
{
    if (counts.empty()) return 0.0;
    const auto shown = std::ranges::count_if(counts, [](std::uint32_t c) { return c > 0; });
    return static_cast<double>(shown) / static_cast<double>(counts.size());
}

std::vector<double> lorenz(std::vector<std::uint32_t> counts, std::size_t points)
{
    std::ranges::sort(counts);
    const auto total =
        static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
    std::vector<double> curve;
    std::size_t taken = 0;
    std::uint64_t sum = 0;
    for (std::size_t p = 0; p <= points; ++p) {
        const std::size_t upTo = counts.size() * p / std::max<std::size_t>(points, 1);
        for (; taken < upTo; ++taken) sum += counts[taken];
        curve.push_back(total > 0.0 ? static_cast<double>(sum) / total : 0.0);
    }
    return curve;
}

Interval percentileInterval(std::vector<double> replicates)
{
    if (replicates.empty()) return {};
    std::ranges::sort(replicates);
    const std::size_t leftOut = replicates.size() / 40;
    return {replicates[leftOut], replicates[replicates.size() - 1 - leftOut]};
}

Interval bootstrapMean(std::span<const double> values, std::uint64_t seed, std::size_t resamples)
{
    if (values.empty()) return {};
    if (values.size() == 1) return {values[0], values[0]};
    Random random(seed);
    const auto n = static_cast<std::uint32_t>(values.size());
    std::vector<double> means(resamples);
    for (double& mean : means) {
        double sum = 0.0;
        for (std::uint32_t i = 0; i < n; ++i) sum += values[random.below(n)];
        mean = sum / n;
    }
    return percentileInterval(std::move(means));
}

}  // namespace crossfade
