// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/evaluation/redundancy.h"
#include "core/evaluation/signatures.h"
#include "core/evaluation/space_metrics.h"
#include "core/jobs/job_context.h"
#include "core/workflow/project.h"
#include "core/workflow/systems.h"

#include <string>
#include <vector>

namespace crossfade {

/// What lies behind the figures of one run.
struct RunDiagnosis {
    RunId run;
    std::string name;
    SpaceMetrics space;
    bool isDefault = false;   ///< trained as `train` does without options, whatever the seed
    bool supervised = false;  ///< trained with known similar pairs
    std::vector<Signature> signatures;
};

/// What lies behind the figures of a project's systems.
struct Diagnosis {
    Redundancy redundancy;           ///< of the single modalities' lists
    std::vector<RunDiagnosis> runs;  ///< all, oldest first

    /// Null if there is no such run.
    const RunDiagnosis* of(RunId run) const;
};

/// `evaluated` are systems on this protocol's task, with their lists: single modalities among them
/// are not evaluated again, and runs among them have the signatures of their figures too, the
/// others those of their training alone. InvalidInput if there is nobody to ask for.
Result<Diagnosis> diagnose(Project& project, const std::vector<SystemResult>& evaluated,
                           const Protocol& protocol, const JobContext& job);

}  // namespace crossfade
