// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/experiment_results.h"

#include "core/evaluation/report_json.h"
#include "core/experiment/sweep.h"
#include "core/store/experiment_repository.h"

#include <algorithm>

namespace crossfade {

namespace {

Result<std::optional<ExperimentFigures>> figuresOf(RunId run, Project& project)
{
    std::optional<ExperimentFigures> none;
    if (run.value == 0) return none;
    CROSSFADE_ASSIGN(const auto stored, project.storedEvaluation(run));
    if (!stored) return none;
    CROSSFADE_ASSIGN(const EvaluationReport report, reportFromJson(*stored));
    return std::optional(ExperimentFigures{report.ndcg, report.ndcgInterval, report.gini});
}

/// The options with one seed for all: what runs that differ by seed have in common.
Result<std::string> withoutSeed(const std::string& optionsJson)
{
    CROSSFADE_ASSIGN(TrainOptions options, trainOptionsFromJson(optionsJson));
    options.seed = 0;
    return toJson(options);
}

Result<std::vector<SettingResult>> summarise(const ExperimentRecord& record,
                                             const std::vector<ExperimentRunResult>& runs)
{
    struct Group {
        std::string options, label;
        std::vector<double> ndcg, gini;
    };
    std::vector<Group> groups;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (!runs[i].figures) continue;
        CROSSFADE_ASSIGN(const std::string options, withoutSeed(record.runs[i].options));
        auto group = std::ranges::find(groups, options, &Group::options);
        if (group == groups.end())
            group = groups.insert(group, {options, labelWithoutSeed(runs[i].label), {}, {}});
        group->ndcg.push_back(runs[i].figures->ndcg);
        group->gini.push_back(runs[i].figures->gini);
    }
    std::vector<SettingResult> results;
    results.reserve(groups.size());
    for (const Group& group : groups)
        results.push_back({group.label.empty() ? record.name : group.label,
                           summariseSeeds(group.ndcg), summariseSeeds(group.gini)});
    return results;
}

}  // namespace

Result<std::vector<ExperimentResult>> experimentResults(Project& project)
{
    CROSSFADE_ASSIGN(const std::vector<ExperimentRecord> records,
                     ExperimentRepository(project.database()).list());
    std::vector<ExperimentResult> results;
    for (const ExperimentRecord& record : records) {
        ExperimentResult result{record.id, record.name, record.text, record.created, {}, {}};
        for (const ExperimentRunRecord& run : record.runs) {
            CROSSFADE_ASSIGN(auto figures, figuresOf(run.run, project));
            result.runs.push_back({run.label, run.run, figures, run.seconds, run.error});
        }
        CROSSFADE_ASSIGN(result.settings, summarise(record, result.runs));
        results.push_back(std::move(result));
    }
    return results;
}

}  // namespace crossfade
