// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/run_signatures.h"

#include "core/base/check.h"
#include "core/model/train_options.h"
#include "core/workflow/methods.h"

#include <algorithm>

namespace crossfade {

namespace {
constexpr std::size_t kCollapsePairs = 20000;
constexpr std::uint64_t kCollapseSeed = 1;
}  // namespace

Result<std::vector<Signature>> signaturesOfTraining(const RunRecord& run,
                                                    const ModalityVectors& encodings)
{
    CROSSFADE_ASSIGN(const TrainOptions options, trainOptionsFromJson(run.options));
    std::vector<Signature> found = signaturesOfCurve(run.curve, run.lossTerms, options.epochs);
    std::ranges::move(signaturesOfEncodings(encodings, kCollapsePairs, kCollapseSeed),
                      std::back_inserter(found));
    return found;
}

std::vector<Signature> signaturesAgainstBest(const SystemResult& run,
                                             std::span<const SystemResult> singleModalities)
{
    CROSSFADE_CHECK(!singleModalities.empty());
    const auto best = std::ranges::max_element(
        singleModalities, {}, [](const SystemResult& one) { return one.report.ndcg; });
    return signaturesAgainst(run.report, best->report, best->label);
}

Result<std::vector<Signature>> signaturesOfRun(Project& project, RunId id, const JobContext& job)
{
    const CatalogueSnapshot& catalogue = *project.catalogue();
    CROSSFADE_ASSIGN(const auto run, project.loadRun(id));
    CROSSFADE_ASSIGN(std::vector<Signature> found,
                     signaturesOfTraining(run->record, run->index.encodings()));
    Protocol protocol;
    protocol.k = catalogue.stored.catalogue.k;
    if (!projectTask(catalogue, protocol).hasValue()) return found;
    std::vector<SystemKey> keys = singleModalities(catalogue);
    keys.push_back({kContrastive, run->record.id});
    CROSSFADE_ASSIGN(std::vector<SystemResult> systems,
                     evaluateSystems(project, keys, protocol, job));
    const SystemResult evaluated = std::move(systems.back());
    systems.pop_back();
    std::ranges::move(signaturesAgainstBest(evaluated, systems), std::back_inserter(found));
    return found;
}

}  // namespace crossfade
