// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/network.h"

#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <cmath>

namespace crossfade {
namespace {

using test::randomMatrix;

const std::vector<std::string> kNames = {"audio", "tags"};

TrainOptions linear(Initialisation initialisation)
{
    TrainOptions options;
    options.dimension = 4;
    options.initialisation = initialisation;
    return options;
}

TEST(NetworkTest, EncodesToUnitLength)
{
    TrainOptions mlp = linear(Initialisation::Random);
    mlp.hidden = 16;
    for (const TrainOptions& options : {linear(Initialisation::Random), mlp}) {
        Network network(kNames, {3, 5}, options);
        network.eval();
        const auto lengths =
            network.encode(1, toTensor(randomMatrix(20, 5, 1))).norm(2, {1}).contiguous();
        for (int i = 0; i < 20; ++i) EXPECT_NEAR(lengths[i].item<float>(), 1.0F, 1e-5F);
    }
}

TEST(NetworkTest, ALinearEncoderStartsFromTheWeightsGiven)
{
    Network network(kNames, {3, 5}, linear(Initialisation::Pca));
    const std::vector<Matrix> starts = {randomMatrix(4, 3, 1), randomMatrix(4, 5, 2)};
    network.startFrom(starts);
    network.eval();
    const Matrix input = randomMatrix(6, 3, 3);
    const auto encoded = network.encode(0, toTensor(input)).contiguous();
    for (std::size_t i = 0; i < 6; ++i) {
        std::vector<double> expected(4, 0.0);
        double square = 0.0;
        for (std::size_t d = 0; d < 4; ++d) {
            for (std::size_t c = 0; c < 3; ++c)
                expected[d] +=
                    static_cast<double>(starts[0].at(d, c)) * static_cast<double>(input.at(i, c));
            square += expected[d] * expected[d];
        }
        for (std::size_t d = 0; d < 4; ++d)
            EXPECT_NEAR(
                encoded[static_cast<std::int64_t>(i)][static_cast<std::int64_t>(d)].item<double>(),
                expected[d] / std::sqrt(square), 1e-5);
    }
}

TEST(NetworkTest, WeightsStartAsTheObjectiveHasThem)
{
    const Network subset(kNames, {3, 5}, linear(Initialisation::Pca));
    EXPECT_NEAR(subset.logWeights().exp()[0].item<double>(), 0.3, 1e-6);
    EXPECT_NEAR(subset.logWeights().exp()[1].item<double>(), 1.0, 1e-6);
    const Network pairwise(kNames, {3, 5}, TrainOptions::defaultsFor(Objective::Pairwise));
    EXPECT_NEAR(pairwise.logWeights().exp()[0].item<double>(), 1.0, 1e-6) << "the paper averages";
}

TEST(NetworkTest, FusingOneModalityGivesItself)
{
    const Network network(kNames, {3, 5}, linear(Initialisation::Pca));
    auto encodings = torch::randn({7, 2, 4});
    encodings = encodings / encodings.norm(2, {2}, true);
    const auto mask = torch::tensor({0.0F, 1.0F}).repeat({7, 1});
    EXPECT_TRUE(torch::allclose(network.fuse(encodings, mask), encodings.select(1, 1), 1e-5, 1e-6));
}

TEST(NetworkTest, APcaStartHasNoOffsets)
{
    EXPECT_EQ(Network(kNames, {3, 5}, linear(Initialisation::Pca)).encoderParameters().size(), 2U);
    EXPECT_EQ(Network(kNames, {3, 5}, linear(Initialisation::Random)).encoderParameters().size(),
              4U);
}

TEST(NetworkTest, NarrowInputsHaveAnMlpBesideTheirLinearPart)
{
    TrainOptions options = linear(Initialisation::Pca);
    options.residualBelow = 4;
    const Network network(kNames, {3, 5}, options);
    EXPECT_EQ(network.encoderParameters().size(), 2U);
    EXPECT_EQ(network.residualParameters().size(), 4U) << "two layers with offsets, for the first";
}

TEST(NetworkTest, ARandomEncoderDoesNotLearnAndIsNotStarted)
{
    TrainOptions options = linear(Initialisation::Pca);
    options.randomEncoders = {"audio"};
    Network network(kNames, {3, 5}, options);
    EXPECT_EQ(network.encoderParameters().size(), 1U);
    network.eval();
    const auto input = toTensor(randomMatrix(4, 3, 1));
    const auto before = network.encode(0, input).clone();
    network.startFrom({randomMatrix(4, 3, 2), randomMatrix(4, 5, 3)});
    EXPECT_TRUE(torch::equal(network.encode(0, input), before));
}

TEST(NetworkTest, TheTemperatureLearnsOnlyWhereItIsToldTo)
{
    TrainOptions options = linear(Initialisation::Pca);
    options.temperature = 0.07;
    EXPECT_FALSE(Network(kNames, {3, 5}, options).temperature().requires_grad());
    options.learnTemperature = true;
    const Network network(kNames, {3, 5}, options);
    EXPECT_TRUE(network.temperature().requires_grad());
    EXPECT_NEAR(network.temperature().item<double>(), 0.07, 1e-6);
}

TEST(ToTensorTest, CopiesRowsAndColumns)
{
    const Matrix matrix = randomMatrix(3, 2, 1);
    const auto tensor = toTensor(matrix);
    EXPECT_EQ(tensor.size(0), 3);
    EXPECT_EQ(tensor[2][1].item<float>(), matrix.at(2, 1));
}

}  // namespace
}  // namespace crossfade
