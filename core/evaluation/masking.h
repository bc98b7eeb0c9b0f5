// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/evaluation/evaluation.h"
#include "core/evaluation/statistics.h"
#include "core/jobs/job_context.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace crossfade {

// What happens when modalities are missing, measured by taking them away from artists who have all:
// three experiments, which answer three questions and must not be mixed up.

/// All non-empty sets of `modalities` modalities, the largest first.
std::vector<ModalityMask> allModalitySets(std::size_t modalities);

/// The queries of a task that have all of the method's modalities.
Task completeQueries(const Task& task, const Method& method);
/// The same, and of the candidates those who have all. InvalidInput if nobody is left to ask for.
Result<Task> completeArtists(const Task& task, const Method& method);

// 1. Masked queries: what does a query lose that has fewer modalities?

struct MaskedQueryRow {
    ModalityMask set;  ///< what the queries keep
    double ndcg = 0.0;
    Interval interval;
    PairedComparison loss;         ///< against the same queries complete; difference <= 0 is a loss
    std::vector<double> perQuery;  ///< nDCG, in the order of the complete queries
};

/// Complete queries masked to every set in turn; the candidates are as they are.
Result<std::vector<MaskedQueryRow>> maskQueries(const Task& task, const MethodSetting& setting,
                                                unsigned threads, const JobContext& job);

// 2. The paper's matrix: who is found by whom, when artists differ only in what is known of them?

struct GroupMatrix {
    std::vector<ModalityMask> sets;  ///< of the groups: the query's (rows), the found (columns)
    std::vector<double> relative;    ///< sets x sets: share of the lists over that of chance
    std::vector<double> relativeSd;  ///< over draws
    std::vector<double> columnMeans;
    double largest = 0.0;      ///< cell of `relative`
    std::vector<double> ndcg;  ///< of the queries of each group, mean over draws
    double ndcgAll = 0.0;      ///< of all queries, mean over draws
    std::size_t artists = 0;   ///< complete ones
    std::size_t draws = 0;
    std::size_t k = 0;  ///< fewer than asked where a list would hold over a quarter of the artists
};

/// Complete artists in as many groups as there are sets, drawn anew `draws` times, sizes differing
/// by one at most; each group keeps one set, as queries and as candidates (Ferraro et al. 2023). By
/// chance a group's share of a list is its share of the others.
Result<GroupMatrix> groupMatrix(const Task& task, const MethodSetting& setting, std::size_t draws,
                                std::uint64_t seed, unsigned threads, const JobContext& job);

// 3. Query set by candidate set: how well do artists known by one set find artists known by
// another?

struct SetGrid {
    std::vector<ModalityMask> sets;
    std::vector<double> ndcg;  ///< sets (query) x sets (candidates)
    std::vector<double> gini;  ///< likewise
    std::size_t queries = 0;
    std::size_t candidates = 0;
};

/// Complete artists, both sides restricted to every pair of sets in turn.
Result<SetGrid> setGrid(const Task& task, const MethodSetting& setting, unsigned threads,
                        const JobContext& job);

}  // namespace crossfade
