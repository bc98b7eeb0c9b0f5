// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/catalogue_join.h"
#include "core/workflow/evaluate_run.h"

#include <cstddef>

namespace crossfade {

/// How many of the candidates were found in the system's catalogue, and how. The first four add up
/// to all candidates.
struct JoinSummary {
    std::size_t byId = 0;
    std::size_t byName = 0;
    std::size_t ambiguous = 0;
    std::size_t missing = 0;
    std::size_t otherName = 0;     ///< of byId: the names don't fold to the same
    std::size_t withModality = 0;  ///< joined to an artist who has a modality there
    double coverage = 0.0;         ///< withModality over all candidates
};

/// A system of one catalogue on the ground truth of another.
struct CrossEvaluation {
    /// On the other catalogue's own task, so that its figures stand beside those of systems that
    /// were trained on it: who has no counterpart scores 0 as a query, and is never found.
    /// Popularity is the other catalogue's. Modality sets are what the query's counterpart has in
    /// the system's catalogue, as the system sees nothing else; "none" is who has no counterpart.
    EvaluationReport report;
    GroupScore placed;  ///< the queries that the system can place, on the same lists
    JoinSummary joined;
    bool supervised = false;  ///< trained with known similar pairs
    /// Queries whose counterpart has pairs that the training has seen: what is judged may be among
    /// them. 0 unless supervised.
    std::size_t knownQueries = 0;
};

/// Evaluates a system of the project on the queries, candidates and similar pairs of another
/// catalogue, by `options.protocol` there; it has no `similarFile` or `judgements`. The system is
/// taken as it is: weights, hubness and all come from its own catalogue. Stores nothing.
/// InvalidInput if the other catalogue has no pairs, nobody to ask for, or no candidate who is
/// joined.
Result<CrossEvaluation> evaluateElsewhere(Project& project, const CatalogueSnapshot& other,
                                          JoinBy joinBy, const EvaluateOptions& options,
                                          const JobContext& job);

}  // namespace crossfade
