// SPDX-License-Identifier: GPL-3.0-or-later
// What a trained model makes of artists, those it was trained with and one who comes later.
#include "core/model/torch/torch_trainer.h"
#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <cmath>

extern "C" crossfade::ModelBackend* crossfadeModelBackend();

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasValue;
using test::valueOf;
using Features = std::vector<std::optional<std::vector<float>>>;

struct Setting {
    const char* what;
    TrainOptions options;
};

std::vector<Setting> settings()
{
    TrainOptions pca = TrainOptions::defaultsFor(Objective::Subset);
    pca.dimension = 12;
    pca.batch = 64;
    pca.epochs = 3;
    pca.threads = 1;
    TrainOptions offset = pca;
    offset.initialisation = Initialisation::Random;
    TrainOptions mlp = offset;
    mlp.hidden = 20;
    TrainOptions patient = pca;
    patient.patience = 1;
    patient.learningRate = 0.3;
    patient.epochs = 20;
    TrainOptions residual = pca;
    residual.residualBelow = 10;
    TrainOptions random = pca;
    random.randomEncoders = {"m0"};
    pca.residualBelow = 0;
    return {{"linear from PCA", pca}, {"residual", residual}, {"random", random},
            {"linear", offset},       {"MLP", mlp},           {"patient", patient}};
}

class EncodingTest : public testing::Test {
protected:
    std::unique_ptr<Trainer> trained(const TrainOptions& options)
    {
        auto trainer = valueOf(crossfadeModelBackend()->makeTrainer(
            {m_features, artistsToContrast(*m_features), {}}, options));
        while (!trainer->finished()) static_cast<void>(valueOf(trainer->runEpoch(JobContext())));
        return trainer;
    }
    Features featuresOf(std::size_t artist) const
    {
        Features given;
        for (std::size_t m = 0; m < m_features->modalityCount(); ++m) {
            given.emplace_back();
            if (!m_features->presence[artist].has(m)) continue;
            const auto row = m_features->vectors[m].row(artist);
            given.back() = std::vector<float>(row.begin(), row.end());
        }
        return given;
    }

    std::shared_ptr<const ModalityVectors> m_features =
        std::make_shared<const ModalityVectors>(test::alignedVectors(200, {9, 24, 12}, 0.75, 1));
};

TEST_F(EncodingTest, EncodingsAreOfUnitLengthAndZeroWhereAbsent)
{
    for (const Setting& setting : settings()) {
        const Encoded encoded = valueOf(trained(setting.options)->encode(JobContext()));
        EXPECT_EQ(encoded.encodings.names, m_features->names);
        EXPECT_EQ(encoded.encodings.presence, m_features->presence);
        for (std::size_t m = 0; m < 3; ++m) {
            ASSERT_EQ(encoded.encodings.vectors[m].rows, 200U);
            ASSERT_EQ(encoded.encodings.vectors[m].cols, 12U);
            for (std::size_t i = 0; i < 200; ++i) {
                double square = 0.0;
                for (const float v : encoded.encodings.vectors[m].row(i))
                    square += static_cast<double>(v) * static_cast<double>(v);
                const bool has = m_features->presence[i].has(m);
                ASSERT_NEAR(square, has ? 1.0 : 0.0, has ? 1e-5 : 0.0)
                    << setting.what << ", modality " << m << ", artist " << i;
            }
        }
    }
}

TEST_F(EncodingTest, ALaterArtistIsEncodedAsTheFittedOnesAre)
{
    for (const Setting& setting : settings()) {
        const auto trainer = trained(setting.options);
        const std::vector<std::byte> model = trainer->model();
        const Encoded encoded = valueOf(trainer->encode(JobContext()));
        for (std::size_t i = 0; i < 200; i += 7) {
            const auto one = valueOf(crossfadeModelBackend()->encodeOne(model, featuresOf(i)));
            ASSERT_EQ(one.size(), 3U);
            for (std::size_t m = 0; m < 3; ++m) {
                ASSERT_EQ(one[m].has_value(), m_features->presence[i].has(m));
                if (!one[m]) continue;
                const auto row = encoded.encodings.vectors[m].row(i);
                for (std::size_t d = 0; d < 12; ++d)
                    ASSERT_NEAR((*one[m])[d], row[d], 1e-5) << setting.what << ", artist " << i;
            }
        }
    }
}

TEST_F(EncodingTest, AModelThatCannotBeReadIsAnErrorNotACrash)
{
    const std::vector<std::byte> garbage(100, std::byte{1});
    EXPECT_FALSE(crossfadeModelBackend()->encodeOne(garbage, featuresOf(0)).hasValue());
    EXPECT_FALSE(crossfadeModelBackend()->encodeOne({}, featuresOf(0)).hasValue());
    const auto model = trained(settings()[0].options)->model();
    Features tooLong = featuresOf(0);
    tooLong[1] = std::vector<float>(99, 1.0F);
    EXPECT_FALSE(crossfadeModelBackend()->encodeOne(model, tooLong).hasValue());
}

TEST_F(EncodingTest, TheSameTrainingGivesTheSameModelBytes)
{
    const TrainOptions options = settings()[0].options;
    EXPECT_TRUE(trained(options)->model() == trained(options)->model());
    EXPECT_EQ(trained(options)->threads(), 1);
}

TEST_F(EncodingTest, EncodingTwiceGivesTheSameBytes)
{
    const auto trainer = trained(settings()[0].options);
    const Encoded first = valueOf(trainer->encode(JobContext()));
    EXPECT_EQ(valueOf(trainer->encode(JobContext())).encodings, first.encodings);
}

TEST_F(EncodingTest, LookingBetweenTwoEpochsDoesNotChangeTheTraining)
{
    TrainOptions options = settings()[0].options;
    const Encoded whole = valueOf(trained(options)->encode(JobContext()));
    const auto looked = valueOf(crossfadeModelBackend()->makeTrainer(
        {m_features, artistsToContrast(*m_features), {}}, options));
    while (!looked->finished()) {
        static_cast<void>(valueOf(looked->runEpoch(JobContext())));
        static_cast<void>(valueOf(looked->encode(JobContext())));
    }
    EXPECT_EQ(valueOf(looked->encode(JobContext())).encodings, whole.encodings);
}

TEST_F(EncodingTest, WithPatienceTheModelIsTheBestAndTheTrainingGoesOnFromTheLatest)
{
    const auto trainer = trained(settings()[5].options);
    ASSERT_LT(trainer->epoch(), settings()[5].options.epochs) << "the last epoch is not the best";
    const std::vector<std::byte> checkpoint = trainer->checkpoint();
    const std::vector<std::byte> model = trainer->model();
    const Encoded encoded = valueOf(trainer->encode(JobContext()));
    EXPECT_TRUE(trainer->checkpoint() == checkpoint);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(trainer->encode(JobContext(stop.get_token(), {})),
                HasErrorCode(ErrorCode::Cancelled));
    EXPECT_TRUE(trainer->checkpoint() == checkpoint) << "after a cancel too";
    EXPECT_TRUE(trainer->model() == model);
    EXPECT_EQ(valueOf(trainer->encode(JobContext())).encodings, encoded.encodings);
}

TEST_F(EncodingTest, StopsWhenItIsCancelled)
{
    const auto trainer = trained(settings()[0].options);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(trainer->encode(JobContext(stop.get_token(), {})),
                HasErrorCode(ErrorCode::Cancelled));
    EXPECT_THAT(trainer->encode(JobContext()), HasValue());
}

}  // namespace
}  // namespace crossfade
