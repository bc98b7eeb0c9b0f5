// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/train_options.h"

#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <functional>
#include <limits>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::HasValue;
using test::valueOf;

const std::vector<std::string> kNames = {"audio", "tags"};

TEST(TrainOptionsTest, DefaultsOfAllObjectivesAreSound)
{
    for (const Objective objective : {Objective::Subset, Objective::Pairwise, Objective::Joint}) {
        const TrainOptions options = TrainOptions::defaultsFor(objective);
        EXPECT_EQ(options.objective, objective);
        EXPECT_THAT(checkTrainOptions(options, kNames), HasValue());
        EXPECT_EQ(valueOf(objectiveFromName(objectiveName(objective))), objective);
    }
    EXPECT_THAT(objectiveFromName("triplet"), HasErrorWith("\"triplet\""));
}

TEST(TrainOptionsTest, StartWeightsHaveDefaults)
{
    TrainOptions options;
    EXPECT_EQ(options.startWeight("audio"), 0.3);
    EXPECT_EQ(options.startWeight("tags"), 1.0);
    EXPECT_EQ(options.startWeight("anything"), 0.6);
    options.startWeights = {{"audio", 2.0}};
    EXPECT_EQ(options.startWeight("audio"), 2.0);
}

struct Fault {
    const char* text;
    std::function<void(TrainOptions&)> spoil;
};

TEST(CheckTrainOptionsTest, NamesTheOptionAndItsValue)
{
    const Fault faults[] = {
        {"temperature is 0; it goes from 0.001 to 10.",
         [](TrainOptions& o) { o.temperature = 0.0; }},
        {"temperature", [](TrainOptions& o) { o.temperature = std::nan(""); }},
        {"batch is 1", [](TrainOptions& o) { o.batch = 1; }},
        {"learning-rate is 2;", [](TrainOptions& o) { o.learningRate = 2.0; }},
        {"weight-decay is -0.1;", [](TrainOptions& o) { o.weightDecay = -0.1; }},
        {"dropout is 1;", [](TrainOptions& o) { o.dropout = 1.0; }},
        {"hidden is -1", [](TrainOptions& o) { o.hidden = -1; }},
        {"dimension is 1", [](TrainOptions& o) { o.dimension = 1; }},
        {"epochs is 0", [](TrainOptions& o) { o.epochs = 0; }},
        {"patience is -1", [](TrainOptions& o) { o.patience = -1; }},
        {"threads is 1025", [](TrainOptions& o) { o.threads = 1025; }},
        {"can start from PCA; hidden is 64", [](TrainOptions& o) { o.hidden = 64; }},
        {"modality-dropout is 1;", [](TrainOptions& o) { o.modalityDropout = 1.0; }},
        {"train-fraction is 0;", [](TrainOptions& o) { o.trainFraction = 0.0; }},
        {"only \"tags\" is given", [](TrainOptions& o) { o.modalities = {"tags"}; }},
        {"no modality \"smell\"",
         [](TrainOptions& o) {
             o.modalities = {"tags", "smell"};
         }},
        {"no modality \"smell\"", [](TrainOptions& o) { o.randomEncoders = {"smell"}; }},
        {"not \"audio\"",
         [](TrainOptions& o) {
             o.pairWeights = {{"audio", 1.0}};
         }},
        {"\"tpu\"", [](TrainOptions& o) { o.device = "tpu"; }},
        {"no modality \"smell\"",
         [](TrainOptions& o) {
             o.startWeights = {{"smell", 1.0}};
         }},
        {"weight of tags is 0;",
         [](TrainOptions& o) {
             o.startWeights = {{"tags", 0.0}};
         }},
    };
    for (const Fault& fault : faults) {
        TrainOptions options;
        fault.spoil(options);
        EXPECT_THAT(checkTrainOptions(options, kNames), HasErrorWith(fault.text));
        EXPECT_THAT(checkTrainOptions(options, kNames), HasErrorCode(ErrorCode::InvalidInput));
    }
}

TEST(TrainOptionsJsonTest, OptionsComeBackAsTheyWere)
{
    TrainOptions options = TrainOptions::defaultsFor(Objective::Pairwise);
    options.temperature = 0.07;
    options.learningRate = 1.0 / 3.0;
    options.seed = std::numeric_limits<std::uint64_t>::max();
    options.startWeights = {{"audio", 0.25}, {"ta\"gs", 2.0}};
    options.pairWeights = {{"audio+tags", 0.5}};
    options.modalities = {"audio", "tags"};
    options.randomEncoders = {"audio"};
    options.learnTemperature = true;
    options.trainFraction = 0.1;
    options.patience = 3;
    options.threads = 2;
    EXPECT_EQ(valueOf(trainOptionsFromJson(toJson(options))), options);
    for (const Objective objective : {Objective::Subset, Objective::Pairwise, Objective::Joint}) {
        const TrainOptions defaults = TrainOptions::defaultsFor(objective);
        EXPECT_EQ(valueOf(trainOptionsFromJson(toJson(defaults))), defaults);
    }
}

TEST(TrainOptionsJsonTest, MissingEntriesKeepTheObjectivesDefault)
{
    EXPECT_EQ(valueOf(trainOptionsFromJson("{}")), TrainOptions::defaultsFor(Objective::Subset));
    EXPECT_EQ(valueOf(trainOptionsFromJson(R"({"objective":"pairwise"})")),
              TrainOptions::defaultsFor(Objective::Pairwise));
}

TEST(TrainOptionsJsonTest, WhatIsNotOptionsIsAnError)
{
    for (const char* text : {"", "{", "[]", "3", R"({"epochs":"many"})", R"({"device":3})",
                             R"({"weights":[1]})", R"({"weights":"audio"})"})
        EXPECT_THAT(trainOptionsFromJson(text), HasErrorCode(ErrorCode::Corrupt)) << text;
    EXPECT_FALSE(trainOptionsFromJson(R"({"objective":"triplet"})").hasValue());
}

TEST(TrainOptionFieldsTest, SetsByNameAndSaysWhatDoesNotFit)
{
    TrainOptions options;
    EXPECT_THAT(setTrainOption(options, "temperature", "0.07"), HasValue());
    EXPECT_EQ(options.temperature, 0.07);
    EXPECT_THAT(setTrainOption(options, "weights", "audio=0.5,tags=2"), HasValue());
    EXPECT_EQ(options.startWeight("tags"), 2.0);
    EXPECT_THAT(setTrainOption(options, "epochs", "many"), HasErrorWith("epochs is \"many\""));
    EXPECT_THAT(setTrainOption(options, "epochs", "1.5"), HasErrorWith("a whole number"));
    EXPECT_THAT(setTrainOption(options, "weights", "audio:1"), HasErrorWith("audio=0.3"));
    EXPECT_THAT(setTrainOption(options, "learn-temperature", "maybe"), HasErrorWith("yes or no"));
    EXPECT_THAT(setTrainOption(options, "tempo", "1"),
                HasErrorWith("no training option \"tempo\""));
}

TEST(TrainOptionFieldsTest, AHiddenLayerStartsAtRandomUnlessTold)
{
    const auto mlp = valueOf(trainOptionsFrom(Objective::Subset, {{"hidden", "64"}}));
    EXPECT_EQ(mlp.initialisation, Initialisation::Random);
    EXPECT_THAT(checkTrainOptions(mlp, kNames), HasValue());
    const auto told =
        valueOf(trainOptionsFrom(Objective::Subset, {{"hidden", "64"}, {"init", "pca"}}));
    EXPECT_FALSE(checkTrainOptions(told, kNames).hasValue());
}

TEST(TrainOptionFieldsTest, DescribesWhatDiffersFromTheDefault)
{
    const auto options =
        valueOf(trainOptionsFrom(Objective::Joint, {{"temperature", "0.2"}, {"seed", "3"}}));
    EXPECT_EQ(describeTrainOptions(options), "objective=joint temperature=0.2 seed=3");
}

}  // namespace
}  // namespace crossfade
