// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "core/base/text.h"
#include "core/catalogue/modality.h"
#include "core/workflow/run_signatures.h"
#include "core/workflow/train_run.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <map>

namespace crossfade::cli {

namespace {

constexpr const char* kModelGroup = "Model";  // what a resumed training has already

/// Options as given; what was not given keeps the objective's default.
struct Arguments {
    std::string project;
    std::string objective = "subset";
    std::string name;
    bool resume = false;
    bool linear = false;
    bool supervised = false;
    int watchEvery = 5;
    std::map<std::string, std::string> settings;
};

Result<TrainOptions> optionsFrom(const Arguments& a)
{
    CROSSFADE_ASSIGN(const Objective objective, objectiveFromName(a.objective));
    auto settings = a.settings;
    if (a.linear) settings["hidden"] = "0";
    if (a.supervised) {
        // What the supervised default changes, unless it is given.
        const TrainOptions plain = TrainOptions::defaultsFor(objective);
        const TrainOptions taught = TrainOptions::supervised();
        for (const char* name :
             {"links-weight", "links-smoothing", "learning-rate", "epochs", "hub-correction"})
            for (const TrainOptionField& field : trainOptionFields())
                if (field.name == name && field.get(taught) != field.get(plain))
                    settings.try_emplace(name, field.get(taught));
    }
    return trainOptionsFrom(objective, settings);
}

/// What went wrong, if anything did; a run that can't be looked at is no failure of the training.
std::vector<Signature> signatures(const std::string& path, const RunRecord& run, Console& console)
{
    auto project = Project::open(path);
    if (!project.hasValue()) return {};
    auto found = signaturesOfRun(project.value(), run.id, console.job());
    return found.hasValue() ? std::move(found).value() : std::vector<Signature>();
}

Json runJson(const RunRecord& run, const std::vector<Signature>& found)
{
    Json seen = Json::array();
    for (const Signature& one : found)
        seen.push_back({{"seen", one.seen}, {"figure", one.figure}, {"advice", one.advice}});
    Json weights = Json::object();
    for (std::size_t m = 0; m < run.modalities.size(); ++m)
        weights[run.modalities[m]] = run.weights[m];
    double seconds = 0.0;
    for (const EpochReport& epoch : run.curve) seconds += epoch.seconds;
    return {{"run", run.id.value},
            {"name", run.name},
            {"epochs", run.curve.size()},
            {"loss", run.curve.empty() ? 0.0 : run.curve.back().loss},
            {"weights", weights},
            {"seconds", seconds},
            {"signatures", seen},
            {"options", Json::parse(run.options)},
            {"versions", Json::parse(run.versions)}};
}

std::string runText(const RunRecord& run, const std::vector<Signature>& found)
{
    std::string weights;
    double seconds = 0.0;
    for (const EpochReport& epoch : run.curve) seconds += epoch.seconds;
    for (std::size_t m = 0; m < run.modalities.size(); ++m)
        weights += (m == 0 ? "" : ", ") + run.modalities[m] + " " +
                   metric(static_cast<double>(run.weights[m]));
    std::string text = "Run " + std::to_string(run.id.value) + " (" + run.name +
                       "): " + counted(run.curve.size(), "epoch", "epochs") + " in " +
                       std::to_string(std::lround(seconds)) + " s; fusion weights " + weights +
                       ".\n";
    for (const Signature& one : found)
        text += "  Watch out: " + one.seen + " (" + one.figure + ") " + one.advice + "\n";
    return text;
}

void addModelOptions(CLI::App& command, Arguments& a)
{
    command.add_option("--objective", a.objective, "What the loss contrasts")
        ->check(CLI::IsMember({"subset", "pairwise", "joint"}))
        ->capture_default_str();
    command.add_flag("--linear", a.linear, "Linear encoders, like --hidden 0");
    command.add_flag("--with-links", a.supervised,
                     "Learn from known similar pairs of the training split too");
    const TrainOptions defaults = TrainOptions::defaultsFor(Objective::Subset);
    for (const TrainOptionField& field : trainOptionFields()) {
        const std::string value = field.get(defaults);
        command.add_option_function<std::string>(
            "--" + field.name,
            [&a, name = field.name](const std::string& text) { a.settings[name] = text; },
            field.help + (value.empty() ? "" : " (" + value + ")"));
    }
}

}  // namespace

void addTrainCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand("train", "Train a model and store it as a run");
    addCommonOptions(*command, console, a->project);
    command->option_defaults()->group(kModelGroup);
    addModelOptions(*command, *a);
    command->option_defaults()->group("Options");
    command->add_option("--name", a->name, "Name of the run");
    command
        ->add_option("--watch", a->watchEvery,
                     "Epochs between two looks at nDCG and Gini on val; 0: never")
        ->check(CLI::Range(0, 100000))
        ->capture_default_str();
    const std::vector<CLI::Option*> settings = command->get_options(
        [](CLI::Option* option) { return option->get_group() == kModelGroup; });
    CLI::Option* resume = command->add_flag("--resume", a->resume,
                                            "Go on with the unfinished training, as it was begun");
    for (CLI::Option* setting : settings) resume->excludes(setting);
    command->callback([a, &console, &exitCode] {
        const auto options = optionsFrom(*a);
        if (!options.hasValue()) {
            exitCode = console.refuse(options.error());
            return;
        }
        if (const auto warning = slowBlasWarning()) std::cerr << *warning << '\n';
        const auto onEpoch = [&console](const std::vector<std::string>&, const EpochReport& epoch) {
            if (console.quiet) return;
            console.endProgress();
            std::string seen;
            if (epoch.validationLoss) seen += ", validation " + metric(*epoch.validationLoss);
            if (epoch.ndcg && epoch.gini)
                seen += ", nDCG " + metric(*epoch.ndcg) + ", Gini " + metric(*epoch.gini);
            std::fprintf(stderr, "epoch %d: loss %.4f%s, %.1f s\n", epoch.epoch, epoch.loss,
                         seen.c_str(), epoch.seconds);
        };
        const auto run = trainRun(a->project, {options.value(), a->resume, a->name, a->watchEvery},
                                  onEpoch, console.job());
        if (run.hasValue()) {
            const std::vector<Signature> found = signatures(a->project, run.value(), console);
            exitCode = console.finish(runJson(run.value(), found), runText(run.value(), found));
        } else if (run.error().code == ErrorCode::Cancelled) {
            exitCode = console.fail(
                {ErrorCode::Cancelled, "Cancelled. Go on with: crossfade-cli train --project=" +
                                           shellQuoted(a->project) + " --resume"});
        } else {
            exitCode = console.fail(run.error());
        }
    });
}

}  // namespace crossfade::cli
