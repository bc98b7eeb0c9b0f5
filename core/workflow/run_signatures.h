// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/modality_vectors.h"
#include "core/catalogue/run_record.h"
#include "core/evaluation/signatures.h"
#include "core/jobs/job_context.h"
#include "core/workflow/project.h"
#include "core/workflow/systems.h"

#include <span>
#include <vector>

namespace crossfade {

/// What a run's curve and its encodings say of how training went wrong. Corrupt if its options
/// can't be read.
Result<std::vector<Signature>> signaturesOfTraining(const RunRecord& run,
                                                    const ModalityVectors& encodings);

/// What a run's evaluation says of it against the most accurate single modality, all on one task.
/// CHECKs that there is one.
std::vector<Signature> signaturesAgainstBest(const SystemResult& run,
                                             std::span<const SystemResult> singleModalities);

/// Both, with the evaluation made here by the catalogue's protocol. Without queries: the first
/// alone.
Result<std::vector<Signature>> signaturesOfRun(Project& project, RunId run, const JobContext& job);

}  // namespace crossfade
