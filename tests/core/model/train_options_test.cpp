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

TEST(TrainOptionsTest, DefaultsOfBothObjectivesAreSound)
{
    for (const Objective objective : {Objective::Subset, Objective::Pairwise}) {
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
    options.patience = 3;
    options.threads = 2;
    EXPECT_EQ(valueOf(trainOptionsFromJson(toJson(options))), options);
    EXPECT_EQ(valueOf(trainOptionsFromJson(toJson(TrainOptions()))), TrainOptions());
}

TEST(TrainOptionsJsonTest, MissingEntriesKeepTheObjectivesDefault)
{
    EXPECT_EQ(valueOf(trainOptionsFromJson("{}")), TrainOptions());
    EXPECT_EQ(valueOf(trainOptionsFromJson(R"({"objective":"pairwise"})")),
              TrainOptions::defaultsFor(Objective::Pairwise));
}

TEST(TrainOptionsJsonTest, WhatIsNotOptionsIsAnError)
{
    for (const char* text :
         {"", "{", "[]", "3", R"({"epochs":"many"})", R"({"device":3})", R"({"startWeights":[1]})"})
        EXPECT_THAT(trainOptionsFromJson(text), HasErrorCode(ErrorCode::Corrupt)) << text;
    EXPECT_FALSE(trainOptionsFromJson(R"({"objective":"triplet"})").hasValue());
}

}  // namespace
}  // namespace crossfade
