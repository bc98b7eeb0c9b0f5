// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"
#include "core/workflow/methods.h"
#include "core/workflow/systems.h"

#include <memory>
#include <vector>

namespace crossfade {

/// A method with all that it needs to be asked; `setting` borrows from the rest.
struct PreparedSystem {
    std::unique_ptr<Method> method;
    std::shared_ptr<const LoadedRun> run;  ///< none for a baseline
    std::vector<float> hubness;            ///< where it is not the run's own
    MethodSetting setting;
};

/// Loads a run with its own scoring, or makes a baseline, which is scored by the cosine; then
/// changes the scoring as the key says.
Result<PreparedSystem> prepareSystem(Project& project, MethodFactory& methods, const SystemKey& key,
                                     unsigned threads, const JobContext& job);

}  // namespace crossfade
