// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/systems.h"

#include "core/base/text.h"
#include "core/model/train_options.h"
#include "core/workflow/methods.h"
#include "core/workflow/prepared_system.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace crossfade {

namespace {

constexpr std::uint64_t kSeed = 2023;
constexpr std::size_t kDraws = 20;  // of groups, in the masking experiments

std::string baselineLabel(const std::string& method)
{
    if (method == kConcatenation) return "concatenation";
    if (method == kWeighted) return "weighted concatenation";
    if (method == kPca) return "concatenation + PCA";
    if (method == kRandom) return "concatenation + random projection";
    return method + " alone";
}

/// "; shared,hub-correction=0.5", or nothing.
std::string changeLabel(const ScoringChange& change)
{
    return change.any() ? "; " + scoringChangeText(change) : "";
}

std::string runLabel(const RunRecord& run, const TrainOptions& options)
{
    return "run " + std::to_string(run.id.value) + ": " +
           std::string(objectiveName(options.objective)) + ", " +
           (options.hidden > 0 ? "MLP of " + std::to_string(options.hidden) : "linear") + " from " +
           (options.initialisation == Initialisation::Pca ? "PCA" : "random weights");
}

/// What there is of one system without loading its vectors.
struct Description {
    std::string label;
    bool supervised = false;
};

Result<Description> describe(Project& project, const SystemKey& key)
{
    if (key.method != kContrastive) {
        const std::vector<std::string> names = MethodFactory(project).baselines();
        if (std::ranges::find(names, key.method) == names.end())
            return Error{ErrorCode::InvalidInput, "There is no baseline " + inQuotes(key.method) +
                                                      "; there are " + joinText(names, ", ") + "."};
        return Description{baselineLabel(key.method) + changeLabel(key.change)};
    }
    CROSSFADE_ASSIGN(const std::vector<RunRecord> runs, project.runs());
    if (runs.empty())
        return Error{ErrorCode::NotFound, "The project has no trained model yet; train one first."};
    const auto found =
        key.run.value == 0 ? runs.begin() : std::ranges::find(runs, key.run, &RunRecord::id);
    if (found == runs.end())
        return Error{ErrorCode::NotFound, "There is no run " + std::to_string(key.run.value) +
                                              "; the newest is " +
                                              std::to_string(runs.front().id.value) + "."};
    CROSSFADE_ASSIGN(const TrainOptions options, trainOptionsFromJson(found->options));
    return Description{runLabel(*found, options) + changeLabel(key.change), options.isSupervised()};
}

Result<SystemResult> evaluateSystem(Project& project, MethodFactory& methods, const SystemKey& key,
                                    const Task& task, const JobContext& job)
{
    const CatalogueSnapshot& catalogue = *project.catalogue();
    CROSSFADE_ASSIGN(const PreparedSystem system, prepareSystem(project, methods, key, 0, job));
    SystemResult result;
    result.key = key;
    if (system.run) result.key.run = system.run->record.id;
    result.scoring = system.setting.comparison.scoring;
    CROSSFADE_ASSIGN(result.report, evaluate(task, system.setting, catalogue.artists(),
                                             catalogue.presence, catalogue.modalityNames, 0, job));
    const EvaluationReport& report = result.report;
    result.gini = bootstrapGini(report.lists, std::min(report.k, report.candidates),
                                report.candidates, {.seed = kSeed});
    result.recall = bootstrapMean(report.perQueryRecall, kSeed);
    result.map = bootstrapMean(report.perQueryPrecision, kSeed);
    return result;
}

}  // namespace

Result<Task> projectTask(const CatalogueSnapshot& catalogue, const Protocol& protocol)
{
    return makeTask(protocol, catalogue.artists(), catalogue.presence, catalogue.truth);
}

Status checkListLength(const CatalogueSnapshot& catalogue, const Protocol& protocol)
{
    CROSSFADE_ASSIGN(const Task task, projectTask(catalogue, protocol));
    if (protocol.k < task.candidates.size()) return ok();
    return Error{ErrorCode::InvalidInput,
                 "A list can't have k = " + std::to_string(protocol.k) + " artists, as there are " +
                     counted(task.candidates.size(), "candidate", "candidates") +
                     ", and who asks is not in it."};
}

Result<std::string> systemLabel(Project& project, const SystemKey& system)
{
    CROSSFADE_ASSIGN(Description description, describe(project, system));
    return std::move(description.label);
}

Result<bool> isSupervised(Project& project, const SystemKey& system)
{
    CROSSFADE_ASSIGN(const Description description, describe(project, system));
    return description.supervised;
}

Result<std::vector<SystemResult>> evaluateSystems(Project& project,
                                                  const std::vector<SystemKey>& systems,
                                                  const Protocol& protocol, const JobContext& job)
{
    CROSSFADE_ASSIGN(const Task task, projectTask(*project.catalogue(), protocol));
    std::vector<Description> descriptions;
    for (const SystemKey& key : systems) {
        CROSSFADE_ASSIGN(descriptions.emplace_back(), describe(project, key));
    }
    MethodFactory methods(project);
    std::vector<SystemResult> results;
    for (std::size_t s = 0; s < systems.size(); ++s) {
        if (auto stop = job.advance("Evaluating " + descriptions[s].label, s, systems.size()))
            return *stop;
        CROSSFADE_ASSIGN(SystemResult result,
                         evaluateSystem(project, methods, systems[s], task, job));
        result.label = descriptions[s].label;
        result.supervised = descriptions[s].supervised;
        results.push_back(std::move(result));
    }
    return results;
}

Result<std::vector<SystemKey>> allSystems(Project& project)
{
    std::vector<SystemKey> keys;
    for (std::string& name : MethodFactory(project).baselines())
        keys.push_back({std::move(name), {}});
    CROSSFADE_ASSIGN(std::vector<RunRecord> runs, project.runs());
    std::ranges::reverse(runs);
    for (const RunRecord& run : runs) keys.push_back({kContrastive, run.id});
    return keys;
}

std::vector<SystemKey> withListening(const CatalogueSnapshot& catalogue,
                                     std::vector<SystemKey> systems)
{
    const SystemKey listening{kListening, {}};
    const auto& names = catalogue.modalityNames;
    if (std::ranges::find(names, kListening) != names.end() &&
        std::ranges::find(systems, listening) == systems.end())
        systems.insert(systems.begin(), listening);
    return systems;
}

std::vector<double> popularityRatios(const SystemResult& system, const SystemResult& reference)
{
    std::vector<double> ratios;
    for (std::size_t g = 0; g < system.report.popularity.size(); ++g) {
        const double below = reference.report.popularity[g].ndcg;
        ratios.push_back(below > 0.0 ? system.report.popularity[g].ndcg / below
                                     : std::numeric_limits<double>::quiet_NaN());
    }
    return ratios;
}

Result<std::vector<SystemComparison>> compareResults(const std::vector<SystemResult>& results,
                                                     std::size_t first,
                                                     const std::vector<ArtistRow>& queries,
                                                     const JobContext& job)
{
    CROSSFADE_CHECK(first < results.size());
    const SystemResult& a = results[first];
    std::vector<SystemComparison> comparisons;
    std::vector<double> pValues;
    for (std::size_t other = 0; other < results.size(); ++other) {
        if (other == first) continue;
        if (auto stop = job.advance("Comparing", comparisons.size(), results.size() - 1))
            return *stop;
        const SystemResult& b = results[other];
        SystemComparison one;
        one.labelA = a.label;
        one.labelB = b.label;
        one.ndcg = comparePaired(a.report.perQuery, b.report.perQuery, kSeed);
        one.giniA = a.report.gini;
        one.giniB = b.report.gini;
        one.giniDifference = bootstrapGiniDifference(a.report.lists, b.report.lists,
                                                     std::min(a.report.k, a.report.candidates),
                                                     a.report.candidates, {.seed = kSeed});
        one.queries = queries;
        one.perQueryA = a.report.perQuery;
        one.perQueryB = b.report.perQuery;
        pValues.push_back(one.ndcg.pValue);
        comparisons.push_back(std::move(one));
    }
    const std::vector<double> adjusted = holm(pValues);
    for (std::size_t c = 0; c < adjusted.size(); ++c) comparisons[c].ndcg.adjustedP = adjusted[c];
    return comparisons;
}

Result<std::vector<SystemComparison>> compareSystems(Project& project,
                                                     const std::vector<SystemKey>& systems,
                                                     const Protocol& protocol,
                                                     const JobContext& job)
{
    if (systems.size() < 2)
        return Error{ErrorCode::InvalidInput, "A comparison needs two systems; " +
                                                  std::to_string(systems.size()) + " is given."};
    for (std::size_t s = 1; s < systems.size(); ++s)
        if (std::find(systems.begin(), systems.begin() + static_cast<std::ptrdiff_t>(s),
                      systems[s]) != systems.begin() + static_cast<std::ptrdiff_t>(s)) {
            CROSSFADE_ASSIGN(const std::string label, systemLabel(project, systems[s]));
            return Error{ErrorCode::InvalidInput,
                         "The system " + inQuotes(label) + " is given twice."};
        }
    CROSSFADE_ASSIGN(const Task task, projectTask(*project.catalogue(), protocol));
    CROSSFADE_ASSIGN(const std::vector<SystemResult> results,
                     evaluateSystems(project, systems, protocol, job));
    return compareResults(results, 0, task.queries, job);
}

Result<MaskingResult> maskSystem(Project& project, const SystemKey& key, const Protocol& protocol,
                                 const JobContext& job)
{
    CROSSFADE_ASSIGN(const Task task, projectTask(*project.catalogue(), protocol));
    MaskingResult result;
    CROSSFADE_ASSIGN(result.label, systemLabel(project, key));
    MethodFactory methods(project);
    CROSSFADE_ASSIGN(const PreparedSystem system, prepareSystem(project, methods, key, 0, job));
    result.modalities = system.method->modalities();
    CROSSFADE_ASSIGN(result.queries, maskQueries(task, system.setting, 0, job));
    std::vector<double> pValues;
    for (std::size_t r = 1; r < result.queries.size(); ++r)
        pValues.push_back(result.queries[r].loss.pValue);
    const std::vector<double> adjusted = holm(pValues);
    for (std::size_t r = 0; r < adjusted.size(); ++r)
        result.queries[r + 1].loss.adjustedP = adjusted[r];
    auto groups = groupMatrix(task, system.setting, kDraws, kSeed, 0, job);
    if (groups.hasValue())
        result.groups = std::move(groups).value();
    else if (groups.error().code == ErrorCode::InvalidInput)
        result.groupsReason = groups.error().message;
    else
        return groups.error();
    auto grid = setGrid(task, system.setting, 0, job);
    if (grid.hasValue())
        result.grid = std::move(grid).value();
    else if (grid.error().code == ErrorCode::InvalidInput)
        result.gridReason = grid.error().message;
    else
        return grid.error();
    return result;
}

}  // namespace crossfade
