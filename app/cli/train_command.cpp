// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "core/base/text.h"
#include "core/catalogue/modality.h"
#include "core/workflow/train_run.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <optional>

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
    std::optional<std::string> initialisation;
    std::optional<int> hidden, dimension, batch, epochs, patience, threads;
    std::optional<double> temperature, learningRate, weightDecay, dropout;
    std::optional<std::uint64_t> seed;
    std::string device = "cpu";
    std::string weights;
};

Result<TrainOptions> optionsFrom(const Arguments& a)
{
    CROSSFADE_ASSIGN(const Objective objective, objectiveFromName(a.objective));
    TrainOptions o = TrainOptions::defaultsFor(objective);
    const auto take = [](const auto& given, auto& value) {
        if (given) value = *given;
    };
    take(a.hidden, o.hidden);
    if (a.linear) o.hidden = 0;
    if (a.initialisation)
        o.initialisation =
            *a.initialisation == "pca" ? Initialisation::Pca : Initialisation::Random;
    else if (o.hidden > 0)
        o.initialisation = Initialisation::Random;
    take(a.dimension, o.dimension);
    take(a.batch, o.batch);
    take(a.epochs, o.epochs);
    take(a.patience, o.patience);
    take(a.threads, o.threads);
    take(a.temperature, o.temperature);
    take(a.learningRate, o.learningRate);
    take(a.weightDecay, o.weightDecay);
    take(a.dropout, o.dropout);
    take(a.seed, o.seed);
    o.device = a.device;
    if (!a.weights.empty()) {
        CROSSFADE_ASSIGN(const auto weights, parseWeights(a.weights));
        for (const auto& [name, weight] : weights) o.startWeights[name] = weight;
    }
    return o;
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
        ->check(CLI::IsMember({"subset", "pairwise"}))
        ->capture_default_str();
    command.add_option("--init", a.initialisation, "Where encoders start")
        ->check(CLI::IsMember({"pca", "random"}));
    command.add_option("--hidden", a.hidden, "Width of the hidden layer; 0: linear encoders");
    command.add_flag("--linear", a.linear, "Linear encoders, like --hidden 0");
    command.add_option("--dimension", a.dimension, "Dimensions of the shared space (200)");
    command.add_option("--temperature", a.temperature, "Temperature of NT-Xent (0.1)");
    command.add_option("--batch", a.batch, "Artists per step (subset 1024, pairwise 512)");
    command.add_option("--learning-rate", a.learningRate, "Of AdamW (subset 3e-4, pairwise 1e-3)");
    command.add_option("--weight-decay", a.weightDecay, "Of AdamW (1e-3)");
    command.add_option("--dropout", a.dropout, "Of inputs or hidden layer (0.3)");
    command.add_option("--epochs", a.epochs, "Passes over the artists (40)");
    command.add_option("--patience", a.patience,
                       "Stop after so many epochs without a better validation loss; 0: never");
    command.add_option("--weights", a.weights,
                       "Fusion weights to start from, like audio=0.3,tags=1");
}

}  // namespace

void addTrainCommand(CLI::App& app, Console& console, int& exitCode)
{
    auto a = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand("train", "Train a model and store it as a run");
    addCommonOptions(*command, console, a->project);
    command->option_defaults()->group(kModelGroup);
    addModelOptions(*command, *a);
    command->add_option("--seed", a->seed, "Seed (0)");
    command->add_option("--threads", a->threads, "Threads; 0: one per core");
    command->add_option("--device", a->device, "cpu or cuda")->capture_default_str();
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
