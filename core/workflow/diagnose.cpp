// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/diagnose.h"

#include "core/model/train_options.h"
#include "core/store/run_repository.h"
#include "core/workflow/methods.h"
#include "core/workflow/run_signatures.h"

#include <algorithm>

namespace crossfade {

namespace {

constexpr std::size_t kSpacePairs = 100000;
constexpr std::uint64_t kSpaceSeed = 1;

/// The single modalities in the catalogue's order: those that are there, and the rest evaluated
/// now.
Result<std::vector<SystemResult>> evaluatedModalities(Project& project,
                                                      const std::vector<SystemResult>& evaluated,
                                                      const Protocol& protocol,
                                                      const JobContext& job)
{
    const std::vector<SystemKey> keys = singleModalities(*project.catalogue());
    const auto known = [&](const SystemKey& key) {
        return std::ranges::find(evaluated, key, &SystemResult::key);
    };
    std::vector<SystemKey> missing;
    std::ranges::copy_if(keys, std::back_inserter(missing),
                         [&](const SystemKey& key) { return known(key) == evaluated.end(); });
    CROSSFADE_ASSIGN(std::vector<SystemResult> made,
                     evaluateSystems(project, missing, protocol, job));
    std::vector<SystemResult> all;
    auto next = made.begin();
    for (const SystemKey& key : keys) {
        if (const auto there = known(key); there != evaluated.end())
            all.push_back(*there);
        else
            all.push_back(std::move(*next++));
    }
    return all;
}

bool isDefault(const TrainOptions& options)
{
    TrainOptions shipped = TrainOptions::defaultsFor(Objective::Subset);
    shipped.seed = options.seed;
    shipped.threads = options.threads;
    return options == shipped;
}

Result<RunDiagnosis> diagnoseRun(Project& project, const RunRecord& record,
                                 const std::vector<SystemResult>& evaluated,
                                 const std::vector<SystemResult>& modalities)
{
    CROSSFADE_ASSIGN(const TrainOptions options, trainOptionsFromJson(record.options));
    CROSSFADE_ASSIGN(
        const ModalityVectors encodings,
        RunRepository(project.database()).loadEncodings(record, project.catalogue()->stored));
    RunDiagnosis run{record.id,
                     record.name,
                     spaceMetrics(encodings, record.weights, kSpacePairs, kSpaceSeed),
                     isDefault(options),
                     options.isSupervised(),
                     {}};
    CROSSFADE_ASSIGN(run.signatures, signaturesOfTraining(record, encodings));
    const SystemKey key{kContrastive, record.id};
    if (const auto own = std::ranges::find(evaluated, key, &SystemResult::key);
        own != evaluated.end())
        std::ranges::move(signaturesAgainstBest(*own, modalities),
                          std::back_inserter(run.signatures));
    return run;
}

}  // namespace

const RunDiagnosis* Diagnosis::of(RunId run) const
{
    const auto found = std::ranges::find(runs, run, &RunDiagnosis::run);
    return found == runs.end() ? nullptr : &*found;
}

Result<Diagnosis> diagnose(Project& project, const std::vector<SystemResult>& evaluated,
                           const Protocol& protocol, const JobContext& job)
{
    CROSSFADE_ASSIGN(const Task task, projectTask(*project.catalogue(), protocol));
    CROSSFADE_ASSIGN(const std::vector<SystemResult> modalities,
                     evaluatedModalities(project, evaluated, protocol, job));
    std::vector<EvaluationReport> reports;
    reports.reserve(modalities.size());
    for (const SystemResult& one : modalities) reports.push_back(one.report);
    Diagnosis diagnosis;
    diagnosis.redundancy = redundancy(task, reports);
    CROSSFADE_ASSIGN(std::vector<RunRecord> records, project.runs());
    std::ranges::reverse(records);
    for (const RunRecord& record : records) {
        if (auto stop = job.advance("Looking behind the figures of the runs", diagnosis.runs.size(),
                                    records.size()))
            return *stop;
        CROSSFADE_ASSIGN(diagnosis.runs.emplace_back(),
                         diagnoseRun(project, record, evaluated, modalities));
    }
    return diagnosis;
}

}  // namespace crossfade
