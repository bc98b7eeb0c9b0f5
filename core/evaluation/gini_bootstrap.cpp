// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/check.h"
#include "core/base/random.h"
#include "core/evaluation/statistics.h"
#include "core/jobs/parallel_for.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <utility>

namespace crossfade {

namespace {

// A cache line of counters: one addition serves as many resamples.
constexpr std::size_t kLanes = 16;
using Lanes = std::array<std::uint32_t, kLanes>;

/// How often each asker is drawn, in each of the resamples from `first`.
std::vector<Lanes> drawAskers(std::size_t askers, std::size_t first, std::size_t resamples,
                              std::uint64_t seed)
{
    std::vector<Lanes> times(askers, Lanes{});
    for (std::size_t lane = 0; lane < resamples; ++lane) {
        Random random(derivedSeed(seed, first + lane));
        for (std::size_t draw = 0; draw < askers; ++draw)
            ++times[random.below(static_cast<std::uint32_t>(askers))][lane];
    }
    return times;
}

std::vector<Lanes> countExposure(std::span<const std::uint32_t> lists, std::size_t k,
                                 std::size_t candidates, std::span<const Lanes> times)
{
    std::vector<Lanes> counts(candidates, Lanes{});
    for (std::size_t asker = 0; asker < times.size(); ++asker) {
        const Lanes weight = times[asker];
        for (const std::uint32_t position : lists.subspan(asker * k, k)) {
            if (position == kNoCandidate) continue;
            Lanes& count = counts[position];
            for (std::size_t lane = 0; lane < kLanes; ++lane) count[lane] += weight[lane];
        }
    }
    return counts;
}

/// gini() of one lane by a counting sort: those with count x take the ranks s + 1 to s + m, whose
/// 2 i - n - 1 add up to m (2 s + m - n). In integers, so exact.
double laneGini(std::span<const Lanes> counts, std::size_t lane)
{
    std::uint32_t most = 0;
    for (const Lanes& count : counts) most = std::max(most, count[lane]);
    std::vector<std::uint32_t> candidatesWith(std::size_t{most} + 1, 0);
    for (const Lanes& count : counts) ++candidatesWith[count[lane]];

    const auto n = static_cast<std::int64_t>(counts.size());
    std::int64_t weighted = 0;
    std::int64_t sum = 0;
    std::int64_t below = 0;
    for (std::size_t x = 0; x < candidatesWith.size(); ++x) {
        const auto m = std::int64_t{candidatesWith[x]};
        const std::int64_t shown = static_cast<std::int64_t>(x) * m;
        weighted += shown * (2 * below + m - n);
        sum += shown;
        below += m;
    }
    return sum > 0
               ? static_cast<double>(weighted) / (static_cast<double>(n) * static_cast<double>(sum))
               : 0.0;
}

/// The Gini of every resample; equal seeds draw the same askers, whatever the lists are.
std::vector<double> giniReplicates(std::span<const std::uint32_t> lists, std::size_t k,
                                   std::size_t candidates, const GiniBootstrapOptions& options)
{
    CROSSFADE_CHECK(options.resamples > 0);
    CROSSFADE_CHECK(k > 0 ? lists.size() % k == 0 : lists.empty());
    CROSSFADE_CHECK(std::ranges::all_of(
        lists, [&](std::uint32_t p) { return p < candidates || p == kNoCandidate; }));
    std::vector<double> replicates(options.resamples, 0.0);
    if (lists.empty()) return replicates;
    const std::size_t askers = lists.size() / k;
    parallelFor(options.resamples, kLanes, options.threads,
                [&](std::size_t begin, std::size_t end) {
                    const auto counts = countExposure(
                        lists, k, candidates, drawAskers(askers, begin, end - begin, options.seed));
                    for (std::size_t r = begin; r < end; ++r)
                        replicates[r] = laneGini(counts, r - begin);
                });
    return replicates;
}

double giniOf(std::span<const std::uint32_t> lists, std::size_t k, std::size_t candidates)
{
    if (lists.empty()) return 0.0;
    const std::vector<Lanes> once(lists.size() / k, Lanes{1});
    return laneGini(countExposure(lists, k, candidates, once), 0);
}

/// The percentile interval, moved by the bias that the replicates show.
Interval centredInterval(std::vector<double> replicates, double estimate, double least)
{
    const double bias = std::accumulate(replicates.begin(), replicates.end(), 0.0) /
                            static_cast<double>(replicates.size()) -
                        estimate;
    const Interval interval = percentileInterval(std::move(replicates));
    return {std::clamp(interval.low - bias, least, 1.0),
            std::clamp(interval.high - bias, least, 1.0)};
}

}  // namespace

Interval bootstrapGini(std::span<const std::uint32_t> lists, std::size_t k, std::size_t candidates,
                       const GiniBootstrapOptions& options)
{
    return centredInterval(giniReplicates(lists, k, candidates, options),
                           giniOf(lists, k, candidates), 0.0);
}

Interval bootstrapGiniDifference(std::span<const std::uint32_t> listsA,
                                 std::span<const std::uint32_t> listsB, std::size_t k,
                                 std::size_t candidates, const GiniBootstrapOptions& options)
{
    CROSSFADE_CHECK(listsA.size() == listsB.size());
    std::vector<double> differences = giniReplicates(listsA, k, candidates, options);
    std::ranges::transform(differences, giniReplicates(listsB, k, candidates, options),
                           differences.begin(), std::minus<>());
    return centredInterval(std::move(differences),
                           giniOf(listsA, k, candidates) - giniOf(listsB, k, candidates), -1.0);
}

}  // namespace crossfade
