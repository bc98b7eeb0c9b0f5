// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "core/base/text.h"
#include "core/catalogue/modality.h"
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
    std::map<std::string, std::string> settings;
};

Result<TrainOptions> optionsFrom(const Arguments& a)
{
    CROSSFADE_ASSIGN(const Objective objective, objectiveFromName(a.objective));
    auto settings = a.settings;
    if (a.linear) settings["hidden"] = "0";
    return trainOptionsFrom(objective, settings);
}

Json runJson(const RunRecord& run)
{
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
            {"options", Json::parse(run.options)},
            {"versions", Json::parse(run.versions)}};
}

std::string runText(const RunRecord& run)
{
    std::string weights;
    double seconds = 0.0;
    for (const EpochReport& epoch : run.curve) seconds += epoch.seconds;
    for (std::size_t m = 0; m < run.modalities.size(); ++m)
        weights += (m == 0 ? "" : ", ") + run.modalities[m] + " " +
                   metric(static_cast<double>(run.weights[m]));
    return "Run " + std::to_string(run.id.value) + " (" + run.name +
           "): " + counted(run.curve.size(), "epoch", "epochs") + " in " +
           std::to_string(std::lround(seconds)) + " s; fusion weights " + weights + ".\n";
}

void addModelOptions(CLI::App& command, Arguments& a)
{
    command.add_option("--objective", a.objective, "What the loss contrasts")
        ->check(CLI::IsMember({"subset", "pairwise", "joint"}))
        ->capture_default_str();
    command.add_flag("--linear", a.linear, "Linear encoders, like --hidden 0");
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
            std::fprintf(stderr, "epoch %d: loss %.4f%s, %.1f s\n", epoch.epoch, epoch.loss,
                         epoch.validationLoss
                             ? (", validation " + metric(*epoch.validationLoss)).c_str()
                             : "",
                         epoch.seconds);
        };
        const auto run =
            trainRun(a->project, {options.value(), a->resume, a->name}, onEpoch, console.job());
        if (run.hasValue()) {
            exitCode = console.finish(runJson(run.value()), runText(run.value()));
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
