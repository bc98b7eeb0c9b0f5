// SPDX-License-Identifier: GPL-3.0-or-later
// The table of training options by name.
#include "core/base/text.h"
#include "core/model/train_options.h"

#include <array>
#include <charconv>
#include <limits>

namespace crossfade {

namespace {

Error misfit(const std::string& name, const std::string& value, const std::string& wanted)
{
    return {ErrorCode::InvalidInput,
            "The option " + name + " is " + inQuotes(value) + "; it takes " + wanted + "."};
}

/// The shortest text that reads back as the same number.
std::string exactText(double number)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    return {text.data(), end};
}

TrainOptionField real(const std::string& name, double TrainOptions::*member, std::string help)
{
    return {name, std::move(help), [member](const TrainOptions& o) { return exactText(o.*member); },
            [name, member](TrainOptions& o, const std::string& text) -> Status {
                const auto number = parseNumber(text);
                if (!number) return misfit(name, text, "a number");
                o.*member = *number;
                return ok();
            }};
}

template <typename T>
TrainOptionField whole(const std::string& name, T TrainOptions::*member, std::string help)
{
    return {name, std::move(help),
            [member](const TrainOptions& o) { return std::to_string(o.*member); },
            [name, member](TrainOptions& o, const std::string& text) -> Status {
                T value{};
                const char* end = text.data() + text.size();
                const auto [at, fault] = std::from_chars(text.data(), end, value);
                if (fault != std::errc{} || at != end) return misfit(name, text, "a whole number");
                o.*member = value;
                return ok();
            }};
}

TrainOptionField yesNo(const std::string& name, bool TrainOptions::*member, std::string help)
{
    return {name, std::move(help),
            [member](const TrainOptions& o) { return std::string(o.*member ? "yes" : "no"); },
            [name, member](TrainOptions& o, const std::string& text) -> Status {
                if (text != "yes" && text != "no") return misfit(name, text, "yes or no");
                o.*member = text == "yes";
                return ok();
            }};
}

TrainOptionField names(const std::string& name, std::vector<std::string> TrainOptions::*member,
                       std::string help)
{
    return {name, std::move(help),
            [member](const TrainOptions& o) { return joinText(o.*member, ","); },
            [name, member](TrainOptions& o, const std::string& text) -> Status {
                (o.*member).clear();
                if (text.empty()) return ok();
                for (std::string& part : splitText(text, ',')) {
                    if (part.empty()) return misfit(name, text, "names like audio,tags");
                    (o.*member).push_back(std::move(part));
                }
                return ok();
            }};
}

TrainOptionField weights(const std::string& name,
                         std::map<std::string, double> TrainOptions::*member, std::string help)
{
    return {name, std::move(help),
            [member](const TrainOptions& o) {
                std::vector<std::string> parts;
                for (const auto& [key, value] : o.*member)
                    parts.push_back(key + "=" + exactText(value));
                return joinText(parts, ",");
            },
            [name, member](TrainOptions& o, const std::string& text) -> Status {
                (o.*member).clear();
                if (text.empty()) return ok();
                for (const std::string& part : splitText(text, ',')) {
                    const auto equals = part.rfind('=');
                    const auto number = equals == std::string::npos
                                            ? std::nullopt
                                            : parseNumber(part.substr(equals + 1));
                    if (!number || equals == 0)
                        return misfit(name, text, "weights like audio=0.3,tags=1");
                    (o.*member)[part.substr(0, equals)] = *number;
                }
                return ok();
            }};
}

TrainOptionField initialisation()
{
    return {"init", "Where encoders start: pca (linear ones only) or random",
            [](const TrainOptions& o) {
                return std::string(o.initialisation == Initialisation::Pca ? "pca" : "random");
            },
            [](TrainOptions& o, const std::string& text) -> Status {
                if (text != "pca" && text != "random") return misfit("init", text, "pca or random");
                o.initialisation = text == "pca" ? Initialisation::Pca : Initialisation::Random;
                return ok();
            }};
}

TrainOptionField text(const std::string& name, std::string TrainOptions::*member, std::string help)
{
    return {name, std::move(help), [member](const TrainOptions& o) { return o.*member; },
            [member](TrainOptions& o, const std::string& value) -> Status {
                o.*member = value;
                return ok();
            }};
}

std::vector<TrainOptionField> makeFields()
{
    using O = TrainOptions;
    return {
        initialisation(),
        whole("hidden", &O::hidden, "Width of the hidden layer; 0: linear encoders"),
        whole("residual-below", &O::residualBelow,
              "A linear encoder of fewer inputs has a small MLP beside it"),
        whole("dimension", &O::dimension, "Dimensions of the shared space"),
        real("temperature", &O::temperature, "Temperature of NT-Xent"),
        yesNo("learn-temperature", &O::learnTemperature, "Learn the temperature: yes or no"),
        whole("batch", &O::batch, "Artists per step"),
        real("learning-rate", &O::learningRate, "Of AdamW"),
        real("residual-rate", &O::residualRate, "Of the MLPs beside linear encoders"),
        real("weight-decay", &O::weightDecay, "Of AdamW"),
        real("dropout", &O::dropout, "Of inputs (linear) or of the hidden layer"),
        real("modality-dropout", &O::modalityDropout, "Chance that a step does not see a modality"),
        whole("epochs", &O::epochs, "Passes over the artists"),
        whole("patience", &O::patience,
              "Stop after so many epochs without a better validation loss; 0: never"),
        whole("seed", &O::seed, "Seed"),
        whole("threads", &O::threads, "Threads; 0: one per core"),
        text("device", &O::device, "cpu or cuda"),
        weights("weights", &O::startWeights, "Fusion weights to start from, like audio=0.3,tags=1"),
        real("pairwise-weight", &O::pairwiseWeight, "Of pairwise losses beside the objective"),
        real("alignment-weight", &O::alignmentWeight, "Of the alignment loss"),
        real("uniformity-weight", &O::uniformityWeight, "Of the uniformity loss"),
        real("links-weight", &O::linksWeight,
             "Of the loss over the training split's similar pairs"),
        real("links-smoothing", &O::linksSmoothing,
             "How far encodings move towards those of known similar artists"),
        weights("pair-weights", &O::pairWeights, "Of pairs in pairwise losses, like audio+tags=2"),
        names("modalities", &O::modalities, "Train on these only, like audio,tags"),
        names("random-encoders", &O::randomEncoders,
              "Modalities that keep a random linear encoder"),
        real("train-fraction", &O::trainFraction, "Share of the artists to train on"),
        real("min-popularity", &O::minPopularity, "Train without artists below this popularity"),
        text("compare-on", &O::compareOn,
             "Compare artists on their own modalities, or on those that both have: own or shared"),
        real("hub-correction", &O::hubCorrection,
             "How much of a candidate's hubness is taken from its score; 0.5: CSLS"),
        yesNo("local-scaling", &O::localScaling,
              "Score by the affinity under local scaling, without hub correction: yes or no"),
        yesNo("centre", &O::centre, "Take each modality's mean off its encodings: yes or no"),
    };
}

}  // namespace

std::span<const TrainOptionField> trainOptionFields()
{
    static const std::vector<TrainOptionField> kFields = makeFields();
    return kFields;
}

}  // namespace crossfade
