// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/evaluate_run.h"

#include "core/base/text.h"
#include "core/evaluation/report_json.h"
#include "core/import/similar_reader.h"
#include "core/store/feature_repository.h"
#include "core/store/run_repository.h"

#include <algorithm>
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
    std::unique_ptr<Method> method;
    RunId run;
    if (options.method == "contrastive") {
        CROSSFADE_ASSIGN(const auto loaded, project.loadRun(options.run));
        run = loaded->record.id;
        method = std::make_unique<ContrastiveMethod>(loaded->index.sharedEncodings(),
                                                     loaded->record.weights);
    } else {
        const auto named = std::ranges::find(catalogue.modalityNames, options.method);
        if (named == catalogue.modalityNames.end())
            return Error{ErrorCode::InvalidInput, "There is no method " + inQuotes(options.method) +
                                                      "; there are contrastive, " +
                                                      joinText(catalogue.modalityNames, ", ") +
                                                      "."};
        CROSSFADE_ASSIGN(const ModalityVectors features,
                         FeatureRepository(project.database()).load(catalogue.stored));
        method = std::make_unique<SingleModalityMethod>(
            features, static_cast<std::size_t>(named - catalogue.modalityNames.begin()));
    }
    std::optional<GroundTruth> other;
    if (options.similarFile) {
        CROSSFADE_ASSIGN(other, truthFrom(*options.similarFile, catalogue));
    }
    CROSSFADE_ASSIGN(const Task task,
                     makeTask(options.protocol, catalogue.artists(), catalogue.presence,
                              other ? *other : catalogue.truth));
    const Side side = Side::allOn(method->weights());
    CROSSFADE_ASSIGN(EvaluationReport report,
                     evaluate(task, {method.get(), side, side}, catalogue.artists(),
                              catalogue.presence, catalogue.modalityNames, options.threads, job));
    // A result that can't be kept (busy, a full disk) is a result all the same.
    if (run.value != 0 && !other && !project.readOnly())
        static_cast<void>(
            RunRepository(project.database())
                .saveEvaluation(run, evaluationKey(catalogue, options.protocol), toJson(report)));
    return report;
}

Result<EvaluationReport> evaluateMixed(const CatalogueSnapshot& catalogue, const LoadedRun& run,
                                       const Side& query, const Side& candidates,
                                       const Protocol& protocol, const JobContext& job)
{
    CROSSFADE_ASSIGN(const Task task,
                     makeTask(protocol, catalogue.artists(), catalogue.presence, catalogue.truth));
    const ContrastiveMethod method(run.index.sharedEncodings(), run.record.weights);
    return evaluate(task, {&method, query, candidates}, catalogue.artists(), catalogue.presence,
                    catalogue.modalityNames, 0, job);
}

std::string defaultEvaluationKey(const CatalogueSnapshot& catalogue)
{
    Protocol protocol;
    protocol.k = catalogue.stored.catalogue.k;
    return evaluationKey(catalogue, protocol);
}

}  // namespace crossfade
