// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/torch_trainer.h"

#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <cmath>

extern "C" crossfade::ModelBackend* crossfadeModelBackend();

namespace crossfade {
namespace {

using test::alignedVectors;
using test::expectOk;
using test::HasErrorCode;
using test::HasErrorWith;
using test::valueOf;
using Bytes = std::vector<std::byte>;

std::shared_ptr<const ModalityVectors> features(std::size_t artists = 300)
{
    static const auto kMade =
        std::make_shared<const ModalityVectors>(alignedVectors(300, {9, 24, 12}, 0.75, 1));
    if (artists == 300) return kMade;
    return std::make_shared<const ModalityVectors>(alignedVectors(artists, {9, 24, 12}, 0.75, 1));
}

TrainingData everything(std::shared_ptr<const ModalityVectors> vectors)
{
    TrainingData data;
    data.pool = artistsToContrast(*vectors);
    data.features = std::move(vectors);
    return data;
}

TrainOptions quick(Objective objective = Objective::Subset)
{
    TrainOptions options = TrainOptions::defaultsFor(objective);
    options.dimension = 16;
    options.batch = 64;
    options.epochs = 4;
    options.threads = 1;
    if (options.hidden > 0) options.hidden = 32;
    return options;
}

std::unique_ptr<Trainer> trainerOf(const TrainOptions& options)
{
    return valueOf(crossfadeModelBackend()->makeTrainer(everything(features()), options));
}

void runEpochs(Trainer& trainer, int upTo)
{
    while (!trainer.finished() && trainer.epoch() < upTo)
        static_cast<void>(valueOf(trainer.runEpoch(JobContext())));
}

Encoded trained(const TrainOptions& options)
{
    const auto trainer = trainerOf(options);
    runEpochs(*trainer, options.epochs);
    return valueOf(trainer->encode(JobContext()));
}

class BothObjectivesTest : public testing::TestWithParam<Objective> {};
INSTANTIATE_TEST_SUITE_P(Objectives, BothObjectivesTest,
                         testing::Values(Objective::Subset, Objective::Pairwise));

TEST_P(BothObjectivesTest, TheLossFallsOnDataThatHasSomethingToLearn)
{
    TrainOptions options = quick(GetParam());
    options.initialisation = Initialisation::Random;
    options.epochs = 15;
    options.learningRate = 3e-3;
    const auto trainer = trainerOf(options);
    double first = 0.0, last = 0.0;
    for (int epoch = 1; epoch <= 15; ++epoch) {
        const EpochReport report = valueOf(trainer->runEpoch(JobContext()));
        EXPECT_EQ(report.epoch, epoch);
        EXPECT_TRUE(std::isfinite(report.loss));
        EXPECT_FALSE(report.validationLoss.has_value());
        if (epoch == 1) first = report.loss;
        last = report.loss;
    }
    EXPECT_LT(last, 0.7 * first);
    EXPECT_TRUE(trainer->finished());
}

TEST_P(BothObjectivesTest, TheLossIsTheSumOfItsTerms)
{
    const auto trainer = trainerOf(quick(GetParam()));
    const EpochReport report = valueOf(trainer->runEpoch(JobContext()));
    EXPECT_EQ(report.termLosses.size(), trainer->lossTerms().size());
    double sum = 0.0;
    for (const double term : report.termLosses) sum += term;
    EXPECT_NEAR(sum, report.loss, 1e-4);
}

/// The largest difference of two numbers in the same place.
float largestDifference(const ModalityVectors& a, const ModalityVectors& b)
{
    float largest = 0.0F;
    for (std::size_t m = 0; m < a.modalityCount(); ++m)
        for (std::size_t i = 0; i < a.vectors[m].values.size(); ++i)
            largest = std::max(largest, std::abs(a.vectors[m].values[i] - b.vectors[m].values[i]));
    return largest;
}

TEST_P(BothObjectivesTest, TheSameSeedAndThreadsGiveTheSameBytes)
{
    TrainOptions options = quick(GetParam());
    const Encoded one = trained(options);
    EXPECT_EQ(trained(options).encodings, one.encodings);
    options.threads = 2;
    const Encoded two = trained(options);
    const Encoded again = trained(options);
    EXPECT_EQ(again.encodings, two.encodings);
    EXPECT_EQ(again.weights, two.weights);
    // Some of OpenBLAS's kernels sum in another order with two threads; it is rounding, no more.
    EXPECT_LT(largestDifference(two.encodings, one.encodings), 1e-3F);
    options.threads = 1;
    options.seed = 1;
    EXPECT_NE(trained(options).encodings, one.encodings) << "another seed, another model";
}

TEST_P(BothObjectivesTest, ATrainingResumedAtAnyEpochEndsWithTheSameBytes)
{
    for (const int patience : {0, 3}) {
        TrainOptions options = quick(GetParam());
        options.patience = patience;
        const Encoded whole = trained(options);
        for (int at = 0; at < options.epochs; ++at) {
            const auto stopped = trainerOf(options);
            runEpochs(*stopped, at);
            const Bytes checkpoint = stopped->checkpoint();
            const auto resumed = trainerOf(options);
            expectOk(resumed->restore(checkpoint));
            EXPECT_EQ(resumed->epoch(), at);
            runEpochs(*resumed, options.epochs);
            const Encoded end = valueOf(resumed->encode(JobContext()));
            ASSERT_EQ(end.encodings, whole.encodings) << "at " << at << ", patience " << patience;
            ASSERT_EQ(end.weights, whole.weights);
        }
    }
}

TEST(TorchTrainerTest, SubsetLearnsFusionWeightsAndPairwiseLeavesThemEqual)
{
    EXPECT_EQ(trained(quick(Objective::Pairwise)).weights, std::vector<float>(3, 1.0F));
    const auto weights = trained(quick(Objective::Subset)).weights;
    ASSERT_EQ(weights.size(), 3U);
    for (const float weight : weights) {
        EXPECT_GT(weight, 0.0F);
        EXPECT_NE(weight, 0.6F) << "all start from .6 here and move";
    }
}

TEST(TorchTrainerTest, RestoringWhatIsNoCheckpointIsCorrupt)
{
    const auto trainer = trainerOf(quick());
    EXPECT_THAT(trainer->restore({}), HasErrorCode(ErrorCode::Corrupt));
    const Bytes garbage(1000, std::byte{0x5A});
    EXPECT_THAT(trainer->restore(garbage), HasErrorCode(ErrorCode::Corrupt));
    const Bytes whole = trainer->checkpoint();
    for (const std::size_t length :
         {std::size_t{1}, whole.size() / 4, whole.size() / 2, whole.size() - 1})
        EXPECT_THAT(trainer->restore(std::span(whole).first(length)),
                    HasErrorCode(ErrorCode::Corrupt))
            << length << " of " << whole.size();
}

TEST(TorchTrainerTest, RestoringAnotherTrainingsCheckpointIsCorrupt)
{
    TrainOptions larger = quick();
    larger.dimension = 20;
    TrainOptions mlp = quick(Objective::Pairwise);
    const Bytes checkpoint = trainerOf(quick())->checkpoint();
    EXPECT_THAT(trainerOf(larger)->restore(checkpoint), HasErrorCode(ErrorCode::Corrupt));
    EXPECT_THAT(trainerOf(mlp)->restore(checkpoint), HasErrorCode(ErrorCode::Corrupt));
}

TEST(TorchTrainerTest, PatienceStopsATrainingThatNoLongerImproves)
{
    TrainOptions options = quick();
    options.epochs = 200;
    options.patience = 2;
    options.learningRate = 0.3;  // far too high: it gets worse
    const auto trainer = trainerOf(options);
    std::vector<double> losses;
    while (!trainer->finished()) {
        const EpochReport report = valueOf(trainer->runEpoch(JobContext()));
        ASSERT_TRUE(report.validationLoss.has_value());
        losses.push_back(*report.validationLoss);
    }
    ASSERT_LT(losses.size(), 200U);
    const auto best = std::ranges::min_element(losses) - losses.begin();
    EXPECT_EQ(static_cast<std::ptrdiff_t>(losses.size()) - 1 - best, 2)
        << "two epochs after the best one";
}

TEST(TorchTrainerTest, WithPatienceTheBestEpochIsEncodedNotTheLast)
{
    TrainOptions options = quick();
    options.epochs = 50;
    options.patience = 2;
    options.learningRate = 0.3;
    const auto patient = trainerOf(options);
    std::vector<double> losses;
    while (!patient->finished())
        losses.push_back(*valueOf(patient->runEpoch(JobContext())).validationLoss);
    const auto best = static_cast<int>(std::ranges::min_element(losses) - losses.begin()) + 1;
    const auto stopped = trainerOf(options);
    runEpochs(*stopped, best);
    EXPECT_TRUE(patient->model() == stopped->model());
    EXPECT_EQ(valueOf(patient->encode(JobContext())).encodings,
              valueOf(stopped->encode(JobContext())).encodings);
}

TEST(TorchTrainerTest, AHeldOutArtistIsNotTrainedOn)
{
    TrainOptions options = quick();
    options.patience = 5;
    const auto withHeldOut = valueOf(trainerOf(options)->runEpoch(JobContext()));
    options.patience = 0;
    const auto without = valueOf(trainerOf(options)->runEpoch(JobContext()));
    EXPECT_NE(withHeldOut.loss, without.loss);
}

TEST(TorchTrainerTest, ACancelInsideAnEpochIsSaidAndTheCheckpointBeforeItGoesOn)
{
    const Encoded whole = trained(quick());
    const auto trainer = trainerOf(quick());
    runEpochs(*trainer, 2);
    const Bytes checkpoint = trainer->checkpoint();
    std::stop_source stop;
    int steps = 0;
    const JobContext job(stop.get_token(), [&](const JobContext::Progress&) {
        if (++steps == 2) stop.request_stop();
    });
    EXPECT_THAT(trainer->runEpoch(job), HasErrorCode(ErrorCode::Cancelled));
    EXPECT_EQ(trainer->epoch(), 2);
    expectOk(trainer->restore(checkpoint));
    runEpochs(*trainer, 4);
    EXPECT_EQ(valueOf(trainer->encode(JobContext())).encodings, whole.encodings);
}

TEST(TorchTrainerTest, ALossThatIsNoNumberEndsTheTrainingWithASentence)
{
    ModalityVectors broken = *features();
    broken.vectors[1].values.assign(broken.vectors[1].values.size(), std::nanf(""));
    TrainOptions options = quick();
    options.initialisation = Initialisation::Random;
    const auto trainer = valueOf(crossfadeModelBackend()->makeTrainer(
        everything(std::make_shared<const ModalityVectors>(broken)), options));
    EXPECT_THAT(trainer->runEpoch(JobContext()), HasErrorWith("The loss became"));
}

TEST(ModelBackendTest, RefusesOptionsThatCannotBe)
{
    auto* backend = crossfadeModelBackend();
    TrainOptions options = quick();
    options.temperature = 0.0;
    EXPECT_THAT(backend->makeTrainer(everything(features()), options), HasErrorWith("temperature"));
    if (!torch::cuda::is_available()) {
        options = quick();
        options.device = "cuda";
        EXPECT_THAT(backend->makeTrainer(everything(features()), options),
                    HasErrorWith("no CUDA device"));
    }
}

TEST(ModelBackendTest, NeedsTwoArtistsWithTwoModalitiesOrFourWithPatience)
{
    auto few = alignedVectors(10, {9, 24, 12}, 1.0, 1);
    const auto made = [&](std::size_t artists, int patience) {
        for (std::size_t i = 0; i < 10; ++i)
            few.presence[i] = i < artists ? ModalityMask(3) : ModalityMask(1);
        TrainOptions options = quick();
        options.patience = patience;
        return crossfadeModelBackend()->makeTrainer(
            everything(std::make_shared<const ModalityVectors>(few)), options);
    };
    EXPECT_THAT(made(1, 0), HasErrorCode(ErrorCode::InvalidInput));
    EXPECT_THAT(made(1, 0), HasErrorWith("Only 1 artist has two modalities"));
    EXPECT_THAT(made(3, 1), HasErrorWith("training needs at least 4"));
    for (const auto& [artists, patience] : {std::pair(2, 0), std::pair(4, 1)}) {
        const auto trainer = valueOf(made(static_cast<std::size_t>(artists), patience));
        EXPECT_THAT(trainer->runEpoch(JobContext()), test::HasValue()) << artists;
    }
}

TEST(ModelBackendTest, NamesTheOptionsThatLeaveTooFew)
{
    auto few = alignedVectors(3, {9, 24, 12}, 1.0, 1);
    for (ModalityMask& mask : few.presence) mask = ModalityMask(1);
    TrainOptions options = quick();
    options.minPopularity = 12.5;
    options.trainFraction = 0.5;
    EXPECT_THAT(
        crossfadeModelBackend()->makeTrainer(
            everything(std::make_shared<const ModalityVectors>(few)), options),
        HasErrorWith("modalities or more with min-popularity 12.5 and train-fraction 0.5;"));
}

TEST(ModelBackendTest, SaysWhichLibTorchItIs)
{
    EXPECT_NE(crossfadeModelBackend()->torchVersion().find('.'), std::string::npos);
}

}  // namespace
}  // namespace crossfade
