// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mixer_arguments.h"
#include "app/cli/system_arguments.h"
#include "core/base/text.h"
#include "core/evaluation/report_json.h"
#include "core/exploration/comparison_text.h"
#include "core/workflow/evaluate_run.h"
#include "core/workflow/simulate_missing.h"

#include <CLI/CLI.hpp>

namespace crossfade::cli {

namespace {

struct WhatifArguments {
    std::string project;
    std::int64_t run = 0;
    MixerArguments mixer;
};

/// "nDCG@20   .246 -> .231": what a setting does to everybody, against the baseline.
std::string linesOf(const EvaluationReport& now, const EvaluationReport* before)
{
    const std::string k = "@" + std::to_string(now.k);
    const auto line = [&](const std::string& name, double value, const double* other) {
        return padded(name, 26) + (other != nullptr ? metric(*other) + " -> " : "") +
               metric(value) + "\n";
    };
    const auto of = [before](auto member) {
        return before != nullptr ? &(before->*member) : nullptr;
    };
    using R = EvaluationReport;
    std::string text = line("nDCG" + k, now.ndcg, of(&R::ndcg)) +
                       line("Gini" + k, now.gini, of(&R::gini)) +
                       line("coverage" + k, now.coverage, of(&R::coverage));
    for (std::size_t g = 0; g < now.popularity.size(); ++g)
        text += line("nDCG" + k + ", " + now.popularity[g].name, now.popularity[g].ndcg,
                     before != nullptr ? &before->popularity[g].ndcg : nullptr);
    for (std::size_t g = 0; g < now.shown.size(); ++g)
        text += line("shown, " + now.shown[g].name, now.shown[g].share,
                     before != nullptr ? &before->shown[g].share : nullptr);
    text += padded("median popularity shown", 26) +
            (before != nullptr ? shortNumber(before->shownPopularity) + " -> " : "") +
            shortNumber(now.shownPopularity) + "\n";
    return text;
}

Result<int> printWhatif(const WhatifArguments& a, Console& console)
{
    CROSSFADE_ASSIGN(Project project, Project::open(a.project));
    CROSSFADE_ASSIGN(const auto run, project.loadRun({a.run}));
    CROSSFADE_ASSIGN(const ExplorationState state, stateOf(a.mixer, *run));
    const Comparison shown = state.shown();
    for (const Side* side : {&shown.query, &shown.candidates})
        if (side->active().empty())
            return Error{ErrorCode::InvalidInput,
                         std::string("All modalities of the ") +
                             (side == &shown.query ? "query" : "candidates") +
                             " are off or at weight 0, so nobody can be compared."};
    Protocol protocol;
    protocol.k = project.catalogue()->stored.catalogue.k;
    const auto measured = [&](const Comparison& how, const MissingData& missing) {
        return evaluateMixed(*project.catalogue(), *withMissing(run, missing), how, protocol,
                             console.job());
    };
    CROSSFADE_ASSIGN(const EvaluationReport now, measured(shown, state.missing));
    std::optional<EvaluationReport> before;
    if (state.baseline) {
        CROSSFADE_ASSIGN(before, measured(state.baseline->comparison, state.baseline->missing));
    }
    const auto& names = run->record.modalities;
    CROSSFADE_ASSIGN(const bool supervised,
                     isSupervised(project, {"contrastive", run->record.id, {}}));
    Json json = {{"run", run->record.id.value},
                 {"supervised", supervised},
                 {"mix", comparisonText(shown, names)},
                 {"now", Json::parse(toJson(now))}};
    std::string text = "Run " + std::to_string(run->record.id.value) +
                       (supervised ? ", trained with known pairs of the training split" : "") +
                       ": " + comparisonText(shown, names) + "\n";
    if (state.missing.any()) {
        json["missing"] = missingJson(state.missing, names);
        text += missingText(state.missing, names);
    }
    if (before) {
        json["baseline"] = Json::parse(toJson(*before));
        json["baseline"]["mix"] = comparisonText(state.baseline->comparison, names);
        text += "Baseline: " + comparisonText(state.baseline->comparison, names) +
                (state.baseline->missing.any() ? ", with the same missing" : "") + "\n";
    }
    text += linesOf(now, before ? &*before : nullptr);
    const std::string& notice = project.catalogue()->stored.catalogue.notice;
    if (!notice.empty()) json["notice"] = notice;
    return console.finish(json, (notice.empty() ? "" : notice + "\n") + text);
}

}  // namespace

void addWhatifCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<WhatifArguments>();
    CLI::App* command = app.add_subcommand(
        "whatif", "Measure what a setting of the mixer does to everybody, against a baseline");
    addCommonOptions(*command, console, a->project);
    addMixerOptions(*command, a->mixer);
    command->add_option("--run", a->run, "Run; the newest by default");
    command->callback([a, &console, &exitCode] {
        const auto result = printWhatif(*a, console);
        exitCode = result.hasValue() ? result.value() : console.fail(result.error());
    });
}

}  // namespace crossfade::cli
