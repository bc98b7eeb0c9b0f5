// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/evaluate_elsewhere.h"

#include "core/base/text.h"
#include "core/search/name_fold.h"
#include "core/workflow/prepared_system.h"
#include "core/workflow/systems.h"
#include "core/workflow/training_data.h"

#include <algorithm>

namespace crossfade {

namespace {

constexpr std::uint64_t kSeed = 2023;

Result<Task> taskOf(const CatalogueSnapshot& catalogue, const Protocol& protocol)
{
    const std::string& name = catalogue.stored.catalogue.name;
    if (catalogue.stored.catalogue.similar.empty())
        return Error{ErrorCode::InvalidInput,
                     "The catalogue " + inQuotes(name) + " has no similar pairs to judge by."};
    auto task = projectTask(catalogue, protocol);
    if (!task.hasValue()) {
        Error error = task.error();
        error.where = name;
        return error;
    }
    return task;
}

JoinSummary summarise(const CatalogueJoin& join, const std::vector<ArtistRow>& candidates,
                      const CatalogueSnapshot& other, const CatalogueSnapshot& own)
{
    JoinSummary summary;
    for (const ArtistRow candidate : candidates) {
        switch (join.outcomes[candidate]) {
            case JoinOutcome::ById:
                ++summary.byId;
                break;
            case JoinOutcome::ByName:
                ++summary.byName;
                break;
            case JoinOutcome::Ambiguous:
                ++summary.ambiguous;
                break;
            case JoinOutcome::Missing:
                ++summary.missing;
                break;
        }
        const auto& counterpart = join.counterparts[candidate];
        if (!counterpart) continue;
        if (!own.presence[*counterpart].empty()) ++summary.withModality;
        if (foldName(other.artists()[candidate].name) != foldName(own.artists()[*counterpart].name))
            ++summary.otherName;
    }
    summary.coverage =
        static_cast<double>(summary.withModality) / static_cast<double>(candidates.size());
    return summary;
}

Error nobodyJoined(const JoinSummary& joined, ArtistRow example, const CatalogueSnapshot& other,
                   const CatalogueSnapshot& own)
{
    return {ErrorCode::InvalidInput,
            "None of the " + counted(joined.ambiguous + joined.missing, "candidate", "candidates") +
                " of " + inQuotes(other.stored.catalogue.name) + " is joined to one of the " +
                counted(own.size(), "artist", "artists") + " of " +
                inQuotes(own.stored.catalogue.name) + ": " + withThousands(joined.missing) +
                " are missing there, " + withThousands(joined.ambiguous) +
                " have a name that several artists have; for example " +
                inQuotes(other.artists()[example].name) + " with the id " +
                inQuotes(other.artists()[example].id) + "."};
}

GroupScore placedScore(const EvaluationReport& report, const Task& task, const Method& method,
                       ModalityMask counts)
{
    std::vector<double> scores;
    for (std::size_t q = 0; q < task.queries.size(); ++q)
        if (!(method.presence()[task.queries[q]] & counts).empty())
            scores.push_back(report.perQuery[q]);
    GroupScore placed{"placed", {}, scores.size(), 0.0, {}};
    if (scores.empty()) return placed;
    for (const double score : scores) placed.ndcg += score;
    placed.ndcg /= static_cast<double>(scores.size());
    placed.interval = bootstrapMean(scores, kSeed);
    return placed;
}

/// The artists of the run's own catalogue with pairs that the training has seen.
std::vector<char> artistsWithKnownPairs(const LoadedRun& run, const TrainOptions& options,
                                        const CatalogueSnapshot& own)
{
    std::vector<char> known(own.size(), 0);
    for (const auto& [a, b] : trainingLinks(options, own, run.index.encodings().presence))
        known[a] = known[b] = 1;
    return known;
}

}  // namespace

Result<CrossEvaluation> evaluateElsewhere(Project& project, const CatalogueSnapshot& other,
                                          JoinBy joinBy, const EvaluateOptions& options,
                                          const JobContext& job)
{
    const CatalogueSnapshot& own = *project.catalogue();
    CROSSFADE_ASSIGN(const Task task, taskOf(other, options.protocol));
    const CatalogueJoin join = joinCatalogues(other.artists(), own.artists(), joinBy);
    CrossEvaluation result;
    result.joined = summarise(join, task.candidates, other, own);
    if (result.joined.byId + result.joined.byName == 0)
        return nobodyJoined(result.joined, task.candidates[0], other, own);

    MethodFactory methods(project);
    CROSSFADE_ASSIGN(const PreparedSystem system,
                     prepareSystem(project, methods, options.system, options.threads, job));
    const JoinedMethod method(*system.method, join.counterparts);
    MethodSetting setting = system.setting;
    setting.method = &method;
    std::vector<float> hubs;
    if (!setting.hubness.empty()) hubs = ofCounterparts<float>(join.counterparts, setting.hubness);
    setting.hubness = hubs;
    CROSSFADE_ASSIGN(result.report,
                     evaluate(task, setting, other.artists(),
                              ofCounterparts<ModalityMask>(join.counterparts, own.presence),
                              own.modalityNames, options.threads, job));
    result.placed = placedScore(result.report, task, method, setting.comparison.query.active());
    if (!system.run) return result;
    CROSSFADE_ASSIGN(const TrainOptions trained, trainOptionsFromJson(system.run->record.options));
    result.supervised = trained.isSupervised();
    if (!result.supervised) return result;
    const std::vector<char> known =
        ofCounterparts<char>(join.counterparts, artistsWithKnownPairs(*system.run, trained, own));
    result.knownQueries = static_cast<std::size_t>(
        std::ranges::count_if(task.queries, [&](ArtistRow query) { return known[query] != 0; }));
    return result;
}

}  // namespace crossfade
