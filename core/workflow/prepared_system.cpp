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

}  // namespace crossfade
