// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/prepared_system.h"

#include "core/retrieval/centring.h"

namespace crossfade {

Result<PreparedSystem> prepareSystem(Project& project, MethodFactory& methods, const SystemKey& key,
                                     unsigned threads, const JobContext& job)
{
    PreparedSystem system;
    Scoring scoring;
    if (key.method == kContrastive) {
        CROSSFADE_ASSIGN(system.run, project.loadRun(key.run));
        scoring = system.run->scoring;
        auto encodings = system.run->index.sharedEncodings();
        if (key.change.centre)
            encodings = std::make_shared<const ModalityVectors>(centred(*encodings));
        system.method =
            std::make_unique<ContrastiveMethod>(std::move(encodings), system.run->record.weights);
    } else {
        CROSSFADE_ASSIGN(system.method, methods.make(key.method, {}, job));
    }
    scoring = changedScoring(scoring, key.change);
    const bool ownHubs = system.run != nullptr && !key.change.centre;
    if (scoring.reducesHubs() && !ownHubs) {
        CROSSFADE_ASSIGN(system.hubness, hubness(*system.method, kHubNeighbours, threads, job));
    }
    Comparison comparison = ownComparison(*system.method);
    comparison.scoring = scoring;
    system.setting = {system.method.get(), comparison,
                      ownHubs ? std::span<const float>(system.run->hubness) : system.hubness};
    return system;
}

}  // namespace crossfade
