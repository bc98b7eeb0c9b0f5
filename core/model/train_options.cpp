// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/train_options.h"

#include "core/base/text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace crossfade {

TrainOptions TrainOptions::defaultsFor(Objective objective)
{
    TrainOptions options;
    options.objective = objective;
    if (objective == Objective::Pairwise) {
        options.initialisation = Initialisation::Random;
        options.hidden = 512;
        options.batch = 512;
        options.learningRate = 1e-3;
    }
    return options;
}

double TrainOptions::startWeight(const std::string& modality) const
{
    const auto given = startWeights.find(modality);
    if (given != startWeights.end()) return given->second;
    if (modality == "audio") return 0.3;
    return modality == "tags" ? 1.0 : 0.6;
}

std::string_view objectiveName(Objective objective)
{
    return objective == Objective::Subset ? "subset" : "pairwise";
}

Result<Objective> objectiveFromName(std::string_view name)
{
    if (name == "subset") return Objective::Subset;
    if (name == "pairwise") return Objective::Pairwise;
    return Error{ErrorCode::InvalidInput,
                 "The objective " + inQuotes(name) + " is neither subset nor pairwise."};
}

Status checkTrainOptions(const TrainOptions& options, std::span<const std::string> modalities)
{
    const auto refuse = [](const std::string& what) {
        return Error{ErrorCode::InvalidInput, what};
    };
    const auto range = [](const std::string& name, double value, double low, double high) {
        if (value >= low && value <= high) return ok();
        return Status(Error{ErrorCode::InvalidInput,
                            "The option " + name + " is " + shortNumber(value) + "; it goes from " +
                                shortNumber(low) + " to " + shortNumber(high) + "."});
    };
    CROSSFADE_TRY(range("temperature", options.temperature, 1e-3, 10.0));
    CROSSFADE_TRY(range("batch", options.batch, 2, 1 << 16));
    CROSSFADE_TRY(range("learning-rate", options.learningRate, 1e-8, 1.0));
    CROSSFADE_TRY(range("weight-decay", options.weightDecay, 0.0, 1.0));
    CROSSFADE_TRY(range("dropout", options.dropout, 0.0, 0.95));
    CROSSFADE_TRY(range("hidden", options.hidden, 0, 1 << 14));
    CROSSFADE_TRY(range("dimension", options.dimension, 2, 4096));
    CROSSFADE_TRY(range("epochs", options.epochs, 1, 100000));
    CROSSFADE_TRY(range("patience", options.patience, 0, 100000));
    CROSSFADE_TRY(range("threads", options.threads, 0, 1024));
    if (options.hidden > 0 && options.initialisation == Initialisation::Pca)
        return refuse("Only linear encoders (hidden 0) can start from PCA; hidden is " +
                      std::to_string(options.hidden) + ".");
    if (options.device != "cpu" && options.device != "cuda")
        return refuse("The device " + inQuotes(options.device) + " is neither cpu nor cuda.");
    for (const auto& [name, weight] : options.startWeights) {
        if (std::ranges::find(modalities, name) == modalities.end())
            return refuse("There is no modality " + inQuotes(name) + " to weigh; there are " +
                          joinText(modalities, ", ") + ".");
        CROSSFADE_TRY(range("weight of " + name, weight, 1e-3, 1e3));
    }
    return ok();
}

std::string toJson(const TrainOptions& o)
{
    const nlohmann::json json = {
        {"objective", objectiveName(o.objective)},
        {"initialisation", o.initialisation == Initialisation::Pca ? "pca" : "random"},
        {"hidden", o.hidden},
        {"dimension", o.dimension},
        {"temperature", o.temperature},
        {"batch", o.batch},
        {"learningRate", o.learningRate},
        {"weightDecay", o.weightDecay},
        {"dropout", o.dropout},
        {"epochs", o.epochs},
        {"patience", o.patience},
        {"seed", o.seed},
        {"threads", o.threads},
        {"device", o.device},
        {"startWeights", o.startWeights}};
    return json.dump();
}

Result<TrainOptions> trainOptionsFromJson(const std::string& text)
{
    try {
        const auto json = nlohmann::json::parse(text);
        CROSSFADE_ASSIGN(const Objective objective,
                         objectiveFromName(json.value("objective", "subset")));
        TrainOptions o = TrainOptions::defaultsFor(objective);
        if (json.contains("initialisation"))
            o.initialisation =
                json.at("initialisation") == "pca" ? Initialisation::Pca : Initialisation::Random;
        o.hidden = json.value("hidden", o.hidden);
        o.dimension = json.value("dimension", o.dimension);
        o.temperature = json.value("temperature", o.temperature);
        o.batch = json.value("batch", o.batch);
        o.learningRate = json.value("learningRate", o.learningRate);
        o.weightDecay = json.value("weightDecay", o.weightDecay);
        o.dropout = json.value("dropout", o.dropout);
        o.epochs = json.value("epochs", o.epochs);
        o.patience = json.value("patience", o.patience);
        o.seed = json.value("seed", o.seed);
        o.threads = json.value("threads", o.threads);
        o.device = json.value("device", o.device);
        o.startWeights = json.value("startWeights", o.startWeights);
        return o;
    } catch (const nlohmann::json::exception& broken) {
        return Error{ErrorCode::Corrupt,
                     "Stored training options can't be read (" + std::string(broken.what()) + ")."};
    }
}

}  // namespace crossfade
