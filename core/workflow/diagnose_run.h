// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/evaluation/redundancy.h"
#include "core/evaluation/signatures.h"
#include "core/evaluation/space_metrics.h"
#include "core/jobs/job_context.h"
#include "core/workflow/project.h"

#include <string>
#include <vector>

namespace crossfade {

/// One run's place between coherence within an artist and separation between artists.
struct RunSpace {
    RunId run;
    std::string name;
    SpaceMetrics space;
};

/// What lies behind a run's figures.
struct Diagnosis {
    RunId run;
    std::string name;
    Redundancy redundancy;         ///< of the single modalities' lists
    std::vector<RunSpace> spaces;  ///< of all runs, oldest first
    std::vector<Signature> signatures;
};

/// Of a run, 0: the newest. InvalidInput if there is nobody to ask for.
Result<Diagnosis> diagnoseRun(Project& project, RunId run, const JobContext& job);

}  // namespace crossfade
