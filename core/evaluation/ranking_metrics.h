// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace crossfade {

/// nDCG@k with binary relevance and discount 1 / log2(rank + 1), ranks from 1 (Järvelin and
/// Kekäläinen 2002); the ideal list has min(k, number of relevant) hits. `isRelevant` says for each
/// rank of the list (at most k) whether it is a hit; 0 if nothing is relevant.
double ndcg(std::span<const bool> isRelevant, std::size_t relevantCount, std::size_t k);

/// AP@k with binary relevance: sum over the ranks i of hits of (hits in the first i) / i, divided
/// by min(k, number of relevant). Average precision is TREC's (Buckley and Voorhees 2000), which
/// divides by the number of relevant; the minimum makes it 1 for an ideal list of length k.
/// `isRelevant` as for nDCG; in [0, 1]; 0 if nothing is relevant.
double averagePrecision(std::span<const bool> isRelevant, std::size_t relevantCount, std::size_t k);

/// Hits among the first k over the number of relevant; 0 if nothing is relevant.
double recall(std::span<const bool> isRelevant, std::size_t relevantCount);

/// Gini coefficient of exposure over all the counts, zeros included:
/// sum_i (2 i - n - 1) x_i / (n sum x) with x ascending and i from 1 (Gini 1912). In [0, 1 - 1/n];
/// 0 if nothing was shown.
double gini(std::vector<std::uint32_t> counts);

/// Share of the counts that are not 0.
double coverage(std::span<const std::uint32_t> counts);

/// The Lorenz curve at `points` + 1 even shares of the artists, least shown first: y is their share
/// of all that is shown. From (0, 0) to (1, 1).
std::vector<double> lorenz(std::vector<std::uint32_t> counts, std::size_t points);

struct Interval {
    double low = 0.0;
    double high = 0.0;
};

/// The middle 95 % of bootstrap replicates (Efron 1979): a fortieth, rounded down, is left out at
/// either end. 0 if there are none.
Interval percentileInterval(std::vector<double> replicates);

/// 95 % interval of the mean by the percentile bootstrap (Efron 1979), resamples drawn by `seed`. A
/// point for fewer than two values.
Interval bootstrapMean(std::span<const double> values, std::uint64_t seed,
                       std::size_t resamples = 2000);

}  // namespace crossfade
