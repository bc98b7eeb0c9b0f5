// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/diagnose_run.h"

#include "core/workflow/methods.h"
#include "core/workflow/training_watch.h"

#include <algorithm>

namespace crossfade {

namespace {

constexpr std::size_t kSpacePairs = 100000;
constexpr std::uint64_t kSpaceSeed = 1;

Result<Redundancy> singleModalities(Project& project, const JobContext& job)
{
    const CatalogueSnapshot& catalogue = *project.catalogue();
    Protocol protocol;
    protocol.k = catalogue.stored.catalogue.k;
    CROSSFADE_ASSIGN(const Task task,
                     makeTask(protocol, catalogue.artists(), catalogue.presence, catalogue.truth));
    MethodFactory methods(project);
    std::vector<EvaluationReport> alone;
    for (const std::string& name : catalogue.modalityNames) {
        CROSSFADE_ASSIGN(const auto method, methods.make(name, {}, job));
        CROSSFADE_ASSIGN(
            EvaluationReport report,
            evaluate(task, {method.get(), ownComparison(*method), {}}, catalogue.artists(),
                     catalogue.presence, catalogue.modalityNames, 0, job));
        alone.push_back(std::move(report));
    }
    return redundancy(task, alone);
}

}  // namespace

Result<Diagnosis> diagnoseRun(Project& project, RunId id, const JobContext& job)
{
    Diagnosis diagnosis;
    CROSSFADE_ASSIGN(const auto asked, project.loadRun(id));
    diagnosis.run = asked->record.id;
    diagnosis.name = asked->record.name;
    CROSSFADE_ASSIGN(diagnosis.redundancy, singleModalities(project, job));
    CROSSFADE_ASSIGN(std::vector<RunRecord> runs, project.runs());
    std::ranges::reverse(runs);
    for (const RunRecord& record : runs) {
        if (auto stop = job.advance("Looking at the spaces of the runs", diagnosis.spaces.size(),
                                    runs.size()))
            return *stop;
        CROSSFADE_ASSIGN(const auto run, project.loadRun(record.id));
        diagnosis.spaces.push_back(
            {record.id, record.name,
             spaceMetrics(run->index.encodings(), record.weights, kSpacePairs, kSpaceSeed)});
    }
    CROSSFADE_ASSIGN(diagnosis.signatures, signaturesOfRun(project, diagnosis.run, job));
    return diagnosis;
}

}  // namespace crossfade
