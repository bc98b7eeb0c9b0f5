// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "core/base/text.h"
#include "core/workflow/experiment_results.h"
#include "core/workflow/run_experiment.h"
#include "core/workflow/train_run.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>

namespace crossfade::cli {

namespace {

std::string padded(const std::string& text, std::size_t width)
{
    return text + std::string(width - std::min(width, text.size()), ' ');
}

std::string stateText(const ExperimentRunResult& run)
{
    if (!run.error.empty()) return "failed: " + run.error;
    if (run.run.value == 0) return "not run yet";
    const std::string name = "run " + std::to_string(run.run.value);
    const std::string seconds = std::to_string(std::lround(run.seconds)) + " s";
    if (!run.figures) return "not evaluated; " + seconds + ", " + name;
    const ExperimentFigures& f = *run.figures;
    return metric(f.ndcg) + " [" + metric(f.ndcgInterval.low) + ", " + metric(f.ndcgInterval.high) +
           "], Gini " + metric(f.gini) + ", " + seconds + ", " + name;
}

std::string spread(const SeedSummary& summary)
{
    return metric(summary.mean) + " ± " + metric(summary.sd);
}

/// The settings that several seeds were trained with.
std::vector<SettingResult> overSeeds(const ExperimentResult& result)
{
    std::vector<SettingResult> settings = result.settings;
    std::erase_if(settings, [](const SettingResult& setting) { return setting.ndcg.n < 2; });
    return settings;
}

std::string resultText(const ExperimentResult& result, std::size_t k)
{
    const std::vector<SettingResult> settings = overSeeds(result);
    std::size_t width = 0;
    for (const ExperimentRunResult& run : result.runs) width = std::max(width, run.label.size());
    for (const SettingResult& setting : settings) width = std::max(width, setting.label.size());
    std::string text = result.name + ", begun " + result.created + ": nDCG@" + std::to_string(k) +
                       " on val with its 95 % interval\n";
    for (const ExperimentRunResult& run : result.runs)
        text += "  " + padded(run.label, width) + "  " + stateText(run) + "\n";
    if (!settings.empty()) text += "mean ± standard deviation over seeds\n";
    for (const SettingResult& setting : settings)
        text += "  " + padded(setting.label, width) + "  " + spread(setting.ndcg) + ", Gini " +
                spread(setting.gini) + ", " + counted(setting.ndcg.n, "seed", "seeds") + "\n";
    return text;
}

Json resultJson(const ExperimentResult& result)
{
    Json runs = Json::array();
    for (const ExperimentRunResult& run : result.runs) {
        Json one = {{"label", run.label}};
        if (run.run.value != 0) {
            one["run"] = run.run.value;
            one["seconds"] = run.seconds;
        }
        if (run.figures) {
            one["ndcg"] = run.figures->ndcg;
            one["ndcg_interval"] = {run.figures->ndcgInterval.low, run.figures->ndcgInterval.high};
            one["gini"] = run.figures->gini;
        }
        if (!run.error.empty()) one["error"] = run.error;
        runs.push_back(std::move(one));
    }
    Json seeds = Json::array();
    for (const SettingResult& group : overSeeds(result))
        seeds.push_back({{"label", group.label},
                         {"runs", group.ndcg.n},
                         {"ndcg_mean", group.ndcg.mean},
                         {"ndcg_sd", group.ndcg.sd},
                         {"gini_mean", group.gini.mean},
                         {"gini_sd", group.gini.sd}});
    return {{"experiment", result.id},
            {"name", result.name},
            {"created", result.created},
            {"runs", runs},
            {"seeds", seeds}};
}

void printEvent(const ExperimentEvent& event, Console& console)
{
    using Kind = ExperimentEvent::Kind;
    if (console.quiet || event.kind == Kind::Epoch) return;
    const char* what = event.kind == Kind::Found      ? "was finished before"
                       : event.kind == Kind::Begun    ? "begins"
                       : event.kind == Kind::Resumed  ? "goes on where it was interrupted"
                       : event.kind == Kind::Finished ? "is finished"
                                                      : "failed: ";
    console.endProgress();
    std::fprintf(stderr, "run %zu of %zu, %s, %s%s\n", event.position + 1, event.count,
                 event.label.c_str(), what, event.error.c_str());
}

Result<int> printList(const std::string& path, Console& console)
{
    CROSSFADE_ASSIGN(Project project, Project::open(path));
    CROSSFADE_ASSIGN(const std::vector<ExperimentResult> results, experimentResults(project));
    const Catalogue& catalogue = project.catalogue()->stored.catalogue;
    std::string text = catalogue.notice.empty() ? "" : catalogue.notice + "\n";
    Json all = Json::array();
    for (const ExperimentResult& result : results) {
        text += resultText(result, catalogue.k);
        all.push_back(resultJson(result));
    }
    if (results.empty()) text += "no experiment yet\n";
    Json json = {{"k", catalogue.k}, {"experiments", all}};
    if (!catalogue.notice.empty()) json["notice"] = catalogue.notice;
    return console.finish(json, text);
}

/// Prints the sweep as far as it has come.
Result<int> printSummary(const std::string& path, const ExperimentSummary& summary,
                         Console& console)
{
    CROSSFADE_ASSIGN(Project project, Project::open(path));
    CROSSFADE_ASSIGN(const std::vector<ExperimentResult> results, experimentResults(project));
    const auto result = std::ranges::find(results, summary.experiment, &ExperimentResult::id);
    if (result == results.end())
        return Error{ErrorCode::NotFound, "The experiment is no longer in the project."};
    const Catalogue& catalogue = project.catalogue()->stored.catalogue;
    Json json = resultJson(*result);
    json["k"] = catalogue.k;
    json["found"] = summary.found;
    json["trained"] = summary.trained;
    json["failed"] = summary.failed;
    json["left"] = summary.left;
    if (!catalogue.notice.empty()) json["notice"] = catalogue.notice;
    const std::string notice = catalogue.notice.empty() ? "" : catalogue.notice + "\n";
    const int written = console.finish(json, notice + resultText(*result, catalogue.k));
    return summary.allDone() ? written : 1;
}

int runFile(const std::string& path, const std::string& file, Console& console)
{
    auto project = Project::open(path);
    if (!project.hasValue()) return console.fail(project.error());
    const auto sweep = readSweep(file, project.value().catalogue()->modalityNames);
    if (!sweep.hasValue()) return console.refuse(sweep.error());
    if (const auto warning = slowBlasWarning()) std::cerr << *warning << '\n';
    const auto summary = runExperiment(
        path, sweep.value(), [&](const ExperimentEvent& event) { printEvent(event, console); },
        console.job());
    if (!summary.hasValue()) return console.fail(summary.error());
    console.endProgress();
    if (summary.value().left > 0)
        std::cerr << "Cancelled. Go on with: crossfade-cli experiment " << shellQuoted(file)
                  << " --project=" << shellQuoted(path) << '\n';
    const auto printed = printSummary(path, summary.value(), console);
    return printed.hasValue() ? printed.value() : console.fail(printed.error());
}

}  // namespace

void addExperimentCommand(CLI::App& app, Console& console, int& exitCode)
{
    struct Arguments {
        std::string project, file;
        bool list = false;
    };
    auto a = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(
        "experiment", "Train and evaluate all runs of a sweep file; again to go on with it");
    addCommonOptions(*command, console, a->project);
    CLI::Option* file = command->add_option("file", a->file, "The sweep file");
    CLI::Option* list =
        command->add_flag("--list", a->list, "Print the project's experiments instead");
    list->excludes(file);
    command->callback([a, &console, &exitCode] {
        if (a->list) {
            const auto printed = printList(a->project, console);
            exitCode = printed.hasValue() ? printed.value() : console.fail(printed.error());
        } else if (a->file.empty()) {
            exitCode = console.refuse(
                {ErrorCode::InvalidInput, "experiment needs a sweep file, or --list."});
        } else {
            exitCode = runFile(a->project, a->file, console);
        }
    });
}

}  // namespace crossfade::cli
