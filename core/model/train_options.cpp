// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/train_options.h"

#include "core/base/text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace crossfade {

namespace {

// Fewer inputs than this are not worth a linear map alone (nine audio descriptors).
constexpr int kResidualBelow = 64;

}  // namespace

TrainOptions TrainOptions::defaultsFor(Objective objective)
{
    TrainOptions options;
    options.objective = objective;
    if (objective == Objective::Subset) {
        options.residualBelow = kResidualBelow;
        options.dropout = 0.15;
        options.pairwiseWeight = 0.5;
        options.hubCorrection = 0.35;
    } else {
        options.initialisation = Initialisation::Random;
        options.hidden = 512;
        options.batch = 512;
        options.learningRate = 1e-3;
    }
    return options;
}

TrainOptions TrainOptions::supervised()
{
    TrainOptions options = defaultsFor(Objective::Subset);
    options.linksWeight = 1.0;
    options.linksSmoothing = 1.0;
    options.hubCorrection = 0.45;
    options.learningRate = 5e-4;
    options.epochs = 60;
    return options;
}

double TrainOptions::startWeight(const std::string& modality) const
{
    const auto given = startWeights.find(modality);
    if (given != startWeights.end()) return given->second;
    if (modality == "audio") return 0.3;
    return modality == "tags" ? 1.0 : 0.6;
}

double TrainOptions::pairWeight(const std::string& a, const std::string& b) const
{
    const std::string forward = a + "+" + b;
    const std::string backward = b + "+" + a;
    for (const std::string& name : {forward, backward})
        if (const auto given = pairWeights.find(name); given != pairWeights.end())
            return given->second;
    return 1.0;
}

std::string_view objectiveName(Objective objective)
{
    switch (objective) {
        case Objective::Subset:
            return "subset";
        case Objective::Pairwise:
            return "pairwise";
        case Objective::Joint:
            return "joint";
    }
    return "";
}

Result<Objective> objectiveFromName(std::string_view name)
{
    for (const Objective objective : {Objective::Subset, Objective::Pairwise, Objective::Joint})
        if (name == objectiveName(objective)) return objective;
    return Error{ErrorCode::InvalidInput,
                 "The objective " + inQuotes(name) + " is none of subset, pairwise and joint."};
}

Status setTrainOption(TrainOptions& options, const std::string& name, const std::string& value)
{
    std::vector<std::string> names;
    for (const TrainOptionField& field : trainOptionFields()) {
        if (field.name == name) return field.set(options, value);
        names.push_back(field.name);
    }
    return Error{ErrorCode::InvalidInput, "There is no training option " + inQuotes(name) +
                                              "; there are " + joinText(names, ", ") + "."};
}

Result<TrainOptions> trainOptionsFrom(Objective objective,
                                      const std::map<std::string, std::string>& settings)
{
    TrainOptions options = TrainOptions::defaultsFor(objective);
    for (const auto& [name, value] : settings) CROSSFADE_TRY(setTrainOption(options, name, value));
    if (options.hidden > 0 && !settings.contains("init"))
        options.initialisation = Initialisation::Random;
    return options;
}

namespace {

Status checkRanges(const TrainOptions& o)
{
    struct Range {
        const char* name;
        double value, low, high;
    };
    const Range ranges[] = {
        {"temperature", o.temperature, 1e-3, 10.0},
        {"batch", static_cast<double>(o.batch), 2, 1 << 16},
        {"learning-rate", o.learningRate, 1e-8, 1.0},
        {"residual-rate", o.residualRate, 1e-8, 1.0},
        {"weight-decay", o.weightDecay, 0.0, 1.0},
        {"dropout", o.dropout, 0.0, 0.95},
        {"modality-dropout", o.modalityDropout, 0.0, 0.95},
        {"hidden", static_cast<double>(o.hidden), 0, 1 << 14},
        {"residual-below", static_cast<double>(o.residualBelow), 0, 1 << 20},
        {"dimension", static_cast<double>(o.dimension), 2, 4096},
        {"epochs", static_cast<double>(o.epochs), 1, 100000},
        {"patience", static_cast<double>(o.patience), 0, 100000},
        {"threads", static_cast<double>(o.threads), 0, 1024},
        {"pairwise-weight", o.pairwiseWeight, 0.0, 1e3},
        {"alignment-weight", o.alignmentWeight, 0.0, 1e3},
        {"uniformity-weight", o.uniformityWeight, 0.0, 1e3},
        {"links-weight", o.linksWeight, 0.0, 1e3},
        {"links-smoothing", o.linksSmoothing, 0.0, 100.0},
        {"train-fraction", o.trainFraction, 1e-4, 1.0},
        {"min-popularity", o.minPopularity, 0.0, 1e18},
        {"hub-correction", o.hubCorrection, 0.0, 10.0},
    };
    for (const Range& range : ranges)
        if (!(range.value >= range.low && range.value <= range.high))
            return Error{ErrorCode::InvalidInput, "The option " + std::string(range.name) + " is " +
                                                      shortNumber(range.value) + "; it goes from " +
                                                      shortNumber(range.low) + " to " +
                                                      shortNumber(range.high) + "."};
    return ok();
}

Error weightOutOfRange(const std::string& what, double weight, double low)
{
    return {ErrorCode::InvalidInput, "The " + what + " is " + shortNumber(weight) +
                                         "; it goes from " + shortNumber(low) + " to 1000."};
}

Status checkWeights(const std::map<std::string, double>& weights, const std::string& what,
                    double low)
{
    for (const auto& [name, weight] : weights)
        if (!(weight >= low && weight <= 1e3))
            return weightOutOfRange(std::string(what).append(" of ").append(name), weight, low);
    return ok();
}

}  // namespace

Status checkTrainOptions(const TrainOptions& options, std::span<const std::string> modalities)
{
    const auto refuse = [](const std::string& what) {
        return Error{ErrorCode::InvalidInput, what};
    };
    CROSSFADE_TRY(checkRanges(options));
    if (options.hidden > 0 && options.initialisation == Initialisation::Pca)
        return refuse("Only linear encoders (hidden 0) can start from PCA; hidden is " +
                      std::to_string(options.hidden) + ".");
    if (options.device != "cpu" && options.device != "cuda")
        return refuse("The device " + inQuotes(options.device) + " is neither cpu nor cuda.");
    if (options.compareOn != "own" && options.compareOn != "shared")
        return refuse("The option compare-on is " + inQuotes(options.compareOn) +
                      "; it takes own or shared.");
    const auto known = [&](const std::string& name) -> Status {
        if (std::ranges::find(modalities, name) != modalities.end()) return ok();
        return refuse("There is no modality " + inQuotes(name) + "; there are " +
                      joinText(modalities, ", ") + ".");
    };
    for (const auto& [name, weight] : options.startWeights) CROSSFADE_TRY(known(name));
    CROSSFADE_TRY(checkWeights(options.startWeights, "weight", 1e-3));
    for (const auto& [pair, weight] : options.pairWeights) {
        const std::vector<std::string> both = splitText(pair, '+');
        if (both.size() != 2)
            return refuse("A pair of modalities is written like audio+tags, not " + inQuotes(pair) +
                          ".");
        for (const std::string& name : both) CROSSFADE_TRY(known(name));
    }
    CROSSFADE_TRY(checkWeights(options.pairWeights, "weight of the pair", 0.0));
    for (const auto* list : {&options.modalities, &options.randomEncoders})
        for (const std::string& name : *list) CROSSFADE_TRY(known(name));
    if (options.modalities.size() == 1)
        return refuse("A model needs two modalities to contrast; only " +
                      inQuotes(options.modalities.front()) + " is given.");
    return ok();
}

std::string toJson(const TrainOptions& options)
{
    nlohmann::json json = {{"objective", objectiveName(options.objective)}};
    for (const TrainOptionField& field : trainOptionFields()) json[field.name] = field.get(options);
    return json.dump();
}

Result<TrainOptions> trainOptionsFromJson(const std::string& text)
{
    const auto corrupt = [](const std::string& what) {
        return Error{ErrorCode::Corrupt, "Stored training options can't be read (" + what + ")."};
    };
    try {
        const auto json = nlohmann::json::parse(text);
        const auto objective = objectiveFromName(json.value("objective", "subset"));
        if (!objective.hasValue()) return corrupt(objective.error().message);
        TrainOptions options = TrainOptions::defaultsFor(objective.value());
        for (const TrainOptionField& field : trainOptionFields()) {
            if (!json.contains(field.name)) continue;
            const Status set = field.set(options, json.at(field.name).get<std::string>());
            if (!set.hasValue()) return corrupt(set.error().message);
        }
        return options;
    } catch (const nlohmann::json::exception& broken) {
        return corrupt(broken.what());
    }
}

std::string describeTrainOptions(const TrainOptions& options)
{
    const TrainOptions defaults = TrainOptions::defaultsFor(options.objective);
    std::string text = "objective=" + std::string(objectiveName(options.objective));
    for (const TrainOptionField& field : trainOptionFields())
        if (const std::string value = field.get(options); value != field.get(defaults))
            text += " " + field.name + "=" + value;
    return text;
}

}  // namespace crossfade
