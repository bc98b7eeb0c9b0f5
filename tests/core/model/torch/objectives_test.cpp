// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/objectives.h"

#include "core/base/random.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace crossfade {
namespace {

using Rows = std::vector<std::vector<double>>;

Rows randomUnitRows(std::size_t count, std::size_t dimension, std::uint64_t seed)
{
    Random random(seed);
    Rows rows(count, std::vector<double>(dimension));
    for (auto& row : rows) {
        double square = 0.0;
        for (double& value : row) {
            value = random.normal();
            square += value * value;
        }
        for (double& value : row) value /= std::sqrt(square);
    }
    return rows;
}

torch::Tensor toTensor(const Rows& rows)
{
    auto tensor = torch::empty(
        {static_cast<std::int64_t>(rows.size()), static_cast<std::int64_t>(rows[0].size())},
        torch::kFloat64);
    for (std::size_t i = 0; i < rows.size(); ++i)
        std::copy(rows[i].begin(), rows[i].end(), tensor.data_ptr<double>() + i * rows[0].size());
    return tensor;
}

torch::Tensor at(double temperature)
{
    return torch::tensor(temperature, torch::kFloat64);
}

/// Eq. 1 of Chen et al. by loops over all 2M rows.
double ntXentSlowly(const Rows& a, const Rows& b, double temperature)
{
    Rows all = a;
    all.insert(all.end(), b.begin(), b.end());
    const std::size_t m = a.size();
    double loss = 0.0;
    for (std::size_t i = 0; i < 2 * m; ++i) {
        double denominator = 0.0;
        double numerator = 0.0;
        for (std::size_t j = 0; j < 2 * m; ++j) {
            if (i == j) continue;
            double dot = 0.0;
            for (std::size_t d = 0; d < all[i].size(); ++d) dot += all[i][d] * all[j][d];
            const double term = std::exp(dot / temperature);
            denominator += term;
            if (j == (i + m) % (2 * m)) numerator = term;
        }
        loss -= std::log(numerator / denominator) / static_cast<double>(2 * m);
    }
    return loss;
}

TEST(NtXentTest, AgreesWithABruteForceLoop)
{
    for (const std::size_t m : {2U, 3U, 9U}) {
        for (const double temperature : {0.07, 0.1, 0.5, 1.0}) {
            const Rows a = randomUnitRows(m, 7, m);
            const Rows b = randomUnitRows(m, 7, m + 100);
            EXPECT_NEAR(ntXent(toTensor(a), toTensor(b), at(temperature)).item<double>(),
                        ntXentSlowly(a, b, temperature), 1e-10);
        }
    }
}

TEST(NtXentTest, HasTheClosedFormOfEqualSimilarities)
{
    // All rows the same: each of the 2M - 1 others is as likely.
    const auto same = torch::ones({4, 1}, torch::kFloat64);
    EXPECT_NEAR(ntXent(same, same, at(0.1)).item<double>(), std::log(7.0), 1e-12);
    // Orthogonal pairs: exp(1 / tau) over exp(1 / tau) + 2 (M - 1).
    const auto eye = torch::eye(3, torch::kFloat64);
    const double e = std::exp(1.0 / 0.5);
    EXPECT_NEAR(ntXent(eye, eye, at(0.5)).item<double>(), -std::log(e / (e + 4.0)), 1e-12);
}

TEST(NtXentTest, IsSymmetricInItsSides)
{
    const auto a = toTensor(randomUnitRows(6, 5, 1));
    const auto b = toTensor(randomUnitRows(6, 5, 2));
    EXPECT_NEAR(ntXent(a, b, at(0.1)).item<double>(), ntXent(b, a, at(0.1)).item<double>(), 1e-12);
}

TEST(NtXentTest, StaysFiniteWhereExponentialsWouldOverflow)
{
    const auto eye = torch::eye(3);
    EXPECT_NEAR(ntXent(eye, eye, at(1e-3)).item<double>(), 0.0, 1e-6);
    const auto wrong = ntXent(eye, eye.flip(0), at(1e-3)).item<double>();
    EXPECT_TRUE(std::isfinite(wrong));
    EXPECT_GT(wrong, 100.0);
}

TEST(NtXentTest, GradientsAgreeWithFiniteDifferences)
{
    constexpr double kStep = 1e-6;
    const auto a = toTensor(randomUnitRows(5, 4, 3)).requires_grad_(true);
    const auto b = toTensor(randomUnitRows(5, 4, 4)).requires_grad_(true);
    ntXent(a, b, at(0.2)).backward();
    const torch::NoGradGuard noGrad;
    for (const auto& side : {a, b}) {
        const auto gradient = side.grad().clone();
        for (std::int64_t i = 0; i < side.numel(); ++i) {
            double& value = side.data_ptr<double>()[i];
            const double kept = value;
            value = kept + kStep;
            const double up = ntXent(a, b, at(0.2)).item<double>();
            value = kept - kStep;
            const double down = ntXent(a, b, at(0.2)).item<double>();
            value = kept;
            EXPECT_NEAR(gradient.data_ptr<double>()[i], (up - down) / (2.0 * kStep), 1e-7) << i;
        }
    }
}

TEST(MaskTensorTest, HasAOneWhereTheMaskHasTheModality)
{
    const auto tensor = maskTensor({ModalityMask(5), ModalityMask(), ModalityMask(2)}, 3);
    const auto expected =
        torch::tensor({{1.0F, 0.0F, 1.0F}, {0.0F, 0.0F, 0.0F}, {0.0F, 1.0F, 0.0F}});
    EXPECT_TRUE(torch::equal(tensor, expected));
}

const std::vector<std::string> kNames = {"audio", "tags", "listening"};

/// Six artists with unit encodings and their presence; zero where absent, as nothing may read it.
struct Sample {
    std::vector<ModalityMask> presence = {ModalityMask(7), ModalityMask(3), ModalityMask(3),
                                          ModalityMask(6), ModalityMask(7), ModalityMask(5)};
    std::vector<Rows> rows = {randomUnitRows(6, 4, 1), randomUnitRows(6, 4, 2),
                              randomUnitRows(6, 4, 3)};
    EncodedBatch encoded() const
    {
        std::vector<torch::Tensor> stack;
        for (const Rows& one : rows) stack.push_back(toTensor(one));
        return {torch::stack(stack, 1), maskTensor(presence, 3) > 0.5};
    }
    std::shared_ptr<Network> network(const TrainOptions& options) const
    {
        return std::make_shared<Network>(kNames, std::vector<std::int64_t>{2, 2, 2}, options);
    }
};

TEST(PairwiseObjectiveTest, IsNtXentOnTheArtistsThatHaveBothSummedOverPairs)
{
    const Sample sample;
    TrainOptions options = TrainOptions::defaultsFor(Objective::Pairwise);
    options.temperature = 0.3;
    const auto objective = std::move(makeObjectives(options, kNames).front());
    EXPECT_EQ(objective->terms(),
              (std::vector<std::string>{"audio–tags", "audio–listening", "tags–listening"}));
    const auto losses = objective->losses(*sample.network(options), sample.encoded(), Batch{});
    ASSERT_EQ(losses.size(), 3U);
    const std::pair<std::size_t, std::size_t> pairs[] = {{0, 1}, {0, 2}, {1, 2}};
    for (std::size_t t = 0; t < 3; ++t) {
        const auto [i, j] = pairs[t];
        Rows a, b;
        for (std::size_t r = 0; r < 6; ++r) {
            if (!sample.presence[r].has(i) || !sample.presence[r].has(j)) continue;
            a.push_back(sample.rows[i][r]);
            b.push_back(sample.rows[j][r]);
        }
        EXPECT_NEAR(losses[t].item<double>(), ntXentSlowly(a, b, 0.3), 1e-6) << t;
    }
}

TEST(PairwiseObjectiveTest, SaysNothingOfAPairThatFewerThanTwoArtistsHave)
{
    Sample sample;
    sample.presence.assign(6, ModalityMask(3));
    sample.presence[0] = ModalityMask(7);
    const TrainOptions options = TrainOptions::defaultsFor(Objective::Pairwise);
    const auto losses = makeObjectives(options, kNames)
                            .front()
                            ->losses(*sample.network(options), sample.encoded(), Batch{});
    EXPECT_TRUE(losses[0].defined());
    EXPECT_FALSE(losses[1].defined());
    EXPECT_FALSE(losses[2].defined());
}

TEST(SubsetObjectiveTest, ContrastsWeightedMeansOfBothSides)
{
    const Sample sample;
    TrainOptions options;
    options.temperature = 0.3;
    options.startWeights = {{"audio", 0.5}, {"tags", 1.0}, {"listening", 2.0}};
    Batch batch;
    batch.left = {ModalityMask(1), ModalityMask(1), ModalityMask(2),
                  ModalityMask(4), ModalityMask(5), ModalityMask(4)};
    batch.right = {ModalityMask(6), ModalityMask(2), ModalityMask(1),
                   ModalityMask(2), ModalityMask(2), ModalityMask(1)};
    const auto objective = std::move(makeObjectives(options, kNames).front());
    EXPECT_EQ(objective->terms(), std::vector<std::string>{"subset"});
    const auto losses = objective->losses(*sample.network(options), sample.encoded(), batch);
    const double weights[] = {0.5, 1.0, 2.0};
    const auto fused = [&](const std::vector<ModalityMask>& masks) {
        Rows rows;
        for (std::size_t r = 0; r < 6; ++r) {
            std::vector<double> sum(4, 0.0);
            double square = 0.0;
            for (std::size_t d = 0; d < 4; ++d) {
                for (std::size_t m = 0; m < 3; ++m)
                    if (masks[r].has(m)) sum[d] += weights[m] * sample.rows[m][r][d];
                square += sum[d] * sum[d];
            }
            for (double& value : sum) value /= std::sqrt(square);
            rows.push_back(sum);
        }
        return rows;
    };
    ASSERT_EQ(losses.size(), 1U);
    EXPECT_NEAR(losses[0].item<double>(), ntXentSlowly(fused(batch.left), fused(batch.right), 0.3),
                1e-5);
}

}  // namespace
}  // namespace crossfade
