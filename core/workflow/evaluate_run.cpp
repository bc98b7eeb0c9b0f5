// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/evaluate_run.h"

#include "core/base/text.h"
#include "core/evaluation/report_json.h"
#include "core/import/similar_reader.h"
#include "core/store/run_repository.h"
#include "core/workflow/methods.h"
#include "core/workflow/prepared_system.h"

#include <nlohmann/json.hpp>

namespace crossfade {

namespace {

std::string evaluationKey(const CatalogueSnapshot& catalogue, const Protocol& protocol)
{
    const nlohmann::json key = {{"queries", queriesName(protocol.queries)},
                                {"pool", poolName(protocol.pool)},
                                {"k", protocol.k},
                                {"dataHash", catalogue.stored.dataHash}};
    return key.dump();
}

Result<GroundTruth> truthFrom(const std::filesystem::path& file, const CatalogueSnapshot& catalogue)
{
    CROSSFADE_ASSIGN(const std::vector<SimilarPair> pairs,
                     readSimilarFile(file, catalogue.artists()));
    return GroundTruth(pairs, catalogue.size());
}

}  // namespace

Result<EvaluationReport> evaluateProject(Project& project, const EvaluateOptions& options,
                                         const JobContext& job)
{
    const CatalogueSnapshot& catalogue = *project.catalogue();
    MethodFactory methods(project);
    CROSSFADE_ASSIGN(const PreparedSystem system,
                     prepareSystem(project, methods, options.system, options.threads, job));
    std::optional<GroundTruth> other;
    std::optional<JudgedPairs> judged;
    if (options.similarFile) {
        CROSSFADE_ASSIGN(other, truthFrom(*options.similarFile, catalogue));
    }
    if (options.judgements) {
        CROSSFADE_ASSIGN(JudgedTruth truth, judgedTruth(project, *options.judgements));
        other = std::move(truth.truth);
        judged = truth.pairs;
    }
    CROSSFADE_ASSIGN(const Task task,
                     makeTask(options.protocol, catalogue.artists(), catalogue.presence,
                              other ? *other : catalogue.truth));
    CROSSFADE_ASSIGN(EvaluationReport report,
                     evaluate(task, system.setting, catalogue.artists(), catalogue.presence,
                              catalogue.modalityNames, options.threads, job));
    report.judged = judged;
    // A result that can't be kept (busy, a full disk) is a result all the same.
    if (system.run && !options.system.change.any() && !other && !project.readOnly())
        static_cast<void>(RunRepository(project.database())
                              .saveEvaluation(system.run->record.id,
                                              evaluationKey(catalogue, options.protocol),
                                              toJson(report)));
    return report;
}

Result<EvaluationReport> evaluateMixed(const CatalogueSnapshot& catalogue, const LoadedRun& run,
                                       const Comparison& comparison, const Protocol& protocol,
                                       const JobContext& job)
{
    CROSSFADE_ASSIGN(const Task task,
                     makeTask(protocol, catalogue.artists(), catalogue.presence, catalogue.truth));
    const ContrastiveMethod method(run.index.sharedEncodings(), run.record.weights);
    return evaluate(task, {&method, comparison, run.hubness}, catalogue.artists(),
                    catalogue.presence, catalogue.modalityNames, 0, job);
}

std::string defaultEvaluationKey(const CatalogueSnapshot& catalogue)
{
    Protocol protocol;
    protocol.k = catalogue.stored.catalogue.k;
    return evaluationKey(catalogue, protocol);
}

}  // namespace crossfade
