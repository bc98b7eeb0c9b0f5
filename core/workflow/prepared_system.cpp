// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/prepared_system.h"

namespace crossfade {

Result<PreparedSystem> prepareSystem(Project& project, MethodFactory& methods, const SystemKey& key,
                                     const JobContext& job)
{
    PreparedSystem system;
    if (key.method == kContrastive) {
        CROSSFADE_ASSIGN(system.run, project.loadRun(key.run));
        system.method = std::make_unique<ContrastiveMethod>(system.run->index.sharedEncodings(),
                                                            system.run->record.weights);
        system.setting = {system.method.get(), system.run->ownComparison(), system.run->hubness};
    } else {
        CROSSFADE_ASSIGN(system.method, methods.make(key.method, {}, job));
        system.setting = {system.method.get(), ownComparison(*system.method), {}};
    }
    return system;
}

Result<PreparedSystem> prepareSystem(Project& project, const EvaluateOptions& options,
                                     const JobContext& job)
{
    MethodFactory methods(project);
    CROSSFADE_ASSIGN(PreparedSystem system,
                     prepareSystem(project, methods, {options.method, options.run}, job));
    MethodSetting& setting = system.setting;
    if (options.centre && system.run) {
        system.method = std::make_unique<ContrastiveMethod>(centred(system.run->index.encodings()),
                                                            system.run->record.weights);
        setting.method = system.method.get();
        setting.hubness = {};  // those of the run are of encodings that were not moved
    }
    Scoring& scoring = setting.comparison.scoring;
    scoring.compareOn = options.compareOn.value_or(scoring.compareOn);
    scoring.hubCorrection = options.hubCorrection.value_or(scoring.hubCorrection);
    if (scoring.hubCorrection != 0.0 && setting.hubness.empty()) {
        CROSSFADE_ASSIGN(system.hubness,
                         hubness(*system.method, kHubNeighbours, options.threads, job));
        setting.hubness = system.hubness;
    }
    return system;
}

}  // namespace crossfade
