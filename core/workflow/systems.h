// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/evaluation/evaluation.h"
#include "core/evaluation/masking.h"
#include "core/evaluation/statistics.h"
#include "core/jobs/job_context.h"
#include "core/workflow/project.h"
#include "core/workflow/system_key.h"

#include <optional>
#include <string>
#include <vector>

namespace crossfade {

/// Who asks, who may be found and who is similar. InvalidInput as makeTask() says.
Result<Task> projectTask(const CatalogueSnapshot& catalogue, const Protocol& protocol);

/// InvalidInput if a list that was asked for is longer than its candidates: for a k that was given.
Status checkListLength(const CatalogueSnapshot& catalogue, const Protocol& protocol);

/// One row of the table of systems.
struct SystemResult {
    SystemKey key;
    std::string label;  ///< "tags alone", "concatenation + PCA", "run 7: subset, linear from PCA"
    Scoring scoring;    ///< as the system compares by itself
    EvaluationReport report;
    Interval gini;  ///< 95 %, see bootstrapGini()
    Interval recall;
    Interval map;
    bool supervised = false;  ///< trained with known similar pairs
};

/// Evaluates systems on one task, each scored as it does by itself. All keys are checked before the
/// first is evaluated; one system's vectors at a time are in memory, and all systems' lists.
Result<std::vector<SystemResult>> evaluateSystems(Project& project,
                                                  const std::vector<SystemKey>& systems,
                                                  const Protocol& protocol, const JobContext& job);

/// "tags alone", "run 7: subset, linear from PCA". InvalidInput or NotFound if it is not there.
Result<std::string> systemLabel(Project& project, const SystemKey& system);

/// Whether the system was trained with known similar pairs: what every figure of it has to say.
Result<bool> isSupervised(Project& project, const SystemKey& system);

/// All baselines, then all runs, oldest first.
Result<std::vector<SystemKey>> allSystems(Project& project);

/// With the modality "listening" alone before the others, where the catalogue has it: what accuracy
/// by popularity is measured by.
std::vector<SystemKey> withListening(const CatalogueSnapshot& catalogue,
                                     std::vector<SystemKey> systems);

/// nDCG of each popularity group over that of the reference; NaN where the reference has 0.
std::vector<double> popularityRatios(const SystemResult& system, const SystemResult& reference);

/// One pair of systems on the same queries.
struct SystemComparison {
    std::string labelA, labelB;
    PairedComparison ndcg;
    double giniA = 0.0, giniB = 0.0;
    Interval giniDifference;                   ///< of A - B, askers resampled alike for both
    std::vector<ArtistRow> queries;            ///< who was asked for
    std::vector<double> perQueryA, perQueryB;  ///< nDCG of each
};

/// Compares the first system with each of the others; p values adjusted over all of them (Holm).
Result<std::vector<SystemComparison>> compareSystems(Project& project,
                                                     const std::vector<SystemKey>& systems,
                                                     const Protocol& protocol,
                                                     const JobContext& job);

/// The same for systems that were evaluated on one task, whose queries these are: results[first]
/// with each of the others.
Result<std::vector<SystemComparison>> compareResults(const std::vector<SystemResult>& results,
                                                     std::size_t first,
                                                     const std::vector<ArtistRow>& queries,
                                                     const JobContext& job);

/// The three masking experiments on one system. The second and third need more artists who have
/// everything: where they could not be made, a sentence says why, and they are empty.
struct MaskingResult {
    std::string label;
    std::vector<std::string> modalities;  ///< that the sets' bits stand for
    std::vector<MaskedQueryRow> queries;  ///< p values of the losses adjusted over all (Holm)
    GroupMatrix groups;
    std::string groupsReason;
    SetGrid grid;
    std::string gridReason;
};
/// InvalidInput if no query has everything.
Result<MaskingResult> maskSystem(Project& project, const SystemKey& system,
                                 const Protocol& protocol, const JobContext& job);

}  // namespace crossfade
