// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/ranking_metrics.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace crossfade {

// Two systems on the same queries: a[i] and b[i] are their scores (finite, any unit) for query i,
// so both have one length. The same seed gives the same result everywhere.

/// p value of the two-sided sign-flip test of mean(a - b) = 0, what Smucker, Allan and Carterette
/// (2007) recommend for retrieval: the share of sign assignments of the differences whose mean is
/// at least as far from 0. Zero differences don't matter to it. Up to 16 others, all assignments
/// are enumerated (and the least p is 2 / 2^n); beyond, 10,000 are drawn by `seed` and p = (1 +
/// hits) / (1 + draws), never 0 (Davison and Hinkley 1997, eq. 4.11). 1 if no pair differs. Costs
/// 10,000 n additions.
double pairedRandomisation(std::span<const double> a, std::span<const double> b,
                           std::uint64_t seed);

/// 95 % interval of mean(a - b) by the percentile bootstrap over queries (Efron 1979), 10,000
/// resamples drawn by `seed`. A point for fewer than two queries.
Interval bootstrapDifference(std::span<const double> a, std::span<const double> b,
                             std::uint64_t seed);

/// Cohen's d_z = mean(a - b) / sd(a - b), sd with n - 1 (Cohen 1988; named so by Lakens 2013). 0 if
/// no pair differs; if all differ by the same (sd 0, also a single pair) infinite, with the sign of
/// the difference. JSON has no infinity.
double pairedEffectSize(std::span<const double> a, std::span<const double> b);

/// p values adjusted for as many tests as there are (Holm 1979): with p ascending and i from 1,
/// max over j <= i of min(1, (m - j + 1) p_j). In the order of `pValues`. Rejecting what is at most
/// alpha keeps the chance of any false rejection at alpha, however the tests depend on each other.
std::vector<double> holm(std::span<const double> pValues);

struct PairedComparison {
    std::size_t queries = 0;
    double meanA = 0.0;
    double meanB = 0.0;
    double difference = 0.0;  ///< mean(a - b)
    Interval interval;        ///< of the difference: bootstrapDifference
    double pValue = 1.0;      ///< pairedRandomisation
    double adjustedP = 1.0;   ///< pValue, until who knows all the comparisons made puts holm's here
    double effectSize = 0.0;  ///< pairedEffectSize; may be infinite
    std::size_t wins = 0;     ///< queries with a > b
    std::size_t losses = 0;   ///< a < b
    std::size_t ties = 0;
};

PairedComparison comparePaired(std::span<const double> a, std::span<const double> b,
                               std::uint64_t seed);

/// Fills the rest of a list shorter than k.
inline constexpr std::uint32_t kNoCandidate = std::numeric_limits<std::uint32_t>::max();

struct GiniBootstrapOptions {
    std::size_t resamples = 1000;  ///< at least 40, or the interval is the range
    std::uint64_t seed = 0;
    unsigned threads = 0;  ///< 0: one per core; the result is the same with any number
};

/// 95 % interval of Gini@k over other askers, as many: they are resampled with replacement, the
/// candidates stay. `lists` is askers x k, row-major: who is in each asker's list, as positions
/// below `candidates`, each at most once, or kNoCandidate. Chance among askers alone makes exposure
/// less even, so replicates lie above the estimate (and the estimate above the Gini of endlessly
/// many askers, which the interval is not for); the percentile interval is moved by that bias,
/// estimated as mean(replicates) - gini (Efron and Tibshirani 1993, section 10.2), and kept in
/// [0, 1]. A point if all lists have the same members; 0 if nothing is shown. Costs
/// askers x k x resamples / 16 additions of a cache line (half a second on one core for
/// 11,000 x 200 x 1,000) and 64 (askers + candidates) bytes per thread.
Interval bootstrapGini(std::span<const std::uint32_t> lists, std::size_t k, std::size_t candidates,
                       const GiniBootstrapOptions& options);

/// The same of the difference Gini(A) - Gini(B) of two systems' lists for the same askers, who are
/// drawn alike for both; kept in [-1, 1]. Twice the cost.
Interval bootstrapGiniDifference(std::span<const std::uint32_t> listsA,
                                 std::span<const std::uint32_t> listsB, std::size_t k,
                                 std::size_t candidates, const GiniBootstrapOptions& options);

/// One number per training seed.
struct SeedSummary {
    std::size_t n = 0;
    double mean = 0.0;
    double sd = 0.0;  ///< with n - 1; 0 for fewer than two values
};

SeedSummary summariseSeeds(std::span<const double> values);

/// Common members over the length of the longer list, which is k if it is full: overlap at depth k
/// (Webber, Moffat, Zobel 2010). Each member at most once, order doesn't matter, kNoCandidate is no
/// member. In [0, 1]; 1 for two empty lists.
double overlapAtK(std::span<const std::uint32_t> listA, std::span<const std::uint32_t> listB);

/// Common members over the members of either (Jaccard 1912); otherwise as overlapAtK, never above
/// it.
double jaccardAtK(std::span<const std::uint32_t> listA, std::span<const std::uint32_t> listB);

}  // namespace crossfade
