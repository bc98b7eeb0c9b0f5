// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/evaluation/evaluation.h"
#include "core/jobs/job_context.h"
#include "core/workflow/judgements.h"
#include "core/workflow/project.h"
#include "core/workflow/snapshot.h"
#include "core/workflow/system_key.h"

#include <filesystem>
#include <optional>
#include <string>

namespace crossfade {

struct EvaluateOptions {
    SystemKey system;
    Protocol protocol;
    std::optional<std::filesystem::path> similarFile;  ///< other pairs than the project's own
    std::optional<JudgementSource> judgements = {};    ///< what people said, instead of pairs
    unsigned threads = 0;
};

/// Evaluates a method of the project, by at most one other ground truth than its own. The result of
/// a run on the project's own pairs is stored with the run, where the project can be written.
Result<EvaluationReport> evaluateProject(Project& project, const EvaluateOptions& options,
                                         const JobContext& job);

/// Evaluates a loaded run with both sides mixed in some way: what the charts show. Stores nothing.
Result<EvaluationReport> evaluateMixed(const CatalogueSnapshot& catalogue, const LoadedRun& run,
                                       const Comparison& comparison, const Protocol& protocol,
                                       const JobContext& job);

/// Under which a run's result by the default protocol is stored.
std::string defaultEvaluationKey(const CatalogueSnapshot& catalogue);

}  // namespace crossfade
